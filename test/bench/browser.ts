import {cpSync, readdirSync, rmSync} from "node:fs";
import {basename, join, resolve} from "node:path";
import {compressSite} from "../../loaders/site/compress.js";
import {serveSite} from "../../loaders/site/serve.js";
import {pageQueries} from "../../src/queries/pages.js";
import {findBrowser, launchBrowser} from "../browser/browser.js";
import {filterToRepaint, firstFigure, readingAt, untilEngineAnswers} from "./browserReading.js";
import type {Reading} from "./browserReading.js";
import {runScript} from "./child.js";
import {sizeName} from "./extracts.js";
import {nativeAnswers} from "./nativeAnswers.js";
import type {BenchContext, BenchPart, Measurement} from "./part.js";

const root = resolve(import.meta.dirname, "../..");
/** Changes of a filter on the home page, and on each other. */
const changes = {home: 36, other: 18};

/** Repaint may take so long at the sizes for which that is an aim. */
const repaintAims_ms: Readonly<Record<number, number>> = {1_000_000: 100, 10_000_000: 250};

/** Estimates that need resampling may follow so much later. */
const estimatesAim_ms = 2000;

/** The built site on marts of a size in a headless browser: bytes and times to the first figure and on. */
export const browser: BenchPart = {
  name: "browser",
  async measure(context) {
    const site = await siteOn(
      await context.marts(),
      join(context.cacheFolder, sizeName(context.rows))
    );
    const server = await serveSite(site);
    const program = await launchBrowser(await findBrowser(join(root, ".cache")));
    const at = readingAt(program, server.url, site);
    try {
      const first = await firstFigure(at);
      const engine = await untilEngineAnswers(at);
      const results: Measurement[] = [
        {name: "home: to the first figure", value: first.bytes / 1000, unit: "kB", aim: 300},
        {name: "home: to the first figure", value: first.time_ms, unit: "ms"},
        {name: "a bare page of as many bytes", value: first.bare_ms, unit: "ms"},
        {name: "home ÷ bare page", value: first.time_ms / first.bare_ms, unit: "×"},
        {name: "home: until the engine answers", value: engine.bytes / 1e6, unit: "MB", aim: 5},
        {name: "home: until it answers on a period", value: engine.period_bytes / 1e6, unit: "MB"},
        {name: "home: first answer, cold cache", value: engine.cold_ms, unit: "ms"},
        {name: "home: first answer, warm cache", value: engine.warm_ms, unit: "ms"}
      ];
      for (const name of pagesWithFilters) {
        results.push(...(await repaints(at, name, context)));
      }
      const native_ms = quantile(
        await nativeAnswers(join(context.cacheFolder, sizeName(context.rows), "marts")),
        0.5
      );
      results.push({
        name: "home: its queries on native DuckDB, median",
        value: native_ms,
        unit: "ms"
      });
      return results;
    } finally {
      await program.close();
      await server.close();
    }
  }
};

/** The pages that have filters, by the names of their questions. */
const pagesWithFilters = (Object.keys(pageQueries) as (keyof typeof pageQueries)[]).filter(
  (name) => name !== "quality" && name !== "dictionary"
);

/** From filter to repaint on a page, of what is answered and of what is resampled after that. */
async function repaints(
  at: Reading,
  name: string,
  {rows, print}: BenchContext
): Promise<Measurement[]> {
  const isHome = name === "home";
  const file = isHome ? "index" : name;
  const found = await filterToRepaint(at, file, isHome ? changes.home : changes.other);
  if (typeof found === "string") {
    print(`  ${name}: does not compute that much in this browser (${found})`);
    return [];
  }
  const aim = repaintAims_ms[rows];
  const answered = found.map(({answered_ms}) => answered_ms);
  const resampled = found.map(({resampled_ms}) => resampled_ms).filter((time) => time !== null);
  const measurements: Measurement[] = [
    {
      name: `${name}: filter to repaint, median`,
      value: quantile(answered, 0.5),
      unit: "ms",
      ...(aim === undefined ? {} : {aim})
    },
    {name: `${name}: filter to repaint, 95 %`, value: quantile(answered, 0.95), unit: "ms"}
  ];
  if (resampled.length > 0) {
    measurements.push({
      name: `${name}: filter to estimates, median`,
      value: quantile(resampled, 0.5),
      unit: "ms",
      aim: estimatesAim_ms
    });
  }
  return measurements;
}

/** A copy of the site with the marts of this size in the places of the sample's. */
async function siteOn(marts: string, folder: string): Promise<string> {
  const sample = join(root, ".cache/browserTestSite");
  await runScript(join(root, "loaders/site/build.ts"), ["--if-changed", "--output", sample], {
    EXTRACTS_DIR: "data/sample"
  });
  const site = join(folder, "site");
  rmSync(site, {recursive: true, force: true});
  cpSync(sample, site, {recursive: true});
  const published = join(site, "_file/data/marts");
  for (const file of readdirSync(published)) {
    // name.hash.parquet or .json, or a compressed copy of one, which is made anew
    const [name, , extension, copy] = basename(file).split(".");
    if (copy !== undefined) rmSync(join(published, file));
    else cpSync(join(marts, `${name}.${extension}`), join(published, file));
  }
  await compressSite(site, join(folder, "compressed"));
  return site;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
