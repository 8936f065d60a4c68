import {beforeEach, describe, expect, it, type MockInstance, vi} from "vitest";
import {toColumns} from "../../src/engine/columns.js";
import {Plans} from "../../src/engine/plans.js";
import {createTable} from "../../src/engine/statement.js";
import {startWasmEngine, type WasmEngine} from "../util/wasmEngine.js";

let engine: WasmEngine;
let plans: Plans;
let run: MockInstance;

beforeEach(async () => {
  engine = await startWasmEngine();
  plans = new Plans(engine.connection);
  await createTable(
    engine.connection,
    "visits",
    `SELECT i::INTEGER AS visit_id, (i % 5)::INTEGER AS dealer_id, (24300 + i % 12)::SMALLINT AS month,
       DATE '2025-01-01' + i::INTEGER AS visit_date FROM range(100) t(i)`
  );
  run = vi.spyOn(engine.connection.bindings, "runQuery");
});

async function answer(text: string, signal?: AbortSignal): Promise<unknown> {
  const {values} = toColumns(await plans.select(text, signal));
  return values.map((column) => [...column]);
}

const prepared = (): number =>
  run.mock.calls.filter(([, text]) => String(text).startsWith("PREPARE")).length;

const visitsOf = (dealers: number, month: number, day = "2025-01-01"): string =>
  `with chosen as (select * from visits where ((cast(${dealers} as bigint) >> dealer_id) & 1) = 1)
   select cast(count(*) as double) as n, cast(min(visit_id) as double) as first from chosen
   where month > cast(${month} as smallint) and visit_date >= cast('${day}' as date)`;

describe("Plans", () => {
  it("plans a statement once for all dealers, months and days", async () => {
    const choices = [
      visitsOf(0b00111, 24300),
      visitsOf(0b11000, 24305),
      visitsOf(0b00001, 24310, "2025-03-01"),
      visitsOf(0b11111, 24400),
      visitsOf(0b00111, 24300)
    ];
    for (const text of choices) {
      expect(await answer(text)).toEqual(
        Object.values((await engine.rows(text))[0]!).map((v) => [v])
      );
    }
    expect(prepared()).toBe(1);
    expect(await answer(`${visitsOf(1, 24300)} and visit_id > 50`)).toEqual([[8], [55]]);
    expect(prepared()).toBe(2);
  });

  it("plans it again once a table has been made", async () => {
    const text = visitsOf(0b00010, 24300);
    expect(await answer(text)).toEqual([[18], [1]]);
    await createTable(engine.connection, "visits", "SELECT * FROM visits WHERE visit_id > 50");
    expect(await answer(text)).toEqual([[9], [51]]);
    expect(await answer(text)).toEqual([[9], [51]]);
    expect(prepared()).toBe(2);
  });

  it("takes what stands in quotes as it is", async () => {
    const quoted = "'$1 ? cast(5 as smallint)'''";
    expect(await answer(`select ${quoted} as a, cast(7 as smallint) as b`)).toEqual([
      ["$1 ? cast(5 as smallint)'"],
      [7]
    ]);
  });

  it("answers after a statement was stopped, and after one that failed", async () => {
    const slow = (month: number): string =>
      `select count(*) as n from range(300000000) t(i) where i % 7 = 3 and i > cast(${month} as smallint)`;
    const controller = new AbortController();
    const stopped = plans.select(slow(1), controller.signal);
    controller.abort();
    await expect(stopped).rejects.toMatchObject({code: "cancelled"});
    const failing = (month: number): string =>
      `select cast(case when month > cast(${month} as smallint) then 'x' else '1' end as integer) as a from visits`;
    await expect(answer(failing(24300))).rejects.toThrow("Could not convert string 'x'");
    expect(await answer(`select max(a) as a from (${failing(24400)})`)).toEqual([[1]]);
    expect((await plans.select(failing(24400))).numRows).toBe(100);
    await expect(answer("select * from nowhere")).rejects.toThrow("nowhere");
    expect(await answer("select 1 as a")).toEqual([[1]]);
  });

  it("keeps so many plans that engines do not fill up", async () => {
    for (let i = 0; i < 40; i++) expect(await answer(`select ${i} as a`)).toEqual([[i]]);
    expect(await answer("select 0 as a")).toEqual([[0]]);
    expect(prepared()).toBe(41);
    expect(run.mock.calls.filter(([, text]) => String(text).startsWith("DEALLOCATE"))).toHaveLength(
      17
    );
  });

  it("drops them all where it is told so, and makes them again", async () => {
    expect(plans.dropAll()).toBe(false);
    await answer(visitsOf(1, 24300));
    expect(plans.dropAll()).toBe(true);
    expect(plans.dropAll()).toBe(false);
    expect(await answer(visitsOf(1, 24300))).toEqual([[18], [5]]);
  });

  it("has DuckDB plan joins of large tables, and scans of huge ones, with the values at hand", async () => {
    const large = "SELECT range AS i FROM range(100001)";
    for (const name of ["customers", "vehicles"]) await createTable(engine.connection, name, large);
    expect(await answer("select count(*) as n from customers")).toEqual([[100001]]);
    expect(prepared()).toBe(1);
    expect(
      await answer("select count(*) as n from customers c join vehicles v on v.i = c.i")
    ).toEqual([[100001]]);
    expect(
      await answer("select i from customers where i in (select i from vehicles) order by i limit 1")
    ).toEqual([[0]]);
    expect(prepared()).toBe(1);
    expect(
      await answer(
        "select max(i) as n from (select i from customers union all select i from vehicles)"
      )
    ).toEqual([[100000]]);
    expect(prepared()).toBe(2);
    await createTable(engine.connection, "points", "SELECT range AS i FROM range(2000001)");
    expect(await answer("select max(i) as n from points")).toEqual([[2000000]]);
    expect(prepared()).toBe(2);
  });
});
