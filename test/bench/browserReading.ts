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

/** Notes in the page when the first figure is there, and when anything was last painted. */
function watch(): void {
  const state = Object.assign(window, {firstFigure_ms: 0, painted_ms: 0, changed: false});
  new MutationObserver((records) => {
    if (state.firstFigure_ms === 0 && document.querySelector("[data-metric]")) {
      state.firstFigure_ms = performance.now();
    }
    const isPage = records.some(({target}) => target !== document.documentElement);
    if (!isPage || state.changed) return;
    state.changed = true;
    requestAnimationFrame(() => {
      state.changed = false;
      state.painted_ms = performance.now();
    });
  }).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
}

interface Opened {
  page: Page;
  context: BrowserContext;
  /** Bytes of the files that have been asked for, as a host sends them, with brotli where there is a copy. */
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
  const sizeOf = (name: string): number => {
    const file = join(folder, decodeURIComponent(name.endsWith("/") ? `${name}index.html` : name));
    if (existsSync(`${file}.br`)) return statSync(`${file}.br`).size;
    return existsSync(file) ? statSync(file).size : 0;
  };
  return {
    page,
    context,
    bytes: () => [...asked].reduce((sum, name) => sum + sizeOf(name), 0)
  };
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

/** Bytes of the page without the engine, the time to its first figure, and that of a bare page as large. */
export async function firstFigure(
  at: Reading
): Promise<{bytes: number; time_ms: number; bare_ms: number}> {
  const times: number[] = [];
  let bytes = 0;
  for (let i = 0; i < 5; i++) {
    const {page, context, bytes: read} = await open(at, "index.html");
    times.push(
      await page.evaluate(() => (window as unknown as {firstFigure_ms: number}).firstFigure_ms)
    );
    bytes = read();
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

/** One change of a filter: the reader's event, until everything computed has been painted again. */
async function change(page: Page, field: "dealer" | "from" | "to", index: number): Promise<number> {
  await page.evaluate(
    ({field, index}) => {
      const state = window as unknown as {changed_ms: number};
      if (field === "dealer") {
        const boxes = document.querySelectorAll<HTMLInputElement>(".picker input[type=checkbox]");
        const box = boxes[index % boxes.length]!;
        box.checked = !box.checked;
        state.changed_ms = performance.now();
        box.dispatchEvent(new Event("input", {bubbles: true}));
      } else {
        const [from, to] = document.querySelectorAll<HTMLSelectElement>(".filter-bar select");
        const select = field === "from" ? from! : to!;
        const open = [...select.options].filter(({disabled}) => !disabled);
        select.value = open[index % open.length]!.value;
        state.changed_ms = performance.now();
        select.dispatchEvent(new Event("input", {bubbles: true}));
      }
    },
    {field, index}
  );
  await settled(page);
  return page.evaluate(() => {
    const state = window as unknown as {changed_ms: number; painted_ms: number};
    return state.painted_ms - state.changed_ms;
  });
}

/** Bytes and times until the engine has answered a first filter, and bytes until it has on a period. */
export async function untilEngineAnswers(
  at: Reading
): Promise<{bytes: number; period_bytes: number; cold_ms: number; warm_ms: number}> {
  const {page, context, bytes: read} = await open(at, "index.html");
  const cold_ms = await change(page, "dealer", 0);
  const bytes = read();
  await page.goto(`${at.url}index.html`);
  await settled(page);
  const warm_ms = await change(page, "dealer", 0);
  await change(page, "from", 12);
  const period_bytes = read();
  await context.close();
  return {bytes, period_bytes, cold_ms, warm_ms};
}

/** Times from a filter's change to the last repaint, over changes of dealers and of both ends of the period. */
export async function filterToRepaint(at: Reading, name: string, count: number): Promise<number[]> {
  const {page, context} = await open(at, `${name}.html`);
  // The engine starts, and each mart comes, with the first question that needs it.
  await change(page, "dealer", 0);
  await change(page, "from", 12);
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const field = (["dealer", "from", "to"] as const)[i % 3]!;
    times.push(await change(page, field, 3 + i));
  }
  await context.close();
  return times;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
