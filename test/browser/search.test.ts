import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {listFiles} from "../../loaders/site/listFiles.js";
import type {SearchIndex} from "../../src/contract/searchIndex.js";
import {searchAliases} from "../../src/contract/searchAliases.js";
import type {SiteUnderTest} from "./site.js";
import {openSite} from "./site.js";

const folder = inject("siteFolder");
const file = (await listFiles(folder)).find((name) => /^_file\/search\.\w+\.json$/.test(name))!;
const index = JSON.parse(readFileSync(join(folder, file), "utf8")) as SearchIndex;

let site: SiteUnderTest;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

const dialog = (page: Page) => page.locator("dialog.search-dialog");

/** Opens the search with the keyboard and types. */
async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await dialog(page).locator("input").waitFor();
  await page.keyboard.type(words);
  await dialog(page).locator('[role="status"]', {hasText: /\d|“/}).waitFor();
}

describe("the search", () => {
  it.each([
    ["回厂率", "definitions.html", "#service_retention_rate", "?dealer=2"],
    ["满意度", "definitions.html", "#satisfied_share", ""],
    ["忠诚度", "loyalty.html", "", ""],
    ["净推荐值", "definitions.html", "#net_promoter_score", "?view=projector"]
  ])("leads from %s, by Enter, to %s%s", async (words, path, hash, view) => {
    await site.visit(`/index.html${view}`, async ({page, settled}) => {
      await search(page, words);
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.pathname.endsWith(path));
      await settled();
      const url = new URL(page.url());
      expect(url.search).toBe(view); // filters and view are carried along
      expect(decodeURIComponent(url.hash)).toBe(hash);
      if (hash !== "") {
        const top = await page.locator(hash).evaluate((at) => at.getBoundingClientRect().top);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(top).toBeLessThan(900);
      }
    });
  });

  it("shows the sentence with the word marked, by page, and works without the network", async () => {
    await site.visit("/index.html", async ({page}) => {
      await search(page, "回");
      await page.context().setOffline(true);
      await dialog(page).locator("input").fill("流失");
      const first = dialog(page).locator("section").first();
      expect(await first.locator("h3").textContent()).toBe("指标定义");
      expect(await first.locator("a").first().locator("strong").textContent()).toBe("流失率");
      expect(await first.locator("a").first().locator("span mark").allTextContents()).toContain(
        "流失"
      );
      await page.context().setOffline(false);
    });
  });

  it("is walked by the arrow keys and closed by Escape, which gives the focus back", async () => {
    await site.visit("/loyalty.html", async ({page}) => {
      await page.locator(".search-button").focus();
      await page.keyboard.press("Enter");
      await dialog(page).locator("input").waitFor();
      await page.keyboard.type("满意");
      await dialog(page).locator("a").first().waitFor();
      const focused = () => page.evaluate(() => document.activeElement?.tagName);
      await page.keyboard.press("ArrowDown");
      expect(await focused()).toBe("A");
      await page.keyboard.press("ArrowUp");
      expect(await focused()).toBe("INPUT");
      await page.keyboard.press("Escape");
      expect(await dialog(page).isVisible()).toBe(false);
      expect(await page.evaluate(() => document.activeElement?.className)).toBe("search-button");
      await page.keyboard.press("Control+k");
      await dialog(page).locator("input").waitFor();
    });
  });

  it.each([
    [390, ""],
    [1920, "?view=projector"]
  ])("fits at %d px%s", async (width, view) => {
    const read = async (page: Page): Promise<void> => {
      await page.locator(".search-button").click();
      await dialog(page).locator("input").waitFor();
      await page.keyboard.type("满意");
      await dialog(page).locator("a").first().waitFor();
      const box = (await dialog(page).boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      const overflow = await dialog(page).evaluate((at) => at.scrollWidth - at.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    };
    await site.visit(`/index.html${view}`, ({page}) => read(page), {width});
  });

  it("loads neither index nor code before it is opened", async () => {
    await site.visit("/index.html", async ({page}) => {
      const loaded = () =>
        page.evaluate(
          () =>
            performance
              .getEntriesByType("resource")
              .filter(({name}) => /search\.\w+\.json|searchDialog/.test(name)).length
        );
      expect(await loaded()).toBe(0);
      await search(page, "回");
      expect(await loaded()).toBe(2);
    });
  });
});

describe("the index of the search", () => {
  it("has an answer for every word of readers, and each page of the site", async () => {
    expect(index.aliases).toHaveLength(searchAliases.length);
    const pages = (await listFiles(folder)).filter((name) => name.endsWith(".html"));
    expect(index.pages.map(({path}) => path).sort()).toEqual(pages.sort());
  });
});
