// @vitest-environment jsdom
import {beforeAll, beforeEach, describe, expect, it, vi} from "vitest";
import {
  isMixed,
  loyaltyChoiceOf,
  surveyChoice,
  windowChoice
} from "../../src/components/loyaltyChoice.js";
import {groupsPicture, groupsTitle} from "../../src/components/groupsPicture.js";
import {loyaltyAnswer, loyaltyFigures} from "../../src/components/loyaltyAnswer.js";
import {lostPicture} from "../../src/components/lostPicture.js";
import type {CourseFigure} from "../../src/components/lostPicture.js";
import {measured} from "../../src/components/measures.js";
import type {MeasureRow} from "../../src/components/measures.js";
import {needing} from "../../src/components/missingSource.js";
import {levelReturns} from "../../src/components/levelReturns.js";
import type {LevelRow} from "../../src/components/levelReturns.js";
import {returnPicture} from "../../src/components/returnPicture.js";
import {sentenceText} from "../../src/components/sentence.js";
import {noFilters} from "../../src/contract/filters.js";
import {manifest} from "./manifest.js";

const level = (level: number, y: number, n: number, too_recent = 0): LevelRow => ({
  level,
  people: n,
  n,
  y,
  nn: n,
  ny: y,
  yy: y,
  too_recent
});
const rows = [
  level(2, 40, 100),
  level(3, 255, 500, 20),
  level(4, 520, 1000),
  level(5, 800, 1000, 5)
];

const share = (metric: string, y: number, dealer_id: number | null = null): MeasureRow => ({
  metric,
  dealer_id,
  people: 1000,
  n: 1000,
  y,
  nn: 1000,
  ny: y,
  yy: y
});
const groups = measured(
  [
    {...share("came_back", 580), people: 2406},
    share("satisfied_but_gone", 300),
    share("satisfied_came_back", 500),
    share("not_satisfied_came_back", 80),
    share("not_satisfied_gone", 120)
  ],
  manifest
);
const choice = loyaltyChoiceOf("service", "12", "group");
const context = {choice, isMixed: false, filters: noFilters, manifest};

let width = 700;
beforeAll(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(private readonly seen: (entries: {contentRect: {width: number}}[]) => void) {}
      observe(): void {
        this.seen([{contentRect: {width}}]);
      }
    }
  );
});
beforeEach(() => {
  width = 700;
  history.replaceState(null, "", "/loyalty");
});

describe("levelReturns(rows)", () => {
  it("has all five levels, those without a response withheld", () => {
    const levels = levelReturns(rows);
    expect(levels.map(({level}) => level)).toEqual([1, 2, 3, 4, 5]);
    expect(levels[0]).toMatchObject({share: null, n: 0, people: 0});
    expect(levels[4]).toMatchObject({label: "非常满意", share: 0.8, n: 1000});
  });
});

describe("returnPicture(rows, groups, context)", () => {
  it("is titled with what the data say, and says what it measures", () => {
    const node = returnPicture(rows, groups, context);
    expect(node.querySelector(".picture-title")!.textContent).toContain(
      "只有“非常满意”才明显带来回厂"
    );
    expect(node.querySelector(".picture-subtitle")!.textContent).toBe(
      "评价后 12 个月内回厂的比例，%，2025年1月–2026年10月；2,600 份观察期已满的答卷，来自 2,406 位客户；线为 95% 区间"
    );
    expect(node.querySelector(".picture-note")!.textContent).toContain(
      "另有 25 份答卷的观察期未满"
    );
  });

  it("says in its text alternative what the chart says", () => {
    const alternative = returnPicture(rows, groups, context)
      .querySelector("svg")!
      .getAttribute("aria-label");
    expect(alternative).toContain("非常满意的回来了 80.0%");
    expect(alternative).toContain("不满意 40.0%，一般 51.0%，满意 52.0%，非常满意 80.0%");
  });

  it("opens the table behind it, machine-readable", () => {
    const node = returnPicture(rows, groups, context);
    const details = node.querySelector("details")!;
    details.dispatchEvent(new Event("toggle"));
    const first = [...details.querySelectorAll("tbody tr:first-child > *")].map(
      (c) => c.textContent
    );
    expect(first).toEqual(["非常满意", "1,000", "1,000", "800", "80.0%", "77.4%–82.4%", "5"]);
    const share = details.querySelector<HTMLElement>(
      "data[data-metric=came_back][data-group='level:5']"
    )!;
    expect(share.dataset.n).toBe("1000");
  });

  it("warns where scales of different length are side by side", () => {
    const node = returnPicture(rows, groups, {...context, isMixed: true});
    expect(node.textContent).toContain("量表不同");
  });
});

describe("the four groups", () => {
  it("are titled by satisfied but gone", () => {
    expect(sentenceText(groupsTitle(groups))).toBe(
      "30.0% 的答卷说满意却没有再来，是“未满意且流失”（12.0%）的 2.5 倍。"
    );
    expect(sentenceText(groupsTitle([]))).toContain("太少");
  });

  it("have the dealers behind them, all together last", () => {
    const byDealer = measured([share("satisfied_but_gone", 250, 1)], manifest);
    const node = groupsPicture(groups, byDealer, context);
    const details = node.querySelector("details")!;
    details.dispatchEvent(new Event("toggle"));
    const names = [...details.querySelectorAll("tbody th")].map((cell) => cell.textContent);
    expect(names).toEqual(["星辰", "全部"]);
  });

  it("lead the page's figures with satisfied but gone", () => {
    const leading = loyaltyFigures(groups, []).querySelector(".tile.is-leading")!;
    expect(leading.querySelector(".tile-label")!.textContent).toBe("满意却流失");
    expect(leading.querySelector("data")!.dataset.value).toBe("0.3");
  });

  it("and the levels make the page's answer", () => {
    expect(loyaltyAnswer(groups, rows, choice).textContent).toBe(
      "30.0% 的答卷说满意、却没有在 12 个月内再来；说满意又回来的有 50.0%。只有“非常满意”才明显带来回厂，“满意”并不比“一般”好。"
    );
  });
});

describe("lostPicture(lost, course)", () => {
  const course = (code: string, low: number, high: number): CourseFigure => ({
    benchmark_code: code,
    label_zh: code,
    label_en: code,
    value: null,
    value_low: low,
    value_high: high,
    citation: "S3"
  });
  const figures = [
    course("lost_had_said_satisfied_cars", 0.85, 0.95),
    course("lost_had_said_satisfied_all_industries", 0.65, 0.85),
    course("same_brand_repurchase", 0.3, 0.4)
  ];
  const draw = (y: number) =>
    lostPicture(measured([share("lost_had_said_satisfied", y)], manifest), figures, context);

  it("stands beside the course's figures for the same thing only, cited", () => {
    const node = draw(900);
    expect(node.querySelectorAll(".course")).toHaveLength(2);
    expect(node.textContent).toContain("课程数据出处：S3。");
    expect(node.textContent).not.toContain("same_brand_repurchase");
  });

  it("says whether they agree", () => {
    expect(draw(900).textContent).toContain("与课程给出的汽车行业数字相符");
    expect(draw(700).textContent).toContain("低于课程给出的汽车行业数字");
    expect(draw(990).textContent).toContain("高于课程给出的汽车行业数字");
  });

  it("withholds what too few were asked for", () => {
    const few = {...share("lost_had_said_satisfied", 5), people: 8, n: 8};
    const node = lostPicture(measured([few], manifest), figures, context);
    expect(node.textContent).toContain("太少");
    expect(node.querySelector("circle")).toBeNull();
  });
});

describe("the choices", () => {
  const surveys = [
    {
      journey: "service",
      questionnaire: "CSS_SERVICE",
      label: "售后调研",
      scale_min: 1,
      scale_max: 5
    },
    {journey: "service", questionnaire: "JOURNEY", label: null, scale_min: 1, scale_max: 10},
    {journey: "sales", questionnaire: "CSS_SALES", label: "销售调研", scale_min: 1, scale_max: 5}
  ];

  it("offer the journeys, a journey's questionnaires where it has several, and all", () => {
    const values = [...surveyChoice(surveys).querySelectorAll("option")].map(({value}) => value);
    expect(values).toEqual(["service", "sales", "q:CSS_SERVICE", "q:JOURNEY", "all"]);
    expect(surveyChoice(surveys).textContent).toContain("售后：售后调研");
  });

  it("are kept in the address, the default left out", () => {
    const input = windowChoice();
    document.body.replaceChildren(input);
    const pick = (value: string) =>
      input.querySelector<HTMLElement>(`input[value="${value}"]`)!.click();
    pick("6");
    expect([input.value, location.search]).toEqual(["6", "?window=6"]);
    pick("12");
    expect([input.value, location.search]).toEqual(["12", ""]);
    history.replaceState(null, "", "/loyalty?window=18");
    expect(windowChoice().value).toBe("18");
  });

  it("mean what the queries take", () => {
    expect(loyaltyChoiceOf("q:JOURNEY", "6", "same")).toEqual({
      journey: null,
      questionnaire: "JOURNEY",
      windowMonths: 6,
      sameDealer: true
    });
    expect(loyaltyChoiceOf("all", "7", "group")).toMatchObject({journey: null, windowMonths: 12});
  });

  it("tell where scales are mixed", () => {
    expect(isMixed(surveys, loyaltyChoiceOf("service", "12", "group"))).toBe(true);
    expect(isMixed(surveys, loyaltyChoiceOf("q:JOURNEY", "12", "group"))).toBe(false);
    expect(isMixed(surveys, loyaltyChoiceOf("sales", "12", "group"))).toBe(false);
  });
});

describe("needing(sources, manifest, content)", () => {
  it("says which extract is missing, what it must have and where to put it", () => {
    const node = needing(["lead"], manifest, () => document.createElement("p"));
    expect(node.dataset.missing).toBe("lead");
    expect(node.textContent).toContain("放进 data/extracts");
    expect(node.textContent).toMatch(/潜客：至少要有.+/);
  });

  it("is the content where nothing is missing", () => {
    const content = document.createElement("p");
    expect(needing(["repair_order"], manifest, () => content)).toBe(content);
  });
});
