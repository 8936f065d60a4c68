import {beforeEach, describe, expect, it, vi} from "vitest";
import {UndoHistory} from "../../src/components/undoHistory.js";
import type {MeasuredCurve} from "../../src/components/workshopBoard.js";
import {emptyWorkshop, workshopBoard} from "../../src/components/workshopBoard.js";
import {keptWorkshop} from "../../src/components/workshopMemory.js";
import {beliefDifferences} from "../../src/components/workshopReveal.js";
import {
  MOST_NODES,
  newWorkshop,
  placed,
  readWorkshop,
  withMovedNode,
  withNewNode,
  withNode,
  withoutNode,
  workshopFile
} from "../../src/components/workshopState.js";

vi.stubGlobal(
  "ResizeObserver",
  class {
    observe(): void {}
  }
);

const start = newWorkshop(
  "service",
  [
    {id: "reception", label: "接待"},
    {id: "waiting", label: "等待"},
    {id: "bill", label: "结算"}
  ],
  {store: "城西店", rival: "北岭"}
);

describe("UndoHistory", () => {
  it("takes changes back and makes them again; a new change ends what could be made again", () => {
    const history = new UndoHistory(1);
    history.change(2);
    history.change(3);
    expect([history.undo(), history.value]).toEqual([true, 2]);
    expect([history.redo(), history.value]).toEqual([true, 3]);
    history.undo();
    history.change(9);
    expect(history.canRedo).toBe(false);
    expect([history.undo(), history.undo(), history.undo(), history.value]).toEqual([
      true,
      true,
      false,
      1
    ]);
  });

  it("counts changes of one kind in a row as one, until it is settled", () => {
    const history = new UndoHistory(0);
    for (const value of [1, 2, 3]) history.change(value, "drag a");
    history.settle();
    history.change(4, "drag a");
    history.undo();
    expect(history.value).toBe(3);
    history.undo();
    expect(history.value).toBe(0);
  });
});

describe("a drawing", () => {
  it("keeps places in tenths of a level from 1 to 5", () => {
    expect([0, 1.04, 3.26, 9].map(placed)).toEqual([1, 1, 3.3, 5]);
  });

  it("takes nodes in, out and around, up to a number", () => {
    const longer = withNewNode(start, "洗车");
    expect(longer.nodes.at(-1)).toMatchObject({id: "own-1", label: "洗车", own: null});
    expect(withNewNode(longer, "x").nodes.at(-1)!.id).toBe("own-2");
    expect(withoutNode(longer, "waiting").nodes.map(({id}) => id)).toEqual([
      "reception",
      "bill",
      "own-1"
    ]);
    expect(withMovedNode(start, "bill", -1).nodes.map(({id}) => id)).toEqual([
      "reception",
      "bill",
      "waiting"
    ]);
    expect(withMovedNode(start, "bill", 1)).toBe(start);
    let full = start;
    for (let i = 0; i < 2 * MOST_NODES; i++) full = withNewNode(full, "x");
    expect(full.nodes).toHaveLength(MOST_NODES);
  });

  it("comes out of its file as it went in", () => {
    const drawn = withNode(start, "waiting", {own: 2.5, rival: 4, isTarget: true, measure: "茶歇"});
    expect(readWorkshop(workshopFile(drawn))).toEqual(drawn);
  });

  it.each([
    ["no JSON", "{"],
    ["another format", '{"format": "x", "version": 1}'],
    ["another version", workshopFile(start).replace('"version": 1', '"version": 2')],
    ["a place off the scale", workshopFile(withNode(start, "bill", {own: 7}))],
    ["two nodes of one name", workshopFile({...start, nodes: [start.nodes[0]!, start.nodes[0]!]})],
    ["no journey", workshopFile(start).replace('"service"', '"other"')],
    [
      "too many nodes",
      workshopFile({
        ...start,
        nodes: Array.from({length: 21}, (_, i) => ({...start.nodes[0]!, id: String(i)}))
      })
    ]
  ])("is not read from a file with %s", (_, text) => {
    expect(readWorkshop(text)).toBeNull();
  });
});

const point = (position: number, lo: number, hi: number, people = 100) => ({
  position,
  lo,
  hi,
  state: "shown" as const,
  people,
  n: people,
  sums: null
});
const measured: MeasuredCurve = {
  own: new Map([
    ["reception", point(4.2, 4.1, 4.3)],
    ["waiting", point(3.3, 3.1, 3.5)]
  ]),
  rival: {name: "北岭", positions: new Map([["waiting", 3.8]])},
  n: 100
};

describe("beliefDifferences(drawing, data)", () => {
  it("says what was believed too good, too bad and as it is, the widest first", () => {
    let drawn = withNode(start, "reception", {own: 4.3});
    drawn = withNode(drawn, "waiting", {own: 4.5});
    drawn = withNode(drawn, "bill", {own: 2});
    expect(
      beliefDifferences(drawn, measured.own).map(({node, verdict}) => [node.id, verdict])
    ).toEqual([
      ["waiting", "over"],
      ["reception", "same"],
      ["bill", null] // not asked in the data
    ]);
    const worse = withNode(start, "waiting", {own: 2});
    expect(beliefDifferences(worse, measured.own)[0]!.verdict).toBe("under");
  });
});

describe("the board", () => {
  beforeEach(() => localStorage.clear());
  const open = () => {
    const board = workshopBoard(start, measured);
    document.body.replaceChildren(board);
    // jsdom lays nothing out.
    const plot = board.querySelector<HTMLElement>(".workshop-plot")!;
    plot.getBoundingClientRect = () => ({width: 800}) as DOMRect;
    board.measured = measured;
    return board;
  };
  const grip = (board: HTMLElement, name: string) =>
    board.querySelector<SVGGElement>(`[data-grip="${name}"]`)!;
  const press = (board: HTMLElement, name: string, key: string) =>
    grip(board, name).dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
  const type = (field: HTMLInputElement, value: string, event: string) => {
    field.value = value;
    field.dispatchEvent(new Event(event, {bubbles: true}));
  };
  const button = (board: HTMLElement, text: string) =>
    [...board.querySelectorAll("button")].find(({textContent}) => textContent === text)!;

  it("moves grips by keys, says where they are, and keeps it in the browser", () => {
    const board = open();
    expect(grip(board, "own:waiting").getAttribute("aria-valuetext")).toBe("还没有放");
    press(board, "own:waiting", "ArrowUp");
    press(board, "own:waiting", "PageUp");
    const moved = grip(board, "own:waiting");
    expect(moved.getAttribute("aria-valuenow")).toBe("3.9");
    expect(moved.getAttribute("aria-valuetext")).toBe("3.9 级，好");
    expect(moved.getAttribute("aria-label")).toBe("城西店，等待");
    expect(keptWorkshop("service")!.nodes[1]!.own).toBe(3.9);
  });

  it("takes typed places, names, targets and measures; undoes and redoes", () => {
    const board = open();
    type(board.querySelector('[data-place="rival:bill"]')!, "4.46", "change");
    expect(grip(board, "rival:bill").getAttribute("aria-valuenow")).toBe("4.5");
    const row = board.querySelector('[data-node="waiting"]')!;
    const target = row.querySelector<HTMLInputElement>('input[type="checkbox"]')!;
    target.checked = true;
    target.dispatchEvent(new Event("change"));
    type(row.querySelector<HTMLInputElement>("td.long input")!, "送茶", "input");
    type(row.querySelector<HTMLInputElement>("td.long input")!, "送茶水", "input");
    expect(board.querySelector(".workshop-targets")!.textContent).toContain("等待　送茶水");
    expect(board.querySelector(".workshop-title")!.textContent).toContain("要争 1 个节点");
    button(board, "撤销").click(); // typing in one field is one change
    expect(board.querySelector(".workshop-targets li")!.textContent).toBe("等待");
    button(board, "重做").click();
    expect(board.querySelector(".workshop-targets li")!.textContent).toBe("等待　送茶水");
  });

  it("opens with what the browser keeps, and starts again so that it can be undone", () => {
    press(open(), "own:bill", "End");
    const again = open();
    expect(grip(again, "own:bill").getAttribute("aria-valuenow")).toBe("5");
    button(again, "重新画").click();
    expect(grip(again, "own:bill").getAttribute("aria-valuetext")).toBe("还没有放");
    button(again, "撤销").click();
    expect(grip(again, "own:bill").getAttribute("aria-valuenow")).toBe("5");
  });

  it("reveals the data's curve and the differences only when asked", () => {
    const board = open();
    press(board, "own:waiting", "End");
    expect(board.querySelectorAll(".emotion-line")).toHaveLength(2);
    button(board, "揭晓：数据里的曲线").click();
    expect(board.querySelectorAll(".emotion-line")).toHaveLength(4);
    expect(board.textContent).toContain("1 个想得比数据好");
    button(board, "收起数据里的曲线").click();
    expect(board.querySelectorAll(".emotion-line")).toHaveLength(2);
  });
});

describe("emptyWorkshop(journey, touchpoints)", () => {
  it("has the touchpoints of that journey, nothing placed", () => {
    const touchpoints = [
      {touchpoint: "a", journey: "sales", label_zh: "到店", label_en: "arrival"},
      {touchpoint: "b", journey: "service", label_zh: "预约", label_en: "appointment"}
    ];
    expect(emptyWorkshop("sales", touchpoints, "北岭")).toEqual({
      journey: "sales",
      store: "本店",
      rival: "北岭",
      nodes: [{id: "a", label: "到店", own: null, rival: null, isTarget: false, measure: ""}]
    });
  });
});
