import {readFile} from "node:fs/promises";
import type {Locator, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {listFiles} from "../../loaders/site/listFiles.js";
import type {SiteUnderTest, Visit} from "./site.js";
import {openSite} from "./site.js";

const pages = (await listFiles(inject("siteFolder"))).filter((file) => file.endsWith(".html"));

let site: SiteUnderTest;

beforeAll(async () => {
  site = await openSite({isOnePage: true});
});

afterAll(() => site.close());

interface Saved {
  name: string;
  bytes: Buffer;
}

/** Chromium drops what a page saves beyond ten files in a second, faster than any reader clicks. */
const BETWEEN_SAVES_MS = 100;

const lastSaves = new WeakMap<Page, number>();

async function saved(page: Page, button: Locator): Promise<Saved> {
  const elapsed = performance.now() - (lastSaves.get(page) ?? -Infinity);
  if (elapsed < BETWEEN_SAVES_MS) await page.waitForTimeout(BETWEEN_SAVES_MS - elapsed);
  lastSaves.set(page, performance.now());
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return {name: download.suggestedFilename(), bytes: await readFile(await download.path())};
}

/** What the menu of a picture saves, in the order SVG, PNG, CSV. */
async function savedPicture(page: Page, picture: Locator): Promise<Saved[]> {
  await picture.locator(".export-toggle").click();
  const files: Saved[] = [];
  for (const button of await picture.locator(".export-items button").all()) {
    files.push(await saved(page, button));
  }
  return files;
}

/** How many pictures of a page are saved in another theme as well. */
const drawnTwice = 3;

const pictures = async (page: Page): Promise<Locator[]> => page.locator("figure.picture").all();
const text = ({bytes}: Saved): string => bytes.toString("utf8");
const withoutAddress = (svg: string): string => svg.replace(/http:\S+/g, "");

/** Rows of a CSV whose cells hold neither quotes nor line breaks, before the empty row. */
const dataRows = (csv: string): string[][] =>
  csv
    .slice(1)
    .split("\r\n\r\n")[0]!
    .split("\r\n")
    .map((line) => line.split(","));

/** Foreign hosts fail every visit; what is asked of the site itself may only be its own modules. */
function requests(page: Page): string[] {
  const urls: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("blob:")) urls.push(`${request.method()} ${request.url()}`);
  });
  return urls;
}

describe.each(pages)("%s", (file) => {
  it("saves every table, and every picture as a file of its own, in the colours of paper in every theme", async () => {
    await site.visit(`/${file}`, async ({page}) => {
      const asked = requests(page);
      const light: string[] = [];
      for (const picture of await pictures(page)) {
        const title = (await picture.locator(".picture-title").textContent())!;
        const [svg, png, csv] = (await savedPicture(page, picture)) as [Saved, Saved, Saved];
        const name = svg.name.replace(/\.svg$/, "");
        expect(name).toMatch(/^忠诚图谱-[^<>:"/\\|?*]+-\d{8}$/);
        expect([png.name, csv.name]).toEqual([`${name}.png`, `${name}.csv`]);
        await expectSound(page, text(svg), title);
        await expectPainted(page, png.bytes, text(svg));
        expect(csv.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
        expect(text(csv)).toContain("\r\n# 数据指纹,");
        light.push(withoutAddress(text(svg)));
      }
      await expectTablesSaved(page);
      expect(asked.filter((url) => !/^GET .*\.js$/.test(url))).toEqual([]);

      await page.emulateMedia({colorScheme: "dark"});
      await page.setViewportSize({width: 390, height: 900});
      await page.evaluate(() => void (document.documentElement.dataset.view = "projector"));
      const dark: string[] = [];
      for (const picture of (await pictures(page)).slice(0, drawnTwice)) {
        const button = picture.locator(".export-items button").first(); // its menu is still open
        dark.push(withoutAddress(text(await saved(page, button))));
      }
      expect(dark).toEqual(light.slice(0, drawnTwice));
    });
  });
});

/** Every table is saved with the values that the page shows, and nothing that it withholds. */
async function expectTablesSaved(page: Page): Promise<void> {
  for (const box of await page.locator(".table-box:visible").all()) {
    const button = box.locator(".export button");
    const rows = dataRows(text(await saved(page, button)).replaceAll(/"[^"]*"/g, "quoted"));
    const shown = await box.locator("data.figure").evaluateAll((figures) =>
      figures.map((figure) => ({
        value: figure.dataset.value!,
        text: figure.textContent!
      }))
    );
    const cells = new Set(rows.flat());
    for (const {value, text} of shown) {
      if (value === "") expect(cells).toContain(text === "—" ? "" : text);
      else expect([...cells].some((cell) => isNear(Number(cell), Number(value)))).toBe(true);
    }
    expect(rows.every((row) => row.length === rows[0]!.length)).toBe(true);
  }
}

const isNear = (written: number, value: number): boolean =>
  Math.abs(written - value) <= Math.max(1e-5 * Math.abs(value), 1e-12);

/** An SVG that stands alone: well formed, nothing referred to outside, no style sheet needed. */
async function expectSound(page: Page, svg: string, title: string): Promise<void> {
  expect(svg).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/
  );
  expect(svg).not.toMatch(/var\(|class=|style=|<style|foreignObject|href|currentColor|\dem"|NaN/);
  expect(svg).toMatch(/font-family="[^"]*Microsoft YaHei[^"]*sans-serif"/);
  const read = await page.evaluate((source) => {
    const {documentElement: root} = new DOMParser().parseFromString(source, "image/svg+xml");
    const ids = [...root.querySelectorAll("[id]")].map(({id}) => id);
    const used = [...source.matchAll(/url\(#(.*?)\)/g)].map(([, id]) => id!);
    return {
      isWellFormed: root.querySelector("parsererror") === null,
      title: root.querySelector("title")?.textContent ?? "",
      texts: [...root.querySelectorAll("text")].map((node) => node.textContent).join(""),
      missing: used.filter((id) => !ids.includes(id))
    };
  }, svg);
  expect(read.isWellFormed).toBe(true);
  expect(read.missing).toEqual([]);
  const bare = (value: string): string => value.replace(/\s/g, "");
  expect(bare(read.title)).toBe(bare(title));
  expect(bare(read.texts)).toContain(bare(title));
  for (const word of ["筛选：", "数据期间：", "数据指纹：", "网址：", "个人信息"]) {
    expect(read.texts).toContain(word);
  }
}

/** A PNG of twice the size, white at its edges and drawn upon. */
async function expectPainted(page: Page, png: Buffer, svg: string): Promise<void> {
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!;
  const painted = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], {type: "image/png"}));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(bitmap, 0, 0);
    const {data} = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const pixels = new Uint32Array(data.buffer);
    const white =
      pixels.reduce((sum, pixel) => sum + Number(pixel === 0xffffffff), 0) / pixels.length;
    return {size: [bitmap.width, bitmap.height], corner: [...data.slice(0, 4)], white};
  }, png.toString("base64"));
  expect(painted.size).toEqual([Number(width) * 2, Number(height) * 2]);
  expect(painted.corner).toEqual([255, 255, 255, 255]);
  expect(painted.white).toBeGreaterThan(0.3);
  expect(painted.white).toBeLessThan(0.98);
}

it("a file says the filters and choices that the reader set", async () => {
  await site.visit("/loyalty.html?dealer=1&window=6", async ({page}) => {
    const [svg, , csv] = await savedPicture(page, (await pictures(page))[0]!);
    const dealer = await page.locator(".filter-bar .picker-value").first().textContent();
    for (const file of [svg!, csv!]) {
      expect(text(file)).toMatch(new RegExp(`筛选[：,]${dealer}；`));
      expect(text(file)).toMatch(/观察期[：,]6 个月/);
    }
    const shares = dataRows(text(csv!)).map((row) => row.at(-1));
    expect(shares.length).toBeGreaterThan(3);
  });
});

it("a picture that was never laid out is saved as it would be drawn", async () => {
  const svgs: string[] = [];
  for (const hide of [false, true]) {
    await site.visit("/loyalty.html", async ({page}) => {
      const picture = (await pictures(page))[0]!;
      if (hide) {
        await picture.locator(".picture-plot").evaluate((node) => {
          const plot = node as HTMLElement;
          plot.hidden = true;
          plot.replaceChildren();
        });
      }
      svgs.push(text((await savedPicture(page, picture))[0]!));
    });
  }
  expect(svgs[1]).toBe(svgs[0]);
});

it("nothing is saved while the page shows other figures than its filters say", async () => {
  await site.visit("/loyalty.html", async (visit: Visit) => {
    const {page} = visit;
    const picture = (await pictures(page))[0]!;
    await picture.locator(".export-toggle").click();
    await page.evaluate(() => (document.documentElement.dataset.settled = "false"));
    await picture.locator(".export-items button").first().click();
    await expect.poll(() => picture.locator(".export-status").textContent()).toContain("稍后");
  });
});

it("a page asks for nothing of what saves files before a reader does", async () => {
  await site.visit("/loyalty.html", async ({page, settled}) => {
    const asked = requests(page);
    await page.reload();
    await settled();
    expect(asked.filter((url) => /pictureFiles|pictureSvg|tableCsv|svgPng/.test(url))).toEqual([]);
    const menu = page.locator(".export-toggle").first();
    const box = (await menu.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    await menu.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.keyboard.press("Enter")
    ]);
    expect(download.suggestedFilename()).toMatch(/\.svg$/);
  });
});
