import {readdirSync} from "node:fs";
import {join, resolve} from "node:path";
import {describe, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import {metrics} from "../../src/contract/metrics.js";
import {dealerIs, modelIs, spansOf} from "../../src/queries/filters.js";
import {visitMeasures} from "../../src/queries/measures/visits.js";
import {pageQueries} from "../../src/queries/pages.js";
import {loyaltyByAnswer} from "../../src/queries/loyalty/byAnswer.js";
import {
  canonicalJson,
  every,
  join as joinSql,
  queryOf,
  reading,
  shared,
  sql
} from "../../src/queries/sql.js";
import {headlines} from "./everyQuery.js";

describe("sql", () => {
  it("puts pieces in as they are and everything else as a value, in order", () => {
    const inner = sql`b = ${2} and c = ${"x' or true --"}`;
    expect(sql`select ${1} where ${inner} and d is ${null}`).toEqual({
      text: "select ? where b = ? and c = ? and d is ?",
      values: [1, 2, "x' or true --", null]
    });
  });

  it("joins pieces and conditions", () => {
    expect(joinSql([sql`a`, sql`${1}`], ", ")).toEqual({text: "a, ?", values: [1]});
    expect(every([])).toEqual({text: "true", values: []});
  });

  it("names a shared relation by its content and carries it along, once, after those that it reads", () => {
    const inner = (value: number) =>
      shared("inner", reading(["visits"], sql`select ${value} as a`));
    const outer = shared("outer", sql`select a from ${inner(1)}`);
    const query = queryOf("q", {}, ["dealers"], sql`select * from ${outer}, ${inner(1)}, ${outer}`);
    const [first, second] = query.relations!;
    expect(query.relations).toEqual([
      {name: inner(1).text, text: "select ? as a", values: [1]},
      {name: outer.text, text: `select a from ${inner(1).text}`, values: []}
    ]);
    expect(query.text).toBe(`select * from ${second!.name}, ${first!.name}, ${second!.name}`);
    expect(query.values).toEqual([]);
    expect(query.marts).toEqual(["dealers", "visits"]);
    expect(inner(1).text).toMatch(/^inner_[0-9a-f]{16}$/);
    expect(inner(2).text).not.toBe(inner(1).text);
  });

  it("never lets a reader's text into the statement", () => {
    const hostile = "x') or true --";
    const {text, values} = visitMeasures({...noFilters, models: [hostile]});
    expect(text).not.toContain(hostile);
    expect(values).toContain(hostile);
  });
});

describe("keys", () => {
  it("are the same for equal arguments however they are written", () => {
    expect(canonicalJson({b: [1, {d: null, c: true}], a: "x", e: undefined})).toBe(
      '{"a":"x","b":[1,{"c":true,"d":null}]}'
    );
    const key = (dealers: number[], models: string[]) =>
      visitMeasures({...noFilters, dealers, models}).key;
    expect(key([3, 1, 3], ["b", "a"])).toBe(key([1, 3], ["a", "b"]));
    expect(loyaltyByAnswer(noFilters).key).toBe(
      loyaltyByAnswer(noFilters, {windowMonths: 12, sameDealer: false, journey: "service"}).key
    );
    expect(queryOf("q", {}, [], sql`select 1`).key).toBe("q {}");
  });

  it("differ with every argument that changes the answer", () => {
    const keys = [
      ...headlines(noFilters),
      ...headlines(noFilters, {by: "dealer"}),
      ...headlines(noFilters, {recentMonths: 12}),
      ...headlines(noFilters, {monthsBack: 12}),
      ...headlines({...noFilters, to: "2024-01"}),
      ...headlines({...noFilters, dealers: []}),
      loyaltyByAnswer(noFilters),
      loyaltyByAnswer(noFilters, {sameDealer: true}),
      loyaltyByAnswer(noFilters, {windowMonths: 6})
    ].map(({key}) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("filters", () => {
  it("are true without a choice and false for an empty one", () => {
    expect(dealerIs(noFilters, sql`d`).text).toBe("true");
    expect(modelIs({...noFilters, models: []}, sql`m`).text).toBe("false");
    expect(dealerIs({...noFilters, dealers: [4, 4, 2]}, sql`d`)).toEqual({
      text: "d in (?, ?)",
      values: [4, 2]
    });
  });

  it("refuse what is no month", () => {
    expect(() => spansOf({...noFilters, from: "2024-13"}, {})).toThrow('period: "2024-13"');
    expect(() => spansOf({...noFilters, to: "2024"}, {})).toThrow("YYYY-MM");
  });
});

describe("the metric catalogue", () => {
  it("names for each figure the function that feeds it", async () => {
    const folder = resolve(import.meta.dirname, "../../src/queries");
    const files = readdirSync(folder, {recursive: true}).map(String);
    const modules: object[] = await Promise.all(
      files.filter((file) => file.endsWith(".ts")).map((file) => import(join(folder, file)))
    );
    const functions = new Set(modules.flatMap((module) => Object.keys(module)));
    const missing = Object.values(metrics).filter(({query}) => !functions.has(query));
    expect(missing).toEqual([]);
  });

  it("explains every figure in both languages, with its settings filled in", () => {
    for (const [id, {label, definition, source}] of Object.entries(metrics)) {
      for (const {zh, en} of [label, definition, source]) {
        expect(zh, id).toMatch(/\p{Script=Han}/u);
        expect(en, id).not.toMatch(/\p{Script=Han}|undefined|NaN/u);
        expect(zh, id).not.toMatch(/undefined|NaN/);
      }
      expect(definition.zh, id).toMatch(/。$/);
      expect(definition.en, id).toMatch(/\.$/);
    }
  });

  it("withholds rates of few people and never a count", () => {
    for (const [id, {estimator, unit, smallest_sample}] of Object.entries(metrics)) {
      if (estimator === "count") expect(smallest_sample, id).toBe(0);
      else if (id !== "row_acceptance") expect(smallest_sample, id).toBeGreaterThanOrEqual(10);
      if (estimator === "share") expect(unit, id).toBe("share");
    }
    expect(metrics.net_promoter_score.smallest_sample).toBe(30);
  });

  it("has no page ask the same twice", () => {
    for (const [page, queries] of Object.entries(pageQueries)) {
      const keys = queries.map(({key}) => key);
      expect(new Set(keys).size, page).toBe(keys.length);
    }
  });
});
