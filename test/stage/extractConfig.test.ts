import {describe, expect, it} from "vitest";
import type {ExtractConfig, Pins} from "../../loaders/stage/extractConfig.js";
import {pinsFor} from "../../loaders/stage/extractConfig.js";
import {dealerForms, dealerOfPath} from "../../loaders/stage/dealerNames.js";
import {headerForms, normaliseHeader} from "../../loaders/stage/headerText.js";
import {editDistance, nearest} from "../../loaders/stage/nearest.js";
import {safeLabels, shapeOf} from "../../loaders/stage/safeLabel.js";

const config = (files: Record<string, Pins>, folder = ""): ExtractConfig => ({
  folder,
  dealers: [],
  codes: {},
  files
});

describe("pinsFor(configs, file, sheet)", () => {
  const pins = (pattern: string, file: string, sheet: string | null = null): boolean =>
    pinsFor([config({[pattern]: {dealer: "D"}})], file, sheet).dealer === "D";

  it.each([
    ["*.csv", "a.csv", true],
    ["*.csv", "x/a.csv", false],
    ["**/*.csv", "a.csv", true],
    ["**/*.csv", "x/y/a.csv", true],
    ["x/**", "x/y/a.csv", true],
    ["x/**", "xy/a.csv", false],
    ["?.csv", "ab.csv", false],
    ["a.csv", "aXcsv", false],
    ["工单(1).xls", "工单(1).xls", true]
  ])("%s and %s: %s", (pattern, file, expected) => {
    expect(pins(pattern, file)).toBe(expected);
  });

  it("an entry with #sheet is for that sheet only", () => {
    expect(pins("a.xls#二月", "a.xls", "二月")).toBe(true);
    expect(pins("a.xls#二月", "a.xls", "一月")).toBe(false);
  });

  it("later entries and deeper folders come last", () => {
    const outer = config({"**": {dealer: "D1", table: "lead"}, "x/*": {dealer: "D2"}});
    const inner = config({"a.csv": {dealer: "D3"}}, "x");
    expect(pinsFor([outer, inner], "x/a.csv", null)).toEqual({dealer: "D3", table: "lead"});
    expect(pinsFor([outer, inner], "x/b.csv", null)).toEqual({dealer: "D2", table: "lead"});
    expect(pinsFor([outer, inner], "a.csv", null)).toEqual({dealer: "D1", table: "lead"});
  });
});

describe("codes of extract.json", () => {
  it("hold for the files of their folder, list by list, a file's own last", () => {
    const outer = {
      ...config({"x/a.csv": {codes: {gender: {先生: "male"}}}}),
      codes: {gender: {先生: "female", 女士: "female"}, payer: {客户: "customer"}}
    };
    const inner = {...config({}, "y"), codes: {payer: {客户: "internal"}}};
    expect(pinsFor([outer, inner], "x/a.csv", null).codes).toEqual({
      gender: {先生: "male", 女士: "female"},
      payer: {客户: "customer"}
    });
    expect(pinsFor([outer, inner], "y/a.csv", null).codes?.payer).toEqual({客户: "internal"});
  });
});

describe("dealerOfPath(file, forms)", () => {
  const forms = dealerForms([
    {dealer_code: "D01", dealer_name: "杭州晴川", short_name: "城西店"},
    {dealer_code: "D02", dealer_name: "湖州晴川", short_name: "湖州店"},
    {dealer_code: "D03", dealer_name: "湖州晴川", short_name: "湖州店二部"}
  ]);

  it.each([
    ["城西店/工单.xls", "D01"],
    ["D02/2024/工单.xls", "D02"],
    ["2024/湖州店_维修工单.xls", "D02"],
    ["湖州店二部_维修工单.xls", "D03"],
    ["城西店/湖州店_维修工单.xls", "D02"],
    ["新店_维修工单.xls", "新店"],
    ["新店/维修工单.xls", "新店"],
    ["2024/维修工单.xls", null],
    ["维修工单/客户.xls", null]
  ])("%s: %s", (file, expected) => {
    expect(dealerOfPath(file, forms)).toBe(expected);
  });

  it("is the only dealer where there is but one", () => {
    const one = dealerForms([{dealer_code: "D01", dealer_name: "杭州晴川", short_name: null}]);
    expect(dealerOfPath("工单.xls", one)).toBe("D01");
  });

  it("names that two dealers share stand for neither", () => {
    expect(forms.has("湖州晴川")).toBe(false);
    expect(forms.get("湖州店")).toBe("D02");
  });
});

describe("labels", () => {
  it.each([
    [" * 总金额（元）：", "总金额"],
    ["ＶＩＮ", "VIN"],
    ["RO_No.", "RONO"],
    ["车主/客户编号", "车主客户编号"],
    ["销售日期(开票)", "销售日期开票"],
    ["--", ""]
  ])("normaliseHeader(%j) is %j", (label, expected) => {
    expect(normaliseHeader(label)).toBe(expected);
  });

  it("headerForms(label) tries it without brackets too", () => {
    expect(headerForms("VIN(车架号)")).toEqual(["VIN车架号", "VIN"]);
    expect(headerForms("")).toEqual([]);
  });

  it("nearest(text, candidates) is the most alike, or none", () => {
    expect(editDistance("kitten", "sitting")).toBe(3);
    expect(nearest("工单编", ["工单号", "客户编号", "VIN"])).toBe("工单号");
    expect(nearest("天气", ["工单号", "VIN"])).toBeNull();
  });

  it("safeLabels(unknown, known) shows the shapes of what could be values", () => {
    expect(safeLabels(["备注2"], 5)("备注2")).toBe("备注2");
    expect(safeLabels(["张伟"], 1)("张伟")).toBe("汉汉");
    const ranOn = safeLabels(["张伟", "13912345678"], 9);
    expect(ranOn("13912345678")).toBe("99999…(11)");
    expect(ranOn("张伟")).toBe("汉汉");
    expect(ranOn("工单号")).toBe("工单号");
    expect(shapeOf("A1b")).toBe("A9a");
  });
});
