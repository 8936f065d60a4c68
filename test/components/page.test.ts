import {beforeEach, describe, expect, it, vi} from "vitest";
import {choice} from "../../src/components/choice.js";
import {openPage} from "../../src/components/page.js";
import type {EngineState} from "../../src/components/engineProgress.js";
import type {Filters} from "../../src/contract/filters.js";
import {noFilters} from "../../src/contract/filters.js";
import {manifest} from "./manifest.js";

const question = (key: string) => ({key});
const root = document.documentElement;
const settled = () => vi.waitFor(() => expect(root.dataset.settled).toBe("true"));

beforeEach(() => {
  history.replaceState(null, "", "/loyalty");
  document.body.innerHTML = `
    <nav id="observablehq-sidebar"><a href="./quality">数据质量</a></nav>
    <div id="observablehq-center"><main id="observablehq-main">
      <h1>标题</h1><p><a id="outside" href="https://example.org/">外</a></p>
    </main></div>`;
});

const open = (answer: (query: {key: string}) => Promise<{rows: unknown[]; source: string}>) =>
  openPage({name: "loyalty", manifest: Promise.resolve(manifest), answer});
const rows = (...content: unknown[]) => Promise.resolve({rows: content, source: "prebuilt"});

describe("openPage(options)", () => {
  it("mounts banner, filter bar and footer around the page", async () => {
    await open(() => rows());
    expect(document.querySelector("#observablehq-main > .strip")!.textContent).toContain(
      "示例数据"
    );
    expect(document.querySelector("h1")!.nextElementSibling!.className).toBe("filter-bar");
    const footer = document.querySelector(".page-footer")!;
    expect(footer.textContent).toContain("数据期间：2025年1月2日 至 2026年10月31日");
    expect(footer.textContent).toContain("瑞达：截至2026年8月31日（较旧）");
    expect(footer.textContent).toContain("2026年11月22日 由 61 个数据文件生成，指纹 3fa9c01b77de");
  });

  it("says nothing of a sample where the data are the dealer's own", async () => {
    const own = Promise.resolve({...manifest, is_sample: false});
    await openPage({name: "loyalty", manifest: own, answer: () => rows()});
    expect(document.querySelector(".sample-banner")).toBeNull();
    expect(document.body.textContent).not.toContain("示例数据");
  });

  it("takes the filters from the address and puts changes into it", async () => {
    history.replaceState(null, "", "/loyalty?dealer=2&window=6#top");
    const page = await open(() => rows());
    expect(page.filterBar.value.dealers).toEqual([2]);
    page.filterBar.querySelector<HTMLElement>("input[value='3']")!.click();
    expect(location.search).toBe("?window=6&dealer=2&dealer=3");
    expect(location.hash).toBe("#top");
  });

  it("asks again as soon as a filter moves, before the address says so", async () => {
    const asked: string[] = [];
    const page = await open(({key}) => {
      asked.push(`${key} at ${location.search}`);
      return rows();
    });
    const make = ({dealers}: Filters) => ({
      share: question(`share of ${dealers}`)
    });
    await page.ask(page.questions(noFilters, make).share, "share");
    page.filterBar.querySelector<HTMLElement>("input[value='3']")!.click();
    expect(asked).toEqual(["share of null at ", "share of 3 at "]);
    expect(location.search).toBe("?dealer=3");
    await settled();
  });

  it("carries the filters to the site's other pages, and nowhere else", async () => {
    history.replaceState(null, "", "/loyalty?dealer=2&window=6&view=projector");
    await open(() => rows());
    for (const link of document.querySelectorAll("a")) {
      link.addEventListener("click", (event) => event.preventDefault());
      link.click();
    }
    const [inner, outer] = [...document.querySelectorAll("a")].map((link) =>
      link.getAttribute("href")
    );
    const [path, search] = inner!.split("?");
    expect(path).toBe("./quality");
    expect(Object.fromEntries(new URLSearchParams(search))).toEqual({
      dealer: "2",
      view: "projector"
    });
    expect(outer).toBe("https://example.org/");
  });

  it("is settled when all questions are answered and drawn, and not before", async () => {
    const answers: (() => void)[] = [];
    const page = await open(
      () => new Promise((resolve) => answers.push(() => resolve({rows: [1], source: "engine"})))
    );
    const both = page.askAll([question("a"), question("b")], "both");
    expect(root.dataset.settled).toBe("false");
    answers[0]!();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(root.dataset.settled).toBe("false");
    answers[1]!();
    expect(await both).toEqual([1, 1]);
    await settled();
    expect(root.dataset.settled).toBe("true");
  });

  it("answers a superseded question as the one that superseded it", async () => {
    const cancelled = Object.assign(new Error("cancelled"), {code: "cancelled"});
    const page = await open(({key}) => (key === "old" ? Promise.reject(cancelled) : rows(key)));
    const answered = vi.fn();
    const old = page.ask<string>(question("old"), "channel");
    void old.then(answered, answered);
    await settled();
    expect(answered).not.toHaveBeenCalled();
    expect(document.querySelector(".alert")).toBeNull();
    expect(await page.ask(question("new"), "channel")).toEqual(["new"]);
    expect(await old).toEqual(["new"]);
  });

  it("says what failed and answers when the reader tries again", async () => {
    let tries = 0;
    const page = await open(() =>
      tries++ === 0
        ? Promise.reject(Object.assign(new Error("x"), {code: "download_failed"}))
        : rows("ok")
    );
    const answer = page.ask<string>(question("a"));
    await vi.waitFor(() => expect(document.querySelector(".alert")).not.toBeNull());
    const alert = document.querySelector<HTMLElement>(".alert")!;
    expect(alert.dataset.error).toBe("download_failed");
    expect(alert.textContent).toContain("数据没有下载完整");
    alert.querySelector("button")!.click();
    expect(await answer).toEqual(["ok"]);
    expect(document.querySelector(".alert")).toBeNull();
  });

  it("goes back to its default view when it cannot compute another, and tries again on demand", async () => {
    history.replaceState(null, "", "/loyalty?dealer=2&window=6&view=projector");
    const window = choice({
      parameter: "window",
      label: "窗口",
      choices: ["6", "12"].map((value) => ({value, label: value})),
      fallback: "12"
    });
    let isBroken = true;
    const page = await open(() =>
      isBroken && location.search.includes("dealer")
        ? Promise.reject(Object.assign(new Error("x"), {code: "out_of_memory"}))
        : rows("ok")
    );
    document.querySelector("main")!.append(window);
    const answered = vi.fn();
    for (const key of ["a", "b"]) void page.ask(question(key)).then(answered);
    await vi.waitFor(() => expect(location.search).toBe("?view=projector"));
    expect(page.filterBar.value).toEqual(noFilters);
    expect(window.value).toBe("12");
    expect(answered).not.toHaveBeenCalled();
    expect(await page.ask(question("a"))).toEqual(["ok"]);
    const alert = document.querySelector<HTMLElement>(".alert")!;
    expect(alert.textContent).toContain("内存不够");
    expect(alert.textContent).toContain("页面已回到默认视图");

    isBroken = false;
    alert.querySelector("button")!.click();
    expect(Object.fromEntries(new URLSearchParams(location.search))).toEqual({
      dealer: "2",
      window: "6",
      view: "projector"
    });
    expect(page.filterBar.value.dealers).toEqual([2]);
    expect(window.value).toBe("6");
    expect(document.querySelector(".alert")).toBeNull();
  });

  it("takes back choices whose controls are made and not yet shown", async () => {
    history.replaceState(null, "", "/loyalty?window=6");
    const window = choice({
      parameter: "window",
      label: "窗口",
      choices: ["6", "12"].map((value) => ({value, label: value})),
      fallback: "12"
    });
    const page = await open(() =>
      Promise.reject(Object.assign(new Error("x"), {code: "out_of_memory"}))
    );
    expect(window.value).toBe("6");
    void page.ask(question("a"));
    await vi.waitFor(() => expect(location.search).toBe(""));
    expect(window.value).toBe("12");
  });

  it("says nothing of a question that its controls asked on their way back to the default view", async () => {
    history.replaceState(null, "", "/loyalty?dealer=2");
    const fails = (code: string) => Promise.reject(Object.assign(new Error("x"), {code}));
    const page = await open(({key}) => (key === "default" ? rows("ok") : fails("out_of_memory")));
    void page.ask(question("wanted"), "a");
    await vi.waitFor(() => expect(location.search).toBe(""));
    const halfway = page.ask<string>(question("halfway"), "a");
    await new Promise((resolve) => setTimeout(resolve, 50));
    void page.ask(question("default"), "a");
    expect(await halfway).toEqual(["ok"]);
    const alert = document.querySelector<HTMLElement>(".alert")!;
    expect(alert.textContent).toContain("页面已回到默认视图");
  });

  it("disables the filters, says why and shows the default view where nothing can be computed", async () => {
    history.replaceState(null, "", "/loyalty?dealer=2");
    const state: EngineState = {
      phase: "failed",
      code: "wasm_missing",
      loaded_bytes: 0,
      total_bytes: 0
    };
    const page = await openPage({
      name: "loyalty",
      manifest: Promise.resolve(manifest),
      engineStatus: {subscribe: (listener) => listener(state)}
    });
    expect(location.search).toBe("");
    expect(page.filterBar.value).toEqual(noFilters);
    const fields = page.filterBar.querySelector(".filter-bar-fields")!;
    expect(fields.querySelectorAll("input:enabled, select:enabled")).toHaveLength(0);
    expect(page.filterBar.querySelector(".filter-status")!.textContent).toContain("WebAssembly");
    const alert = document.querySelector<HTMLElement>(".alert")!;
    expect(alert.textContent).toContain("页面已回到默认视图");
    expect(alert.querySelector("button")).toBeNull();
  });

  it("asks before it takes more memory than the device can bear", async () => {
    history.replaceState(null, "", "/loyalty?dealer=2");
    let isAccepted = false;
    const proceed = () => void (isAccepted = true);
    const shortage = {proceed, needed_bytes: 1.6e9, budget_bytes: 5e8};
    const page = await open(() =>
      isAccepted || location.search === ""
        ? rows("ok")
        : Promise.reject(Object.assign(new Error("x"), {code: "memory_short", shortage}))
    );
    void page.ask(question("a"));
    await vi.waitFor(() => expect(document.querySelector(".alert")).not.toBeNull());
    const alert = document.querySelector<HTMLElement>(".alert")!;
    expect(alert.textContent).toMatch(/1,600.*500/);
    alert.querySelector("button")!.click();
    expect(isAccepted).toBe(true);
    expect(location.search).toBe("?dealer=2");
    expect(await page.ask(question("a"))).toEqual(["ok"]);
  });

  it("reads out the stages of the engine, not its bytes", async () => {
    let tell: (state: EngineState) => void = () => {};
    await openPage({
      name: "loyalty",
      manifest: Promise.resolve(manifest),
      engineStatus: {subscribe: (listener) => (tell = listener)}
    });
    const live = document.querySelector(".progress [role=status]")!;
    const changes = vi.fn();
    new MutationObserver(changes).observe(live, {
      childList: true,
      characterData: true,
      subtree: true
    });
    for (let loaded_bytes = 0; loaded_bytes < 5; loaded_bytes++) {
      tell({phase: "downloading", loaded_bytes, total_bytes: 5});
      await Promise.resolve();
    }
    expect(changes).toHaveBeenCalledTimes(1);
    expect(live.textContent).toBe("正在下载计算引擎与数据");
  });

  it("shows the engine's download in bytes and hides when it is ready", async () => {
    let tell: (state: EngineState) => void = () => {};
    await openPage({
      name: "loyalty",
      manifest: Promise.resolve(manifest),
      engineStatus: {subscribe: (listener) => (tell = listener)}
    });
    tell({phase: "downloading", loaded_bytes: 1_200_000, total_bytes: 4_200_000});
    const progress = document.querySelector<HTMLElement>(".progress")!;
    expect(progress.hidden).toBe(false);
    expect(progress.textContent).toContain("1.2 MB / 4.2 MB");
    expect(progress.querySelector("progress")!.value).toBeCloseTo(2 / 7, 6);
    tell({phase: "ready", loaded_bytes: 0, total_bytes: 0});
    expect(progress.hidden).toBe(true);
  });

  it("starts the engine early, once, when the reader reaches for the filters", async () => {
    const preload = vi.fn(() => Promise.resolve());
    const page = await openPage({name: "x", manifest: Promise.resolve(manifest), preload});
    page.filterBar.dispatchEvent(new Event("pointerenter"));
    page.filterBar.dispatchEvent(new Event("pointerenter"));
    expect(preload).toHaveBeenCalledTimes(1);
  });

  it("has no filter bar on pages without filters", async () => {
    await openPage({name: "dictionary", manifest: Promise.resolve(manifest), hasFilters: false});
    expect(document.querySelector(".filter-bar")).toBeNull();
  });

  it("says so where the site's own data cannot be had", async () => {
    const failure = Object.assign(new Error("x"), {code: "download_failed"});
    await expect(openPage({name: "x", manifest: Promise.reject(failure)})).rejects.toBe(failure);
    expect(document.querySelector<HTMLElement>(".alert")!.dataset.error).toBe("download_failed");
  });
});
