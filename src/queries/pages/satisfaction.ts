import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {answerPatterns} from "../answerPatterns.js";
import {courseFigures} from "../benchmarks.js";
import {driverPredictors, driverSample, driverSurveys} from "../drivers.js";
import {driverSums} from "../driverSums.js";
import type {DriverChoice} from "../drivers.js";
import {emotionCurve} from "../emotionCurve.js";
import type {CurveSplit} from "../emotionCurve.js";
import {experienceSummaries} from "../experienceSummaries.js";
import type {ExperienceChoice} from "../experiences.js";
import {itemScores} from "../itemScores.js";
import {ratedItems} from "../ratedItems.js";
import type {ItemRow, LeadingBy} from "../ratedItems.js";
import {journeyChoices, touchpointBenchmarks, touchpointsInOrder} from "../journeys.js";
import {loyaltyBlock} from "../loyalty/block.js";
import {loyaltyByAnswer} from "../loyalty/byAnswer.js";
import {loyaltyCalls} from "../loyalty/calls.js";
import type {LoyaltyChoice} from "../loyalty/choice.js";
import {loyaltyCells, loyaltyGroups} from "../loyalty/groups.js";
import {loyaltyNext} from "../loyalty/next.js";
import {repurchaseTable} from "../loyalty/repurchase.js";
import {lostCustomerMeasures} from "../measures/lostCustomers.js";
import {replacerMeasures} from "../measures/replacers.js";
import {surveyChoices} from "../options.js";
import {peakEndSums} from "../peakEnd.js";
import {responseRates, surveyIndex} from "../surveyIndex.js";

/** What the loyalty page asks, over the whole period where none is chosen. */
export function loyaltyQueries(
  filters: Filters,
  choice: LoyaltyChoice = {},
  {byScore = false}: {byScore?: boolean} = {}
) {
  return {
    byAnswer: loyaltyByAnswer(filters, choice, {byScore}),
    groups: loyaltyGroups(filters, choice),
    cells: loyaltyCells(filters, choice),
    next: loyaltyNext(filters, choice),
    calls: loyaltyCalls(filters, choice, {limit: settings.calls_shown}),
    repurchase: repurchaseTable(filters),
    block: loyaltyBlock(filters, choice),
    lost: lostCustomerMeasures(filters),
    replacers: replacerMeasures(filters),
    surveys: surveyChoices(filters),
    driverSurveys: driverSurveys(),
    predictors: driverPredictors(),
    driverSums: driverSums(filters),
    course: courseFigures()
  };
}

/** What the drivers page asks: sums for the picture, and the responses themselves for resampling. */
export function driverQueries(filters: Filters, choice: DriverChoice = {}) {
  return {
    surveys: driverSurveys(),
    predictors: driverPredictors(),
    benchmarks: touchpointBenchmarks(),
    sums: driverSums(filters, choice),
    sample: driverSample(filters, choice)
  };
}

/** What the emotion page asks about one journey: its curve, beside it what is compared, and what the curve does. */
export function emotionQueries(
  filters: Filters,
  choice: ExperienceChoice = {},
  comparison: CurveSplit | "period" = "none"
) {
  const curve = emotionCurve(filters, choice);
  const year = {...choice, recentMonths: 12};
  return {
    curve,
    split:
      comparison === "none"
        ? []
        : comparison === "period"
          ? [
              emotionCurve(filters, {...year, split: "now"}),
              emotionCurve(filters, {...year, monthsBack: 12, split: "before"})
            ]
          : [emotionCurve(filters, {...choice, split: comparison})],
    summaries: experienceSummaries(filters, choice),
    peakEnd: peakEndSums(filters, choice),
    patterns: answerPatterns(filters, settings.asymmetry_cut, choice),
    otherPatterns: answerPatterns(filters, settings.asymmetry_other_cut, choice),
    importance: driverSums(filters, {
      outcome: "overall",
      ...(choice.questionnaire == null
        ? {leadingOf: choice.journey ?? "service"}
        : {questionnaire: choice.questionnaire})
    }),
    predictors: driverPredictors(),
    journeys: journeyChoices(filters),
    touchpoints: touchpointsInOrder(),
    benchmarks: touchpointBenchmarks()
  };
}

/** What the workshop lays over the curve that a group has drawn. */
export function workshopQueries(filters: Filters, choice: ExperienceChoice = {}) {
  return {
    curve: emotionCurve(filters, choice),
    touchpoints: touchpointsInOrder(),
    benchmarks: touchpointBenchmarks()
  };
}

/**
 * What the page on surveys asks: the index of one system, the items of a list, and how many answered; faster
 * where both are named and the rated items are known.
 */
export function surveyQueries(
  filters: Filters,
  {
    system = null,
    list = null,
    by = "dealer",
    items = []
  }: {
    system?: string | null;
    list?: string | null;
    by?: "dealer" | "region";
    items?: readonly Pick<ItemRow, "questionnaire" | "item_id">[];
  } = {}
) {
  const of = (name: string | null, leadingBy: LeadingBy) => {
    const known = items.filter(({questionnaire}) => questionnaire === name);
    return {
      questionnaire: name ?? {leadingBy},
      ...(known.length === 0 ? {} : {items: known.map(({item_id}) => item_id)})
    };
  };
  const inSystem = of(system, "weights");
  const listed = of(list, "best");
  return {
    items: ratedItems(),
    index: surveyIndex(filters, {...inSystem, questionnaire: system}),
    breakdown: itemScores(filters, inSystem),
    rates: responseRates(filters),
    scores: itemScores(filters, listed),
    waves: itemScores(filters, {...listed, split: "wave"}),
    side: itemScores(filters, {...listed, split: by})
  };
}

/** The whole list of whom to call, asked for only when it is exported. */
export const loyaltyCallsQuery = (filters: Filters, choice: LoyaltyChoice = {}) =>
  loyaltyCalls(filters, choice);
