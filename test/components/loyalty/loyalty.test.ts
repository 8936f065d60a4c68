import {beforeAll, beforeEach, describe, expect, it, vi} from "vitest";
import {loyaltyAnswer, loyaltyFigures} from "../../../src/components/loyalty/answer.js";
import type {AnswerRow} from "../../../src/components/loyalty/answerRows.js";
import {levelShares, scoreShares} from "../../../src/components/loyalty/answerRows.js";
import type {CourseFigure} from "../../../src/components/loyalty/besideCourse.js";
import {lostPicture, replacedPicture} from "../../../src/components/loyalty/besideCourse.js";
import {
  isMixed,
  loyaltyChoiceOf,
  scoreCut,
  surveyChoice,
  windowCut
} from "../../../src/components/loyalty/choice.js";
import {allMeasures} from "../../../src/components/loyalty/groups.js";
import {partsPicture} from "../../../src/components/loyalty/partsPicture.js";
import {returnPicture} from "../../../src/components/loyalty/returnPicture.js";
import {saidTitle, saidShares} from "../../../src/components/loyalty/saidPicture.js";
import {measured} from "../../../src/components/measures.js";
import type {MeasureRow} from "../../../src/components/measures.js";
import {needing} from "../../../src/components/missingSource.js";
import {sentenceText} from "../../../src/components/sentence.js";
import {noFilters} from "../../../src/contract/filters.js";
import {saidThesis} from "../../../src/i18n/loyaltyMore.js";
import {manifest} from "../manifest.js";
import {answerRow, chosen, groupRow} from "./rows.js";

const rows: AnswerRow[] = [
  answerRow("level", 2, 40, 100),
  answerRow("level", 3, 255, 500, {too_recent: 20}),
  answerRow("level", 4, 520, 1000),
  answerRow("level", 5, 800, 1000, {too_recent: 5, recommend_n: 900, recommend_y: 600}),
  answerRow("score", 8, 30, 60, {scale_min: 1, scale_max: 10}),
  answerRow("score", 8.5, 9, 12, {scale_min: 1, scale_max: 10}),
  answerRow("score", 5, 800, 1000, {scale_min: 1, scale_max: 5}),
  answerRow("third", 1, 40, 100),
  answerRow("third", 2, 775, 1500),
  answerRow("third", 3, 800, 1000),
  answerRow("return", 5, 700, 800),
  answerRow("return", 4, 200, 400),
  answerRow("return", 2, 100, 300)
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
const groups = allMeasures([
  groupRow("came_back", 580),
  groupRow("satisfied_but_gone", 300),
  groupRow("satisfied_came_back", 500),
  groupRow("not_satisfied_came_back", 80),
  groupRow("not_satisfied_gone", 120),
  groupRow("top_part", 400),
  groupRow("middle_part", 560),
  groupRow("low_part", 40)
]);
const choice = loyaltyChoiceOf(chosen);
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

describe("the shares of an answer", () => {
  it("have all five levels, those without a response withheld", () => {
    const levels = levelShares(rows);
    expect(levels.map(({answer}) => answer)).toEqual([1, 2, 3, 4, 5]);
    expect(levels[0]).toMatchObject({share: null, n: 0, people: 0});
    expect(levels[4]).toMatchObject({label: "非常满意", share: 0.8, n: 1000});
    expect(levelShares(rows, "certainly_recommends")[4]).toMatchObject({share: 2 / 3, n: 900});
  });

  it("have every score of the scale, half points where given", () => {
    const scores = scoreShares(rows, {min: 1, max: 10});
    expect(scores.map(({answer}) => answer)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 8.5, 9, 10]);
    expect(scores[7]).toMatchObject({share: 0.5, n: 60});
  });
});

describe("returnPicture(rows, by, people, context)", () => {
  it("is titled with what the data say, and says what it measures", () => {
    const node = returnPicture(rows, "level", 2406, context);
    expect(node.querySelector(".picture-title")!.textContent).toContain(
      "只有“非常满意”才明显带来回厂"
    );
    expect(node.querySelector(".picture-subtitle")!.textContent).toBe(
      "评价后 12 个月内回厂的比例，%，2025年1月–2026年10月；2,600 份观察期已满的答卷，来自 2,406 位客户；线为 95% 区间"
    );
    expect(node.textContent).toContain("非常满意 80.0%（95% 区间 77.4%–82.4%，n=1,000）");
    expect(node.textContent).toContain("另有 25 份答卷的观察期未满");
  });

  it("says in its text alternative what the chart says", () => {
    const alternative = returnPicture(rows, "level", 2406, context)
      .querySelector("svg")!
      .getAttribute("aria-label");
    expect(alternative).toContain("非常满意的回来了 80.0%");
    expect(alternative).toContain("不满意 40.0%，一般 51.0%，满意 52.0%，非常满意 80.0%");
  });

  it("has a panel for what was asked only, and opens the table behind it, machine-readable", () => {
    const node = returnPicture(rows, "level", 2406, context);
    expect([...node.querySelectorAll(".panel > text")].map((text) => text.textContent)).toEqual([
      "12 个月内回厂",
      "说一定会推荐"
    ]);
    const details = node.querySelector("details")!;
    details.dispatchEvent(new Event("toggle"));
    const first = [...details.querySelectorAll("tbody tr:first-child > *")].map(
      (c) => c.textContent
    );
    expect(first.slice(0, 4)).toEqual(["非常满意", "80.0%", "77.4%–82.4%", "1,000"]);
    const cell = details.querySelector<HTMLElement>(
      "data[data-metric=came_back][data-group='level:5']"
    )!;
    expect(cell.dataset.n).toBe("1000");
  });

  it("by score is one picture for each scale", () => {
    const node = returnPicture(rows, "score", 2406, context);
    const subtitles = [...node.querySelectorAll(".picture-subtitle")].map((p) => p.textContent);
    expect(subtitles.map((text) => text!.slice(0, 6))).toEqual(["1–10 分", "1–5 分制"]);
  });

  it("warns where scales of different length are side by side", () => {
    const node = returnPicture(rows, "level", 2406, {...context, isMixed: true});
    expect(node.textContent).toContain("量表不同");
  });
});

describe("partsPicture(rows, measures, course, context)", () => {
  const course = (benchmark_code: string, value: number): CourseFigure => ({
    benchmark_code,
    label_zh: null,
    label_en: null,
    value,
    value_low: null,
    value_high: null,
    citation: "S3"
  });
  const figures = [
    course("floating_middle", 0.7),
    course("most_satisfied_loyal", 0.15),
    course("least_satisfied_leaving", 0.15)
  ];

  it("sets each part beside the course's figure for it, and says that it is no rate", () => {
    const node = partsPicture(rows, groups, figures, context);
    expect(node.querySelector(".picture-title")!.textContent).toBe(
      "课程说 15/70/15；这里“非常满意”占 40.0%，中间占 56.0%，“不满意”占 4.0%；回厂率依次是 80.0%、51.7%、40.0%。"
    );
    const dashed = [...node.querySelectorAll(".course text")].map((text) => text.textContent);
    expect(dashed).toEqual(["课程数据 15%", "课程数据 70%", "课程数据 15%"]);
    expect(node.textContent).toContain("不是回厂率");
  });

  it("says when there is too little to compare", () => {
    const node = partsPicture([], allMeasures([]), figures, context);
    expect(node.textContent).toContain("太少");
    expect(node.querySelector("rect.own")).toBeNull();
  });
});

describe("what was said against what was done", () => {
  const title = (...answers: AnswerRow[]) => saidTitle(saidShares(answers));

  it("those who say they will come, do", () => {
    const said = title(...rows);
    expect(said.message).toBe(saidThesis.keep_word);
    // 900 of 1200 came, 100 of 300 others; 300 of all 1500 said so and did not come.
    expect(sentenceText(said)).toBe(
      "说会再来的多数真的来了，也比别人多：75.0% 回来了，没说会来的是 33.3%。说了会来却没来的有 20.0%。"
    );
  });

  it("says so where words foretell nothing, or the opposite, or too few were asked", () => {
    const yes = answerRow("return", 5, 500, 1000);
    expect(title(yes, answerRow("return", 1, 52, 100)).message).toBe(saidThesis.no_difference);
    expect(title(yes, answerRow("return", 1, 90, 100)).message).toBe(saidThesis.reversed);
    expect(title(yes, answerRow("return", 1, 3, 4)).message).toBe(saidThesis.yes_only);
    expect(title(answerRow("return", 5, 3, 4)).message).toBe(saidThesis.too_few);
    expect(title().message).toBe(saidThesis.too_few);
  });
});

describe("the head of the page", () => {
  it("lead the page's figures with satisfied but gone", () => {
    const leading = loyaltyFigures(groups, [], choice).querySelector(".tile.is-leading")!;
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

  it("has the course's 30 to 40 % beside the share of replacers only", () => {
    const node = replacedPicture(
      measured([share("replaced_here_share", 350)], {
        sources: {...manifest.sources, churn_reason: 9}
      }),
      figures,
      context
    );
    expect(node.querySelectorAll(".course")).toHaveLength(1);
    expect(node.textContent).toContain("35.0%");
    expect(node.textContent).toContain("与课程的数字相符");
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

  it("of the window and of each measure are kept in the address, the default left out", () => {
    const input = windowCut();
    document.body.replaceChildren(input);
    input.querySelector<HTMLButtonElement>(".step")!.click();
    expect([input.value, location.search]).toEqual([9, "?window=9"]);
    input.querySelector<HTMLButtonElement>(".link-button")!.click();
    expect([input.value, location.search]).toEqual([12, ""]);
    history.replaceState(null, "", "/loyalty?window=18&services_from=0.5");
    expect(windowCut().value).toBe(18);
    expect(scoreCut("services").value).toBe(0.5);
    expect(scoreCut("attitude").value).toBe(4);
  });

  it("mean what the queries take", () => {
    expect(
      loyaltyChoiceOf({...chosen, survey: "q:JOURNEY", window: 6, where: "same", loyalFrom: 6})
    ).toEqual({
      journey: null,
      questionnaire: "JOURNEY",
      windowMonths: 6,
      sameDealer: true,
      loyalBy: "back",
      satisfiedFrom: 4,
      loyalFrom: 6
    });
    expect(loyaltyChoiceOf({...chosen, loyalBy: "services", loyalFrom: 0.6})).toMatchObject({
      loyalFrom: 0.6,
      windowMonths: 12
    });
  });

  it("tell where scales are mixed", () => {
    const of = (survey: string) => isMixed(surveys, loyaltyChoiceOf({...chosen, survey}));
    expect([of("service"), of("q:JOURNEY"), of("sales")]).toEqual([true, false, false]);
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
