import {settings} from "../../contract/settings.js";
import type {ClusterSums} from "../../stats/clusterSums.js";
import {Z95} from "../../stats/interval.js";
import type {Estimated} from "../../stats/interval.js";
import {clusteredMean} from "../../stats/mean.js";

/** What a frequency class is expected to do in a year ahead, as the query gives it. */
export interface YearRow {
  frequency_class: number;
  year: number;
  customers: number;
  known_alive: number;
  alive: number;
  left: number;
  visits: number;
  service: number | null;
  visits_new: number;
  visits_middle: number;
  visits_old: number;
  visits_unknown: number;
}

/** What comes with visits, over visits. */
export interface PartRow extends ClusterSums {
  part: ExtraPart;
  car_age_band: number | null;
  events: number;
}

export interface ErrorRow {
  frequency_class: number;
  year: number;
  component: number;
  log_error: number;
}

export const extraParts = ["repurchase", "referral", "cross_buying", "up_buying"] as const;
export type ExtraPart = (typeof extraParts)[number];
export type ValuePart = "service" | ExtraPart;

export interface ValueChoice {
  rate: number;
  years: number;
}

/** A part of the value with its interval, and what it rests on. */
export interface PartValue extends Estimated {
  part: ValuePart;
  events: number | null;
  people: number | null;
  perVisit: number | null;
}

export interface Totals {
  customers: number;
  left: number;
  /** Expected still active; null where the model does not tell for all. */
  alive: number | null;
  /** In the first year. */
  visits: number;
  /** Null where no model of money was fitted. */
  value: Estimated | null;
  parts: PartValue[];
}

/** The share of a year's profit that counts today: discounted monthly from the middle of the year. */
export const discountFactor = ({rate, years}: ValueChoice, year: number): number =>
  year > years ? 0 : (1 + rate) ** ((12 * (0.5 - year)) / 12);

const bands = ["visits_new", "visits_middle", "visits_old", "visits_unknown"] as const;

/** The rate of a part per visit and its standard error, in yuan; the band's own where there is one. */
function rateOf(
  parts: readonly PartRow[],
  part: ExtraPart,
  band: number | null
): {value: number; error: number} {
  const own = parts.find((row) => row.part === part && row.car_age_band === band);
  const sums =
    own && own.n > 0 ? own : parts.find((row) => row.part === part && row.car_age_band === null);
  const mean = sums && sums.n > 0 ? clusteredMean(sums) : null;
  if (!mean) return {value: 0, error: 0};
  const half = mean.interval ? (mean.interval.hi - mean.interval.lo) / 2 : 0;
  return {value: mean.value, error: half / Z95};
}

/**
 * The net present value of what the customers are expected to bring, in parts, with an interval that covers
 * the sampling error of the models' parameters (delta method) and of the rates per visit (clustered by
 * customer), taken as independent.
 */
export function valueTotals(
  rows: readonly YearRow[],
  parts: readonly PartRow[],
  errors: readonly ErrorRow[],
  choice: ValueChoice
): Totals {
  const first = rows.filter(({year}) => year === 1);
  const sum = (of: (row: YearRow) => number, from: readonly YearRow[] = rows): number =>
    from.reduce((all, row) => all + of(row), 0);
  const factor = ({year}: YearRow): number => discountFactor(choice, year);
  const customers = sum((row) => row.customers, first);
  const known = sum((row) => row.known_alive, first);
  const base = {
    customers,
    left: sum((row) => row.left, first),
    alive: known === customers ? sum((row) => row.alive, first) : null,
    visits: sum((row) => row.visits, first)
  };
  if (customers === 0 || rows.some(({service}) => service === null))
    return {...base, value: null, parts: []};

  const modelError = (amount: (row: YearRow) => number): number => {
    const components = new Map<number, number>();
    for (const {frequency_class, year, component, log_error} of errors) {
      const row = rows.find((one) => one.frequency_class === frequency_class && one.year === year);
      if (row)
        components.set(component, (components.get(component) ?? 0) + amount(row) * log_error);
    }
    return Math.hypot(...components.values());
  };
  const service = sum((row) => factor(row) * row.service!);
  const serviceError = modelError((row) => factor(row) * row.service!);
  const extras = extraParts.map((part) => {
    const byBand = bands.map((name, band) => ({
      visits: sum((row) => factor(row) * row[name]),
      ...rateOf(parts, part, part === "repurchase" && band < 3 ? band : null)
    }));
    const all = parts.find((row) => row.part === part && row.car_age_band === null);
    const value = byBand.reduce((total, {visits, value: rate}) => total + visits * rate, 0);
    const error =
      part === "repurchase"
        ? Math.hypot(...byBand.map(({visits, error: own}) => visits * own))
        : byBand.reduce((total, {visits, error: own}) => total + visits * own, 0);
    return {part, value, error, events: all?.events ?? 0, people: all?.people ?? 0};
  });
  const visits = sum((row) => factor(row) * row.visits);
  const estimated = (value: number, error: number): Estimated => ({
    value,
    lo: value - Z95 * error,
    hi: value + Z95 * error
  });
  const total = service + extras.reduce((all, {value}) => all + value, 0);
  return {
    ...base,
    value: estimated(
      total,
      Math.hypot((serviceError * total) / (service || 1), ...extras.map(({error}) => error))
    ),
    parts: [
      {
        part: "service",
        ...estimated(service, serviceError),
        events: null,
        people: null,
        perVisit: visits > 0 ? service / visits : null
      },
      ...extras.map(({part, value, error, events, people}) => ({
        part,
        ...estimated(value, error),
        events,
        people,
        perVisit: visits > 0 ? value / visits : null
      }))
    ]
  };
}

/** The choices of discount rate and horizon. */
export const valueChoices: readonly ValueChoice[] = settings.value_discount_rates.flatMap((rate) =>
  settings.value_horizons_years.map((years) => ({rate, years}))
);
