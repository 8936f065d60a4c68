import {execFileSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {listExtractFiles} from "../loaders/extractsFolder.js";
import {defaultOptions} from "../loaders/sample/group.js";
import {idCheckDigit} from "../loaders/sample/people.js";
import {vinCheckDigit} from "../loaders/sample/vehicles.js";
import {writeSample} from "../loaders/sample/writeSample.js";
import {mostCopies, writeCopies} from "./bench/copies.js";
import type {Measurement} from "./bench/part.js";
import {report} from "./bench/report.js";
import {temporaryFolder} from "./util/conformed.js";

const root = resolve(import.meta.dirname, "..");
const folder = temporaryFolder(afterAll);

describe("npm run bench -- --quick", () => {
  it("makes extracts, runs pipeline and reference on them and prints their ratio; reads workbooks", () => {
    const bench = (): string =>
      execFileSync(
        process.execPath,
        [
          "--import",
          "tsx",
          "test/bench/main.ts",
          "--quick",
          "--only",
          "loaders",
          "--cache",
          folder
        ],
        {cwd: root, encoding: "utf8"}
      );
    expect(bench()).toMatch(/making extracts[\s\S]*pipeline ÷ reference +\d+\.\d\d ×/);
    const results = JSON.parse(readFileSync(join(folder, "2k/results.json"), "utf8")) as Record<
      string,
      Measurement[]
    >;
    const values = results.loaders!.filter(({name}) => name !== "pipeline: lock");
    expect(values.map(({name}) => name)).toContain("workbooks: reading ÷ library");
    expect(values.filter(({value}) => !(value > 0))).toEqual([]);
  }, 300_000);
});

describe("report(measurements)", () => {
  it("says where an aim is missed", () => {
    expect(
      report([
        {name: "time", value: 1234.56, unit: "s"},
        {name: "ratio", value: 3.999, unit: "×", aim: 4},
        {name: "memory", value: 2001, unit: "MB", aim: 2000}
      ])
    ).toEqual([
      "  time       1,234.6 s",
      "  ratio         4.00 ×   aim ≤ 4.00 ×",
      "  memory      2,001 MB   aim ≤ 2,000 MB, missed"
    ]);
  });
});

describe("writeCopies(base, folder, copies)", () => {
  const copies = mostCopies;

  /** Identifiers of a kind in all files: in how many forms each is written does not count. */
  const identifiersIn = (path: string, pattern: RegExp): string[] => {
    const texts = listExtractFiles(path).map((file) => readFileSync(join(path, file), "utf8"));
    const found = texts.flatMap((text) => [...text.matchAll(pattern)].map(([cell]) => cell));
    const plain = found.map((cell) => cell.toUpperCase().replace(/ /g, "").replace(/^OAT/, "0AT"));
    return [...new Set(plain)];
  };

  it("gives every copy identifiers of its own, as many as the sample has, and as valid", async () => {
    const base = join(folder, "base");
    const copied = join(folder, "copied");
    await writeSample({
      ...defaultOptions,
      ...{customers: 60, dealers: 2, folder: base, format: "csv"},
      referenceFolder: join(root, "data/reference")
    });
    await writeCopies(base, copied, copies);
    const vin = /\b[0O]AT[A-Z0-9]{5} ?[A-Z0-9]{9}\b/gi;
    const document = /\b9[0-9]{3}[0-9]{13}[0-9X]\b/g;
    for (const pattern of [vin, document, /\b154 ?[0-9]{4} ?[0-9]{4}\b/g, /\bQC33[0-9]{3}\b/g]) {
      const once = identifiersIn(base, pattern);
      expect(once.length).toBeGreaterThan(1);
      expect(identifiersIn(copied, pattern)).toHaveLength(once.length * copies);
    }
    const wrong = identifiersIn(copied, vin).filter((text) => vinCheckDigit(text) !== text[8]);
    expect(wrong).toEqual([]);
    const documents = identifiersIn(copied, document);
    expect(documents.filter((text) => idCheckDigit(text.slice(0, 17)) !== text[17])).toEqual([]);
    const lines = (path: string): number =>
      listExtractFiles(path)
        .filter((file) => !file.includes("对标"))
        .reduce(
          (sum, file) => sum + readFileSync(join(path, file), "utf8").split("\n").length - 2,
          0
        );
    expect(lines(copied)).toBe(lines(base) * copies);
  });
});
