import type {Page} from "playwright-core";
import {extractText, getDocumentProxy} from "unpdf";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {listFiles} from "../../loaders/site/listFiles.js";
import type {SiteUnderTest} from "./site.js";
import {openSite} from "./site.js";

const pages = (await listFiles(inject("siteFolder"))).filter((file) => file.endsWith(".html"));
const A4 = [595, 842]; // points
const SHEET_PX = 688; // between the margins

let site: SiteUnderTest;

beforeAll(async () => {
  site = await openSite({isOnePage: true});
});

afterAll(() => site.close());

interface Sheet {
  text: string; // without spaces
  size: number[]; // points
}

/** A page prepares for printing as soon as the reader does anything. */
async function prepared(page: Page): Promise<void> {
  await page.mouse.move(5, 5);
  await page.waitForFunction(() => {
    dispatchEvent(new Event("beforeprint"));
    const isPrepared = document.querySelector(".print-facts") !== null;
    dispatchEvent(new Event("afterprint"));
    return isPrepared;
  });
}

async function printed(page: Page): Promise<Sheet[]> {
  const bytes = await page.pdf({preferCSSPageSize: true, printBackground: true});
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const {text} = await extractText(pdf);
  return Promise.all(
    text.map(async (content, index) => {
      const {width, height} = (await pdf.getPage(index + 1)).getViewport({scale: 1});
      return {text: bare(content), size: [Math.round(width), Math.round(height)]};
    })
  );
}

/** Characters that share a glyph with another, which a PDF may give instead of them. */
const SAME_GLYPH = new Map(
  Object.entries({
    ...{
      "⻚": "页",
      "⻔": "门",
      "⻋": "车",
      "⻅": "见",
      "⻓": "长",
      "⻢": "马",
      "⻛": "风",
      "⻝": "食"
    },
    ...{
      "⻥": "鱼",
      "⻆": "角",
      "⻉": "贝",
      "⻄": "西",
      "⻘": "青",
      "⻩": "黄",
      "⻬": "齐",
      "⻰": "龙"
    },
    ...{"⻜": "飞", "⻦": "鸟", "⺟": "母", "⺠": "民", 戶: "户", "\u2012": "\u2013"}
  })
);

/** A text by its glyphs, without spaces, which a PDF only has by position. */
const bare = (text: string): string =>
  [...text.normalize("NFKC").replace(/\s/g, "")]
    .map((character) => SAME_GLYPH.get(character) ?? character)
    .join("");

/** Unfolds the first few things that are folded away; there are fifty tables in the dictionary. */
const unfold = (page: Page): Promise<void> =>
  page
    .locator("details.disclosure, details.dictionary-table")
    .evaluateAll((nodes) =>
      nodes.slice(0, 4).forEach((node) => ((node as HTMLDetailsElement).open = true))
    );

/** Filters and choices with which some pages are printed. */
const SEARCHES: Readonly<Record<string, string>> = {
  "index.html": "?dealer=1&from=2024-01",
  "loyalty.html": "?dealer=2&dealer=3&window=6&view=projector",
  "emotion.html": "?view=projector"
};
const SCREENS = [
  ["light", 390],
  ["dark", 1920]
] as const;

/** A page, its address and the screen that it is printed from: a sheet looks the same from any. */
const printings = pages.map((file, index) => {
  const [colorScheme, width] = SCREENS[index % SCREENS.length]!;
  return {file, search: SEARCHES[file] ?? "", colorScheme, width};
});

describe.each(printings)("$file $search", ({file, search, colorScheme, width}) => {
  it("is printed on A4 with head, foot and numbers, fitting the sheet, in the colours of paper", async () => {
    await site.visit(
      `/${file}${search}`,
      async ({page, settled}) => {
        await unfold(page);
        await settled();
        await prepared(page);
        await expectPrinted(page);
        await expectFitsSheet(page);
      },
      {colorScheme, width}
    );
  });
});

async function expectPrinted(page: Page): Promise<void> {
  const before = await page.evaluate(() => document.body.innerHTML.length);
  const sheets = await printed(page);
  const whole = sheets.map(({text}) => text).join("");
  expect(sheets.every(({size}) => size.join() === A4.join())).toBe(true);

  const heading = bare((await page.locator("h1").first().textContent())!);
  const name = bare((await page.title()).split(" | ")[0]!);
  const fingerprint = (await page.locator(".page-footer").getAttribute("data-fingerprint"))!;
  expect(sheets[0]!.text).toContain(heading);
  sheets.forEach(({text}, index) => {
    expect(text).toContain(`忠诚图谱·${name}`);
    expect(text).toContain("示例数据");
    expect(text).toContain(fingerprint);
    expect(text).toContain("个人信息");
    expect(text).toContain(`第${index + 1}页,共${sheets.length}页`);
  });

  const bar = page.locator(".filter-bar");
  if ((await bar.count()) > 0) {
    const filters = bare((await page.locator(".filter-bar-summary").textContent())!);
    for (const {text} of sheets) expect(text).toContain(filters);
  }
  for (const choice of await page.locator(".choice .is-chosen").allTextContents()) {
    expect(sheets[0]!.text).toContain(bare(choice));
  }
  for (const said of await page
    .locator(".picture-title, .picture-subtitle, .table-box:visible caption")
    .allTextContents()) {
    expect(whole).toContain(bare(said));
  }
  expect(whole).not.toMatch(/导出(CSV|图SVG)|打印本页/);
  expect(await page.evaluate(() => document.body.innerHTML.length)).toBe(before);
}

async function expectFitsSheet(page: Page): Promise<void> {
  const pictures = await page.locator("figure.picture:visible").count();
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({media: "print", colorScheme: "dark"});
  await page.setViewportSize({width: SHEET_PX, height: 1000});
  const sheet = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth + 1;
    const isOut = (node: Element) => node.getBoundingClientRect().right > limit;
    const drawn = [...document.querySelectorAll(".picture-paper > svg")];
    return {
      out: [...document.querySelectorAll("main *")]
        .filter((node) => node.getClientRects().length > 0 && isOut(node))
        .map((node) => `${node.tagName}.${node.getAttribute("class") ?? ""}`),
      widths: drawn.map((svg) => Math.round(svg.getBoundingClientRect().width)),
      plots: [...document.querySelectorAll(".picture-plot")].filter(
        (plot) => plot.getClientRects().length > 0
      ).length,
      ground: getComputedStyle(document.documentElement).getPropertyValue("--paper"),
      ink: getComputedStyle(document.querySelector("h1")!).color
    };
  });
  expect(sheet.out).toEqual([]);
  expect(sheet.widths).toEqual(Array(pictures).fill(SHEET_PX));
  expect(sheet.plots).toBe(0);
  expect(sheet.ground.trim()).toMatch(/^#f{3}(f{3})?$/);
  expect(sheet.ink).toBe("rgb(0, 0, 0)");
}
