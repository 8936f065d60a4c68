import {expect, inject, it} from "vitest";
import {scanForIdentifiers} from "../../loaders/check/privacy.js";
import {canaries} from "../../loaders/sample/canaries.js";
import {openSite} from "./site.js";

const planted = canaries();

it("no planted identifier and nothing shaped like one stands in any byte of the built site", async () => {
  expect(planted.length).toBeGreaterThan(20);
  const hits = await scanForIdentifiers(
    inject("siteFolder"),
    planted.map(({value}) => value)
  );
  expect(hits).toEqual([]);
});

it("no planted identifier is on the screen", async () => {
  const site = await openSite();
  try {
    for (const page of ["/index.html", "/loyalty.html", "/quality.html", "/dictionary.html"]) {
      await site.visit(page, async ({page}) => {
        const text = await page.locator("body").innerText();
        expect(planted.filter(({value}) => text.includes(value)).map(({kind}) => kind)).toEqual([]);
      });
    }
  } finally {
    await site.close();
  }
});
