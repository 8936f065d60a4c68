import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {martFaults} from "../../loaders/check/marts.js";
import {checkPublished} from "../../loaders/check/published.js";
import type {PipelineContext} from "../../loaders/context.js";
import type {Database} from "../../loaders/duckdb.js";
import {writeMarts} from "../../loaders/marts/writeMarts.js";
import {silentProgress} from "../../loaders/progress.js";
import {conformed, temporaryFolder} from "../util/conformed.js";

const folder = temporaryFolder(afterAll);
let database: Database;
beforeAll(async () => {
  database = await conformed({
    asOf: {A: "2025-06-30"},
    rows: {
      customer: ["王伟", "李娜", "张敏", "刘洋"].map((name, i) => ({
        dealer: "A",
        customer_no: `C${i}`,
        name
      })),
      repair_order: [0, 1, 2, 3].map((i) => ({
        dealer: "A",
        ro_no: `R${i}`,
        customer_no: `C${i}`,
        vin: `LFV2A21K0A400000${i}`,
        opened_at: "2024-01-05 09:00:00",
        series: "朗逸"
      }))
    }
  });
  await writeMarts(database.lanes, folder);
});
afterAll(() => database.close());

const check = async (persons: number, accepted: string[] = []): Promise<unknown> =>
  checkPublished(
    {
      connection: database.connection,
      lanes: database.lanes,
      locale: "en",
      report: silentProgress,
      acceptableGates: new Set(accepted),
      acceptedGates: new Set()
    } as unknown as PipelineContext,
    persons
  );

/** Runs the check with one mart replaced, and puts the mart back. */
async function withMart(name: string, select: string, test: () => Promise<void>): Promise<void> {
  const {connection} = database;
  await connection.run(`create or replace view ${name}_as_written as from read_parquet('${folder}/${name}.parquet');
    create or replace view ${name} as ${select}`);
  try {
    await test();
  } finally {
    await connection.run(`create or replace view ${name} as from ${name}_as_written`);
  }
}

describe("checkPublished(context, personCount)", () => {
  it("lets marts through that keep their contract", async () => {
    expect(await check(4)).toEqual({});
  });

  it("warns of many persons and stops at too many unless that is accepted", async () => {
    expect(await check(80_000)).toEqual({persons: 80_000});
    await expect(check(100_000)).rejects.toThrow(/\[persons\]/);
    expect(await check(100_000, ["persons"])).toEqual({persons: 100_000});
  });

  it("stops at what is shaped like an identifier, accepted or not, without telling it", async () => {
    const planted =
      "select * replace (case when vehicle_id = 1 then '13812345678' else model end as model) from vehicles_as_written";
    await withMart("vehicles", planted, async () => {
      const failed = check(4, ["identifiers"]);
      await expect(failed).rejects.toThrow(/vehicles\.model: 1/);
      await expect(failed).rejects.not.toThrow(/1381/);
    });
  });

  it("stops at a column of names of people whom the extracts know", async () => {
    const planted = `select * replace (
      ['王伟', '李娜', '张敏', '刘洋'][vehicle_id] as brand) from vehicles_as_written`;
    await withMart("vehicles", planted, async () => {
      await expect(check(4)).rejects.toThrow(/vehicles\.brand: 4/);
    });
  });

  it("stops at anything but an alias where staff are", async () => {
    const planted = "select * replace ('王经理' as advisor) from visits_as_written";
    await withMart("visits", planted, async () => {
      await expect(check(4)).rejects.toThrow(/visits\.advisor: 1/);
    });
  });
});

describe("martFaults(lanes)", () => {
  it("names repeated keys, keys that exist nowhere, unknown codes and sums that do not agree", async () => {
    const twice = `from visits_as_written union all
      select * replace (999 as customer_id, '未知' as repair_type) from visits_as_written where visit_id = 1`;
    await withMart("visits", twice, async () => {
      expect(await martFaults(database.lanes)).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^visits: 1 keys .* not unique/),
          'visits."customer_id": 1 are not in customers',
          'visits."repair_type": 1 values are no codes',
          expect.stringMatching(/^visits: .* does not hold/)
        ])
      );
    });
    expect(await martFaults(database.lanes)).toEqual([]);
  });

  it("looks again, alone, where the memory was not enough for two looks at once", async () => {
    const [lane] = database.lanes;
    const look = vi.spyOn(lane!, "runAndReadAll");
    look.mockRejectedValueOnce(new Error("Out of Memory Error: could not allocate block"));
    expect(await martFaults(database.lanes)).toEqual([]);
    expect(look.mock.calls[1]).toEqual(look.mock.calls[0]);
    look.mockRestore();
  });
});
