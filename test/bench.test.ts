import {execFileSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import type {Measurement} from "./bench/part.js";
import {report} from "./bench/report.js";
import {temporaryFolder} from "./util/conformed.js";

const root = resolve(import.meta.dirname, "..");
const folder = temporaryFolder(afterAll);

describe("npm run bench -- --quick", () => {
  it("makes extracts, runs pipeline and reference on them and prints their ratio", () => {
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
    expect(values.filter(({value}) => !(value > 0))).toEqual([]);
  });
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
