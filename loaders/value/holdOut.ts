import {settings} from "../../src/contract/settings.js";
import {visitHistories} from "../../src/stats/countingModel.js";
import {yieldToLanes} from "../lanes.js";
import type {CustomerHistory} from "./histories.js";
import type {Candidate, Fitted, ModelName} from "./models.js";
import {candidates, fittedOn, isFitted} from "./models.js";

/** How far a forecast of the held-out months was off, over customers. */
export interface Accuracy {
  name: ModelName;
  rootMeanSquare: number;
  meanAbsolute: number;
  predicted: number;
  actual: number;
  /** By repeat visits before: how many customers, visits forecast and made. */
  classes: {frequencyClass: number; customers: number; predicted: number; actual: number}[];
}

export interface HoldOut {
  /** All candidates, fitted without the held-out months. */
  fitted: Fitted[];
  /** Of those that were fitted, and of the same rate as before. */
  accuracy: Accuracy[];
  /** The candidate whose forecasts of single customers were least off; none where all were refused. */
  chosen: Candidate | null;
}

/** Repeat visits from which customers are one class. */
export const topClass = 7;

/** The class of a number of repeat visits. */
export const frequencyClassOf = (x: number): number => Math.min(x, topClass);

/**
 * Fits every candidate without the last months and sets what it expects of them against what came, beside the
 * naive forecast that everyone goes on at the rate so far. Customers known to have left by then are left out.
 */
export async function holdOut(customers: readonly CustomerHistory[]): Promise<HoldOut> {
  const known = customers.filter(({before, hadLeft}) => before.observed > 0 && !hadLeft);
  const histories = visitHistories(known.map(({before}) => before));
  const months = settings.value_holdout_months;
  const fitted: Fitted[] = [];
  const accuracy: Accuracy[] = [];
  for (const candidate of candidates(histories)) {
    await yieldToLanes();
    const one = fittedOn(candidate, histories);
    fitted.push(one);
    if (!isFitted(one)) continue;
    await yieldToLanes();
    const forecasts = known.map(
      ({before}) => one.model.expected(one.fit.parameters, before, [months])[0]!
    );
    accuracy.push(accuracyOf(one.name, known, forecasts));
  }
  const best = accuracy.reduce<Accuracy | null>(
    (least, one) => (least && least.rootMeanSquare <= one.rootMeanSquare ? least : one),
    null
  );
  const naive = known.map(({before}) => (before.x / before.observed) * months);
  return {
    fitted,
    accuracy: known.length === 0 ? [] : [...accuracy, accuracyOf("naive", known, naive)],
    chosen: fitted.find(({name}) => name === best?.name) ?? null
  };
}

function accuracyOf(
  name: ModelName,
  customers: readonly CustomerHistory[],
  forecasts: readonly number[]
): Accuracy {
  const classes = new Map<number, Accuracy["classes"][number]>();
  let squares = 0;
  let absolute = 0;
  customers.forEach(({before, held}, index) => {
    const predicted = forecasts[index]!;
    squares += (predicted - held) ** 2;
    absolute += Math.abs(predicted - held);
    const frequencyClass = frequencyClassOf(before.x);
    const sums = classes.get(frequencyClass) ?? {
      frequencyClass,
      customers: 0,
      predicted: 0,
      actual: 0
    };
    sums.customers += 1;
    sums.predicted += predicted;
    sums.actual += held;
    classes.set(frequencyClass, sums);
  });
  const n = customers.length;
  return {
    name,
    rootMeanSquare: Math.sqrt(squares / n),
    meanAbsolute: absolute / n,
    predicted: forecasts.reduce((sum, forecast) => sum + forecast, 0),
    actual: customers.reduce((sum, {held}) => sum + held, 0),
    classes: [...classes.values()].sort((a, b) => a.frequencyClass - b.frequencyClass)
  };
}
