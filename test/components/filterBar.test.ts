import {beforeEach, describe, expect, it} from "vitest";
import {filterBar, filterText, staleNotes} from "../../src/components/filterBar.js";
import type {FilterBar} from "../../src/components/filterBar.js";
import {monthsBetween} from "../../src/components/monthSelect.js";
import {noFilters} from "../../src/contract/filters.js";
import type {Filters} from "../../src/contract/filters.js";
import {manifest} from "./manifest.js";

describe("filterBar(manifest, filters)", () => {
  let bar: FilterBar;
  let heard: Filters[];

  beforeEach(() => {
    bar = filterBar(manifest, noFilters);
    heard = [];
    bar.addEventListener("input", () => heard.push(bar.value));
    document.body.replaceChildren(bar);
  });

  const box = (label: string) =>
    [...bar.querySelectorAll("label")]
      .find((node) => node.textContent!.startsWith(label))!
      .querySelector("input")!;
  const select = (index: number) => bar.querySelectorAll("select")[index]!;
  const choose = (node: HTMLSelectElement, value: string) => {
    node.value = value;
    node.dispatchEvent(new Event("input", {bubbles: true}));
  };

  it("sends one event with the filters for each change", () => {
    box("星辰").click();
    expect(heard).toEqual([{...noFilters, dealers: [1]}]);
    box("远帆").click();
    expect(heard.at(-1)).toEqual({...noFilters, dealers: [1], models: ["远帆"]});
  });

  it("takes all and none as no filter", () => {
    for (const name of ["星辰", "众合", "瑞达"]) box(name).click();
    expect(heard.at(-1)).toEqual(noFilters);
    box("星辰").click();
    expect(heard.at(-1)!.dealers).toEqual([1]);
  });

  it("offers the months of the data, and no end before the beginning", () => {
    choose(select(0), "2026-03");
    expect(heard.at(-1)).toEqual({...noFilters, from: "2026-03"});
    const option = (value: string) =>
      [...select(1).options].find((candidate) => candidate.value === value)!;
    expect(option("2026-02").disabled).toBe(true);
    expect(option("2026-04").disabled).toBe(false);
  });

  it("offers the classes of customers, by the rules in the address, and says what they are as of", () => {
    history.replaceState(null, "", "/?rule_loyal_services=0.5");
    choose(select(2), "abcd.b");
    history.replaceState(null, "", "/");
    expect(heard.at(-1)).toEqual({
      ...noFilters,
      segment: {scheme: "abcd", class: "b", rules: {loyal_services: 0.5}}
    });
    const status = bar.querySelector(".filter-status")!.textContent;
    expect(status).toContain("B 低忠诚高价值（忠诚：应保养完成率至少 50%）");
    expect(status).toContain("期末");
    const offered = [...select(2).options].map(({value}) => value);
    expect(offered).toContain("insects.bee");
    expect(offered).not.toContain("insects.dragonfly"); // a prospect, who has no visits
  });

  it("says what is filtered and resets it", () => {
    box("众合").click();
    const status = bar.querySelector(".filter-status")!;
    expect(status.textContent).toContain("当前：众合；全部车系；2025年1月–2026年10月。");
    const reset = [...bar.querySelectorAll("button")].find((b) => b.textContent === "清除筛选")!;
    reset.click();
    expect(heard.at(-1)).toEqual(noFilters);
    expect(reset.hidden).toBe(true);
  });

  it("shows what the page counted until the filters change", () => {
    bar.describe("8,312 份答卷。");
    expect(bar.querySelector(".filter-status")!.textContent).toContain("8,312 份答卷。");
    box("众合").click();
    expect(bar.querySelector(".filter-status")!.textContent).not.toContain("8,312");
  });

  it("unfolds on a phone", () => {
    const toggle = bar.querySelector<HTMLElement>(".filter-bar-head button")!;
    toggle.click();
    expect(bar.classList.contains("is-open")).toBe(true);
    expect(toggle.getAttribute("aria-expanded")).toBe("true");
  });
});

describe("what filters say", () => {
  it("filterText names dealers, models and period", () => {
    const filters = {dealers: [1, 2], models: ["启程"], from: "2026-01", to: "2026-03"};
    expect(filterText(filters, manifest)).toBe("星辰和众合；启程；2026年1月–2026年3月");
    expect(filterText(noFilters, manifest, "en")).toBe("all dealers; all models; 2025-1–2026-10");
  });

  it("staleNotes flags an old dealer only where it is included", () => {
    expect(staleNotes(noFilters, manifest)).toHaveLength(1);
    expect(staleNotes(noFilters, manifest)[0]).toContain("瑞达的数据只到2026年8月31日");
    expect(staleNotes({...noFilters, dealers: [1]}, manifest)).toEqual([]);
  });

  it("monthsBetween goes from the newest to the oldest", () => {
    expect(monthsBetween("2025-11", "2026-02")).toEqual([
      "2026-02",
      "2026-01",
      "2025-12",
      "2025-11"
    ]);
    expect(monthsBetween("2026-02", "2026-02")).toEqual(["2026-02"]);
  });
});
