import {describe, expect, it} from "vitest";
import {conformed} from "../util/conformed.js";
import {rowsOf} from "../../loaders/duckdb.js";
import {inOrder} from "../../loaders/conform/stepOrder.js";

const after = (...sqls: string[]): string[][] =>
  inOrder(sqls.map((sql, i) => ({name: String(i), sql}))).map((step) => step.after);

describe("inOrder(steps)", () => {
  it("lets steps that have no table in common go side by side", () => {
    expect(
      after(
        "create or replace table a as from x",
        "create or replace temp table b as from x",
        "create or replace table c as from y"
      )
    ).toEqual([[], [], []]);
  });

  it("has a step wait for what it reads, and for what is changed after it was made", () => {
    expect(
      after(
        "create or replace table a as from x",
        "update a set n = 1",
        "delete from a where n = 2",
        "create or replace view b as\nfrom a",
        "create or replace table c as from d join b"
      )
    ).toEqual([[], ["0"], ["0", "1"], ["0", "1", "2"], ["0", "1", "2", "3"]]);
  });

  it("drops a table when all that read it are done", () => {
    expect(
      after(
        "create or replace table a as from x",
        "create or replace table b as from x",
        "drop table x",
        "drop table if exists b"
      )
    ).toEqual([[], [], ["0", "1"], ["1"]]);
  });

  it("keeps a table as long as a view that names it is read", () => {
    expect(
      after(
        "create or replace view a as from x; create or replace view b as from a",
        "create or replace table c as from b",
        "drop table x"
      )
    ).toEqual([[], ["0"], ["0", "1"]]);
  });

  it("lets steps add to the accounts at the same time, which nothing reads", () => {
    expect(
      after(
        "insert into excluded from x; insert into conform_warning from x",
        "insert into excluded from y; insert into conform_warning from y",
        "insert into other from y",
        "create or replace table z as from other"
      )
    ).toEqual([[], [], [], ["2"]]);
  });

  it("takes no name from a comment", () => {
    expect(after("create or replace table a as from x", "-- as in a\nfrom y")).toEqual([[], []]);
  });
});

it("conform(context, secret) lets all lanes know the variables that steps and marts ask for", async () => {
  const {lanes, close} = await conformed({rows: {}, asOf: {}});
  const known = await Promise.all(
    lanes.map((lane) =>
      rowsOf<{name: string}>(lane, "select name, value from duckdb_variables() order by name")
    )
  );
  close();
  expect(known[0]!.map(({name}) => name)).toEqual(
    expect.arrayContaining(["grace_months", "identifier_pattern", "key_generation", "key_table_id"])
  );
  for (const others of known) expect(others).toEqual(known[0]);
});
