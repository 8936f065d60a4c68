import {beforeAll, describe, expect, it} from "vitest";
import {isAmong, withBitmaps} from "../../src/engine/bitmaps.js";
import {createTable} from "../../src/engine/statement.js";
import {startWasmEngine, type WasmEngine} from "../util/wasmEngine.js";

const names = ["A1", "it's", "川行"];

let engine: WasmEngine;

beforeAll(async () => {
  engine = await startWasmEngine();
  await createTable(
    engine.connection,
    "visits",
    `SELECT CASE WHEN range < 500 THEN range::INTEGER END AS dealer_id,
       (CASE range % 4 WHEN 0 THEN 'A1' WHEN 1 THEN 'it''s' WHEN 2 THEN '川行' END)
         ::ENUM ('A1', 'it''s', '川行') AS model_series
     FROM range(600)`
  );
});

const count = async (condition: string): Promise<unknown> =>
  (await engine.rows(`SELECT count(*) AS n FROM visits v WHERE ${condition}`))[0]!.n;

describe("isAmong(column, numbers)", () => {
  it.each([[[0]], [[1, 61]], [[62]], [[61, 62, 63, 123, 124]], [[0, 100, 200, 247]], [[499, 501]]])(
    "chooses the rows that a list of %j does",
    async (numbers) => {
      const condition = isAmong("dealer_id", numbers)!;
      expect(condition).toContain(">>");
      expect(await count(condition)).toBe(await count(`dealer_id in (${numbers.join(", ")})`));
    }
  );

  it("chooses no row without numbers, and gives up where they are far apart", async () => {
    expect(await count(isAmong("dealer_id", [])!)).toBe(0);
    expect(isAmong("dealer_id", [1, 101, 201, 301, 401])).toBeUndefined();
  });
});

describe("withBitmaps(query, names)", () => {
  it.each([
    "dealer_id in (1, 2, 70)",
    "v.dealer_id in (3, 4) and v.model_series in ('A1', '川行')",
    "model_series in ('it''s')",
    "model_series in ('it''s', 'unknown', 'A1')",
    "model_series in ('unknown')",
    "not (dealer_id in (0, 1)) and not (model_series in ('A1', '川行'))"
  ])("says the same of every row: %s", async (condition) => {
    const bitmaps = withBitmaps(condition, names);
    expect(bitmaps).not.toContain(" in (");
    expect(await count(bitmaps)).toBe(await count(condition));
  });

  it("leaves one dealer, by whom DuckDB skips rows, and lists of what is in no bitmap", () => {
    const text =
      "select * from visits where dealer_id in (1) and kind in ('A1') and dealer_id in (select 1)";
    expect(withBitmaps(text, names)).toBe(text);
    const far = "home_dealer_id in (1, 101, 201, 301, 401)";
    expect(withBitmaps(far, names)).toBe(far);
  });

  it("leaves lists in strings", () => {
    const text = "kind = 'dealer_id in (1, 2)' or kind = 'model_series in ('')' or kind = ''''";
    expect(withBitmaps(text, names)).toBe(text);
  });

  it("leaves model series where they are not all of one ENUM", () => {
    const text = "model_series in ('A1', '川行')";
    expect(withBitmaps(text, undefined)).toBe(text);
  });
});
