import type {Filters} from "../contract/filters.js";
import type {Manifest} from "../contract/manifest.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {frame} from "../i18n/site.js";
import {Ahead} from "./ahead.js";
import {Channels} from "./channels.js";
import {projectorButton, stepThroughPictures} from "./display.js";
import {element} from "./element.js";
import {engineProgress} from "./engineProgress.js";
import type {EngineState} from "./engineProgress.js";
import {errorPanel, failureOf, failureText, isLasting} from "./errorPanel.js";
import type {FilterBar} from "./filterBar.js";
import {filterBar} from "./filterBar.js";
import {pageFooter} from "./pageFooter.js";
import {Recovery} from "./recovery.js";
import {searchButton} from "./searchButton.js";
import {Settling} from "./settle.js";
import type {Filterable} from "./urlState.js";
import {filtersFrom, replaceSearch, withChoice, withFilters, withRulesOf} from "./urlState.js";
import {everyChoice, registerPage} from "./view.js";

/** How long filters and choices may take to show what the address says. */
const MOVE_ON_MS = 1000;

/** A question of `src/queries`, of which the frame needs to know nothing but the type of its rows. */
export interface Question<R> {
  readonly key: string;
  readonly row?: R;
}

/** What a page hands to the frame, because components do not know the engine. */
export interface PageOptions<Q extends {key: string}> {
  /** Names the page's first figures. */
  name: string;
  manifest: Promise<unknown>;
  answer?: (
    query: Q,
    options: {page: string; channel?: string; signal?: AbortSignal}
  ) => Promise<{rows: readonly unknown[]; source: string}>;
  engineStatus?: {subscribe(listener: (state: EngineState) => void): unknown};
  /** Starts the engine early: the reader is about to filter. */
  preload?: () => Promise<unknown>;
  hasFilters?: boolean; // defaults to true
  locale?: Locale; // defaults to zh
}

export interface Page {
  manifest: Manifest;
  filterBar: FilterBar;
  /**
   * The page's questions under the filters, as `make` makes them. Those that were asked are asked anew as soon as a
   * filter moves: the cells of the page only follow with the next frame.
   */
  questions<T extends object>(filters: Filters, make: (filters: Filters) => T): T;
  /**
   * The rows of a query. A newer question on the same channel replaces this one, which then has the
   * newer one's answer; after a failure the reader may try again, and this is answered then.
   */
  ask<R>(question: Question<R>, channel?: string): Promise<R[]>;
  /** Counts other work that ends in a drawing as pending: the page is not settled before it is done. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Loads what the page's first figures do not need, once the first answer is there. */
  afterAnswer<T>(load: () => Promise<T>): Promise<T>;
  /** The rows of several queries, one after another. */
  askAll<R>(questions: readonly Question<R>[], channel: string): Promise<R[]>;
}

/**
 * Puts the frame around a page: strip, filter bar, engine progress, footer, `data-settled`; keeps the
 * filters in the address and in the links to other pages.
 */
export async function openPage<Q extends {key: string}>(options: PageOptions<Q>): Promise<Page> {
  const {name, answer, engineStatus, preload, hasFilters = true, locale = "zh"} = options;
  const root = document.documentElement;
  const settling = new Settling(root, () => {
    scrollToHash();
    onFirstMove(() => void import("./printing.js").then((module) => module.preparePrinting()));
  });
  // A page that asks is not settled before it has asked.
  const firstQuestion = answer ? settling.hold() : () => {};
  labelMenu(locale);
  const main = document.querySelector("#observablehq-main") ?? document.body;
  const manifest = (await settling.during(
    options.manifest.catch((error: unknown) => {
      main.prepend(errorPanel(failureOf(error), () => location.reload(), {locale}));
      throw error;
    })
  )) as Manifest;

  const known = filterable(manifest);
  const bar = filterBar(manifest, filtersFrom(location.search, known), locale);
  const recovery = new Recovery(() => {
    const followed = everyChoice().map(({follow}) => follow?.() ?? false);
    return bar.follow(filtersFrom(location.search, known)) || followed.includes(true);
  }, locale);
  main.addEventListener("input", () => recovery.dismiss(), {capture: true});
  // Rules of a class that the reader changes on the page are those of the class in the bar, too.
  main.addEventListener("input", ({target}) => {
    if (bar.value.segment == null || (target instanceof Node && bar.contains(target))) return;
    bar.follow(filtersFrom(location.search, known));
  });
  const ahead = new Ahead<Q>();
  // Before the address changes, which takes its time.
  bar.addEventListener("input", () => {
    if (answer) ahead.ask(bar.value, (query, signal) => answer(query, {page: name, signal}));
  });
  bar.addEventListener("input", () => replaceSearch(withFilters(location.search, bar.value)));
  for (const type of ["pointerdown", "click"]) {
    document.addEventListener(type, (event) => carryView(event.target, bar.value), {capture: true});
  }
  if (preload) onReach(bar, preload);
  registerPage({
    manifest,
    filters: () => (hasFilters ? bar.value : null),
    counted: () => bar.counted,
    // Settled, and no question failed, after which the page keeps what it showed before.
    isCurrent: () => root.dataset.settled !== "false" && !recovery.isBehind,
    locale
  });
  if (hasFilters) (main.querySelector("h1") ?? main.firstElementChild)?.after(bar, recovery.alerts);
  main.prepend(
    element(
      "div",
      {class: "strip"},
      searchButton(locale),
      manifest.is_sample && sampleBanner(locale),
      projectorButton(locale)
    )
  );
  (document.querySelector("#observablehq-center") ?? document.body).append(
    pageFooter(manifest, locale)
  );
  stepThroughPictures();
  const progress = engineProgress(locale);
  document.body.append(progress);
  engineStatus?.subscribe((state) => {
    progress.show(state);
    if (state.phase !== "failed" || !isLasting(state.code)) return;
    const failure = failureOf(state);
    bar.turnOff(failureText(failure, locale));
    recovery.leaveFor(failure);
  });

  const firstAnswer = deferred();
  const channels = new Channels();
  function ask<R>(question: Question<R>, channel = question.key): Promise<R[]> {
    const answered: Promise<R[]> = answerOf(question, channel, {
      isComing: () => channels.isReplacedWithin(channel, answered, MOVE_ON_MS),
      answer: () => channels.after(channel, answered)
    });
    channels.begin(channel, answered);
    ahead.follow(channel, question as unknown as Q);
    return answered;
  }

  async function answerOf<R>(
    question: Question<R>,
    channel: string,
    replacement: {isComing(): Promise<boolean>; answer(): Promise<R[]>}
  ): Promise<R[]> {
    if (!answer)
      throw new Error(`page ${name}: nothing answers ${question.key} (expected an engine)`);
    for (;;) {
      const askedAt = location.search;
      try {
        const query = question as unknown as Q;
        const answered = settling.during(
          answer(query, {page: name, channel}).then((given) => {
            firstAnswer.resolve();
            return given;
          })
        );
        firstQuestion();
        const {rows} = await answered;
        return rows as R[];
      } catch (error) {
        // Filters and choices that go back to the default view may do so in several frames.
        const isReplaced =
          codeOf(error) === "cancelled" ||
          (recovery.hasGoneBack && (await settling.during(replacement.isComing()))) ||
          !(await recovery.isAskedAgain(failureOf(error), askedAt));
        if (isReplaced) return replacement.answer();
      }
    }
  }
  const askAll = async <R>(questions: readonly Question<R>[], channel: string): Promise<R[]> =>
    (await Promise.all(questions.map((question, i) => ask(question, `${channel}-${i}`)))).flat();
  const during = <T>(work: Promise<T>): Promise<T> => settling.during(work);
  const afterAnswer = <T>(load: () => Promise<T>): Promise<T> =>
    firstAnswer.promise.then(() => settling.during(load()));
  const questions: Page["questions"] = (filters, make) => ahead.questions(filters, make);
  return {manifest, filterBar: bar, questions, ask, askAll, during, afterAnswer};
}

function deferred(): {promise: Promise<void>; resolve: () => void} {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return {promise, resolve};
}

/** What an address points at may only now be on the page. */
function scrollToHash(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id === "" ? null : document.getElementById(id);
  if (target instanceof HTMLDetailsElement) target.open = true;
  target?.scrollIntoView();
}

const codeOf = (error: unknown): string | undefined => (error as {code?: string}).code;

/** Calls once, when the reader first does anything: nobody prints without, and no figure waits for it. */
function onFirstMove(call: () => void): void {
  const types = ["pointermove", "pointerdown", "keydown", "scroll"];
  const listening = new AbortController();
  for (const type of types) {
    const move = (): void => {
      listening.abort();
      call();
    };
    addEventListener(type, move, {signal: listening.signal, passive: true});
  }
}

/** Calls once, when the reader first points at or enters the bar; what goes wrong then shows later. */
function onReach(bar: HTMLElement, preload: () => Promise<unknown>): void {
  const reach = (): void => {
    bar.removeEventListener("pointerenter", reach);
    bar.removeEventListener("focusin", reach);
    preload().catch(() => {});
  };
  bar.addEventListener("pointerenter", reach);
  bar.addEventListener("focusin", reach);
}

function filterable({dealers, model_series, period}: Manifest): Filterable {
  return {
    dealers: dealers.map(({dealer_id}) => dealer_id),
    models: model_series,
    from: period.from?.slice(0, 7) ?? null,
    to: period.to?.slice(0, 7) ?? null
  };
}

const sampleBanner = (locale: Locale): HTMLElement =>
  element("span", {class: "sample-banner", role: "note"}, say(frame.sample_banner, {}, locale));

/** A link to another page of the site leads to the same view: as it is followed, it takes it along. */
function carryView(target: EventTarget | null, filters: Filters): void {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;
  const href = link?.getAttribute("href") ?? "#";
  if (/^([a-z]+:|#|\/\/)/i.test(href)) return;
  const [, path, search = "", hash = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(href)!;
  const view = new URLSearchParams(location.search).get("view");
  link!.setAttribute(
    "href",
    `${path}${withChoice(withRulesOf(withFilters(search, filters), location.search), "view", view)}${hash}`
  );
}

/** Framework names its menu button in English, and only by a title. */
function labelMenu(locale: Locale): void {
  const toggle = document.querySelector<HTMLElement>("#observablehq-sidebar-toggle");
  toggle?.setAttribute("aria-label", say(frame.toggle_menu, {}, locale));
  for (const label of document.querySelectorAll<HTMLElement>(
    "#observablehq-sidebar-toggle, label[for='observablehq-sidebar-toggle']"
  )) {
    label.title = say(frame.toggle_menu, {}, locale);
    label.dataset.label = say(frame.menu, {}, locale);
  }
}
