import {exportWords} from "../i18n/export.js";
import {formatDate} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {footerWords, frame} from "../i18n/site.js";
import {filterText} from "./filterBar.js";
import {choicesInView, pageInView} from "./view.js";

/** One thing to know about what left the page. */
export interface Fact {
  label: string;
  value: string;
}

/** The page in the state in which it is seen: what every file and sheet that leaves it says of itself. */
export interface View {
  /** The page's name in the menu, and its heading. */
  name: string;
  heading: string;
  /** Null on a page without filters. */
  filters: string | null;
  counted: string;
  /** Short names of the dealers that the filters keep. */
  dealers: readonly string[];
  choices: readonly Fact[];
  period: string;
  /** The end of each dealer's data, of those that the filters keep. */
  asOf: string;
  /** Newest of these days, `YYYY-MM-DD`; null where the data carry no dates. */
  asOfDate: string | null;
  /** Of the extracts, with the day and number of files from which the site was built. */
  fingerprint: string;
  built: string;
  /** Opens the same view again. */
  address: string;
  isSample: boolean;
  acceptedGates: readonly string[];
  isCurrent: boolean;
  locale: Locale;
}

/**
 * The page as it is seen now.
 *
 * @throws when no page was opened
 */
export function currentView(): View {
  const page = pageInView();
  if (!page) throw new Error("view: no page is open (expected openPage before any export)");
  const {manifest, filters, counted, isCurrent, locale} = page;
  const chosen = filters();
  const {from, to} = manifest.period;
  const dealers = manifest.dealers.filter(
    ({dealer_id}) => chosen?.dealers?.includes(dealer_id) ?? true
  );
  const days = dealers.flatMap(({as_of}) => as_of ?? []);
  const name = document.title.split(" | ")[0]!.trim();
  return {
    name,
    heading: document.querySelector("h1")?.textContent?.trim() ?? name,
    filters: chosen && filterText(chosen, manifest, locale),
    counted: counted().trim(),
    dealers: dealers.map(({short_name}) => short_name),
    choices: choicesInView().map(({label, text}) => ({label, value: text()})),
    period:
      from === null || to === null
        ? say(footerWords.no_period, {}, locale)
        : say(
            exportWords.span,
            {from: formatDate(from, locale), to: formatDate(to, locale)},
            locale
          ),
    asOf: dealers
      .map(({short_name, as_of}) =>
        say(
          exportWords.as_of_dealer,
          {dealer: short_name, as_of: formatDate(as_of, locale)},
          locale
        )
      )
      .join(say(frame.list_separator, {}, locale)),
    asOfDate: days.length > 0 ? days.reduce((a, b) => (a > b ? a : b)).slice(0, 10) : null,
    fingerprint: manifest.fingerprint,
    built: say(
      exportWords.built,
      {built: formatDate(manifest.built_at, locale), count: manifest.extract_count},
      locale
    ),
    address: `${location.origin}${location.pathname}${location.search}`,
    isSample: manifest.is_sample,
    acceptedGates: manifest.accepted_gates,
    isCurrent: isCurrent(),
    locale
  };
}

/** What is to be known about a view, as labels and values, in the order in which it is read. */
export function viewFacts(view: View): Fact[] {
  const {locale} = view;
  const word = (name: keyof typeof exportWords, values = {}): string =>
    say(exportWords[name], values, locale);
  const note = (value: string): Fact => ({label: word("note"), value});
  return [
    {label: word("page"), value: view.heading},
    ...(view.filters === null ? [] : [{label: word("filters"), value: view.filters}]),
    ...view.choices,
    ...(view.counted === "" ? [] : [{label: word("counted"), value: view.counted}]),
    {label: word("period"), value: view.period},
    {label: word("as_of"), value: view.asOf},
    {label: word("fingerprint"), value: `${view.fingerprint} ${view.built}`},
    {label: word("address"), value: view.address},
    ...(view.isSample ? [note(word("sample"))] : []),
    ...(view.acceptedGates.length > 0
      ? [note(word("gates", {gates: view.acceptedGates.join(", ")}))]
      : []),
    note(word("privacy"))
  ];
}

/** The beginning of a caption, to its second comma or first colon: what is in the table or picture. */
export const shortSubject = (caption: string): string =>
  caption
    .split(/[：:；;（(]/, 1)[0]!
    .split(/[，,]/, 2)
    .join(" ")
    .replace("%", "")
    .trim();

/** The longest a part of a file name gets, in characters. */
const LONGEST_PART = 40;

/**
 * A name for a file that leaves the page: site, page, content and the day of the data, without what a
 * file system refuses.
 *
 * @param extension without the dot
 */
export function fileName(view: View, subject: string, extension: string): string {
  const day = view.asOfDate?.replaceAll("-", "") ?? "";
  const parts = [say(exportWords.site, {}, view.locale), view.name, subject, day]
    .map((part) =>
      part
        .replace(/[<>:"/\\|?*\p{Cc}\s]+/gu, " ")
        .trim()
        .slice(0, LONGEST_PART)
        .replace(/[. ]+$/, "")
    )
    .filter((part) => part !== "");
  return `${parts.join("-")}.${extension}`;
}
