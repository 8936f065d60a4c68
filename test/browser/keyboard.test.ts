import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {listFiles} from "../../loaders/site/listFiles.js";
import type {SiteUnderTest} from "./site.js";
import {openSite} from "./site.js";

const pages = (await listFiles(inject("siteFolder"))).filter((file) => file.endsWith(".html"));
const maxStops = 400;

let site: SiteUnderTest;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

/** What has the focus, and what is wrong with how it shows. */
interface Stop {
  name: string;
  isInMain: boolean;
  faults: string[];
}

/** Runs in the page: the element with the focus; null where it has left the page. */
function focusedStop(): Stop | null {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  // A radio or checkbox is drawn and pressed by its label.
  const isBox = element.matches("[type=radio], [type=checkbox]");
  const shown = (isBox && element.closest("label")) || element;
  const box = shown.getBoundingClientRect();
  const faults: string[] = [];
  const isOutlined = [element, shown].some((candidate) => {
    const {outlineStyle, outlineWidth} = getComputedStyle(candidate);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
  // Inside a drawing a ring shows the focus.
  const isRinged =
    element instanceof SVGElement &&
    [...element.querySelectorAll("circle")].some((part) => {
      const {stroke, strokeWidth} = getComputedStyle(part);
      return stroke !== "none" && parseFloat(strokeWidth) >= 3;
    });
  if (!isOutlined && !isRinged) faults.push("no visible focus");
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
    faults.push("outside the window");
  // Not under a bar that sticks or floats: some point of it is itself, its part or its holder.
  const isSeen = [0.1, 0.5, 0.9].some((across) =>
    [0.1, 0.5, 0.9].some((down) => {
      const x = box.left + across * box.width;
      const y = box.top + down * box.height;
      const top = document.elementFromPoint(x, y);
      return top !== null && (shown.contains(top) || top.contains(shown));
    })
  );
  if (!isSeen) faults.push("hidden under something");
  const isInText =
    getComputedStyle(element).display === "inline" &&
    element.closest("p, li, h1, h2, td, dd, cite");
  if (!isInText && (box.width < 24 || box.height < 24))
    faults.push(`target of ${Math.round(box.width)} × ${Math.round(box.height)} px`);
  return {
    name: `${element.tagName.toLowerCase()} ${element.className} ${(shown.textContent ?? "").trim().slice(0, 30)}`,
    isInMain: element.closest("main") !== null,
    faults
  };
}

/** Where the Tab key leads, from the top of the page until it leaves it. */
async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  while (stops.length < maxStops) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(focusedStop);
    if (stop === null) break;
    stops.push(stop);
  }
  return stops;
}

describe.each(pages)("the keyboard on %s", (file) => {
  it.each([1440, 390])(
    "reaches everything and leaves again at %d px, and the focus always shows",
    async (width) => {
      await site.visit(
        `/${file}`,
        async ({page}) => {
          const stops = await walk(page);
          expect(stops.length).toBeLessThan(maxStops);
          expect(stops[0]!.name).toMatch(/^a skip-link/);
          expect(stops.at(-1)!.name).toMatch(/打印本页/); // at the foot of the page
          const faulty = stops.filter(({faults}) => faults.length > 0);
          expect(faulty).toEqual([]);
        },
        {width}
      );
    }
  );
});

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
