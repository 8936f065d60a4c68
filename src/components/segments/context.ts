import type {Filters} from "../../contract/filters.js";
import type {Manifest} from "../../contract/manifest.js";
import {formatMonth} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {segmentWords} from "../../i18n/segmentPages.js";

/** What every part of the segments pages is about. */
export interface SegmentContext {
  filters: Filters;
  manifest: Manifest;
}

/** A word of these pages. */
export const word = (
  name: keyof typeof segmentWords,
  values: Readonly<Record<string, string | number>> = {},
  locale: Locale = "zh"
): string => say(segmentWords[name], values, locale);

/** What day classes are taken on, in words. */
export const asOfText = ({to}: Pick<Filters, "to">, locale: Locale = "zh"): string =>
  to === null
    ? word("as_of_now", {}, locale)
    : word("as_of_month", {month: formatMonth(to, locale)}, locale);
