import {readFileSync} from "node:fs";
import {afterAll, beforeAll, expect, it} from "vitest";
import type {Page} from "playwright-core";
import type {SiteUnderTest, Visit} from "./site.js";
import {openSite} from "./site.js";

let site: SiteUnderTest;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

const parameter = (page: Page, name: string): string | null =>
  new URL(page.url()).searchParams.get(name);

/** The share of satisfied but gone at the head of the page. */
async function gone({figures}: Visit): Promise<{value: number; n: number}> {
  const [figure] = await figures("satisfied_but_gone");
  return {value: figure!.value!, n: figure!.n!};
}

/** Drags the grip of a cut by so many pixels. */
async function drag(page: Page, name: string, by: {x?: number; y?: number}): Promise<void> {
  const grip = page.locator(`[data-cut=${name}] .cut-grip`);
  await grip.scrollIntoViewIfNeeded();
  const box = (await grip.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (by.x ?? 0) / 2, y + (by.y ?? 0) / 2);
  await page.mouse.move(x + (by.x ?? 0), y + (by.y ?? 0));
  await page.mouse.up();
}

it("a cut is dragged, typed and moved by keys, stands in the address, and goes back to its default", async () => {
  await site.visit("/loyalty.html", async (visit) => {
    const {page, settled} = visit;
    const before = await gone(visit);
    const cell = (await page.locator(".cells > g rect").first().boundingBox())!;
    await drag(page, "satisfied_from", {x: cell.width});
    await settled();
    expect(parameter(page, "satisfied_from")).toBe("5");
    const strict = await gone(visit);
    expect(strict.value).toBeLessThan(before.value);
    expect(strict.n).toBe(before.n);

    const field = page.locator(".threshold input").first();
    await field.fill("18");
    await field.press("Enter");
    await settled();
    expect(parameter(page, "window")).toBe("18");
    expect((await gone(visit)).n).toBeLessThan(before.n);

    // The keyboard keeps its place in the chart that is drawn anew.
    await page.locator("[data-cut=window]").focus();
    await page.keyboard.press("ArrowDown");
    await settled();
    await page.keyboard.press("ArrowDown");
    await settled();
    expect(parameter(page, "window")).toBe("9");

    const moved = await gone(visit);
    await page.reload();
    await settled();
    expect(await gone(visit)).toEqual(moved);

    const resets = page.locator(".threshold .link-button:visible");
    expect(await resets.count()).toBe(2);
    for (let left = 2; left > 0; left--) {
      await resets.first().click();
      await settled();
    }
    expect(new URL(page.url()).search).toBe("");
    expect(await gone(visit)).toEqual(before);
  });
});

it.each(["services", "attitude", "combined"])(
  "loyalty by %s is another quadrant, with a cut of its own, and a link reproduces it",
  async (measure) => {
    await site.visit(`/loyalty.html?loyal_by=${measure}`, async (visit) => {
      const {page, settled} = visit;
      const first = await gone(visit);
      expect(first.n).toBeGreaterThan(100);
      const cut = page.locator(`[data-cut=${measure}_from]`);
      await cut.focus();
      await page.keyboard.press("ArrowUp");
      await settled();
      const higher = await gone(visit);
      expect(higher.value).toBeGreaterThanOrEqual(first.value);
      expect(parameter(page, `${measure}_from`)).not.toBeNull();
      await page.reload();
      await settled();
      expect(await gone(visit)).toEqual(higher);
    });
  }
);

it("the list of whom to call leaves whole, for relink, with the view that it is of", async () => {
  await site.visit("/loyalty.html?satisfied_from=5", async ({page}) => {
    const button = page.locator("button[data-export=calls]");
    const count = Number((await button.textContent())!.replace(/\D/g, ""));
    expect(count).toBeGreaterThan(20);
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    const text = readFileSync(await download.path(), "utf8");
    expect(text.startsWith("\ufeff")).toBe(true);
    const lines = text.slice(1).split("\r\n");
    const end = lines.findIndex((line) => /^"?"?$/.test(line));
    const [head, ...rows] = lines.slice(0, end).map((line) => line.split(","));
    expect(head!.slice(0, 2)).toEqual(["key_table_id", "customer_id"]);
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map((row) => row[0])).size).toBe(1);
    expect(new Set(rows.map((row) => row[1])).size).toBe(count);
    const values = rows.map((row) => Number(row[7]));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    const facts = lines.slice(end).join("\n");
    expect(facts).toContain("satisfied_from=5");
    expect(facts).toMatch(/满意从几级起.*5 级/);
  });
});
