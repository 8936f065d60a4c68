import {readFile} from "node:fs/promises";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {SiteUnderTest} from "./site.js";
import {openSite} from "./site.js";

let site: SiteUnderTest;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

describe("/emotion", () => {
  it("finds the sample's planted peak, valley and standing against the rival", async () => {
    await site.visit("/emotion.html", async ({page, figures}) => {
      const title = page.locator(".picture-title").first();
      expect(await title.textContent()).toMatch(/维修质量的评价最高.*等待的最低/);
      const note = (touchpoint: string) =>
        page.locator(`[data-touchpoint="${touchpoint}"] .curve-note`).allTextContents();
      expect((await note("service_hand_over")).join("")).toContain("领先");
      expect((await note("service_waiting")).join("")).toContain("落后");
      const [mean, peakEnd] = await Promise.all([
        figures("touchpoint_mean"),
        figures("peak_end_score")
      ]);
      expect(mean[0]!.value).toBeGreaterThan(3.5);
      expect(peakEnd[0]!.value).not.toBe(mean[0]!.value);
    });
  });

  it("draws two lines for stayed and left, and keeps the comparison in the address", async () => {
    await site.visit("/emotion.html?compare=stayed", async ({page, settled}) => {
      expect(await page.locator(".emotion-line.is-second").count()).toBe(1);
      await page.getByText("两家门店", {exact: true}).click();
      await settled();
      expect(new URL(page.url()).searchParams.get("compare")).toBe("dealer");
      expect(await page.locator(".emotion-line.is-second").count()).toBe(1);
      expect(await page.locator(".picture-title").first().textContent()).toMatch(/差别|分不出/);
    });
  });

  it("follows a filter, with the sales journey", async () => {
    await site.visit("/emotion.html?journey=sales&dealer=1", async ({page}) => {
      expect(await page.locator(".picture-title").first().textContent()).toContain("销售旅程");
      expect(await page.locator('[data-touchpoint="sales_delivery"]').count()).toBe(1);
    });
  });
});

describe("/surveys", () => {
  it("ranks the 48 items of the list in bands that can be moved", async () => {
    await site.visit("/surveys.html", async ({page, settled}) => {
      expect(await page.locator(".gap-bar").count()).toBe(48);
      const first = () => page.locator(".gap-bar.is-band-0").count();
      const before = await first();
      expect(before).toBeGreaterThan(5);
      const field = page.getByRole("spinbutton", {name: "第一段占差距"});
      await field.fill("30");
      await field.press("Enter");
      await settled();
      expect(await first()).toBeLessThan(before);
      expect(new URL(page.url()).searchParams.get("band1")).toBe("0.3");
    });
  });
});

describe("/workshop", () => {
  const grip = "own:service_waiting";

  it("is drawn by mouse and by keys, undone, kept over a reload and revealed", async () => {
    await site.visit("/workshop.html", async ({page, settled}) => {
      const handle = page.locator(`[data-grip="${grip}"]`);
      const value = () => handle.getAttribute("aria-valuenow");
      await handle.scrollIntoViewIfNeeded();
      const box = (await handle.boundingBox())!;
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x, y - 60, {steps: 5});
      await page.mouse.up();
      const dragged = Number(await value());
      expect(dragged).toBeGreaterThan(3.3);
      await handle.press("ArrowDown");
      expect(Number(await value())).toBeCloseTo(dragged - 0.1);
      await page.getByRole("button", {name: "撤销"}).click();
      expect(Number(await value())).toBe(dragged);
      await page.getByRole("button", {name: "撤销"}).click(); // the whole drag
      expect(await handle.getAttribute("aria-valuetext")).toBe("还没有放");
      await page.getByRole("button", {name: "重做"}).click();
      await page.locator('[data-place="rival:service_waiting"]').fill("4.2");
      await page.keyboard.press("Tab");

      await page.reload();
      await settled();
      expect(Number(await value())).toBe(dragged);
      await page.getByRole("button", {name: "揭晓：数据里的曲线"}).click();
      expect(await page.locator(".emotion-line").count()).toBeGreaterThan(2);
      expect(await page.locator(".workshop-differences .answer").textContent()).toContain(
        "1 个触点可以对照"
      );
    });
  });

  it("is saved as a file and opened again; another file changes nothing", async () => {
    await site.visit("/workshop.html", async ({page}) => {
      await page.locator('[data-place="own:service_bill"]').fill("2.5");
      await page.keyboard.press("Tab");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", {name: "存成文件"}).click()
      ]);
      expect(download.suggestedFilename()).toBe("情感曲线-本店.json");
      const content = await readFile(await download.path());
      await page.getByRole("button", {name: "重新画"}).click();
      const bill = page.locator('[data-grip="own:service_bill"]');
      expect(await bill.getAttribute("aria-valuetext")).toBe("还没有放");
      const open = (name: string, buffer: Buffer) =>
        page
          .locator('.workshop input[type="file"]')
          .setInputFiles({name, mimeType: "application/json", buffer});
      await open("其他.json", Buffer.from("{}"));
      await expect.poll(() => page.locator(".workshop-status").textContent()).toContain("没有打开");
      expect(await bill.getAttribute("aria-valuetext")).toBe("还没有放");
      await open("我们的.json", content);
      await expect.poll(() => bill.getAttribute("aria-valuenow")).toBe("2.5");
    });
  });

  it("prints on one page with the curve on it", async () => {
    await site.visit("/workshop.html", async ({page}) => {
      await page.locator('[data-node="service_bill"] input[type="checkbox"]').check();
      await page.locator('[data-node="service_bill"] td.long input').fill("先报价再动手");
      const pdf = await page.pdf({format: "A4"});
      const pages = pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? [];
      expect(pages).toHaveLength(1);
      await page.emulateMedia({media: "print"});
      expect(await page.locator(".workshop-plot svg").isVisible()).toBe(true);
      expect(await page.locator(".workshop-targets").textContent()).toContain("先报价再动手");
      expect(await page.locator(".workshop-table").isVisible()).toBe(false);
    });
  });
});
