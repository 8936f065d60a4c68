import {beforeAll, beforeEach, describe, expect, it, vi} from "vitest";
import {driverAnswer, firstItems} from "../../src/components/driverAnswer.js";
import {
  basisChoice,
  defaultOutcome,
  driverQuestion,
  outcomeChoice
} from "../../src/components/driverChoice.js";
import {
  basisLevel,
  importanceThreshold,
  performanceThreshold
} from "../../src/components/driverCuts.js";
import {driverPicture} from "../../src/components/driverPicture.js";
import {driverSensitivity} from "../../src/components/driverSensitivity.js";
import {driverStudies} from "../../src/components/driverStudies.js";
import type {StudyOptions} from "../../src/components/driverStudies.js";
import {driverStudy} from "../../src/components/driverStudy.js";
import {driverTeaser} from "../../src/components/driverTeaser.js";
import {resampleProgress} from "../../src/components/resampleProgress.js";
import {noFilters} from "../../src/contract/filters.js";
import {JobError} from "../../src/workers/runJob.js";
import {fourItems, packedOf, predictor, rowsOf, studied, sumsOf} from "./driverRows.js";

beforeAll(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(private readonly seen: (entries: {contentRect: {width: number}}[]) => void) {}
      observe(): void {
        this.seen([{contentRect: {width: 800}}]);
      }
    }
  );
});
beforeEach(() => history.replaceState(null, "", "/drivers"));

const pictured = (predictors = fourItems, sums = studied().sums) => ({
  period: "2024年",
  importanceCut: importanceThreshold(predictors),
  performanceCut: performanceThreshold(basisLevel("fixed", predictors, [sums], [])),
  basis: basisLevel("fixed", predictors, [sums], []),
  windowMonths: 12
});

describe("driverStudy(sums, predictors, outcome)", () => {
  it("has performance over all answers and shares that sum to all", () => {
    const {study} = studied({isResampled: false});
    expect(study.problem).toBeNull();
    expect(study.items.reduce((sum, {derived}) => sum + derived!, 0)).toBeCloseTo(1, 9);
    const rows = rowsOf(300);
    const mean = rows.reduce((sum, [first]) => sum + first!, 0) / rows.length / 100;
    expect(study.items[0]!.performance).toBeCloseTo(mean, 9);
  });

  it("says how many responses are missing", () => {
    const {problem} = driverStudy(sumsOf(rowsOf(33)), fourItems, "return");
    expect(problem).toEqual({kind: "too_few", p: 4, n: 33, needed: 40, missing: 7});
    expect(driverStudy(undefined, fourItems, "return").problem).toMatchObject({missing: 40});
  });

  it("withholds shares of a fit below the least, and of an outcome that is not asked", () => {
    const noise = rowsOf(300).map((row, i) => [...row.slice(0, 4), 100 * (1 + (i % 5))]);
    const study = driverStudy(sumsOf(noise), fourItems, "return");
    expect(study.problem).toMatchObject({kind: "weak_fit", least: 0.1});
    expect(study.items.every(({derived}) => derived === null)).toBe(true);
    expect(
      driverStudy(sumsOf(rowsOf(50), {outcomes: 0, n: 0}), fourItems, "overall").problem
    ).toEqual({kind: "no_outcome"});
    expect(driverStudy(sumsOf(rowsOf(50)), [], "return").problem).toEqual({kind: "no_items"});
  });

  it("leaves out what has no slot, and says why; groups carry Cronbach's α", () => {
    const group = {is_group: true, item_count: 3, scale_n: 200, item_variances: 3, sum_variance: 6};
    const {items, leftOut} = driverStudy(
      sumsOf(rowsOf(300)),
      [
        ...fourItems.slice(0, 3),
        predictor(4, group),
        predictor(5, {slot: null, is_reliable: false, label_zh: null, is_group: true}),
        predictor(6, {slot: null})
      ],
      "return"
    );
    expect(items[3]!.alpha!.value).toBeCloseTo(0.75, 9);
    expect(leftOut).toEqual([
      {label: "其他（不属于某个触点）", why: "unreliable"},
      {label: "Item 6", why: "no_slot"}
    ]);
  });
});

describe("driverView(study, wished, cuts)", () => {
  it("puts what matters and is below target first, with how sure it is", () => {
    const items = studied().view!.items;
    expect(items[0]).toMatchObject({key: "Q1", quadrant: "concentrate"});
    expect(items[0]!.chance).toBeGreaterThan(0.95);
    expect(items[0]!.firstChance).toBeGreaterThan(0.95);
    expect(items[1]).toMatchObject({key: "Q2", quadrant: "keep_up"});
  });

  it("takes weights where wished, or where nothing can be derived, and says why", () => {
    const weighted = [40, 30, 20, 10].map((weight, i) => predictor(i + 1, {weight}));
    const {view} = studied({predictors: weighted, wished: "stated"});
    expect(view!.items.find(({key}) => key === "Q1")!.importance).toBeCloseTo(0.4, 12);
    expect(view!.instead).toBeNull();
    const few = studied({n: 20, predictors: weighted});
    expect(few.view!.isStated).toBe(true);
    expect(driverPicture(few.view!, pictured(weighted)).textContent).toContain(
      "改用问卷规定的权重：推算 4 项的重要性至少要 40 份每题都答的答卷，现有 20 份，还差 20 份。"
    );
  });

  it("is none where importance is neither derived nor stated, or people are too few", () => {
    const {study, view} = studied({n: 20});
    expect(view).toBeNull();
    expect(driverAnswer(study, view).textContent).toContain("没有画四分图");
    expect(driverAnswer(study, view).textContent).toContain("还差 20 份");
    const weighted = fourItems.map((item) => ({...item, weight: 1}));
    expect(studied({n: 8, predictors: weighted}).view).toBeNull();
  });
});

describe("the answer", () => {
  it("names three items with intervals and n", () => {
    const {study, view} = studied();
    expect(driverAnswer(study, view).textContent).toContain(
      "对“愿意再来”重要而没有达到 4.00 级的有Item 1；其次看离满分余地最大的Item 2和Item 3。"
    );
    const cards = firstItems(view!);
    expect(cards.querySelectorAll("li")).toHaveLength(3);
    const share = cards.querySelector<HTMLElement>("[data-metric=driver_share]")!.dataset;
    expect([share.n, Number(share.lo) < Number(share.value), share.hi !== undefined]).toEqual([
      "300",
      true,
      true
    ]);
    expect(cards.textContent).toMatch(/重点改进（把握 \d+%）/);
  });

  it("says which of the three are not sure to be among them", () => {
    const {study, view} = studied();
    const unsure = {
      ...view!,
      items: view!.items.map((item, i) => ({...item, firstChance: i === 2 ? 0.5 : 1}))
    };
    const text = driverAnswer(study, unsure).textContent;
    expect(text).toContain("但Item 3是否该排进前三，这些答卷还不能肯定（把握不到 80%）。");
  });

  it("leads other pages to the reasons", () => {
    const teaser = driverTeaser({
      sums: [studied().sums],
      surveys: [{questionnaire: "CSS", label: null, return_answers: 300, overall_answers: 0}],
      predictors: fourItems
    });
    expect(teaser.textContent).toContain("重要而没有达到 4.00 级的有Item 1");
    expect(teaser.querySelector("a")!.getAttribute("href")).toBe("./drivers");
    const nothing = driverTeaser({sums: [], surveys: [], predictors: []});
    expect(nothing.textContent).toContain("没有画四分图");
  });
});

describe("driverPicture(view, context)", () => {
  it("draws every item with crosses, both cuts movable, and says what it shows", () => {
    const {view} = studied();
    const node = driverPicture(view!, pictured());
    expect(node.querySelector(".picture-title")!.textContent).toBe(
      "稳稳落在“重点改进”的有 1 项：Item 1。"
    );
    expect(node.querySelectorAll(".item")).toHaveLength(4);
    expect(node.querySelectorAll(".cross")).toHaveLength(8);
    expect(node.querySelectorAll("[role=slider]")).toHaveLength(2);
    expect(node.querySelector("svg")!.getAttribute("aria-label")).toContain("Item 4：重要性");
    expect(node.textContent).toContain("核对：换用 Johnson 相对权重");
  });

  it("has behind it ranks, inflation and n of each", () => {
    const node = driverPicture(studied().view!, pictured());
    const details = node.querySelector("details")!;
    details.dispatchEvent(new Event("toggle"));
    const cells = [...details.querySelectorAll("tbody tr:first-child > *")].map(
      ({textContent}) => textContent
    );
    expect(cells[0]).toBe("Item 1");
    expect(cells[6]).toMatch(/^[12]–[12]$/);
    expect(cells.slice(7)).toEqual(["1.0", "300"]);
  });

  it("warns of items that cannot be told apart", () => {
    const twin = rowsOf(300).map(([a, , c, d, y]) => [a!, a!, c!, d!, y!]);
    const {items, problem} = driverStudy(sumsOf(twin), fourItems, "return");
    expect(problem).toBeNull();
    expect(items[0]!.derived).toBeCloseTo(items[1]!.derived!, 9);
    const {view} = studied();
    const study = {...view!.study, items};
    const inflated = {...view!, study};
    expect(driverPicture(inflated, pictured()).textContent).toContain(
      "彼此高度相关（VIF ≥ 5）的：Item 1和Item 2。"
    );
  });
});

it("driverSensitivity(view) says whether the reading hangs on the cut", () => {
  const node = driverSensitivity(studied().view!);
  expect(node.textContent).toMatch(/表现的分界(从|在)/);
  const details = node.querySelector("details")!;
  details.dispatchEvent(new Event("toggle"));
  expect(details.querySelectorAll("tbody tr")).toHaveLength(7);
});

describe("the choices", () => {
  const asked = {questionnaire: "CSS", label: null, return_answers: 5, overall_answers: 5};
  const journey = {...asked, questionnaire: "JOURNEY", return_answers: 0};

  it("default to would return, else overall satisfaction, else came back", () => {
    expect(defaultOutcome(asked)).toBe("return");
    expect(defaultOutcome(journey)).toBe("overall");
    expect(defaultOutcome({...journey, overall_answers: 0})).toBe("came_back");
    const values = [...outcomeChoice(journey, false).querySelectorAll("input")].map((i) => i.value);
    expect(values).toEqual(["overall"]);
  });

  it("leave defaults unnamed, so that they are found prebuilt", () => {
    const context = {
      surveys: [asked, journey],
      survey: asked,
      predictors: fourItems,
      filters: noFilters
    };
    expect(driverQuestion(context, "return", 6, "same")).toEqual({windowMonths: 12});
    const filtered = {...context, filters: {...noFilters, dealers: [1]}};
    expect(driverQuestion(filtered, "return", 6, "same")).toEqual({
      questionnaire: "CSS",
      outcome: "return",
      slots: 4,
      windowMonths: 12,
      sameDealer: false
    });
    const other = {...context, survey: journey};
    expect(driverQuestion(other, "came_back", 6, "same")).toMatchObject({
      questionnaire: "JOURNEY",
      outcome: "came_back",
      windowMonths: 6,
      sameDealer: true
    });
  });

  const rival = {
    benchmark_kind: "rival" as const,
    brand: "北岭",
    touchpoint: "touchpoint_Q1",
    period: "2026",
    position: 4.2,
    scale_max: 10
  };

  it("cut performance at the target, the own mean or a rival, and drop a cut set for another basis", () => {
    const sums = [sumsOf(rowsOf(100))];
    expect(basisLevel("fixed", fourItems, sums, [rival]).level).toBe(4);
    expect(basisLevel("rival:北岭", fourItems, sums, [rival])).toMatchObject({
      level: 4.2,
      benchmark: {name: "北岭", period: "2026"}
    });
    const mean = driverStudy(sums[0], fourItems, "return").items.reduce(
      (sum, {performance}) => sum + performance! / 4,
      0
    );
    expect(basisLevel("own_mean", fourItems, sums, []).level).toBeCloseTo(mean, 2);
    history.replaceState(null, "", "/drivers?target=3.5");
    const input = basisChoice([rival], ["touchpoint_Q1"]);
    document.body.replaceChildren(input);
    input.querySelector<HTMLElement>('input[value="rival:北岭"]')!.click();
    expect(location.search).toBe("?basis=rival%3A%E5%8C%97%E5%B2%AD");
  });

  it("offer only benchmarks of touchpoints that are asked about", () => {
    const values = [...basisChoice([rival], ["other"]).querySelectorAll("input")].map(
      (i) => i.value
    );
    expect(values).toEqual(["fixed", "own_mean"]);
  });
});

describe("driverStudies(options)", () => {
  const rows = rowsOf(60);
  const options = (resample: StudyOptions["resample"], more: object = {}): StudyOptions => ({
    sums: [sumsOf(rows)],
    predictors: fourItems,
    outcome: "return",
    sample: () => Promise.resolve([{responses: 60, packed: packedOf(rows)}]),
    resample,
    invalidation: new Promise(() => {}),
    during: (work) => work,
    ...more
  });
  const all = async (given: StudyOptions): Promise<string[]> => {
    const states: string[] = [];
    for await (const {resampling} of driverStudies(given)) states.push(resampling);
    return states;
  };

  it("says so where the browser has no workers, and asks for nothing", async () => {
    const sample = vi.fn();
    expect(await all(options(vi.fn(), {sample}))).toEqual(["unsupported"]);
    expect(sample).not.toHaveBeenCalled();
  });

  it("shows estimates first, then what the worker found; a failure leaves the estimates", async () => {
    vi.stubGlobal("Worker", class {});
    const progress = resampleProgress();
    const failing = () => Promise.reject(new JobError("worker_failed", "worker: out of memory"));
    expect(await all(options(failing, {progress}))).toEqual(["pending", "failed"]);
    expect(progress.hidden).toBe(true);
    const {study} = studied({n: 60});
    const working: StudyOptions["resample"] = (job, {onProgress}) => {
      expect(job).toMatchObject({p: 4, replicates: 1000, draw: 60, isBinary: false});
      onProgress!(0.5);
      return Promise.resolve({
        binary: null,
        pool: {fit: 1, shares: [0.25, 0.25, 0.25, 0.25], means: [1, 2, 3, 4]},
        replicates: {
          count: 1,
          shares: Float64Array.from(study.items, ({derived}) => derived!),
          means: Float64Array.from(study.items, ({performance}) => performance!),
          fits: Float64Array.of(1)
        },
        drawnFrom: 60
      });
    };
    expect(await all(options(working, {progress}))).toEqual(["pending", "done"]);
    expect(progress.textContent).toContain("已按客户重抽样");
  });

  it("ends without a result when a newer filter has come", async () => {
    vi.stubGlobal("Worker", class {});
    const cancelled: StudyOptions["resample"] = (_, {signal}) =>
      new Promise((_resolve, reject) =>
        signal!.addEventListener("abort", () => reject(new JobError("cancelled", "job: cancelled")))
      );
    const invalidation = new Promise((resolve) => setTimeout(resolve, 5));
    expect(await all(options(cancelled, {invalidation}))).toEqual(["pending"]);
  });
});
