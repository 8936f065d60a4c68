import {beforeAll, beforeEach, describe, expect, it, vi} from "vitest";
import type {CellRow} from "../../../src/components/loyalty/cells.js";
import {axisRows, cellsAt, groupSizes} from "../../../src/components/loyalty/cells.js";
import {
  loyaltyChoiceOf,
  satisfiedCut,
  scoreCut,
  windowCut
} from "../../../src/components/loyalty/choice.js";
import {allMeasures} from "../../../src/components/loyalty/groups.js";
import {mosaicsPicture} from "../../../src/components/loyalty/mosaics.js";
import {quadrantPicture, quadrantTitle} from "../../../src/components/loyalty/quadrantPicture.js";
import {sentenceText} from "../../../src/components/sentence.js";
import {noFilters} from "../../../src/contract/filters.js";
import {groupWords} from "../../../src/i18n/loyaltyGroups.js";
import {manifest} from "../manifest.js";
import {chosen, groupRow} from "./rows.js";

const cell = (
  level: number,
  step: number | null,
  observed: number,
  responses: number
): CellRow => ({
  level,
  step,
  observed,
  responses
});
const cells = [
  cell(5, 6, 24, 40),
  cell(5, 14, 24, 10),
  cell(5, null, 18, 5),
  cell(4, 12, 12, 20),
  cell(4, null, 9, 8),
  cell(3, null, 24, 6),
  cell(2, 3, 24, 2)
];
const all = allMeasures([
  groupRow("satisfied_but_gone", 300),
  groupRow("satisfied_came_back", 500),
  groupRow("not_satisfied_came_back", 80),
  groupRow("not_satisfied_gone", 120)
]);
const choice = loyaltyChoiceOf(chosen);
const context = {choice, isMixed: false, filters: noFilters, manifest};

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
beforeEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, "", "/loyalty");
});

describe("the cells at a cut", () => {
  it("give each group its size, counting only what was observed for the whole window", () => {
    const sizes = (loyalFrom: number, satisfiedFrom = 4) =>
      groupSizes(cells, "back", {loyalFrom, satisfiedFrom});
    expect(sizes(12)).toEqual({
      satisfied_came_back: 60,
      satisfied_but_gone: 15,
      not_satisfied_came_back: 2,
      not_satisfied_gone: 6
    });
    // With 18 months the one seen for 12 is too recent; with 9 the one seen for 9 counts as gone.
    expect(sizes(18)).toMatchObject({satisfied_came_back: 50, satisfied_but_gone: 5});
    expect(sizes(9)).toMatchObject({satisfied_came_back: 40, satisfied_but_gone: 43});
    expect(sizes(12, 5)).toMatchObject({satisfied_but_gone: 15, not_satisfied_came_back: 22});
  });

  it("by a score count from the cut on", () => {
    const scored = [cell(5, 15, 0, 3), cell(5, 14, 0, 4), cell(2, 20, 0, 1)];
    expect(groupSizes(scored, "services", {loyalFrom: 0.75, satisfiedFrom: 4})).toEqual({
      satisfied_came_back: 3,
      satisfied_but_gone: 4,
      not_satisfied_came_back: 1,
      not_satisfied_gone: 0
    });
  });

  it("are added up over how long they were observed, and none is drawn too early", () => {
    const drawn = cellsAt([cell(5, 6, 24, 4), cell(5, 6, 12, 3), cell(5, 6, 9, 2)], "back", {
      loyalFrom: 12,
      satisfiedFrom: 4
    });
    expect(drawn).toEqual([{level: 5, row: 6, count: 7}]);
  });

  it("have the loyal end of every axis on top", () => {
    expect(axisRows("back")[0]!.row).toBe(1);
    expect(axisRows("services")[0]).toEqual({row: 20, label: "100%"});
    expect(axisRows("attitude").at(-1)).toEqual({row: 4, label: "1"});
  });
});

describe("quadrantTitle(measures, measure)", () => {
  const title = (gone: number, lost: number) =>
    quadrantTitle(
      allMeasures([groupRow("satisfied_but_gone", gone), groupRow("not_satisfied_gone", lost)]),
      "back"
    );

  it("says whether most of those who leave had been satisfied, and when the data do not say so", () => {
    expect(sentenceText(title(300, 120))).toBe(
      "满意的人里流失的不少：30.0% 的答卷说满意却没有再来，明显多于“未满意且流失”的 12.0%。"
    );
    expect(title(120, 110).message).toBe(groupWords.alike);
    expect(sentenceText(title(50, 200))).toContain("在这里不是主要问题");
    expect(quadrantTitle([], "back").message).toBe(groupWords.none);
  });
});

describe("quadrantPicture", () => {
  const draw = () => {
    const cuts = {satisfied: satisfiedCut(), loyal: windowCut()};
    const node = quadrantPicture(cells, all, cuts, context);
    document.body.append(cuts.satisfied, cuts.loyal, node);
    return {node, cuts};
  };

  it("names each group in its corner, with interval and size", () => {
    const {node} = draw();
    const gone = node.querySelector("[data-group=gone]")!;
    expect(gone.textContent).toBe("满意却流失30.0%27.2%–32.9%，300 份");
    expect(node.querySelectorAll(".corner")).toHaveLength(4);
  });

  it("colours each place by its group, and draws few responses as dots", () => {
    const {node} = draw();
    const groupsOf = [...node.querySelectorAll(".cells > g")].map(
      (g) =>
        `${g.getAttribute("class")} ${g.getAttribute("data-count")} ${g.querySelectorAll("circle").length}`
    );
    expect(groupsOf).toContain("group-gone 10 10");
    expect(groupsOf).toContain("group-kept 40 40");
    expect(groupsOf).toContain("group-gone-unsatisfied 6 6");
  });

  it("has two sliders that move the cuts of the controls", () => {
    const {node, cuts} = draw();
    const [across, along] = node.querySelectorAll("[role=slider]");
    across!.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight"}));
    expect([cuts.satisfied.value, location.search]).toEqual([5, "?satisfied_from=5"]);
    along!.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowUp"}));
    expect(cuts.loyal.value).toBe(18);
    expect(along!.getAttribute("aria-valuetext")).toBe("18 个月内");
  });

  it("shows how the groups change when a cut moves by one", () => {
    const {node} = draw();
    const details = [...node.querySelectorAll("details")].at(-1)!;
    details.dispatchEvent(new Event("toggle"));
    const table = [...details.querySelectorAll("tbody tr")].map((row) =>
      [...row.children].slice(0, 2).map((c) => c.textContent)
    );
    expect(table).toEqual([
      ["现在：满意 4 级起，12 个月内", "15 (18.1%)"],
      ["满意改为 3 级起", "21 (25.3%)"],
      ["满意改为 5 级起", "15 (18.1%)"],
      ["忠诚改为：9 个月内", "43 (47.3%)"],
      ["忠诚改为：18 个月内", "5 (7.9%)"]
    ]);
  });

  it("says when the cuts have been moved, and names other measures as such", () => {
    const moved = loyaltyChoiceOf({...chosen, loyalBy: "services", loyalFrom: 0.5});
    const cuts = {satisfied: satisfiedCut(), loyal: scoreCut("services")};
    const node = quadrantPicture([cell(5, 15, 0, 3)], all, cuts, {...context, choice: moved});
    expect(node.textContent).toContain("切分线已移动：默认是满意 4 级起、忠诚从 75% 起");
    expect(node.textContent).toContain("满意却不忠诚");
    expect(node.textContent).not.toContain("尚未再来");
  });
});

describe("mosaicsPicture(rows, kind, context)", () => {
  const dealer = (dealer_id: number, gone: number, n: number) =>
    (
      [
        ["satisfied_but_gone", gone],
        ["satisfied_came_back", n - gone],
        ["not_satisfied_came_back", 0],
        ["not_satisfied_gone", 0]
      ] as const
    ).map(([metric, y]) => groupRow(metric, y, n, {part: "dealer", dealer_id}));
  const title = (...rows: ReturnType<typeof dealer>[]) =>
    mosaicsPicture(rows.flat(), "dealer", context).querySelector(".picture-title")!.textContent;

  it("names the ends where they can be told apart", () => {
    expect(title(dealer(1, 300, 1000), dealer(2, 150, 1000))).toBe(
      "“满意却流失”最高的是星辰（30.0%），最低的是众合（15.0%）：差 15.0 个百分点。"
    );
    expect(title(dealer(1, 300, 1000), dealer(2, 290, 1000))).toContain("分不出高低");
    expect(title(dealer(1, 300, 1000), dealer(2, 2, 5))).toContain("无从比较");
  });

  it("lightens a small sample and withholds one below the smallest", () => {
    const rows = [...dealer(1, 300, 1000), ...dealer(2, 5, 20), ...dealer(3, 1, 5)];
    const node = mosaicsPicture(rows, "dealer", context);
    const part = (name: string) => node.querySelector(`[data-name="${name}"]`)!;
    expect(part("星辰").querySelector("g[opacity]")!.getAttribute("opacity")).toBe("1");
    expect(part("众合").querySelector("g[opacity]")!.getAttribute("opacity")).toBe("0.45");
    expect(part("瑞达").querySelector(".hatched")).not.toBeNull();
    expect(part("瑞达").textContent).toBe("瑞达样本不足n=5");
  });

  it("draws areas in proportion to the shares", () => {
    const node = mosaicsPicture(dealer(1, 250, 1000), "dealer", context);
    const area = (group: string) => {
      const rect = node.querySelector(`.group-${group}`)!;
      return (Number(rect.getAttribute("width")) + 1) * (Number(rect.getAttribute("height")) + 1);
    };
    expect(area("kept") / area("gone")).toBeCloseTo(3, 6);
  });
});
