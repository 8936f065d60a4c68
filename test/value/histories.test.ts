import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Database} from "../../loaders/duckdb.js";
import {openDatabase} from "../../loaders/duckdb.js";
import {allHistories, sampledHistories} from "../../loaders/value/histories.js";

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
  // Every tenth is a company; keys 2, 4, … 100.
  await database.connection.run(`create temp table visit_history as
    select
      2 * i as customer_id, i % 10 = 0 as is_company,
      case when i % 4 = 0 then date '2025-01-31' end as left_date, date '2025-06-30' as held_from,
      i % 5 as repeats, i as last, 60 as observed, 0.5 as log_gaps, i % 3 as repeats_before,
      i as last_before, 48 as observed_before, 0.25 as log_gaps_before, i % 5 as paying_days,
      100 as paying_mean
    from range(50, 0, -1) as given (i)`);
});
afterAll(() => database.close());

const persons = Array.from({length: 50}, (_, i) => 2 * (i + 1)).filter((key) => key % 20 !== 0);

describe("sampledHistories(connection, most)", () => {
  it.each([
    [1000, 1],
    [45, 1],
    [44, 2],
    [10, 5]
  ])("takes at most %i persons, every one in %i", async (most, step) => {
    const sample = await sampledHistories(database.connection, most);
    expect(sample.map(({id}) => id)).toEqual(persons.filter((_, i) => i % step === 0));
  });

  it("says of each what is known", async () => {
    const [, , , fourth] = await sampledHistories(database.connection, 100);
    expect(fourth).toEqual({
      id: 8,
      hasLeft: true,
      hadLeft: true,
      x: 4,
      last: 4,
      observed: 60,
      logGaps: 0.5,
      before: {x: 1, last: 4, observed: 48, logGaps: 0.25},
      held: 3,
      payingDays: 4,
      payingMean: 100
    });
  });
});

describe("allHistories(connection)", () => {
  it.each([7, 50, 1000])("gives every person once, from %i keys at once", async (atOnce) => {
    const parts: number[][] = [];
    for await (const part of allHistories(database.connection, atOnce)) {
      parts.push(part.map(({id}) => id));
    }
    expect(parts.flat()).toEqual(persons);
    expect(parts).toHaveLength(Math.floor(100 / atOnce) + 1);
  });
});
