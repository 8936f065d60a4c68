import {mkdir} from "node:fs/promises";
import {join} from "node:path";
import type {Browser, BrowserContext, Page, Request, Response} from "playwright-core";
import {expect, inject} from "vitest";
import type {SiteServer} from "../../loaders/site/serve.js";
import {serveSite} from "../../loaders/site/serve.js";
import {launchBrowser} from "./browser.js";

/** A figure as a page states it in its markup. */
export interface Figure {
  metric: string;
  value: number | null; // null where the page withholds it
  n: number | null;
  lo: number | null;
  hi: number | null;
  text: string;
}

interface VisitOptions {
  width?: number; // of the window, px, defaults to 1440
  height?: number; // defaults to 900
  colorScheme?: "light" | "dark"; // defaults to light
  expectedProblems?: RegExp; // problems that the visit is about, which do not fail it
}

/** What a test can do with an open page. */
export interface Visit {
  page: Page;
  /** Addresses that the page has asked for. */
  requested: readonly string[];
  /** Waits until every query of the page has been answered and drawn (`data-settled` is "true"). */
  settled(): Promise<void>;
  /** All figures on the page, in order; of one metric when named. */
  figures(metric?: string): Promise<Figure[]>;
  /** Keeps a picture of the whole page in the folder that `SCREENSHOTS` names, if it is set. */
  screenshot(name: string): Promise<void>;
}

/** The built site, served under a sub-path with its headers, and a browser to read it with. */
export interface SiteUnderTest {
  url: string;
  browser: Browser;
  visit(path: string, read: (visit: Visit) => Promise<void>, options?: VisitOptions): Promise<void>;
  close(): Promise<void>;
}

const settledTimeoutMs = 60_000;
const settledForMs = 200; // a control that was just moved takes a moment to ask its question

/**
 * Serves a built site and starts a browser. `visit` opens a page of it, waits until it has settled,
 * and afterwards fails on any error of the page, any error in its console, any failed request and any
 * request to another host. One visit at a time: they share what the browser has fetched, but nothing that a page stores.
 *
 * @param folder defaults to the site that the test run built
 * @param serve how it is served; defaults to a well set-up host and a sub-path
 */
export async function openSite(
  folder = inject("siteFolder"),
  serve = (of: string): Promise<SiteServer> => serveSite(of, {base: "/group/loyalty/"})
): Promise<SiteUnderTest> {
  const [server, browser] = await Promise.all([
    serve(folder),
    launchBrowser(inject("browserProgram"))
  ]);
  const context = await browser.newContext();
  return {
    url: server.url,
    browser,
    visit: (path, read, options = {}) => visitPage(server, context, path, read, options),
    close: async () => {
      await browser.close();
      await server.close();
    }
  };
}

async function visitPage(
  server: SiteServer,
  context: BrowserContext,
  path: string,
  read: (visit: Visit) => Promise<void>,
  {width = 1440, height = 900, colorScheme = "light", expectedProblems}: VisitOptions
): Promise<void> {
  const page = await context.newPage();
  const problems: string[] = [];
  const stopRecording = recordProblems(page, new URL(server.url).origin, problems);
  try {
    await page.setViewportSize({width, height});
    await page.emulateMedia({colorScheme});
    const requested: string[] = [];
    page.on("request", (request) => requested.push(request.url()));
    const settled = async (): Promise<void> => {
      await page.evaluate(() => Object.assign(window, {settledSinceMs: undefined}));
      await page
        .waitForFunction(isSettled, settledForMs, {polling: 50, timeout: settledTimeoutMs})
        .catch(() => problems.push(`not settled after ${settledTimeoutMs / 1000} s`));
    };
    await page.goto(new URL(path.replace(/^\//, ""), server.url).href);
    await settled();
    await read({
      page,
      requested,
      settled,
      figures: (metric) => readFigures(page, metric),
      screenshot: (name) => keepScreenshot(page, name)
    });
    const shown = await page.locator(".observablehq--error").allTextContents();
    const unexpected = [...problems, ...shown].filter((text) => !expectedProblems?.test(text));
    expect(unexpected.length, `problems on ${path}:\n${unexpected.join("\n")}`).toBe(0);
  } finally {
    await page.evaluate(() => localStorage.clear()).catch(() => {});
    await page.close();
    stopRecording();
  }
}

// Runs in the page: whether it has said for this long, without a break, that it is settled.
function isSettled(forMs: number): boolean {
  const state = window as {settledSinceMs?: number | undefined};
  if (document.documentElement.dataset.settled !== "true") state.settledSinceMs = undefined;
  else state.settledSinceMs ??= performance.now();
  return state.settledSinceMs !== undefined && performance.now() - state.settledSinceMs >= forMs;
}

/** Notes what goes wrong on the page, until the returned function is called. */
function recordProblems(page: Page, origin: string, problems: string[]): () => void {
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`page: ${error.message}`));
  page.on("websocket", (socket) => problems.push(`foreign host: ${socket.url()}`));
  const onRequest = (request: Request): void => {
    const {protocol, origin: requested} = new URL(request.url());
    if (/^https?:$/.test(protocol) && requested !== origin) {
      problems.push(`foreign host: ${request.url()}`);
    }
  };
  const onResponse = (response: Response): void => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  };
  const context = page.context();
  context.on("request", onRequest);
  context.on("response", onResponse);
  return () => {
    context.off("request", onRequest);
    context.off("response", onResponse);
  };
}

async function readFigures(page: Page, metric?: string): Promise<Figure[]> {
  const selector = metric === undefined ? "[data-metric]" : `[data-metric="${metric}"]`;
  return page.locator(selector).evaluateAll((elements) =>
    elements.map((element) => {
      const {metric = "", value, n, lo, hi} = (element as HTMLElement | SVGElement).dataset;
      const number = (text: string | undefined): number | null =>
        text === undefined || text === "" ? null : Number(text);
      return {
        metric,
        value: number(value),
        n: number(n),
        lo: number(lo),
        hi: number(hi),
        text: element.textContent?.trim() ?? ""
      };
    })
  );
}

async function keepScreenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, {recursive: true});
  await page.screenshot({path: join(folder, `${name}.png`), fullPage: true});
}
