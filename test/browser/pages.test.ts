import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {listFiles} from "../../loaders/site/listFiles.js";
import type {SiteUnderTest} from "./site.js";
import {openSite} from "./site.js";

const folder = inject("siteFolder");
const pages = (await listFiles(folder)).filter((file) => file.endsWith(".html"));

let site: SiteUnderTest;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

describe.each(pages)("%s", (file) => {
  it("states its language and its policy", () => {
    const html = readFileSync(join(folder, file), "utf8");
    expect(html).toMatch(/<html lang="(zh-CN|en)">/);
    expect(html).toMatch(/<meta http-equiv="Content-Security-Policy"/);
  });

  it.each([1440, 390])("settles without a fault at %d px", async (width) => {
    await site.visit(
      `/${file}`,
      async ({page, screenshot}) => {
        expect(await page.title()).not.toBe("");
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth
        );
        expect(overflow, "horizontal overflow, px").toBeLessThanOrEqual(0);
        await screenshot(`${file.replace(/\.html$/, "").replaceAll("/", "-")}-${width}`);
      },
      {width}
    );
  });
});
