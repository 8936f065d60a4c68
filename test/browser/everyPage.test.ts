import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {canaries} from "../../loaders/sample/canaries.js";
import {listFiles} from "../../loaders/site/listFiles.js";
import type {SearchIndex} from "../../src/contract/searchIndex.js";
import {contrastViolations, everyRule, otherRules, violations} from "./axe.js";
import type {SiteUnderTest} from "./site.js";
import {openSite} from "./site.js";
import {maxStops, tabOrder} from "./tabOrder.js";

const folder = inject("siteFolder");
const files = await listFiles(folder);
const pages = files.filter((file) => file.endsWith(".html"));
const index = JSON.parse(
  readFileSync(
    join(
      folder,
      files.find((file) => /search\.\w+\.json$/.test(file))!
    ),
    "utf8"
  )
) as SearchIndex;
const planted = canaries();

let site: SiteUnderTest;

beforeAll(async () => {
  site = await openSite({isOnePage: true});
});

afterAll(() => site.close());

async function expectFits(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  );
  expect(overflow, "horizontal overflow, px").toBeLessThanOrEqual(0);
}

/** The Tab key reaches everything, the focus always shows, and it leaves the page again. */
async function expectWalkable(page: Page): Promise<void> {
  const stops = await tabOrder(page);
  expect(stops.length).toBeLessThan(maxStops);
  expect(stops[0]!.name).toMatch(/^a skip-link/);
  expect(stops.at(-1)!.name).toMatch(/打印本页/); // at the foot of the page
  expect(stops.filter(({faults}) => faults.length > 0)).toEqual([]);
}

/** The search leads only to places that the page has. */
async function expectPlaces(page: Page, file: string): Promise<void> {
  const number = index.pages.findIndex(({path}) => path === file);
  const anchors = index.passages.flatMap(({page, anchor}) =>
    page === number && anchor !== "" ? [anchor] : []
  );
  const missing = await page.evaluate(
    (ids) => ids.filter((id) => document.getElementById(id) === null),
    anchors
  );
  expect([number >= 0, missing]).toEqual([true, []]);
}

async function expectNobodyNamed(page: Page): Promise<void> {
  const text = await page.locator("body").innerText();
  expect(planted.filter(({value}) => text.includes(value)).map(({kind}) => kind)).toEqual([]);
}

/** Opens what is folded away: the filter bar with a picker, the first tables behind pictures. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    const click = (selector: string): void =>
      document.querySelectorAll<HTMLElement>(selector).forEach((element) => {
        if (element.offsetParent !== null) element.click();
      });
    click(".filter-bar-head button");
    click(".filter-bar .picker:first-of-type > summary");
    for (const summary of [...document.querySelectorAll<HTMLElement>("main details > summary")]
      .filter((candidate) => !candidate.closest(".filter-bar"))
      .slice(0, 4))
      summary.click();
  });
}

const paint = (page: Page, theme: "light" | "dark") =>
  page.evaluate((name) => void (document.documentElement.dataset.theme = name), theme);

// A page is visited once for all that is looked at in one window: loading it is what takes time.
describe.each(pages)("%s", (file) => {
  it("states its language and its policy", () => {
    const html = readFileSync(join(folder, file), "utf8");
    expect(html).toMatch(/<html lang="(zh-CN|en)">/);
    expect(html).toMatch(/<meta http-equiv="Content-Security-Policy"/);
  });

  it.each([1440, 390])(
    "at %d px shows its default view without the engine, fits, is walked by the Tab key, names nobody, and axe finds nothing in it unfolded",
    async (width) => {
      await site.visit(
        `/${file}`,
        async ({page, requested, screenshot}) => {
          expect(await page.title()).not.toBe("");
          expect(requested.filter((url) => /duckdb|\.parquet$/.test(url))).toEqual([]);
          await expectFits(page);
          await expectPlaces(page, file);
          await screenshot(`${file.replace(/\.html$/, "").replaceAll("/", "-")}-${width}`);
          await expectWalkable(page);
          await unfold(page);
          await expectNobodyNamed(page);
          // The colours of a phone, like a projector's, are those of a desk.
          expect(await violations(page, width < 1440 ? otherRules : everyRule)).toEqual([]);
          if (width < 1440) return;
          await paint(page, "dark");
          expect(await contrastViolations(page)).toEqual([]);
        },
        {width}
      );
    }
  );

  it("fits a projector, and axe finds nothing in it", async () => {
    await site.visit(
      `/${file}?view=projector`,
      async ({page}) => {
        await expectFits(page);
        expect(await violations(page, otherRules)).toEqual([]);
      },
      {width: 1920, height: 1080}
    );
  });
});
