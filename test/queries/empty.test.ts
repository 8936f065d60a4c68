import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runQuery} from "../../loaders/marts/firstFigures.js";
import {marts} from "../../src/contract/marts.js";
import {isPractice} from "../../src/contract/practices.js";
import {metrics} from "../../src/contract/metrics.js";
import type {Query} from "../../src/queries/query.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines} from "../util/martTables.js";
import {everyQuery} from "./everyQuery.js";

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines({}, {isSummed: true});
});
afterAll(() => engines.close());

const unique = (queries: readonly Query[]) => [
  ...new Map(queries.map((query) => [query.key, query])).values()
];
const queries = unique(everyQuery());

/** What native DuckDB answers, asked once for all tests. */
const answered = new Map<Query, ReturnType<typeof runQuery>>();
function nativeAnswer(query: Query): ReturnType<typeof runQuery> {
  const answer = answered.get(query) ?? runQuery(engines.native, query);
  answered.set(query, answer);
  return answer;
}

describe("every query on empty marts", () => {
  it.each(queries.map((query) => [query.key, query] as const))("%s", async (_, query) => {
    const native = (await nativeAnswer(query)).getRowObjectsJson();
    expect(await engines.wasm.answer(query)).toEqual(native);
    for (const row of native) expect(Object.values(row)).not.toContain(undefined);
  });

  it("reads only the marts it names", async () => {
    for (const query of queries) {
      const texts = [query, ...(query.relations ?? [])].map(({text}) => text).join("\n");
      const read = texts.match(/\b(?:from|join)\s+([a-z_]+)/g) ?? [];
      const named = new Set(read.map((word) => word.split(/\s+/)[1]!));
      const isMart = (name: string) => marts.some((mart) => mart.name === name);
      expect([...named].filter(isMart).sort(), query.key).toEqual([...query.marts].sort());
    }
  });

  it("equal keys mean equal text and values", () => {
    const first = new Map<string, Query>();
    for (const query of everyQuery()) {
      const known = first.get(query.key) ?? query;
      first.set(query.key, query);
      expect(known).toEqual(query);
    }
  });

  it("casts every column to DOUBLE, INTEGER, VARCHAR or BOOLEAN", async () => {
    for (const query of queries) {
      const reader = await nativeAnswer(query);
      const types = new Set(reader.columnTypes().map(String));
      for (const allowed of ["DOUBLE", "INTEGER", "VARCHAR", "BOOLEAN"]) types.delete(allowed);
      expect([...types], query.key).toEqual([]);
    }
  });

  it("gives each metric of the catalogue that it is said to feed", async () => {
    const fed = new Set<string>();
    for (const query of queries) {
      for (const row of (await nativeAnswer(query)).getRowObjectsJson())
        if ("metric" in row && !isPractice(row.metric as string)) fed.add(row.metric as string);
    }
    // Queries that do not name their figures row by row are known by their own name.
    const asked = new Set(queries.map(({key}) => key.split(" ")[0]!));
    for (const [id, {query}] of Object.entries(metrics)) {
      if (asked.has(query.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))) fed.add(id);
    }
    expect([...fed].sort()).toEqual(Object.keys(metrics).sort());
  });
});
