import {existsSync, mkdtempSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {randomBytes} from "node:crypto";
import type {Browser, BrowserContext, Page} from "playwright-core";
import {serveSite} from "../../loaders/site/serve.js";

/** A site served, and a browser to read it with. */
export interface Reading {
  browser: Browser;
  url: string;
  /** Where the site's files lie, whose sizes are what a host sends. */
  folder: string;
}

export const readingAt = (browser: Browser, url: string, folder: string): Reading => ({
  browser,
  url,
  folder
});

const timeout = 300_000;
const settledFor_ms = 300;

interface Watch {
  firstFigure_ms: number;
  /** When anything was last painted that waits for nothing but answers to questions. */
  answered_ms: number;
  /** When anything was last painted after resampling; 0 where there is none. */
  resampled_ms: number;
  /** Of the change that is being watched. */
  changed_ms: number;
  hasResampled: boolean;
}

/** Notes in the page when the first figure is there, and when anything was last painted. */
function watch(): void {
  const state: Watch = Object.assign(window, {
    firstFigure_ms: 0,
    answered_ms: 0,
    resampled_ms: 0,
    changed_ms: 0,
    hasResampled: false
  });
  let isAwaited = false;
  new MutationObserver((records) => {
    if (state.firstFigure_ms === 0 && document.querySelector("[data-metric]")) {
      state.firstFigure_ms = performance.now();
    }
    // What is said to those who listen is put in later, and paints nothing.
    const isPage = records.some(
      ({target, attributeName}) =>
        attributeName !== "aria-label" &&
        target !== document.documentElement &&
        !(target instanceof Element && target.closest(".resample-progress"))
    );
    const isResampling = document.querySelector(".resample-progress progress:not([hidden])");
    if (isResampling) state.hasResampled = true;
    if (!isPage || isAwaited) return;
    isAwaited = true;
    const isEstimate = state.hasResampled && !isResampling;
    requestAnimationFrame(() => {
      isAwaited = false;
      state[isEstimate ? "resampled_ms" : "answered_ms"] = performance.now();
    });
  }).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
}

interface Opened {
  page: Page;
  context: BrowserContext;
  /** Bytes of the files that have been asked for. */
  bytes(): number;
}

async function open({browser, url, folder}: Reading, path: string): Promise<Opened> {
  const context = await browser.newContext({viewport: {width: 1440, height: 900}});
  const page = await context.newPage();
  const asked = new Set<string>();
  page.on("request", (request) => asked.add(new URL(request.url()).pathname));
  await page.addInitScript(watch);
  await page.goto(`${url}${path}`);
  await settled(page);
  return {page, context, bytes: () => bytesOf(folder, asked)};
}

/** Bytes of files by their paths, as a host sends them, with brotli where there is a copy. */
function bytesOf(folder: string, paths: Iterable<string>): number {
  const sizeOf = (name: string): number => {
    const file = join(folder, decodeURIComponent(name.endsWith("/") ? `${name}index.html` : name));
    if (existsSync(`${file}.br`)) return statSync(`${file}.br`).size;
    return existsSync(file) ? statSync(file).size : 0;
  };
  return [...new Set(paths)].reduce((sum, name) => sum + sizeOf(name), 0);
}

/** Waits until the page has said for a while that it is settled: a filter takes a moment to ask its question. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, {settledSince_ms: undefined}));
  await page.waitForFunction(
    (forMs) => {
      const state = window as {settledSince_ms?: number | undefined};
      if (document.documentElement.dataset.settled !== "true") state.settledSince_ms = undefined;
      else state.settledSince_ms ??= performance.now();
      return (
        state.settledSince_ms !== undefined && performance.now() - state.settledSince_ms >= forMs
      );
    },
    settledFor_ms,
    {polling: 20, timeout}
  );
}

/** Bytes asked for before the first figure, the time to it, and that of a bare page as large. */
export async function firstFigure(
  at: Reading
): Promise<{bytes: number; time_ms: number; bare_ms: number}> {
  const times: number[] = [];
  let bytes = 0;
  for (let i = 0; i < 5; i++) {
    const {page, context} = await open(at, "index.html");
    const {time_ms, paths} = await page.evaluate(() => {
      const {firstFigure_ms} = window as unknown as Watch;
      const before = performance
        .getEntriesByType("resource")
        .filter(({startTime}) => startTime <= firstFigure_ms);
      return {
        time_ms: firstFigure_ms,
        paths: before.map(({name}) => new URL(name).pathname)
      };
    });
    times.push(time_ms);
    bytes = bytesOf(at.folder, ["/index.html", ...paths]);
    await context.close();
  }
  return {bytes, time_ms: median(times), bare_ms: await barePage(at, bytes)};
}

async function barePage(at: Reading, bytes: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "bare-"));
  const filling = randomBytes(Math.ceil((bytes * 3) / 4)).toString("base64");
  writeFileSync(join(folder, "index.html"), `<!doctype html><p data-metric>1</p><!--${filling}-->`);
  const server = await serveSite(folder);
  try {
    const times: number[] = [];
    for (let i = 0; i < 5; i++) {
      const page = await at.browser.newPage();
      await page.goto(server.url);
      times.push(
        await page.evaluate(
          () =>
            (performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming)
              .domContentLoadedEventEnd
        )
      );
      await page.close();
    }
    return median(times);
  } finally {
    await server.close();
    rmSync(folder, {recursive: true});
  }
}

/** From the reader's event to the last paint of all that was answered, and of what was resampled besides. */
export interface Repaint {
  answered_ms: number;
  /** Null where nothing is resampled. */
  resampled_ms: number | null;
}

/** One change of a filter: the reader's event, until everything computed has been painted again. */
async function change(
  page: Page,
  field: "dealer" | "from" | "to",
  index: number
): Promise<Repaint> {
  await page.evaluate(
    ({field, index}) => {
      const boxes = document.querySelectorAll<HTMLInputElement>(".picker input[type=checkbox]");
      const box = boxes[index % boxes.length]!;
      const [from, to] = document.querySelectorAll<HTMLSelectElement>(".filter-bar select");
      const select = field === "from" ? from! : to!;
      if (field === "dealer") box.checked = !box.checked;
      else {
        // An end that it does not have already: else nothing would be painted again.
        const open = [...select.options].filter(
          ({disabled, value}) => !disabled && value !== "" && value !== select.value
        );
        select.value = open[index % open.length]!.value;
      }
      Object.assign(window, {
        changed_ms: performance.now(),
        answered_ms: 0,
        resampled_ms: 0,
        hasResampled: false
      });
      (field === "dealer" ? box : select).dispatchEvent(new Event("input", {bubbles: true}));
    },
    {field, index}
  );
  await settled(page);
  return page.evaluate(() => {
    const {changed_ms, answered_ms, resampled_ms} = window as unknown as Watch;
    return {
      answered_ms: answered_ms - changed_ms,
      resampled_ms: resampled_ms === 0 ? null : resampled_ms - changed_ms
    };
  });
}

/** Bytes and times until the engine has answered a first filter, and bytes until it has on a period. */
export async function untilEngineAnswers(
  at: Reading
): Promise<{bytes: number; period_bytes: number; cold_ms: number; warm_ms: number}> {
  const {page, context, bytes: read} = await open(at, "index.html");
  const {answered_ms: cold_ms} = await change(page, "dealer", 0);
  const bytes = read();
  await page.goto(`${at.url}index.html`);
  await settled(page);
  const {answered_ms: warm_ms} = await change(page, "dealer", 0);
  await change(page, "from", 12);
  const period_bytes = read();
  await context.close();
  return {bytes, period_bytes, cold_ms, warm_ms};
}

/** The failure that a page says it has met, in the engine's codes; null where it has met none. */
const failure = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.querySelector<HTMLElement>("[data-error]")?.dataset.error ?? null);

/** Lets a page compute with more memory than it takes without asking. */
async function acceptMemory(page: Page): Promise<void> {
  const proceed = await page.$('[data-error="memory_short"] button');
  await proceed?.click();
  await settled(page);
}

/**
 * Changes of dealers and of both ends of the period, each until everything is painted again. Where the page
 * cannot compute that much here, the code of its failure.
 */
export async function filterToRepaint(
  at: Reading,
  name: string,
  count: number
): Promise<Repaint[] | string> {
  const {page, context} = await open(at, `${name}.html`);
  try {
    // The engine starts, and each mart comes, with the first question that needs it.
    await change(page, "dealer", 0);
    await acceptMemory(page);
    await change(page, "from", 12);
    const repaints: Repaint[] = [];
    for (let i = 0; i < count; i++) {
      const field = (["dealer", "from", "to"] as const)[i % 3]!;
      repaints.push(await change(page, field, 3 + i));
      const failed = await failure(page);
      if (failed !== null) return failed;
    }
    return repaints;
  } finally {
    await context.close();
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
