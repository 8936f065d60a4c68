import {mkdir} from "node:fs/promises";
import {join} from "node:path";
import type {Browser, ConsoleMessage, Page, Request, Response, WebSocket} from "playwright-core";
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

interface SiteOptions {
  folder?: string; // defaults to the site that the test run built
  serve?: (folder: string) => Promise<SiteServer>; // defaults to a well set-up host and a sub-path
  isOnePage?: boolean; // whether one browser page makes all visits, in half the time; defaults to false
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
 * In one page they also share what a test does to the page rather than to what it shows: routes,
 * scripts put in, the place of the mouse.
 */
export async function openSite({
  folder = inject("siteFolder"),
  serve = (of) => serveSite(of, {base: "/group/loyalty/"}),
  isOnePage = false
}: SiteOptions = {}): Promise<SiteUnderTest> {
  const [server, browser] = await Promise.all([
    serve(folder),
    launchBrowser(inject("browserProgram"))
  ]);
  const context = await browser.newContext();
  const onePage = isOnePage ? await context.newPage() : null;
  return {
    url: server.url,
    browser,
    visit: async (path, read, options = {}) => {
      const page = onePage ?? (await context.newPage());
      try {
        await visitPage(server, page, path, read, options);
      } finally {
        await page.evaluate(forgetStored).catch(() => {});
        // What the visited page still does ends with it.
        if (onePage) await page.goto("about:blank");
        else await page.close();
      }
    },
    close: async () => {
      await browser.close();
      await server.close();
    }
  };
}

// Runs in the page.
function forgetStored(): void {
  localStorage.clear();
  sessionStorage.clear();
}

async function visitPage(
  server: SiteServer,
  page: Page,
  path: string,
  read: (visit: Visit) => Promise<void>,
  {width = 1440, height = 900, colorScheme = "light", expectedProblems}: VisitOptions
): Promise<void> {
  const problems: string[] = [];
  const requested: string[] = [];
  const stopRecording = record(page, new URL(server.url).origin, {problems, requested});
  try {
    await page.setViewportSize({width, height});
    await page.emulateMedia({media: null, colorScheme});
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

interface Recorded {
  problems: string[];
  requested: string[];
}

/** Notes what the page asks for and what goes wrong on it, until the returned function is called. */
function record(page: Page, origin: string, {problems, requested}: Recorded): () => void {
  const onConsole = (message: ConsoleMessage): void => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  };
  const onError = (error: Error): void => void problems.push(`page: ${error.message}`);
  const onSocket = (socket: WebSocket): void => void problems.push(`foreign host: ${socket.url()}`);
  const onOwnRequest = (request: Request): void => void requested.push(request.url());
  const onRequest = (request: Request): void => {
    const {protocol, origin: requestedOrigin} = new URL(request.url());
    if (/^https?:$/.test(protocol) && requestedOrigin !== origin) {
      problems.push(`foreign host: ${request.url()}`);
    }
  };
  const onResponse = (response: Response): void => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  };
  const context = page.context();
  page.on("console", onConsole).on("pageerror", onError).on("websocket", onSocket);
  page.on("request", onOwnRequest);
  context.on("request", onRequest).on("response", onResponse);
  return () => {
    page.off("console", onConsole).off("pageerror", onError).off("websocket", onSocket);
    page.off("request", onOwnRequest);
    context.off("request", onRequest).off("response", onResponse);
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
