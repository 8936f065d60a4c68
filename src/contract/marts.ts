import {appointments, dealerMonths, lines, sales, visits} from "./marts/behaviour.js";
import {
  churnReasons,
  complaints,
  contacts,
  events,
  leads,
  packages,
  participations,
  points
} from "./marts/care.js";
import {lossCounts, referrals, seenMonths, silences, vehicleLives} from "./marts/lives.js";
import {
  monthFigures,
  monthPractices,
  monthSeriesFigures,
  recentFigures,
  recentPractices
} from "./marts/figures.js";
import {benchmarks, costs, quality, servicePlan, targets} from "./marts/programme.js";
import {callLists, careCases, riskChecks, riskEffects, riskVehicles} from "./marts/risk.js";
import {vehicleDays} from "./marts/retention.js";
import {experiences, touchpointScores} from "./marts/experience.js";
import {
  answers,
  items,
  predictors,
  responses,
  scores,
  surveyFrame,
  touchpoints
} from "./marts/survey.js";
import {customerValues, valueClasses, valueErrors, valueModels, valueParts} from "./marts/value.js";
import {customerPeriods, customers, dealers, vehicles} from "./marts/who.js";
import type {Mart} from "./mart.js";

const all = [
  dealers,
  customers,
  vehicles,
  visits,
  lines,
  vehicleDays,
  vehicleLives,
  sales,
  silences,
  lossCounts,
  seenMonths,
  referrals,
  dealerMonths,
  appointments,
  responses,
  scores,
  experiences,
  touchpointScores,
  surveyFrame,
  items,
  touchpoints,
  predictors,
  answers,
  complaints,
  contacts,
  careCases,
  events,
  participations,
  leads,
  packages,
  points,
  churnReasons,
  riskEffects,
  riskChecks,
  riskVehicles,
  callLists,
  costs,
  targets,
  benchmarks,
  servicePlan,
  customerPeriods,
  customerValues,
  valueModels,
  valueClasses,
  valueErrors,
  valueParts,
  recentFigures,
  monthFigures,
  monthSeriesFigures,
  recentPractices,
  monthPractices,
  quality
] as const;

export type MartName = (typeof all)[number]["name"];

/** Every published table. Each is written at every build, empty where its sources are missing. */
export const marts: readonly Mart<MartName>[] = all;

/** The published table of that name. */
export function martNamed(name: MartName): Mart<MartName> {
  return marts.find((mart) => mart.name === name)!;
}
