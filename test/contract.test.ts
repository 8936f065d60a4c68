import {readFileSync, readdirSync} from "node:fs";
import {join, resolve} from "node:path";
import {describe, expect, it} from "vitest";
import {codeLists} from "../src/contract/codes.js";
import {marts} from "../src/contract/marts.js";
import {sources} from "../src/contract/sources.js";

const loaders = resolve(import.meta.dirname, "../loaders");
const sqlFiles = (folder: string): string[] =>
  readdirSync(join(loaders, folder)).filter((name) => name.endsWith(".sql"));
const read = (folder: string, name: string): string =>
  readFileSync(join(loaders, folder, name), "utf8");

describe("published tables", () => {
  it("have one SQL file each, of the same name", () => {
    expect(sqlFiles("marts").sort()).toEqual(marts.map(({name}) => `${name}.sql`).sort());
  });

  it("publish no identifier and no free text", () => {
    const personal = marts.flatMap(({name, columns}) =>
      Object.entries(columns)
        .filter(([, column]) => ["identifier", "free_text"].includes(column.personal))
        .map(([column]) => `${name}.${column}`)
    );
    expect(personal).toEqual([]);
  });

  it("carry no name of a source's identifying field", () => {
    const identifying = new Set(
      sources.flatMap(({fields}) =>
        Object.entries(fields)
          .filter(([, {personal}]) => ["identifier", "free_text"].includes(personal))
          .map(([field]) => field)
      )
    );
    const named = marts.flatMap(({name, columns}) =>
      Object.keys(columns)
        .filter((column) => identifying.has(column))
        .map((column) => `${name}.${column}`)
    );
    expect(identifying.has("phone")).toBe(true);
    expect(named).toEqual([]);
  });

  it("have keys among their columns and codes of known lists", () => {
    const faults = marts.flatMap(({name, key, columns}) => [
      ...key.filter((column) => !(column in columns)).map((column) => `${name}: key ${column}`),
      ...Object.entries(columns)
        .filter(([, {codes}]) => codes !== undefined && !(codes in codeLists))
        .map(([column]) => `${name}.${column}: codes`)
    ]);
    expect(faults).toEqual([]);
  });
});

describe("source tables", () => {
  it("have keys and date among their fields, or added by unfolding, and codes of known lists", () => {
    const faults = sources.flatMap(({name, key, dated, fields}) => [
      ...[...key, ...(dated === undefined ? [] : [dated])]
        .filter((field) => !(field in fields) && !(name === "contact" && field === "attempt"))
        .map((field) => `${name}: ${field}`),
      ...Object.entries(fields)
        .filter(([, {codes}]) => codes !== undefined && !(codes in codeLists))
        .map(([field]) => `${name}.${field}: codes`)
    ]);
    expect(faults).toEqual([]);
  });
});

describe("every SQL file", () => {
  const files = ["conform", "marts"].flatMap((folder) =>
    sqlFiles(folder).map((name) => ({folder, name, text: read(folder, name)}))
  );

  it("opens with its grain and what was decided, except the file of functions", () => {
    const offenders = files
      .filter(({name}) => name !== "macros.sql")
      .filter(({text}) => {
        const [first = "", second = ""] = text.split("\n");
        return !/^-- One row per .+\.$/.test(first) || !/^-- Decided: .+\.$/.test(second);
      })
      .map(({folder, name}) => `${folder}/${name}`);
    expect(offenders).toEqual([]);
  });

  it("of a mart ends in an order", () => {
    const offenders = files
      .filter(({folder}) => folder === "marts")
      .filter(({text}) => !/\norder by [^()]+\n*$/.test(text))
      .map(({name}) => name);
    expect(offenders).toEqual([]);
  });

  it("knows neither the clock nor chance", () => {
    const offenders = files
      .filter(({text}) =>
        /\b(now|today|current_date|current_timestamp|random|uuid)\s*\(|current_date/i.test(text)
      )
      .map(({name}) => name);
    expect(offenders).toEqual([]);
  });
});
