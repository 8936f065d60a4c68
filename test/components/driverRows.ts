import {basisLevel} from "../../src/components/driverCuts.js";
import type {Outcome} from "../../src/components/driverChoice.js";
import {withIntervals} from "../../src/components/driverStudies.js";
import type {DriverStudy, Predictor, SumsRow} from "../../src/components/driverStudy.js";
import {driverStudy} from "../../src/components/driverStudy.js";
import {driverView} from "../../src/components/driverView.js";
import {resampleDrivers, samplePass} from "../../src/stats/driverReplicates.js";
import {unpackSample} from "../../src/stats/driverSample.js";
import {random} from "../stats/random.js";

export const predictor = (i: number, more: Partial<Predictor> = {}): Predictor => ({
  questionnaire: "CSS",
  predictor: `Q${i}`,
  is_group: false,
  touchpoint: `touchpoint_Q${i}`,
  item_count: 1,
  label_zh: `Item ${i}`,
  label_en: `Item ${i}`,
  weight: null,
  slot: i,
  is_reliable: true,
  scale_n: null,
  item_variances: null,
  sum_variance: null,
  ...more
});

/** Rows of four items and an outcome in hundredths: the first two drive it, of which the first is rated low. */
export function rowsOf(n: number, seed = 1): number[][] {
  const next = random(seed);
  const level = (least: number): number =>
    100 * Math.min(5, least + Math.floor((6 - least) * next()));
  return Array.from({length: n}, () => {
    const x = [level(1), level(3.6), level(4), level(4)];
    return [...x, Math.round((x[0]! + 2.5 * x[1]! + 100 * next()) / 4.5)];
  });
}

/** Their sums as the query gives them. */
export function sumsOf(rows: readonly (readonly number[])[], more: object = {}): SumsRow {
  const places = [1, 2, 3, 4, 11];
  const row: Record<string, number | null> = {
    responses: rows.length,
    people: rows.length,
    outcomes: rows.length,
    n: rows.length
  };
  const total = (of: (row: readonly number[]) => number): number =>
    rows.reduce((sum, values) => sum + of(values), 0);
  places.forEach((place, i) => {
    row[`t${place}`] = total((values) => values[i]!);
    if (place < 11) {
      row[`c${place}`] = rows.length;
      row[`s${place}`] = row[`t${place}`]!;
    }
    places.slice(i).forEach((other, j) => {
      row[`q${place}_${other}`] = total((values) => values[i]! * values[i + j]!);
    });
  });
  return {...row, ...more};
}

/** Those rows packed for resampling. */
export const packedOf = (rows: readonly (readonly number[])[]): string =>
  rows
    .map((values) => {
      const all = [...values.slice(0, -1), 0, 0, 0, 0, 0, 0, values.at(-1)!];
      return `+${all.map((value) => String.fromCharCode(256 + value)).join("")}`;
    })
    .join("");

export const fourItems = [1, 2, 3, 4].map((i) => predictor(i));

/** A study of those rows, resampled as the worker would, and its view under the default cuts. */
export function studied({
  n = 300,
  predictors = fourItems,
  outcome = "return" as Outcome,
  wished = "derived" as "derived" | "stated",
  isResampled = true
} = {}) {
  const rows = rowsOf(n);
  const sums = sumsOf(rows);
  let study: DriverStudy = driverStudy(sums, predictors, outcome);
  if (isResampled && n > 0) {
    const sample = unpackSample(packedOf(rows), 4);
    const work = resampleDrivers(sample, {replicates: 200, draw: n, seed: 1});
    let step = work.next();
    while (!step.done) step = work.next();
    study = withIntervals(
      study,
      {binary: null, pool: samplePass(sample), replicates: step.value, drawnFrom: n},
      n
    );
  }
  const {level} = basisLevel("fixed", predictors, [sums], []);
  return {
    study,
    sums,
    view: driverView(study, wished, {importance: 1 / 4, performance: level})
  };
}
