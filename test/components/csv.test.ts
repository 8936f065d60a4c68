import {beforeAll, describe, expect, it, vi} from "vitest";
import type {CsvCell, CsvTable} from "../../src/components/csv.js";
import {csvNumber, csvText, saveCsv} from "../../src/components/csv.js";
import {openPage} from "../../src/components/page.js";
import {currentView} from "../../src/components/viewFacts.js";
import {manifest} from "./manifest.js";

const tableOf = (...rows: CsvCell[][]): CsvTable => ({
  subject: "回厂率",
  title: "回厂率，按门店",
  header: ["门店", "回厂率"],
  rows
});
const lines = (table: CsvTable): string[] => csvText(table, currentView()).split("\r\n");
const fields = (...cells: CsvCell[]): string => lines(tableOf(cells))[1]!;

beforeAll(async () => {
  history.replaceState(null, "", "/loyalty?dealer=2");
  document.body.innerHTML = "<main id='observablehq-main'><h1>会回来吗？</h1></main>";
  await openPage({name: "loyalty", manifest: Promise.resolve(manifest)});
});

describe("csvText(table, view)", () => {
  it("begins with a byte order mark and ends every line with CRLF", () => {
    const text = csvText(tableOf(["星辰", 0.5]), currentView());
    expect(text.startsWith("\ufeff门店,回厂率\r\n星辰,0.5\r\n\r\n#")).toBe(true);
    expect(text.endsWith("\r\n")).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it("tells after one empty row what the table is and what the view was", () => {
    const facts = [{label: "说明", value: "样本不足的不显示"}];
    const after = lines({...tableOf(["星辰", 1]), facts}).slice(2, -1);
    expect(after[0]).toBe("");
    expect(after.slice(1).every((row) => row.startsWith("# "))).toBe(true);
    expect(after[1]).toBe("# 内容,回厂率，按门店");
    expect(after[2]).toBe("# 说明,样本不足的不显示");
    expect(after).toContain("# 筛选,众合；全部车系；2025年1月–2026年10月");
    expect(after).toContain("# 数据指纹,3fa9c01b77de （2026年11月22日 由 61 个数据文件生成）");
  });

  it("quotes commas, quotes and line breaks and nothing else", () => {
    expect(fields("a,b", 'say "no"', "c")).toBe('"a,b","say ""no""",c');
    expect(lines(tableOf(["a\nb"]))[1]).toBe('"a\nb"');
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
    ["-2+3", "'-2+3"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", '"\'\r=1"'],
    ["\n=1", '"\'\n=1"'],
    ["＝1+1", "'＝1+1"],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
    ["-", "'-"],
    ["-5 辆", "'-5 辆"]
  ])("makes text of what a spreadsheet would run: %j", (cell, written) => {
    expect(
      lines(tableOf([cell]))
        .slice(1)
        .join("\r\n")
        .startsWith(`${written}\r\n`)
    ).toBe(true);
  });

  it("neutralises header and metadata as well", () => {
    const [header] = lines({...tableOf(), header: ["=a", "b"]});
    expect(header).toBe("\ufeff'=a,b");
    expect(lines({...tableOf(), title: "@x"})[2]).toBe("# 内容,'@x");
  });

  it("leaves numbers numbers, negative ones too", () => {
    expect(fields(-5, "-0.25", "-1e-7", 12)).toBe("-5,-0.25,-1e-7,12");
  });

  it("writes nothing for what is missing, and keeps an empty row apart from the end of the data", () => {
    expect(fields(null, undefined, NaN, "")).toBe(",,,");
    expect(fields("")).toBe('""');
  });
});

describe("csvNumber(value)", () => {
  it.each([
    [1 / 3, "0.333333"],
    [-2 / 3, "-0.666667"],
    [1234567.891, "1234567.89"],
    [0.1 + 0.2, "0.3"],
    [1.23456789e-9, "1.23457e-9"],
    [12_345_678, "12345678"]
  ])("%d is written as a spreadsheet reads it", (value, text) => {
    expect(csvNumber(value)).toBe(text);
  });
});

describe("saveCsv(table, view)", () => {
  it("saves under a name of page, table and day, from memory", async () => {
    const blobs: Blob[] = [];
    URL.createObjectURL = (blob) => `blob:${blobs.push(blob as Blob)}`;
    URL.revokeObjectURL = () => {};
    vi.useFakeTimers();
    const saved: HTMLAnchorElement[] = [];
    const listening = new AbortController();
    const onClick = (event: Event): void => {
      saved.push(event.target as HTMLAnchorElement);
      event.preventDefault();
    };
    document.addEventListener("click", onClick, {signal: listening.signal});
    saveCsv(tableOf(["星辰", 0.5]), {...currentView(), name: "满意与忠诚"});
    vi.runAllTimers();
    vi.useRealTimers();
    listening.abort();
    expect(saved.map(({download, href}) => [download, href])).toEqual([
      ["忠诚图谱-满意与忠诚-回厂率-20261031.csv", "blob:1"]
    ]);
    expect(blobs[0]!.type).toBe("text/csv;charset=utf-8");
    expect(document.querySelector("a[download]")).toBeNull();
  });
});
