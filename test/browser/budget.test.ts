import {existsSync, statSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, expect, inject, it} from "vitest";
import type {SiteUnderTest} from "./site.js";
import {openSite} from "./site.js";

const firstFigureBytes = 300_000;
const engineAnswersBytes = 5_000_000;

let site: SiteUnderTest;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** What a page has asked for so far, and how many bytes a host sends for it, with brotli where it helps. */
function sent(page: Page): {paths: Set<string>; bytes: () => number} {
  const base = new URL(site.url).pathname;
  const paths = new Set<string>();
  page.on("request", (request) => {
    if (request.url().startsWith("http")) paths.add(new URL(request.url()).pathname);
  });
  const sizeOf = (path: string): number => {
    const name = decodeURIComponent(path.slice(base.length)) || "index.html";
    const file = join(inject("siteFolder"), name);
    return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
  };
  return {paths, bytes: () => [...paths].reduce((sum, path) => sum + sizeOf(path), 0)};
}

const engine = /duckdb|apache-arrow|arquero|\.parquet$/;

it("the first figure comes within 300 kB, without the engine and the pictures", async () => {
  await site.visit(
    "/index.html",
    async ({page, settled}) => {
      // Nothing that a figure does not need can hold it up.
      await page.route(/duckdb|plot@|\/d3/, (route) => route.abort());
      const {paths, bytes} = sent(page);
      await page.reload({waitUntil: "commit"});
      await page.locator("main [data-metric][data-value]").first().waitFor();
      expect(bytes()).toBeLessThanOrEqual(firstFigureBytes);
      await page.unroute(/duckdb|plot@|\/d3/);
      await page.reload();
      await settled();
      expect([...paths].filter((path) => engine.test(path))).toEqual([]);
    },
    {expectedProblems: /ERR_FAILED|Failed to fetch dynamically imported|plot|d3/}
  );
});

it("the engine answers on a first dealer and a first period within 5 MB", async () => {
  await site.visit("/index.html", async ({page, settled}) => {
    const {paths, bytes} = sent(page);
    await page.reload();
    await settled();
    await page.locator(".picker summary").first().click();
    await page.locator(".picker input").first().check();
    await settled();
    expect([...paths].some((path) => /duckdb-eh\.wasm/.test(path))).toBe(true);
    expect(bytes()).toBeLessThanOrEqual(engineAnswersBytes);
    await page.locator(".filter-bar select").first().selectOption({index: 12});
    await settled();
    expect([...paths].some((path) => /month_figures\./.test(path))).toBe(true);
    expect(bytes()).toBeLessThanOrEqual(engineAnswersBytes);
  });
});
