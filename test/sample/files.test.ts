import {readFileSync, statSync} from "node:fs";
import {basename} from "node:path";
import {describe, expect, it} from "vitest";
import {canaries} from "../../loaders/sample/canaries.js";
import {readQuestionnaires} from "../../loaders/sample/questionnaires.js";
import {cedar} from "../../loaders/sample/dms/cedar.js";
import {maple} from "../../loaders/sample/dms/maple.js";
import {headquarters, surveyAgency} from "../../loaders/sample/dms/shared.js";
import {willow} from "../../loaders/sample/dms/willow.js";
import {sources} from "../../src/contract/sources.js";
import {filesOf, readRaw, referenceFolder, sampleFolder} from "./sampleFiles.js";

const questionnaires = readQuestionnaires(referenceFolder);
const brands = {
  cedar: cedar(questionnaires),
  maple: maple(questionnaires),
  willow: willow(questionnaires)
};
const files = filesOf(sampleFolder).map(readRaw);

const keptByHand = new Set(["item", "touchpoint", "margin", "service_plan", "code_label"]);
const ofThisSite = new Set(["call_list"]); // exported by a site, so that there is none before the first
const ofHeadquarters = new Set(["dealer", "programme_cost", "target"]);
const ofAgency = new Set(["survey_score", "survey_frame", "benchmark"]);

describe("the committed sample", () => {
  it("stays under 12 MB", () => {
    const size = files.reduce((sum, {path}) => sum + statSync(path).size, 0);
    expect(size).toBeGreaterThan(9_000_000);
    expect(size).toBeLessThan(12_000_000);
  });

  it("has every source table that a dealer group exports, from every brand of DMS", () => {
    const shared = new Set(
      [headquarters, surveyAgency(questionnaires)].flatMap(({reports}) =>
        reports.map(({table}) => table as string)
      )
    );
    for (const {name} of sources) {
      if (keptByHand.has(name) || ofThisSite.has(name)) continue;
      if (ofHeadquarters.has(name) || ofAgency.has(name)) {
        expect(shared, name).toContain(name);
        continue;
      }
      for (const [brand, {reports}] of Object.entries(brands))
        expect(
          reports.map(({table}) => table as string),
          `${name} of ${brand}`
        ).toContain(name);
    }
  });

  it("writes every report that a brand lists, with rows", () => {
    const names = files.map(({path}) => basename(path));
    const all = [...Object.values(brands), headquarters, surveyAgency(questionnaires)];
    for (const {title} of all.flatMap(({reports}) => reports))
      expect(
        names.some((name) => name.includes(title)),
        title
      ).toBe(true);
    for (const {path, rows} of files) expect(rows.length, path).toBeGreaterThan(0);
  });

  it("comes in the kinds of file that dealers send", () => {
    const count = (kind: string): number => files.filter((file) => file.kind === kind).length;
    expect(count("xls")).toBeGreaterThanOrEqual(5);
    expect(count("xlsx")).toBeGreaterThanOrEqual(20);
    expect(count("html")).toBeGreaterThanOrEqual(3);
    const texts = files.filter(({kind}) => kind === "csv").map(({path}) => readFileSync(path));
    const withMark = texts.filter((bytes) => bytes.subarray(0, 3).toString("hex") === "efbbbf");
    expect(withMark.length).toBeGreaterThanOrEqual(5);
    const inGb18030 = texts.filter((bytes) => {
      const utf8 = new TextDecoder("utf-8", {fatal: true});
      return !Buffer.from(new TextDecoder().decode(bytes)).equals(bytes) && !isUtf8(utf8, bytes);
    });
    expect(inGb18030.length).toBeGreaterThanOrEqual(8);
    for (const bytes of inGb18030)
      expect(() => new TextDecoder("gb18030", {fatal: true}).decode(bytes)).not.toThrow();
    // HTML goes by the name of a workbook.
    for (const {kind, path} of files) if (kind === "html") expect(path).toMatch(/\.xls$/);
  });

  it("has rows as wide as their header, in a text file with one exception", () => {
    const tooWide = files
      .filter(({kind}) => kind === "csv")
      .flatMap(({path, headers, rows}) =>
        rows.filter((row) => row.slice(headers.length).some((cell) => cell !== "")).map(() => path)
      );
    expect(tooWide).toHaveLength(1);
    expect(tooWide[0]).toMatch(/委托书2025\.csv$/);
  });

  it("puts title, export date, login and an empty row above the header, and totals below", () => {
    const titled = files.filter(({title}) => title.length > 0);
    expect(titled.length).toBeGreaterThanOrEqual(15);
    for (const {title} of titled) {
      expect(title[1]!.slice(0, 3)).toEqual([
        "导出日期:",
        expect.stringMatching(/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d$/),
        "导出人:"
      ]);
      expect(title[2]!.every((cell) => cell === "")).toBe(true);
    }
    const totalled = files.filter(({totals}) => totals !== null);
    expect(totalled.length).toBeGreaterThanOrEqual(8);
    for (const {path, headers, rows, totals} of totalled) {
      const at = headers.findIndex((header) =>
        /^(总金额|金额|车辆销售价|套餐金额|活动费用)$/.test(header)
      );
      const sum = rows.reduce((total, row) => total + Number(row[at]), 0);
      expect(Number(totals![at]), path).toBeCloseTo(sum, 1);
    }
  });

  it("writes dates in four notations and as serial numbers", () => {
    const cells = new Set(files.flatMap(({rows}) => rows.slice(0, 50).flat()));
    const has = (pattern: RegExp): boolean => [...cells].some((cell) => pattern.test(cell));
    expect(has(/^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/)).toBe(true);
    expect(has(/^\d{4}\/\d{1,2}\/\d{1,2}( \d{1,2}:\d\d)?$/)).toBe(true);
    expect(has(/^20\d{6}$/)).toBe(true);
    expect(has(/^\d{4}年\d{1,2}月\d{1,2}日$/)).toBe(true);
    expect(has(/^4[4-6]\d{3}\.\d+$/)).toBe(true);
    expect(has(/^￥-?[\d,]+\.\d\d$/)).toBe(true);
  });

  it("repeats a label, leaves spaces around labels and columns empty", () => {
    const headers = files.map((file) => file.headers);
    expect(headers.some((own) => new Set(own).size < own.length)).toBe(true);
    expect(headers.flat().some((header) => header !== header.trim())).toBe(true);
    const empty = files.some(({headers: own, rows}) =>
      own.some((_, at) => rows.every((row) => (row[at] ?? "") === ""))
    );
    expect(empty).toBe(true);
  });

  it("holds every planted identifier as it is", () => {
    const cells = new Set(files.flatMap(({title, rows}) => [...title, ...rows].flat()));
    const missing = canaries().filter(({value}) => !cells.has(value));
    expect(missing).toEqual([]);
  });

  it("ships postcodes under the label of cities in one customer file", () => {
    const customers = files.filter(({headers}) =>
      headers.map((cell) => cell.trim()).includes("城市")
    );
    const swapped = customers.filter(({headers, rows}) => {
      const at = headers.findIndex((header) => header.trim() === "城市");
      return rows.some((row) => /^\d{6}$/.test(row[at]!));
    });
    expect(swapped).toHaveLength(1);
    expect(swapped[0]!.path).toMatch(/车主管理\.csv$/);
  });
});

function isUtf8(decoder: TextDecoder, bytes: Buffer): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
