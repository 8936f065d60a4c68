import {afterAll, beforeAll, expect, it} from "vitest";
import type {SiteUnderTest} from "./site.js";
import {openSite} from "./site.js";
import {focusedStop} from "./tabOrder.js";

let site: SiteUnderTest;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

it("the first link leads past the menu", async () => {
  await site.visit("/index.html", async ({page}) => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect((await page.evaluate(focusedStop))!.isInMain).toBe(true);
  });
});

it("a picker opens, picks, and closes with Escape, which returns the focus", async () => {
  await site.visit("/loyalty.html", async ({page, settled}) => {
    const summary = page.locator(".filter-bar .picker > summary").first();
    await summary.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await settled();
    expect(new URL(page.url()).searchParams.getAll("dealer")).toHaveLength(1);
    await page.keyboard.press("Escape");
    expect(await page.locator(".filter-bar .picker[open]").count()).toBe(0);
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

it("a menu left by Tab closes, so that it does not cover what comes next", async () => {
  await site.visit(
    "/loyalty.html",
    async ({page}) => {
      await page.locator(".filter-bar-head button").press("Enter");
      expect(await page.locator(".filter-bar.is-open").count()).toBe(1);
      for (let presses = 0; presses < 12; presses++) await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement!.closest(".filter-bar"))).toBeNull();
      expect(await page.locator(".filter-bar.is-open").count()).toBe(0);
    },
    {width: 390}
  );
});

it("a definition opens and closes, which returns the focus, and the table behind a picture opens", async () => {
  await site.visit("/index.html", async ({page}) => {
    const term = page.locator("main .term").first();
    await term.press("Enter");
    expect(await page.locator("dialog[open] h2").count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await page.locator("dialog[open]").count()).toBe(0);
    expect(await term.evaluate((element) => element === document.activeElement)).toBe(true);

    const behind = page.locator(".picture details > summary").first();
    await behind.press("Enter");
    const rows = page.locator(".picture details table tbody tr");
    await rows.first().waitFor();
    expect(await rows.count()).toBeGreaterThan(1);
  });
});
