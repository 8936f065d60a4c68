import {readdirSync, readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Database} from "../loaders/duckdb.js";
import {openDatabase, rowsOf} from "../loaders/duckdb.js";
import {runSqlText, SqlFileError, statementsOf} from "../loaders/sqlFile.js";

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

describe("statementsOf(sql)", () => {
  it("splits at semicolons, but not within strings, names and comments", () => {
    expect(
      statementsOf(`-- one; not two
        select ';' as "a;b", 'it''s;' as c; -- and; another
        select 3 - 1 as d;
        ;`)
    ).toEqual([`select ';' as "a;b", 'it''s;' as c`, "select 3 - 1 as d"]);
    expect(statementsOf(" -- nothing\n")).toEqual([]);
  });

  it("finds as many as DuckDB does in every SQL file", async () => {
    const root = resolve(import.meta.dirname, "../loaders");
    const files = readdirSync(root, {recursive: true, encoding: "utf8"}).filter((name) =>
      name.endsWith(".sql")
    );
    expect(files.length).toBeGreaterThan(80);
    for (const file of files) {
      const sql = readFileSync(join(root, file), "utf8");
      // Of what is filled in, any name stands for it.
      const filled = sql.replace(/\{\w+\}/g, "x");
      const {count} = await database.connection.extractStatements(filled);
      expect([file, statementsOf(filled).length]).toEqual([file, count]);
    }
  });
});

describe("runSqlText(connection, sql, name)", () => {
  it("runs the statements in order", async () => {
    const sql = "create table a as select 1 as n;\ninsert into a select n + 1 from a;";
    await runSqlText(database.connection, sql, "a.sql");
    expect(await rowsOf(database.connection, "from a order by n")).toEqual([{n: 1}, {n: 2}]);
  });

  it("names the file of a statement that fails, without values of the data", async () => {
    const sql = "create table b as select cast('13812345678x' as integer) as n";
    const failed = runSqlText(database.connection, sql, "b.sql");
    await expect(failed).rejects.toThrow(SqlFileError);
    await expect(failed).rejects.toThrow(/^b\.sql: .*'…'/);
  });
});
