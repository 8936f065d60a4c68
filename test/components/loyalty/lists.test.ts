import {beforeAll, describe, expect, it, vi} from "vitest";
import type {BlockRow} from "../../../src/components/loyalty/blockTable.js";
import {blockTable} from "../../../src/components/loyalty/blockTable.js";
import {loyaltyChoiceOf} from "../../../src/components/loyalty/choice.js";
import type {CallRow} from "../../../src/components/loyalty/customerList.js";
import {
  callReason,
  customerCsv,
  customerList
} from "../../../src/components/loyalty/customerList.js";
import {allMeasures} from "../../../src/components/loyalty/groups.js";
import type {NextRow} from "../../../src/components/loyalty/groupsNext.js";
import {groupsNext} from "../../../src/components/loyalty/groupsNext.js";
import type {RepurchaseRow} from "../../../src/components/loyalty/repurchasePicture.js";
import {
  comparedAt,
  repurchaseCurves,
  repurchasePicture,
  repurchaseTitle
} from "../../../src/components/loyalty/repurchasePicture.js";
import {sentenceText} from "../../../src/components/sentence.js";
import {noFilters} from "../../../src/contract/filters.js";
import {repurchaseThesis} from "../../../src/i18n/loyaltyMore.js";
import {manifest} from "../manifest.js";
import {chosen, groupRow} from "./rows.js";

const context = {
  choice: loyaltyChoiceOf(chosen),
  isMixed: false,
  filters: noFilters,
  manifest: {...manifest, sources: {...manifest.sources, complaint: 5, sales_order: 9}}
};

beforeAll(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(private readonly seen: (entries: {contentRect: {width: number}}[]) => void) {}
      observe(): void {
        this.seen([{contentRect: {width: 700}}]);
      }
    }
  );
});

const call = (customer_id: number, more: Partial<CallRow> = {}): CallRow => ({
  customer_id,
  home_dealer_id: 2,
  model_series: "远帆",
  last_seen_month: "2025-03",
  level: 5,
  answered_month: "2025-02",
  months_since: 20,
  value: 4567.8,
  has_complained: false,
  is_lost: false,
  months_overdue: 4,
  customers: 57,
  total_value: 123_456,
  ...more
});

describe("the list of whom to call", () => {
  it("says how many they are, what they were worth, and lists those worth most", () => {
    const node = customerList([call(7), call(9, {value: 100})], () => Promise.resolve([]), context);
    expect(node.querySelector(".picture-title")!.textContent).toBe(
      "57 位客户最近一次评价是满意的，之后超过 12 个月没有再来。他们离开前的最后一年共带来毛利 12.3 万元。"
    );
    const first = [...node.querySelectorAll("tbody tr:first-child > *")].map((c) => c.textContent);
    expect(first).toEqual([
      "7",
      "众合",
      "远帆",
      "2025年3月",
      "非常满意",
      "4,568 元",
      "保养过期 4 个月：约时间"
    ]);
    expect(node.querySelector("button[data-export]")!.textContent).toBe("导出全部 57 位（CSV）");
  });

  it("says so when there is nobody", () => {
    const node = customerList([], () => Promise.resolve([]), context);
    expect(node.textContent).toContain("没有最近一次评价满意");
    expect(node.querySelector("button")).toBeNull();
  });

  it("names the gravest reason first", () => {
    const lost = {is_lost: true, months_overdue: 9};
    expect(callReason(call(1, {...lost, has_complained: true}))).toContain("投诉过");
    expect(callReason(call(1, lost))).toContain("过期 9 个月，已算流失");
    expect(callReason(call(1, {is_lost: true, months_overdue: null}))).toContain("已算流失");
    expect(callReason(call(1, {months_overdue: 0}))).toContain("没有过期");
  });

  it("leaves for relink with the key table and the customer first", () => {
    const csv = customerCsv([call(7)], context);
    expect(csv.header.slice(0, 2)).toEqual(["key_table_id", "customer_id"]);
    expect(csv.rows).toEqual([
      [
        "demo",
        7,
        "众合",
        "远帆",
        "2025-03",
        "非常满意",
        "2025-02",
        4567.8,
        "保养过期 4 个月：约时间"
      ]
    ]);
    expect(csv.facts![0]!.value).toContain("超过 12 个月没有再来");
  });

  it("asks for everyone only when it is exported, and says when that failed", async () => {
    const everyone = vi.fn(() => Promise.reject(new Error("no engine")));
    const node = customerList([call(7)], everyone, context);
    expect(everyone).not.toHaveBeenCalled();
    const button = node.querySelector("button")!;
    button.click();
    await vi.waitFor(() => expect(button.disabled).toBe(false));
    expect(node.querySelector("[role=alert]")!.textContent).toContain("没有导出成功");
  });
});

describe("groupsNext(rows, measures, context)", () => {
  const next = (group: NextRow["group"], value: number, n = 100): NextRow => ({
    group,
    people: n,
    n,
    nn: n,
    valued: n,
    value: value * n,
    value_2: value * value * n + 100 * n,
    complained_y: 5,
    complained_ny: 5,
    complained_yy: 5,
    lost_y: 50,
    lost_ny: 50,
    lost_yy: 50,
    bought_y: 0,
    bought_ny: 0,
    bought_yy: 0,
    came_later_y: 20,
    came_later_ny: 20,
    came_later_yy: 20
  });
  const all = allMeasures([
    groupRow("satisfied_but_gone", 300),
    groupRow("satisfied_came_back", 500)
  ]);
  const draw = (...rows: NextRow[]) => groupsNext(rows, all, context);

  it("says what they were worth beside those who stayed, and what came next", () => {
    const node = draw(next("satisfied_but_gone", 900), next("satisfied_came_back", 1400));
    expect(node.querySelector(".picture-title")!.textContent).toBe(
      "“满意却流失”的客户，离开前一年人均带来毛利 900 元，低于“满意且回厂”的 1,400 元；其中 5.0% 投诉过，20.0% 后来又来过。"
    );
    const gone = [...node.querySelectorAll("tbody tr:first-child > *")].map((c) => c.textContent);
    expect(gone.slice(0, 3)).toEqual(["满意却流失", "30.0% 27.2%–32.9%", "100"]);
    expect(gone[4]).toBe("9.0 万元");
  });

  it("does not call a value higher that cannot be told apart, nor judge too few", () => {
    expect(
      draw(next("satisfied_but_gone", 1400), next("satisfied_came_back", 1401)).textContent
    ).toContain("分不出高低");
    expect(
      draw({...next("satisfied_but_gone", 900), valued: 5}, next("satisfied_came_back", 1400))
        .textContent
    ).toContain("客户太少");
  });

  it("marks assumed margins, and leaves out what no extract tells", () => {
    const rows = [next("satisfied_but_gone", 900), next("satisfied_came_back", 1400)];
    const assumed = {...context, manifest: {...manifest, warnings: {margin_assumed: 4}}};
    const node = groupsNext(rows, all, assumed);
    expect(node.textContent).toContain("假设毛利率");
    expect(node.querySelector("thead")!.textContent).not.toContain("评价后投诉");
    expect(draw(...rows).querySelector("thead")!.textContent).toContain("评价后投诉");
  });
});

describe("repurchase by satisfaction with the purchase", () => {
  /** Buyers of a part: of n so many bought in month 10, the others are followed to month 40. */
  const buyers = (part: number, bought: number, n: number): RepurchaseRow[] => [
    {part, month: 10, bought, left_group: 0, censored: 0},
    {part, month: 40, bought: 0, left_group: 0, censored: n - bought}
  ];
  const title = (...rows: RepurchaseRow[][]) => repurchaseTitle(repurchaseCurves(rows.flat()));

  it("compares at the last whole year that both upper parts reach", () => {
    expect(comparedAt(repurchaseCurves([...buyers(3, 9, 100), ...buyers(2, 9, 100)]))).toBe(36);
    expect(comparedAt(repurchaseCurves(buyers(3, 9, 100)))).toBeNull();
  });

  it("has a sentence for every case", () => {
    const said = title(buyers(3, 300, 1000), buyers(2, 100, 1000), buyers(1, 95, 1000));
    expect(sentenceText(said)).toBe(
      "买车时“非常满意”的人，36 个月内有 30.0% 又在这里买车，满意的只有 10.0%，并不比更低的（9.5%）多：只有非常满意才带来再购。"
    );
    expect(title(buyers(3, 300, 1000), buyers(2, 100, 1000), buyers(1, 20, 1000)).message).toBe(
      repurchaseThesis.every_step
    );
    expect(title(buyers(3, 300, 1000), buyers(2, 100, 1000), buyers(1, 2, 5)).message).toBe(
      repurchaseThesis.top_better
    );
    expect(title(buyers(3, 110, 1000), buyers(2, 100, 1000)).message).toBe(
      repurchaseThesis.no_difference
    );
    expect(title(buyers(3, 100, 1000), buyers(2, 300, 1000)).message).toBe(
      repurchaseThesis.reversed
    );
    expect(title(buyers(3, 3, 8)).message).toBe(repurchaseThesis.too_few);
  });

  it("draws a curve for each part with those at risk below, none for too few", () => {
    const node = repurchasePicture([...buyers(3, 30, 100), ...buyers(2, 2, 5)], context);
    expect(node.querySelectorAll(".curve-3 .band")).toHaveLength(1);
    expect(node.querySelector(".curve-2 .curve-line")!.getAttribute("d")).not.toContain("L");
    const texts = [...node.querySelectorAll(".at-risk text")].map((text) => text.textContent);
    expect(texts).toEqual([
      "仍在观察的客户数",
      "非常满意",
      "100",
      "70",
      "70",
      "70",
      "满意",
      "更低"
    ]);
  });
});

describe("blockTable(rows, surveys)", () => {
  const row = (more: Partial<BlockRow>): BlockRow => ({
    questionnaire: "CSS",
    items: "return recommend",
    n: 100,
    total_2: 6900,
    return: 400,
    return_2: 1700,
    recommend: 400,
    recommend_2: 1700,
    advantage: 0,
    advantage_2: 0,
    premium: 0,
    premium_2: 0,
    forgive: 0,
    forgive_2: 0,
    standard: 0,
    standard_2: 0,
    ...more
  });
  const surveys = [
    {journey: "service", questionnaire: "CSS", label: "售后 CSS", scale_min: 1, scale_max: 5}
  ];
  const cellsOf = (node: Element) =>
    [...node.querySelectorAll("tbody td")].map((c) => c.textContent);

  it("forms an index only where the items are reliable", () => {
    // Variances 100/99 each; of the total (6900 − 6400)/99: r = 1.5, more than can be; 6700 gives r = .5.
    const reliable = blockTable([row({total_2: 6760})], surveys);
    expect(reliable.querySelector(".picture-title")!.textContent).toMatch(
      /售后 CSS 0\.89 \(0\.8\d–0\.9\d, n=100\)/
    );
    expect(cellsOf(reliable)).toEqual([
      "0.89",
      "4.00",
      "4.00 (3.80–4.20)",
      "4.00 (3.80–4.20)",
      "100"
    ]);
    const loose = blockTable([row({total_2: 6640})], surveys);
    expect(cellsOf(loose).slice(0, 2)).toEqual(["0.33", "不合成"]);
  });

  it("withholds it below thirty, and says when nothing can be told", () => {
    const few = blockTable([row({n: 20, return: 80, recommend: 80})], surveys);
    expect(few.textContent).toContain("算不出信度");
    expect(cellsOf(few)[0]).toBe("样本不足");
    expect(blockTable([], surveys).querySelector("table")).toBeNull();
  });
});
