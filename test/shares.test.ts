import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Database} from "../loaders/duckdb.js";
import {openDatabase, rowsOf} from "../loaders/duckdb.js";
import {blocksOf, prepareShares} from "../loaders/shares.js";
import {runSqlText} from "../loaders/sqlFile.js";

describe("blocksOf(statements)", () => {
  it("puts what is run for each share together, up to the table that is made of it", () => {
    const [before, part, table, after] = [
      "create or replace table a as from x",
      "create or replace temp table b as from a where is_in_share(id)",
      "create or replace table c as from b",
      "drop table b"
    ] as const;
    expect(blocksOf([before, part, table, after])).toEqual([
      {statements: [before], table: null},
      {statements: [part, table], table: "c"},
      {statements: [after], table: null}
    ]);
  });

  it("refuses shares of which no table is made", () => {
    expect(() =>
      blocksOf(["create or replace temp table b as from a where is_in_share(id)"])
    ).toThrow("no table is made of the shares");
  });
});

describe("runSqlText() in shares", () => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase();
    await prepareShares(database.lanes, 10, 3);
  });
  afterAll(() => database.close());

  it("collects the rows of all of them, each once", async () => {
    await runSqlText(
      database.connection,
      `create or replace temp table part as select id from range(100) as t (id) where is_in_share(id);
       create or replace table whole as
       select id, (select count(*) from part) as with_it from part;
       drop table part`,
      "test"
    );
    const [row] = await rowsOf(
      database.connection,
      `select count(*)::integer as rows, count(distinct id)::integer as ids, min(with_it)::integer as least
       from whole`
    );
    expect(row).toEqual({rows: 100, ids: 100, least: 25});
  });
});
