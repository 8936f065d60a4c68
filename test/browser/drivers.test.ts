import {readFile} from "node:fs/promises";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import type {SiteUnderTest, Visit} from "./site.js";
import {openSite} from "./site.js";

const path = "/drivers.html";
let site: SiteUnderTest;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

const items = ({page}: Visit) => page.locator(".chart .item");
const answer = (page: Page): Promise<string> => page.locator(".answer").innerText();

/** Waits until so many activities stand in the chart, which is redrawn a moment after the list. */
async function expectBadges(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (expected) => document.querySelectorAll(".activity").length === expected,
    count
  );
  expect(await page.locator(".activity").count()).toBe(count);
}

async function addActivity({page, settled}: Visit, name: string, item: string): Promise<void> {
  await page.locator(".activity-form input[type=text]").fill(name);
  await page.locator(".activity-form select").selectOption(item);
  await page.locator(".activity-form button[type=submit]").click();
  await settled();
}

it("draws the quadrant, and the worker adds intervals and chances", async () => {
  await site.visit(path, async (visit) => {
    expect(await items(visit).count()).toBe(8);
    expect(await visit.page.locator(".chart .cross").count()).toBe(16);
    const shares = await visit.figures("driver_share");
    expect(shares).toHaveLength(4); // three items, and the most important one in the title
    for (const {value, lo, hi, n} of shares) {
      expect(lo!).toBeLessThan(value!);
      expect(hi!).toBeGreaterThan(value!);
      expect(n!).toBeGreaterThan(3000);
    }
    expect(await visit.page.locator(".first-item").first().innerText()).toContain("维修正确完成");
    expect(await visit.page.locator(".resample-progress").innerText()).toContain("1,000");
  });
});

it("answers to filters, outcomes, bases and cuts, all of them in the address", async () => {
  await site.visit(path, async (visit) => {
    const {page, settled} = visit;
    const before = await visit.figures("driver_share");
    await page.locator(".filter-bar .picker summary").first().click();
    await page.locator(".filter-bar .picker input[type=checkbox]").first().check();
    await settled();
    const filtered = await visit.figures("driver_share");
    expect(filtered).not.toEqual(before);
    expect(filtered[0]!.n!).toBeLessThan(before[0]!.n!);

    const cut = page.locator(".threshold input").first();
    await cut.fill("4.5");
    await cut.press("Enter");
    await settled();
    expect(new URL(page.url()).searchParams.get("target")).toBe("4.5");
    expect(await answer(page)).toMatch(/重要.*没有达到 4\.50 级/);

    await page.locator('input[name^="choice-outcome"][value="came_back"]').check({force: true});
    await settled();
    expect(await page.locator(".picture-subtitle").innerText()).toContain("评价后回厂");
    const address = page.url();
    const seen = await visit.figures();
    await page.goto(address);
    await settled();
    expect(await visit.figures()).toEqual(seen);
  });
});

it("says why there is nothing to draw, and how much is missing", async () => {
  await site.visit(`${path}?survey=JOURNEY_SERVICE&from=2026-09&to=2026-09`, async (visit) => {
    expect(await answer(visit.page)).toMatch(/没有画四分图.*还差 \d+ 份/);
    expect(await items(visit).count()).toBe(0);
  });
});

it("keeps activities that are added, dragged and typed, and takes them out and in again", async () => {
  await site.visit(path, async (visit) => {
    const {page, settled} = visit;
    await addActivity(visit, "节日送礼", "SV04");
    await addActivity(visit, "技师培训", "SV01");
    const badge = page.locator('.activity:has-text("1")').first();
    await expectBadges(page, 2);
    expect(await page.locator(".effort").innerText()).toContain("1 节日送礼");

    // Dropped on the most important item, it serves that.
    const target = (await page.locator('.item[data-item="SV05"] .dot').boundingBox())!;
    await badge.scrollIntoViewIfNeeded();
    const from = (await badge.locator("rect").boundingBox())!;
    const to = (await page.locator('.item[data-item="SV05"] .dot').boundingBox())!;
    expect(target.width).toBeGreaterThan(0);
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 10, to.y + 8, {steps: 5});
    await page.mouse.up();
    await settled();
    const menu = page.locator(".activities td select").first();
    expect(await menu.inputValue()).toBe("SV05");

    await menu.selectOption("");
    await settled();
    await page.locator(".activities td input[type=number]").first().fill("3");
    await page.locator(".activities td input[type=number]").first().press("Enter");
    await settled();

    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", {name: "存为文件（JSON）"}).click()
    ]);
    const [table] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", {name: "存为表格（CSV）"}).click()
    ]);
    const json = await readFile(await saved.path());
    expect(JSON.parse(json.toString())).toMatchObject({
      activities: [
        {name: "节日送礼", place: {importance: 0.03}},
        {name: "技师培训", serves: {item: "SV01"}}
      ]
    });

    await page.reload();
    await settled();
    await expectBadges(page, 2);
    await page.getByRole("button", {name: /^删除/}).first().click();
    await page.getByRole("button", {name: /^删除/}).first().click();
    await expectBadges(page, 0);
    for (const [name, buffer] of [
      ["a.json", json],
      ["a.csv", await readFile(await table.path())]
    ] as const) {
      await page
        .locator(".activities input[type=file]")
        .setInputFiles({name, mimeType: "text/plain", buffer});
      await page.locator(".activities [role=status]", {hasText: "已读入 2 项"}).waitFor();
      await settled();
      await expectBadges(page, 2);
      await page.getByRole("button", {name: "撤销"}).click();
      await settled();
      await expectBadges(page, 0);
    }
  });
});
