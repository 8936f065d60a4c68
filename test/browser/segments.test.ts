import {afterAll, beforeAll, expect, it} from "vitest";
import type {SiteUnderTest} from "./site.js";
import {openSite} from "./site.js";

let site: SiteUnderTest;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

it("a cut moves the classes, stands in the address, and goes along as a filter to the other pages", async () => {
  await site.visit("/segments.html", async ({page, settled}) => {
    const b = page.locator("[data-metric=segment_share][data-group=b]").first();
    const shareOfB = async () => Number(await b.getAttribute("data-value"));
    const before = await shareOfB();
    await page.locator("[data-cut=rule_high_value]").focus();
    await page.keyboard.press("ArrowUp");
    await settled();
    expect(new URL(page.url()).searchParams.get("rule_high_value")).toBe("0.35");
    expect(await shareOfB()).toBeGreaterThan(before);

    await page.locator(".segment-select select").selectOption("abcd.b");
    await settled();
    expect(await page.locator(".filter-status").textContent()).toContain("价值最高的 35%");
    await page.locator("a[href^='./movement']").first().click();
    await page.waitForURL(/movement/);
    expect(new URL(page.url()).searchParams.get("segment")).toBe("abcd.b");
    expect(new URL(page.url()).searchParams.get("rule_high_value")).toBe("0.35");
  });
});
