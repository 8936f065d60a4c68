import {DOUBLE, DuckDBDataChunk, INTEGER} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {settings} from "../../src/contract/settings.js";
import {visitHistories} from "../../src/stats/countingModel.js";
import {fitGammaGamma} from "../../src/stats/gammaGamma.js";
import type {Refusal} from "../../src/stats/fitCounting.js";
import type {Fit} from "../../src/stats/maximumLikelihood.js";
import {rowsOf} from "../duckdb.js";
import {yieldToLanes} from "../lanes.js";
import {runSqlFile} from "../sqlFile.js";
import type {Forecaster, Paying} from "./forecast.js";
import {forecastErrors, forecastOf, years} from "./forecast.js";
import type {CustomerHistory} from "./histories.js";
import {allHistories, sampledHistories} from "./histories.js";
import {holdOut} from "./holdOut.js";
import type {HoldOut} from "./holdOut.js";
import {fittedOn, isFitted} from "./models.js";
import type {Fitted, ModelName} from "./models.js";

const file = (name: string): URL => new URL(`./${name}.sql`, import.meta.url);

/**
 * Makes the tables on which the marts of customer value stand: fits the counting models and the model of
 * money once for the group's persons, chooses by hold-out, and forecasts each person's visits.
 */
export async function estimateValues(connection: DuckDBConnection): Promise<void> {
  await runSqlFile(connection, file("visit_history"));
  await runSqlFile(connection, file("value_part"));
  await connection.run(`
    create or replace temp table value_fit (
      model varchar, fitted_on varchar, parameter varchar, value double, lo double, hi double);
    create or replace temp table value_class (
      model varchar, frequency_class integer, customers integer, predicted double, actual double);
    create or replace temp table value_log_error (
      frequency_class integer, year integer, component integer, log_error double);
    create or replace temp table value_forecast (
      customer_id integer, alive double, profit double,
      ${yearColumns.map((name) => `${name} double`).join(", ")})`);
  const some = await sampledHistories(connection, settings.value_fit_at_most);
  await yieldToLanes();
  const held = await holdOut(some);
  const rows = new FitRows();
  for (const fitted of held.fitted) rows.addCounting(fitted, "without_last_months");
  rows.addAccuracy(held);
  const forecaster = await chooseForecaster(connection, held, some, rows);
  await rows.write(connection);
  await writeClasses(connection, held);
  if (forecaster) {
    for await (const persons of allHistories(connection)) {
      await writeForecasts(connection, forecaster, persons);
    }
    await writeErrors(connection, forecaster, some);
  }
}

const yearColumns = Array.from({length: years}, (_, index) => `year_${index + 1}`);

async function chooseForecaster(
  connection: DuckDBConnection,
  held: HoldOut,
  customers: readonly CustomerHistory[],
  rows: FitRows
): Promise<Forecaster | null> {
  const spends = customers.flatMap(({payingDays, payingMean}) =>
    payingDays > 0 ? [{visits: payingDays, mean: payingMean}] : []
  );
  await yieldToLanes();
  const spend = fitGammaGamma(spends);
  rows.addFit("gamma_gamma", "all", ["p", "q", "gamma"], spend);
  rows.add("gamma_gamma", "all", {
    customers: spends.length,
    correlation: correlation(spends.map(({visits, mean}) => [visits, mean]))
  });
  const paying = await payingOf(connection);
  rows.add("gamma_gamma", "all", {paying_share: paying.share, other_mean: paying.otherMean});
  if (!held.chosen) return null;
  const all = customers.filter(({observed}) => observed > 0);
  await yieldToLanes();
  const fitted = fittedOn(held.chosen, visitHistories(all));
  rows.addCounting(fitted, "all");
  rows.add(fitted.name, "all", {
    customers: all.length,
    repeaters: all.filter(({x}) => x > 0).length
  });
  if (!isFitted(fitted)) return null;
  return {
    candidate: fitted,
    visits: fitted.fit,
    spend: typeof spend === "string" ? null : spend,
    paying
  };
}

async function payingOf(connection: DuckDBConnection): Promise<Paying> {
  const [row] = await rowsOf<{days: string; paying_days: string; other_mean: number}>(
    connection,
    "select days, paying_days, other_mean from paying_share"
  );
  const days = Number(row!.days);
  return {
    share: days > 0 ? Number(row!.paying_days) / days : 0,
    otherMean: Number(row!.other_mean)
  };
}

/** Pearson's correlation; 0 where there is none. */
function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (of: (pair: readonly [number, number]) => number): number =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / Math.max(pairs.length, 1);
  const [x, y] = [mean((pair) => pair[0]), mean((pair) => pair[1])];
  const xx = mean((pair) => (pair[0] - x) ** 2);
  const yy = mean((pair) => (pair[1] - y) ** 2);
  return xx * yy > 0 ? mean((pair) => (pair[0] - x) * (pair[1] - y)) / Math.sqrt(xx * yy) : 0;
}

type FittedOn = "without_last_months" | "all";

/** Collects the rows of `value_fit`. */
class FitRows {
  #rows: [ModelName, FittedOn, string, number, number | null, number | null][] = [];

  add(name: ModelName, on: FittedOn, values: Readonly<Record<string, number>>): void {
    for (const [parameter, value] of Object.entries(values))
      this.#rows.push([name, on, parameter, value, null, null]);
  }

  addFit(name: ModelName, on: FittedOn, parameters: readonly string[], fit: Fit | Refusal): void {
    if (typeof fit === "string") return this.add(name, on, {[`refused_${fit}`]: 1});
    parameters.forEach((parameter, i) => {
      const value = fit.parameters[i]!;
      const spread = Math.exp(1.959964 * Math.sqrt(fit.covariance[i]![i]!));
      this.#rows.push([name, on, parameter, value, value / spread, value * spread]);
    });
    this.add(name, on, {log_likelihood: fit.logLikelihood});
  }

  addCounting({name, model, stages, fit}: Fitted, on: FittedOn): void {
    this.addFit(name, on, model.parameters, fit);
    this.add(name, on, {stages});
  }

  addAccuracy({accuracy, chosen}: HoldOut): void {
    for (const {name, rootMeanSquare, meanAbsolute, predicted, actual} of accuracy)
      this.add(name, "without_last_months", {
        root_mean_square: rootMeanSquare,
        mean_absolute: meanAbsolute,
        predicted,
        actual,
        ...(name === chosen?.name ? {chosen: 1} : {})
      });
  }

  async write(connection: DuckDBConnection): Promise<void> {
    const appender = await connection.createAppender("value_fit", null, "temp");
    for (const [name, on, parameter, ...numbers] of this.#rows) {
      for (const text of [name, on, parameter]) appender.appendVarchar(text);
      for (const number of numbers) {
        if (number === null) appender.appendNull();
        else appender.appendDouble(number);
      }
      appender.endRow();
    }
    appender.closeSync();
  }
}

async function writeClasses(connection: DuckDBConnection, {accuracy}: HoldOut): Promise<void> {
  const appender = await connection.createAppender("value_class", null, "temp");
  for (const {name, classes} of accuracy) {
    for (const {frequencyClass, customers, predicted, actual} of classes) {
      appender.appendVarchar(name);
      appender.appendInteger(frequencyClass);
      appender.appendInteger(customers);
      appender.appendDouble(predicted);
      appender.appendDouble(actual);
      appender.endRow();
    }
  }
  appender.closeSync();
}

/** Rows that DuckDB takes at once. */
const rowsOfChunk = 2048;

async function writeForecasts(
  connection: DuckDBConnection,
  forecaster: Forecaster,
  persons: readonly CustomerHistory[]
): Promise<void> {
  const appender = await connection.createAppender("value_forecast", null, "temp");
  const types = [INTEGER, ...Array.from({length: 2 + years}, () => DOUBLE)];
  // Before a first repeat visit BG/NBD takes everyone for alive, whatever the data.
  const isAliveByRule = forecaster.candidate.name === "bg_nbd";
  for (let from = 0; from < persons.length; from += rowsOfChunk) {
    const some = persons.slice(from, from + rowsOfChunk);
    const forecasts = some.map((customer) => forecastOf(forecaster, customer));
    const chunk = DuckDBDataChunk.create(types);
    chunk.setColumns([
      some.map(({id}) => id),
      some.map(({x, hasLeft}, i) =>
        isAliveByRule && x === 0 && !hasLeft ? null : forecasts[i]!.alive
      ),
      forecasts.map(({profit}) => profit),
      ...Array.from({length: years}, (_, year) => forecasts.map(({visits}) => visits[year]!))
    ]);
    appender.appendDataChunk(chunk);
    await yieldToLanes();
  }
  appender.closeSync();
}

async function writeErrors(
  connection: DuckDBConnection,
  forecaster: Forecaster,
  customers: readonly CustomerHistory[]
): Promise<void> {
  const appender = await connection.createAppender("value_log_error", null, "temp");
  for (const part of forecastErrors(forecaster, customers)) {
    appender.appendInteger(part.frequencyClass);
    appender.appendInteger(part.year);
    appender.appendInteger(part.component);
    appender.appendDouble(part.logError);
    appender.endRow();
  }
  appender.closeSync();
}
