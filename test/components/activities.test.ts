import {beforeEach, describe, expect, it} from "vitest";
import {activityBoard} from "../../src/components/activityBoard.js";
import {activitiesInFile, activityCsv, activityJson} from "../../src/components/activityFile.js";
import {effortSummary, standingActivities} from "../../src/components/activityPlaces.js";
import {activitiesFrom, activityStore, placeWithin} from "../../src/components/activityStore.js";
import {csvText} from "../../src/components/csv.js";
import type {View} from "../../src/components/viewFacts.js";
import {studied} from "./driverRows.js";

const view = studied().view!;
const CSS = "CSS";
const serving = (name: string, item: string, more: object = {}) => ({
  name,
  serves: {questionnaire: CSS, item, touchpoint: `touchpoint_${item}`},
  place: null,
  cost: null,
  ...more
});
const exported: View = {
  name: "先改哪几项",
  heading: "",
  filters: null,
  counted: "",
  choices: [],
  period: "",
  dealers: [],
  asOf: "",
  asOfDate: null,
  built: "",
  fingerprint: "",
  address: "",
  isSample: true,
  acceptedGates: [],
  isCurrent: true,
  locale: "zh"
};

beforeEach(() => localStorage.clear());

describe("activityStore()", () => {
  it("keeps the list in the browser and gives the former one back", () => {
    const store = activityStore();
    store.change(activitiesFrom([serving("洗车", "Q1")])!);
    store.change([]);
    expect([activityStore().activities, store.canUndo]).toEqual([[], true]);
    store.undo();
    expect(activityStore().activities.map(({name}) => name)).toEqual(["洗车"]);
    store.undo();
    expect([store.activities, store.canUndo]).toEqual([[], false]);
  });

  it("works without storage, and begins anew where what is kept cannot be read", () => {
    const store = activityStore(null);
    store.change(activitiesFrom([serving("洗车", "Q1")])!);
    expect([store.activities.length, store.isKept]).toEqual([1, false]);
    localStorage.setItem("loyalty-atlas:activities", "{");
    expect(activityStore().activities).toEqual([]);
  });

  it("leaves out what is no activity and keeps places within the axes", () => {
    expect(activitiesFrom("no list")).toBeNull();
    const [only, ...rest] = activitiesFrom([
      {name: " 送礼 ", place: {importance: 3, performance: 0}, cost: -1},
      {name: ""},
      7
    ])!;
    expect(rest).toEqual([]);
    expect(only).toMatchObject({
      name: "送礼",
      serves: null,
      place: {importance: 1, performance: 1},
      cost: null
    });
    expect(placeWithin(NaN, 3)).toBeNull();
  });
});

describe("files of activities", () => {
  const list = activitiesFrom([
    serving("=洗车", "Q1", {cost: 3000}),
    {name: '送"礼", 茶', place: {importance: 0.125, performance: 4.5}}
  ])!;
  const plain = (activities: typeof list) => activities.map(({id: _, ...rest}) => rest);

  it("come back from JSON as they were", () => {
    expect(plain(activitiesInFile(activityJson(list))!)).toEqual(plain(list));
  });

  it.each(["zh", "en"] as const)("come back from CSV as they were (%s)", (locale) => {
    const rows = list.map((activity, i) => ({activity, number: i + 1, serves: "x", field: "y"}));
    const text = csvText(activityCsv(rows, locale), {...exported, locale});
    expect(text).toContain("'=洗车");
    expect(plain(activitiesInFile(text)!)).toEqual(plain(list));
  });

  it("are refused where they hold none", () => {
    for (const text of ["", "{}", "a,b\r\n1,2", '{"format":"other","activities":[{"name":"x"}]}'])
      expect(activitiesInFile(text)).toBeNull();
  });
});

describe("where effort goes", () => {
  // Q1 is important and below target, Q2 important and on target, Q3 and Q4 count less.
  it("names what counts less, its cost, and what nobody works on", () => {
    const activities = activitiesFrom([
      serving("礼品", "Q3", {cost: 2000}),
      serving("回访", "Q2", {cost: 1000}),
      {name: "茶点", place: {importance: 0.01, performance: 4.9}}
    ])!;
    const {wasted, cost, uncovered, placed} = effortSummary(activities, CSS, view);
    expect(placed).toBe(3);
    expect(wasted.map(({number}) => number)).toEqual([1, 3]);
    expect(cost).toEqual({total: 3000, wasted: 2000});
    expect(uncovered.map(({key}) => key)).toEqual(["Q1"]);
  });

  it("follows the touchpoint into another questionnaire, and says what has no place there", () => {
    const activities = activitiesFrom([
      {
        ...serving("洗车", "X9"),
        serves: {questionnaire: "OTHER", item: "X9", touchpoint: "touchpoint_Q2"}
      },
      {
        ...serving("别的", "X8"),
        serves: {questionnaire: "OTHER", item: "X8", touchpoint: "elsewhere"}
      }
    ])!;
    expect(standingActivities(activities, CSS, view).map(({item}) => item?.key)).toEqual(["Q2"]);
    expect(effortSummary(activities, CSS, view).unplaced).toBe(1);
  });
});

describe("activityBoard()", () => {
  const board = () => {
    const node = activityBoard();
    document.body.replaceChildren(node);
    node.show(CSS, view);
    return node;
  };
  const add = (node: HTMLElement, name: string, item: string): void => {
    const form = node.querySelector("form")!;
    form.querySelector<HTMLInputElement>("input[type=text]")!.value = name;
    form.querySelector("select")!.value = item;
    form.dispatchEvent(new Event("submit", {cancelable: true}));
  };
  const button = (node: HTMLElement, text: string) =>
    [...node.querySelectorAll("button")].find(({textContent}) => textContent === text)!;

  it("adds what is typed, tells the page, and says where it stands", () => {
    const node = board();
    let heard = 0;
    node.addEventListener("input", () => heard++);
    add(node, "送礼品", "Q3");
    expect(heard).toBe(1);
    expect(node.standing()).toMatchObject([{number: 1, name: "送礼品", quadrant: "overkill"}]);
    expect(node.querySelector(".effort")!.textContent).toContain(
      "1 项活动里有 1 项用在不太重要的地方"
    );
    expect(node.querySelector(".effort")!.textContent).toContain("还没有任何活动的：Item 1");
    add(node, " ", "Q1");
    expect(node.value).toHaveLength(1);
  });

  it("moves by menu and by typed place, removes, and undoes", () => {
    const node = board();
    add(node, "送礼品", "Q3");
    const change = (selector: string, value: string): void => {
      const field = node.querySelector<HTMLInputElement | HTMLSelectElement>(`td ${selector}`)!;
      field.value = value;
      field.dispatchEvent(new Event("change"));
    };
    change("select", "");
    expect(node.value[0]!.serves).toBeNull();
    change("input[aria-label^=重要性]", "40");
    change("input[aria-label^=表现]", "3.2");
    expect(node.value[0]!.place).toEqual({importance: 0.4, performance: 3.2});
    expect(node.standing()[0]!.quadrant).toBe("concentrate");
    change("select", "Q2");
    expect(node.value[0]).toMatchObject({place: null, serves: {item: "Q2"}});
    button(node, "删除").click();
    expect(node.value).toEqual([]);
    button(node, "撤销").click();
    expect(node.value[0]!.name).toBe("送礼品");
  });

  it("is there again after the page was opened anew", () => {
    add(board(), "送礼品", "Q3");
    expect(board().standing()[0]!.name).toBe("送礼品");
  });
});
