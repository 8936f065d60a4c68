import {beforeEach, describe, expect, it} from "vitest";
import {choice} from "../../src/components/choice.js";
import type {Page} from "../../src/components/page.js";
import {openPage} from "../../src/components/page.js";
import {registerChoice} from "../../src/components/view.js";
import {currentView, fileName, viewFacts} from "../../src/components/viewFacts.js";
import {manifest} from "./manifest.js";

const values = (label: string): string[] =>
  viewFacts(currentView()).flatMap((fact) => (fact.label === label ? [fact.value] : []));

const windowChoice = () =>
  choice({
    parameter: "window",
    label: "观察期",
    choices: [
      {value: "6", label: "6 个月"},
      {value: "12", label: "12 个月"}
    ],
    fallback: "12"
  });

describe("the view of a page", () => {
  let page: Page;

  beforeEach(async () => {
    history.replaceState(null, "", "/loyalty?dealer=2&dealer=3#lost");
    document.title = "满意与忠诚 | 忠诚图谱 Loyalty Atlas";
    document.body.innerHTML = `<div id="observablehq-center"><main id="observablehq-main">
      <h1>说满意的客户，会回来吗？</h1></main></div>`;
    page = await openPage({name: "loyalty", manifest: Promise.resolve(manifest)});
  });

  it("names heading, filters, period, the end of the data of the dealers kept, and fingerprint", () => {
    page.filterBar.describe("共 1,234 份答卷。");
    expect(values("页面")).toEqual(["说满意的客户，会回来吗？"]);
    expect(values("筛选")).toEqual(["众合和瑞达；全部车系；2025年1月–2026年10月"]);
    expect(values("计入")).toEqual(["共 1,234 份答卷。"]);
    expect(values("数据期间")).toEqual(["2025年1月2日 至 2026年10月31日"]);
    expect(values("数据截止")).toEqual(["众合 2026年10月31日；瑞达 2026年8月31日"]);
    expect(values("数据指纹")).toEqual(["3fa9c01b77de （2026年11月22日 由 61 个数据文件生成）"]);
    expect(values("网址")).toEqual([`${location.origin}/loyalty?dealer=2&dealer=3`]);
    expect(values("说明").join()).toMatch(/示例数据.*个人信息/);
  });

  it("follows the filters", () => {
    page.filterBar.querySelector<HTMLElement>(".link-button")!.click();
    expect(values("筛选")).toEqual(["全部门店；全部车系；2025年1月–2026年10月"]);
  });

  it("names every choice that is on the page, as it stands, once", () => {
    expect(values("观察期")).toEqual([]);
    const first = windowChoice();
    document.body.append(first);
    expect(values("观察期")).toEqual(["12 个月"]);
    first.querySelector<HTMLElement>("input[value='6']")!.click();
    expect(values("观察期")).toEqual(["6 个月"]);
    first.replaceWith(windowChoice());
    expect(values("观察期")).toEqual(["6 个月"]);
    document.querySelector(".choice")!.remove();
    expect(values("观察期")).toEqual([]);
  });

  it("takes choices that are made otherwise", () => {
    const root = document.createElement("output");
    document.body.append(root);
    registerChoice({parameter: "cut", label: "满意的界限", root, text: () => "4.2"});
    expect(values("满意的界限")).toEqual(["4.2"]);
    root.remove();
  });

  it("is not current before a page has settled, nor after a question of its default view failed", async () => {
    history.replaceState(null, "", "/loyalty");
    const failing = await openPage({
      name: "loyalty",
      manifest: Promise.resolve(manifest),
      answer: () => Promise.reject(new Error("no"))
    });
    expect(currentView().isCurrent).toBe(false);
    void failing.ask({key: "a"});
    await expect.poll(() => document.documentElement.dataset.settled).toBe("true");
    expect(currentView().isCurrent).toBe(false);
  });

  it("has no filters on a page without", async () => {
    await openPage({name: "quality", manifest: Promise.resolve(manifest), hasFilters: false});
    expect(currentView().filters).toBeNull();
    expect(values("筛选")).toEqual([]);
    expect(currentView().asOfDate).toBe("2026-10-31");
  });

  it("speaks the language of the page and says which checks were let pass", async () => {
    const accepted = Promise.resolve({...manifest, accepted_gates: ["refused_rows"]});
    await openPage({name: "loyalty", manifest: accepted, locale: "en"});
    expect(values("Note")).toContain("Checks let pass in this build: refused_rows");
    expect(values("Data as of").join()).toContain("31/8/2026");
  });
});

describe("fileName(view, subject, extension)", () => {
  const view = () => ({...currentView(), name: "满意与忠诚", asOfDate: "2026-10-31"});

  it("says site, page, content and the day of the data", () => {
    expect(fileName(view(), "回厂率", "svg")).toBe("Loyalty Atlas-满意与忠诚-回厂率-20261031.svg");
    expect(fileName({...view(), locale: "zh"}, "回厂率", "csv")).toBe(
      "忠诚图谱-满意与忠诚-回厂率-20261031.csv"
    );
  });

  it("keeps to what every file system takes", () => {
    const name = fileName(view(), `a<b>c:d"e/f\\g|h?i*j\u0007\nk... ${"x".repeat(300)}`, "png");
    expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]/u);
    expect(new TextEncoder().encode(name).length).toBeLessThan(255);
    expect(fileName({...view(), asOfDate: null}, "...", "png")).toBe(
      "Loyalty Atlas-满意与忠诚.png"
    );
  });
});
