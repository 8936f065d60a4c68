import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDatabase, rowsOf} from "../loaders/duckdb.js";
import type {Database} from "../loaders/duckdb.js";

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const messageOf = (sql: string): Promise<string> =>
  database.connection.run(sql).then(
    () => "",
    (error: unknown) => (error as Error).message
  );

describe("a connection that waits asleep", () => {
  it("leaves no thread of the caller to the engine, which then never waits for one", async () => {
    const [setting] = await rowsOf(
      database.connection,
      "select current_setting('external_threads') as threads"
    );
    expect(setting).toEqual({threads: "0"});
  });

  it("runs several statements of a text and gives the result of the last, to which values are bound", async () => {
    const reader = await database.connection.runAndReadAll(
      "create temp table n as select 41 as i; update n set i = i + 1; select i, $1 from n",
      ["x"]
    );
    expect(reader.getRows()).toEqual([[42, "x"]]);
  });

  it("runs statements one after another in the order in which they were given", async () => {
    const {connection} = database;
    await connection.run("create temp table place (nth integer)");
    await Promise.all(
      [1, 2, 3].map((nth) =>
        connection.run(
          `insert into place select ${nth} from range(${4 - nth}00000) t(i) having count(*) > 0`
        )
      )
    );
    const rows = await rowsOf(connection, "select list(nth) as nths from place");
    expect(rows).toEqual([{nths: [1, 2, 3]}]);
  });

  it("keeps the caller's thread free while a statement runs", async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await database.connection.run(
      "select max(hash(i, n)) from (select i, row_number() over () as n from range(5000000) t(i))"
    );
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
  });

  it("says errors in the engine's words, and goes on after one", async () => {
    expect(await messageOf("selec 1")).toMatch(/^Parser Error: /);
    expect(await messageOf("select nope")).toMatch(/^Binder Error: /);
    expect(await messageOf("select cast('a' || i as integer) from range(3) t(i)")).toMatch(
      /^Conversion Error: /
    );
    expect(await messageOf("create temp table refused as select error('no')")).toMatch(
      /^Invalid Input Error: no/
    );
    expect(await rowsOf(database.connection, "select 1 as one")).toEqual([{one: 1}]);
  });

  it("takes a text without a statement", async () => {
    expect(await messageOf("-- nothing")).toBe("");
  });
});
