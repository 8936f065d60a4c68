import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {sourceNamed} from "../../src/contract/sources.js";
import type {SourceName} from "../../src/contract/sources.js";
import {readDialects} from "../../loaders/dialects/dialect.js";
import {words} from "../../loaders/dialects/words.js";
import {vocabularyOf} from "../../loaders/stage/vocabulary.js";
import {normaliseHeader} from "../../loaders/stage/headerText.js";

describe("the dialects shipped", () => {
  const dialects = readDialects();

  it("are those of the sample's three brands", () => {
    expect(dialects.map(({id}) => id)).toEqual(["cedar", "maple", "willow"]);
  });

  it.each(dialects.map((dialect) => [dialect.id, dialect] as const))(
    "%s says only what the contract's synonyms do not",
    (_, {headers}) => {
      const superfluous = Object.entries(headers).flatMap(([table, fields]) => {
        const known = vocabularyOf(sourceNamed(table as SourceName), null);
        return Object.entries(fields)
          .filter(([header, field]) => known.get(normaliseHeader(header))?.field === field)
          .map(([header]) => `${table}.${header}`);
      });
      expect(superfluous).toEqual([]);
    }
  );

  it("are told apart by marks that no two share", () => {
    const marks = dialects.flatMap(({recognisedBy: {titles, headers}}) => [...titles, ...headers]);
    expect(new Set(marks).size).toBe(marks.length);
  });
});

describe("readDialects(folder)", () => {
  const good = {
    id: "x",
    label: {zh: "x", en: "x"},
    recognisedBy: {titles: ["X"], headers: []}
  };

  it.each([
    [{...good, colour: "red"}, "dialect x.json: "],
    [{...good, id: "y"}, "id y (expected the file's name)"],
    [{...good, recognisedBy: {}}, "recognisedBy is empty"],
    [{...good, headers: {lead: {线索: "lead_number"}}}, "unknown field lead.lead_number"],
    [{...good, headers: {leads: {}}}, "unknown table leads"],
    [{...good, codes: {gender: {先生: "man"}}}, "unknown code gender.man"],
    [{...good, codes: {sex: {}}}, "unknown code list sex"],
    [{...good, dateOrder: "my"}, "dialect x.json: "]
  ])("refuses %j", (dialect, expected) => {
    const folder = mkdtempSync(join(tmpdir(), "atlas-dialects-"));
    try {
      writeFileSync(join(folder, "x.json"), JSON.stringify(dialect));
      expect(() => readDialects(folder)).toThrow(expected);
    } finally {
      rmSync(folder, {recursive: true});
    }
  });
});

describe("words.json", () => {
  it("has no word for both yes and no, nor for a total and a footer", () => {
    expect(words.yes.filter((word) => words.no.includes(word))).toEqual([]);
    expect(words.totals.filter((word) => words.footers.includes(word))).toEqual([]);
  });
});
