import {readFile} from "node:fs/promises";
import {expect, it} from "vitest";
import {marts} from "../../src/contract/marts.js";
import {engineModule, firstFiles, manifestFile, martFiles} from "../../src/engine/marts.js";
import {pageQueries} from "../../src/queries/pages.js";

it("martFiles has the file of each published mart, named as it", () => {
  const files = Object.entries(martFiles).map(([mart, {href}]) => [mart, href]);
  expect(new Map(files as [string, string][])).toEqual(
    new Map(marts.map(({name}) => [name, `../data/marts/${name}.parquet`]))
  );
});

it("firstFiles has the file of each page with queries, named as it", () => {
  const files = Object.entries(firstFiles).map(([page, {href}]) => [page, href]);
  expect(new Map(files as [string, string][])).toEqual(
    new Map(Object.keys(pageQueries).map((page) => [page, `../data/marts/first_${page}.json`]))
  );
  expect(manifestFile.name).toBe("manifest.json");
});

it("engineModule is made by a loader beside the registry", async () => {
  const {href} = engineModule;
  const loader = new URL(`../../src/engine/${href}.ts`, import.meta.url);
  expect(await readFile(loader, "utf8")).toContain(href.slice(2, -".gz".length));
});

it("no FileAttachment is bare, for Framework would fetch Arrow from a CDN", async () => {
  const source = await readFile(new URL("../../src/engine/marts.ts", import.meta.url), "utf8");
  const code = source.replaceAll(/^\/\/.*$/gm, "");
  const calls = code.match(/FileAttachment\("/g)!;
  expect(code.match(/FileAttachment\("[^"]+"\)\.valueOf\(\)/g)).toHaveLength(calls.length);
});
