import {expect, inject, it} from "vitest";
import {scanForIdentifiers} from "../../loaders/check/privacy.js";
import {canaries} from "../../loaders/sample/canaries.js";

const planted = canaries();

it("no planted identifier and nothing shaped like one stands in any byte of the built site", async () => {
  expect(planted.length).toBeGreaterThan(20);
  const hits = await scanForIdentifiers(
    inject("siteFolder"),
    planted.map(({value}) => value)
  );
  expect(hits).toEqual([]);
});
