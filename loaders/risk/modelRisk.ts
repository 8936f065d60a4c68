import type {DuckDBConnection} from "@duckdb/node-api";
import {riskFeatureNames, riskFeatures, riskLevels} from "../../src/contract/risk.js";
import type {RiskFeature} from "../../src/contract/risk.js";
import {settings} from "../../src/contract/settings.js";
import {compareAreas} from "../../src/stats/areaUnderCurve.js";
import {calibration} from "../../src/stats/calibration.js";
import {gains} from "../../src/stats/gains.js";
import type {LogisticRegression} from "../../src/stats/logisticRegression.js";
import {logisticRegression} from "../../src/stats/logisticRegression.js";
import {quoteText, valuesOf} from "../duckdb.js";
import {yieldToLanes} from "../lanes.js";
import {runSqlFile, runSqlText} from "../sqlFile.js";

/** Vehicles at landmarks: the levels of the features, whose they are, and what became of them. */
export interface RiskSample {
  n: number;
  /** Levels, one for each feature and vehicle. */
  levels: Uint8Array;
  customers: Int32Array;
  lost: Uint8Array;
  daysOverdue: Float64Array;
}

/** Of the features, those that a model looks at; the rule looks at recency alone. */
export const modelFeatures = {
  model: riskFeatureNames,
  rule: ["recency"]
} as const satisfies Record<string, readonly RiskFeature[]>;
export type RiskScore = keyof typeof modelFeatures;

/** Columns of the design: every level but the first of its feature. */
const columnsOf = (features: readonly RiskFeature[]) =>
  riskLevels.filter(({feature, level}) => level > 0 && features.includes(feature));

/** Levels that a feature has; all features together then have a number below 2^53. */
const levelsAtMost = Math.max(...riskLevels.map(({level}) => level)) + 1;

/** The fit on a sample; null where nothing or everything was lost. */
export function fitRisk(
  {n, levels, customers, lost}: RiskSample,
  score: RiskScore
): LogisticRegression | null {
  const columns = columnsOf(modelFeatures[score]);
  const places = new Map<number, number>();
  const patterns: {key: Uint8Array; count: number; events: number}[] = [];
  const width = riskFeatureNames.length;
  const used = modelFeatures[score].map((feature) => riskFeatureNames.indexOf(feature));
  const pattern = new Int32Array(n);
  for (let row = 0; row < n; row++) {
    let name = 0;
    for (const place of used) name = name * levelsAtMost + levels[row * width + place]!;
    let place = places.get(name);
    if (place === undefined) {
      const key = Uint8Array.from(used, (of) => levels[row * width + of]!);
      place = patterns.push({key, count: 0, events: 0}) - 1;
      places.set(name, place);
    }
    pattern[row] = place;
    patterns[place]!.count++;
    patterns[place]!.events += lost[row]!;
  }
  return logisticRegression(
    {
      p: columns.length,
      values: Float64Array.from(
        patterns.flatMap(({key}) =>
          columns.map(({feature, level}) =>
            key[modelFeatures[score].indexOf(feature as never)] === level ? 1 : 0
          )
        )
      ),
      counts: Float64Array.from(patterns, ({count}) => count),
      events: Float64Array.from(patterns, ({events}) => events)
    },
    {cluster: customers, pattern, event: lost}
  );
}

/** The probability that a fit foretells for each vehicle of a sample. */
export function foretell(
  {coefficients}: LogisticRegression,
  {n, levels}: RiskSample,
  score: RiskScore
): Float64Array {
  const width = riskFeatureNames.length;
  const byFeature = riskFeatureNames.map((feature) => riskFeatures[feature].map(() => 0));
  columnsOf(modelFeatures[score]).forEach(({feature, level}, column) => {
    byFeature[riskFeatureNames.indexOf(feature)]![level] = coefficients[column + 1]!.value;
  });
  return Float64Array.from({length: n}, (_, row) => {
    let z = coefficients[0]!.value;
    for (let place = 0; place < width; place++)
      z += byFeature[place]![levels[row * width + place]!]!;
    return 1 / (1 + Math.exp(-z));
  });
}

/** A figure of the validation, as it is published. */
export interface RiskCheck {
  score: RiskScore | "difference";
  measure: string;
  nth: number;
  x: number | null;
  value: number;
  lo: number | null;
  hi: number | null;
  n: number | null;
}

const GAIN_SHARES = Array.from({length: 20}, (_, i) => (i + 1) / 20);

/**
 * How well both scores, fitted on earlier landmarks, foretell what became of the vehicles of a later one;
 * empty where too few were lost.
 */
export async function validateRisk(
  training: RiskSample,
  validation: RiskSample
): Promise<{checks: RiskCheck[]; isModelBetter: boolean}> {
  const none = {checks: [], isModelBetter: false};
  const events = (sample: RiskSample): number => sample.lost.reduce((sum, one) => sum + one, 0);
  if (Math.min(events(training), events(validation)) < settings.risk_least_losses) return none;
  await yieldToLanes();
  const model = fitRisk(training, "model");
  await yieldToLanes();
  const rule = fitRisk(training, "rule");
  if (!model || !rule) return none;
  const {lost, daysOverdue, n} = validation;
  const foretold = {
    model: foretell(model, validation, "model"),
    rule: foretell(rule, validation, "rule")
  };
  await yieldToLanes();
  const areas = compareAreas(foretold.model, daysOverdue, lost);
  if (!areas) return none;
  const checks: RiskCheck[] = [
    {score: "model", measure: "area", nth: 0, x: null, ...areas.first, n},
    {score: "rule", measure: "area", nth: 0, x: null, ...areas.second, n},
    {score: "difference", measure: "area", nth: 0, x: null, ...areas.difference, n}
  ];
  for (const score of ["model", "rule"] as const) {
    const plain = (measure: string, value: number): RiskCheck => ({
      score,
      measure,
      nth: 0,
      x: null,
      value,
      lo: null,
      hi: null,
      n
    });
    const {
      bins,
      slope,
      happened,
      foretold: mean,
      brier,
      brierOfShare
    } = calibration(foretold[score], lost)!;
    checks.push(
      ...bins.map((bin, nth): RiskCheck => ({
        score,
        measure: "bin",
        nth,
        x: bin.foretold,
        value: bin.value,
        lo: bin.lo,
        hi: bin.hi,
        n: bin.n
      })),
      {score, measure: "happened", nth: 0, x: mean, ...happened, n},
      plain("brier", brier),
      plain("brier_of_share", brierOfShare)
    );
    if (slope) checks.push({score, measure: "slope", nth: 0, x: null, ...slope, n});
    const ranked = score === "model" ? foretold.model : daysOverdue;
    gains(ranked, lost, GAIN_SHARES).forEach(({share, captured}, nth) =>
      checks.push({
        score,
        measure: "gain",
        nth,
        x: share,
        value: captured,
        lo: null,
        hi: null,
        n
      })
    );
  }
  return {checks, isModelBetter: areas.difference.lo > 0};
}

/**
 * Fits and validates the risk of losing a vehicle at its next due service, and leaves `risk_effect`,
 * `risk_check` and `risk_score` for the marts; all are empty where too little is known.
 */
export async function modelRisk(connection: DuckDBConnection): Promise<void> {
  await runSqlFile(connection, new URL("./risk_landmark.sql", import.meta.url));
  const training = await riskSample(connection, "is_training");
  const validation = await riskSample(connection, "is_validation");
  const recent = await riskSample(
    connection,
    `months_back in (
      select months_back from landmark where months_back > 0
      order by months_back limit ${settings.risk_landmarks})`
  );
  const {checks, isModelBetter} = await validateRisk(training, validation);
  const fits = checks.length === 0 ? [] : (["model", "rule"] as const);
  await connection.run(`create or replace table risk_effect (
      effect_nth integer, score varchar, feature varchar, level integer, n integer, lost integer,
      coefficient double, lo double, hi double);
    create or replace table risk_check (
      score varchar, measure varchar, nth integer, x double, value double, lo double, hi double,
      n integer);
    create or replace table risk_used as
      select ${quoteText(isModelBetter ? "model" : "rule")} as score`);
  for (const score of fits) {
    await yieldToLanes();
    const fit = fitRisk(recent, score);
    if (fit) await keepEffects(connection, recent, fit, score);
  }
  if (checks.length > 0) {
    await runSqlText(
      connection,
      `insert into risk_check values ${checks
        .map(
          ({score, measure, nth, x, value, lo, hi, n}) =>
            `('${score}', '${measure}', ${nth}, ${x}, ${value}, ${lo}, ${hi}, ${n})`
        )
        .join(", ")}`,
      "risk_check"
    );
  }
  await runSqlFile(connection, new URL("./risk_score.sql", import.meta.url));
}

async function keepEffects(
  connection: DuckDBConnection,
  {n, levels, lost}: RiskSample,
  {coefficients}: LogisticRegression,
  score: RiskScore
): Promise<void> {
  const width = riskFeatureNames.length;
  const columns = columnsOf(modelFeatures[score]);
  const intercept = coefficients[0]!;
  const features: readonly RiskFeature[] = modelFeatures[score];
  const rows = riskLevels
    .filter(({feature}) => features.includes(feature))
    .map((one, nth) => {
      const place = riskFeatureNames.indexOf(one.feature);
      let [count, events] = [0, 0];
      for (let row = 0; row < n; row++) {
        if (levels[row * width + place] !== one.level) continue;
        count++;
        events += lost[row]!;
      }
      const column = columns.indexOf(one);
      const {value, lo, hi} =
        column < 0 ? {value: 0, lo: null, hi: null} : coefficients[column + 1]!;
      return `(${nth + 1}, '${score}', '${one.feature}', ${one.level}, ${count}, ${events}, ${value}, ${lo}, ${hi})`;
    });
  const all = `(0, '${score}', 'intercept', 0, ${n}, ${lost.reduce((sum, one) => sum + one, 0)}, ${intercept.value}, ${intercept.lo}, ${intercept.hi})`;
  await runSqlText(
    connection,
    `insert into risk_effect values ${[all, ...rows].join(", ")}`,
    "risk_effect"
  );
}

/** The vehicles at the landmarks meant, at most so many of them (whole vehicles, by a hash of their keys). */
async function riskSample(connection: DuckDBConnection, condition: string): Promise<RiskSample> {
  const columns = await valuesOf(
    connection,
    `with chosen as (
      select * from risk_landmark where ${condition} and is_lost is not null
    )
    select ${riskFeatureNames.map((name) => `cast(${name} as utinyint) as ${name}`).join(", ")},
      cast(customer_id as integer) as customer_id, cast(days_overdue as integer) as days_overdue,
      cast(is_lost as utinyint) as is_lost
    from chosen
    where hash(vehicle_id) % 1000000
      < 1000000.0 * ${settings.risk_fit_at_most} / greatest((select count(*) from chosen), 1)
    order by months_back, vehicle_id`
  );
  const n = columns.is_lost!.length;
  const width = riskFeatureNames.length;
  const levels = new Uint8Array(n * width);
  riskFeatureNames.forEach((feature, place) =>
    columns[feature]!.forEach((level, row) => (levels[row * width + place] = level))
  );
  return {
    n,
    levels,
    customers: Int32Array.from(columns.customer_id!),
    lost: Uint8Array.from(columns.is_lost!),
    daysOverdue: Float64Array.from(columns.days_overdue!)
  };
}
