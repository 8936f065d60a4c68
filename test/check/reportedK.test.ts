import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {reportK, reportedK} from "../../loaders/check/reportedK.js";
import type {Database} from "../../loaders/duckdb.js";
import {openDatabase} from "../../loaders/duckdb.js";
import {silentProgress} from "../../loaders/progress.js";

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

/** Makes the customers mart of groups of equal customers. */
async function customers(groups: readonly (readonly [count: number, values: string])[]) {
  const rows = groups.flatMap(([count, values]) => Array<string>(count).fill(`(${values})`));
  await database.connection.run(`create or replace table customers (
    customer_kind varchar, home_dealer_id integer, gender varchar, age_band varchar,
    city varchar, model_series varchar)`);
  if (rows.length > 0)
    await database.connection.run(`insert into customers values ${rows.join(", ")}`);
}

describe("reportedK(connection)", () => {
  it("counts classes of persons, what is unknown being a value, and leaves companies out", async () => {
    await customers([
      [5, "'person', 1, 'male', '30-39', 'A', 'X'"],
      [4, "'person', 1, 'male', '30-39', 'A', null"],
      [2, "'person', 2, null, null, null, null"],
      [1, "'company', 2, null, null, null, 'X'"]
    ]);
    expect(await reportedK(database.connection)).toEqual({
      persons: 11,
      smallest: 2,
      classes: 3,
      persons_below: 6
    });
  });

  it("has no smallest class where nobody is published", async () => {
    await customers([[3, "'fleet', 1, null, null, null, null"]]);
    expect(await reportedK(database.connection)).toEqual({
      persons: 0,
      smallest: null,
      classes: 0,
      persons_below: 0
    });
  });
});

it("reportK(measured, context) says persons, classes, the smallest and how many are in small ones", () => {
  const printed: string[] = [];
  const report = {...silentProgress, print: (text: string) => void printed.push(text)};
  const k = {persons: 1200, smallest: 1, classes: 234, persons_below: 134};
  reportK({person_count: 10_819, k}, {report, locale: "zh"});
  expect(printed.join("")).toMatch(/10,819 人.*1,200 位客户.*234 组.*1 人，134 人.*不足 5 人/);
});
