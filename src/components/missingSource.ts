import type {Manifest} from "../contract/manifest.js";
import type {SourceName} from "../contract/sources.js";
import {sourceNamed} from "../contract/sources.js";
import {formatList} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {missingWords} from "../i18n/site.js";
import {element} from "./element.js";

/** The source tables of these that this build has no extract of. */
export const missingOf = (
  names: readonly SourceName[],
  {sources}: Pick<Manifest, "sources">
): SourceName[] => [...new Set(names)].filter((name) => sources[name] === undefined);

/** Says which extracts are missing, how to supply them and which columns they must have. */
export function missingSource(names: readonly SourceName[], locale: Locale = "zh"): HTMLElement {
  return element(
    "section",
    {class: "missing", "data-missing": names.join(" ")},
    element("h3", {}, named("title", names, locale)),
    element("p", {}, say(missingWords.how, {}, locale)),
    element(
      "ul",
      {},
      names.map((name) => element("li", {}, requirement(name, locale)))
    )
  );
}

function requirement(name: SourceName, locale: Locale): string {
  const {label, fields} = sourceNamed(name);
  const required = Object.values(fields)
    .filter((field) => field.required)
    .map((field) => field.label[locale]);
  const values = {source: label[locale], fields: formatList(required, locale)};
  return say(missingWords.requirement, values, locale);
}

export interface NeedingOptions {
  /** Only names what is missing, where the page has said above how to supply it. */
  isBrief?: boolean;
  locale?: Locale; // defaults to zh
}

/** What rests on these source tables, or which of them are missing. */
export function needing(
  names: readonly SourceName[],
  manifest: Pick<Manifest, "sources">,
  content: () => HTMLElement,
  {isBrief = false, locale = "zh"}: NeedingOptions = {}
): HTMLElement {
  const missing = missingOf(names, manifest);
  if (missing.length === 0) return content();
  return isBrief
    ? element("p", {class: "small"}, named("brief", missing, locale))
    : missingSource(missing, locale);
}

const named = (word: "title" | "brief", names: readonly SourceName[], locale: Locale): string =>
  say(
    missingWords[word],
    {
      sources: formatList(
        names.map((name) => sourceNamed(name).label[locale]),
        locale
      )
    },
    locale
  );
