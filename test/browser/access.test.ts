import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {listFiles} from "../../loaders/site/listFiles.js";
import {contrastRules, everyRule, violations} from "./axe.js";
import type {SiteUnderTest} from "./site.js";
import {openSite} from "./site.js";

const pages = (await listFiles(inject("siteFolder"))).filter((file) => file.endsWith(".html"));
const widths = [1440, 390];

let site: SiteUnderTest;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

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

describe.each(pages)("axe on %s", (file) => {
  it.each(widths)(
    "finds nothing at %d px with everything unfolded, light and dark",
    async (width) => {
      await site.visit(
        `/${file}`,
        async ({page}) => {
          await unfold(page);
          expect(await violations(page)).toEqual([]);
          await paint(page, "dark");
          expect(await violations(page, contrastRules)).toEqual([]);
        },
        {width}
      );
    }
  );

  it("finds nothing on a projector, light and dark", async () => {
    await site.visit(
      `/${file}?view=projector`,
      async ({page}) => {
        expect(await violations(page, everyRule)).toEqual([]);
        await paint(page, "dark");
        expect(await violations(page, contrastRules)).toEqual([]);
      },
      {width: 1920, height: 1080}
    );
  });
});
