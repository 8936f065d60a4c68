import {describe, expect, it} from "vitest";
import {buildChecks, dealerFreshness} from "../../src/components/qualityChecks.js";
import {reasonTable} from "../../src/components/qualityReasons.js";
import {balanceTable, qualityAnswer} from "../../src/components/qualitySummary.js";
import {
  isClosed,
  reasonCounts,
  tableBalances,
  totalBalance
} from "../../src/components/qualityBalance.js";
import type {QualityRow} from "../../src/components/qualityBalance.js";
import {sentenceText} from "../../src/components/sentence.js";
import {buildWarnings, reasonLabel, reasonRemedy} from "../../src/i18n/reasons.js";
import type {BuildWarning} from "../../src/i18n/reasons.js";
import {manifest} from "./manifest.js";

const row = (
  source_table: string,
  balance_line: string,
  row_count: number,
  reason = ""
): QualityRow => ({
  source_table,
  dealer_id: 1,
  balance_line,
  reason: reason || null,
  row_count
});

const rows = [
  row("repair_order", "read", 600),
  row("repair_order", "read", 400),
  row("repair_order", "accepted", 900),
  row("repair_order", "merged", 40, "duplicate"),
  row("repair_order", "excluded", 50, "internal"),
  row("repair_order", "refused", 10, "missing_value"),
  row("customer", "read", 200),
  row("customer", "accepted", 195),
  row("customer", "refused", 5, "missing_value"),
  row("customer", "warned", 7, "vin_check_digit"),
  row("customer", "blank", 3)
];

describe("the balance", () => {
  it("adds up over dealers and keeps only tables that were read, largest first", () => {
    expect(tableBalances(rows)).toEqual([
      {
        source_table: "repair_order",
        read: 1000,
        accepted: 900,
        merged: 40,
        excluded: 50,
        refused: 10
      },
      {source_table: "customer", read: 200, accepted: 195, merged: 0, excluded: 0, refused: 5}
    ]);
    expect(totalBalance(tableBalances(rows)).read).toBe(1200);
    expect(tableBalances([row("vehicle", "read", 0)])).toEqual([]);
  });

  it("is said in one sentence, with shares that programs can read", () => {
    expect(tableBalances(rows).every(isClosed)).toBe(true);
    expect(sentenceText(qualityAnswer(tableBalances(rows), manifest))).toBe(
      "从 61 个文件读入 1,200 行，91.3% 被采用，3.3% 是重复行已合并，4.2% 按规则不计入，15 行被拒收；每张表读入与去向逐行对得上。"
    );
  });

  it("names the tables that do not add up", () => {
    const open = tableBalances([...rows, row("customer", "read", 1)]);
    expect(sentenceText(qualityAnswer(open, manifest))).toContain("但有 客户 对不上");
  });

  it("is a table with a total and a picture of the parts", () => {
    const table = balanceTable(tableBalances(rows));
    const cells = [...table.querySelectorAll("tbody tr:last-child data")].map((d) => d.textContent);
    expect(cells).toEqual(["1,200", "1,095", "40", "50", "15"]);
    expect(table.querySelector("svg")!.getAttribute("aria-label")).toBe(
      "采用 90.0%，合并 4.0%，不计入 5.0%，拒收 1.0%"
    );
  });
});

describe("reasons", () => {
  it("are counted over tables, most frequent first", () => {
    expect(reasonCounts(rows, ["refused"])).toEqual([
      {
        reason: "missing_value",
        row_count: 15,
        tables: [
          {source_table: "repair_order", row_count: 10},
          {source_table: "customer", row_count: 5}
        ]
      }
    ]);
  });

  it("come with what to do, and without any value of a row", () => {
    const table = reasonTable(reasonCounts(rows, ["refused"]), "refused");
    const cells = [...table.querySelectorAll("tbody > tr > *")].map((cell) => cell.textContent);
    expect(cells).toEqual(["必填值为空", "15", "维修工单 10、客户 5", "请在DMS中更正后重新导出"]);
  });

  it("say so where there are none", () => {
    expect(reasonTable([], "refused").textContent).toBe("被拒收的行，按原因：没有。");
  });
});

describe("the build", () => {
  it("shows how far behind each dealer's data are", () => {
    const cells = [...dealerFreshness(manifest).querySelectorAll("tbody tr")].map(
      (tr) => tr.lastElementChild!.textContent
    );
    expect(cells).toEqual(["与最新的门店同步", "与最新的门店同步", "比最新的门店早 61 天"]);
  });

  it("says which checks were let pass", () => {
    expect(buildChecks(manifest, []).textContent).toContain("没有放行任何一项");
    const accepted = buildChecks({...manifest, accepted_gates: ["control_total"]}, []);
    expect(accepted.querySelector(".alert")!.textContent).toContain("合计行与明细不符");
  });

  it("lists the warnings that no row's reason tells of", () => {
    const warnings = {vin_check_digit: 7, settled_after_opened: 3, old_files: 0};
    const node = buildChecks({...manifest, warnings}, [{reason: "vin_check_digit"}]);
    const cells = [...node.querySelectorAll("tbody > tr > *")].map((cell) => cell.textContent);
    expect(cells).toEqual(["结算早于开单", "3"]);
  });
});

describe("a warning of the build", () => {
  it.each(Object.keys(buildWarnings))("%s says what to do about it, not about a cell", (reason) => {
    const {zh, en} = reasonRemedy(reason);
    expect(zh).not.toBe(reasonRemedy("missing_value").zh);
    expect(en).not.toBe(reasonRemedy("missing_value").en);
    expect(reasonLabel("customer", reason)).toBe(buildWarnings[reason as BuildWarning].label);
  });
});
