import {resolve} from "node:path";
import {expect, it} from "vitest";
import {listFiles} from "../../loaders/site/listFiles.js";
import {buildSampleSite, sampleSite} from "./sampleSite.js";

const sources = resolve(import.meta.dirname, "../../src");

// Among other tests, since a build keeps but one processor busy; the browser tests find it then.
it("a site is built from the sample, with every page", async () => {
  await buildSampleSite();
  const pages = (await listFiles(sources)).filter((file) => file.endsWith(".md"));
  expect(pages.length).toBeGreaterThan(10);
  expect((await listFiles(sampleSite)).filter((file) => file.endsWith(".html")).sort()).toEqual(
    pages.map((file) => file.replace(/\.md$/, ".html")).sort()
  );
}, 600_000);
