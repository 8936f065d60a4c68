import type {Locale} from "./message.js";
import {say} from "./message.js";
import {units} from "./units.js";

const LANGUAGE: Record<Locale, string> = {zh: "zh-CN", en: "en-GB"};

/** What stands where a figure is missing. */
export const NO_VALUE = "—";

const minus = "\u2212";

const formatters = new Map<string, Intl.NumberFormat>();

function number(value: number, digits: number, locale: Locale, isSigned = false): string {
  const key = `${locale} ${digits} ${isSigned}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(LANGUAGE[locale], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: isSigned ? "exceptZero" : "negative"
    });
    formatters.set(key, formatter);
  }
  return formatter.format(value).replace("-", minus);
}

/** A whole number with thousands separators. */
export const formatCount = (value: number | null, locale: Locale = "zh"): string =>
  value === null ? NO_VALUE : number(value, 0, locale);

/** A number with a fixed number of decimals (one by default). */
export const formatDecimal = (value: number | null, locale: Locale = "zh", digits = 1): string =>
  value === null ? NO_VALUE : number(value, digits, locale);

/** A share (0 to 1) as a percentage with one decimal. */
export const formatShare = (value: number | null, locale: Locale = "zh", digits = 1): string =>
  value === null ? NO_VALUE : `${number(value * 100, digits, locale)}%`;

/** A difference of two shares in percentage points, signed unless asked for its size. */
export function formatPoints(
  value: number | null,
  locale: Locale = "zh",
  {signed = true}: {signed?: boolean} = {}
): string {
  if (value === null) return NO_VALUE;
  const text = number((signed ? value : Math.abs(value)) * 100, 1, locale, signed);
  return say(units.percentage_points, {value: text}, locale);
}

/** A relative change (0.1 is ten percent more), signed. */
export const formatChange = (value: number | null, locale: Locale = "zh"): string =>
  value === null ? NO_VALUE : `${number(value * 100, 1, locale, true)}%`;

/** An amount of yuan as it is said: in 万 and 亿 in Chinese, in thousands and millions in English. */
export function formatYuan(value: number | null, locale: Locale = "zh"): string {
  if (value === null) return NO_VALUE;
  const steps =
    locale === "zh"
      ? ([
          [1e8, units.yuan_hundred_million],
          [1e4, units.yuan_ten_thousand]
        ] as const)
      : ([
          [1e6, units.yuan_hundred_million],
          [1e3, units.yuan_ten_thousand]
        ] as const);
  const step = steps.find(([size]) => Math.abs(value) >= size);
  if (!step) return say(units.yuan, {value: number(value, 0, locale)}, locale);
  const scaled = value / step[0];
  const digits = Math.abs(scaled) >= 100 ? 0 : 1;
  return say(step[1], {value: number(scaled, digits, locale)}, locale);
}

/** A size of a file or download, in kB and MB of a thousand. */
export function formatBytes(bytes: number, locale: Locale = "zh"): string {
  return bytes < 1e6
    ? `${number(bytes / 1e3, 0, locale)} kB`
    : `${number(bytes / 1e6, 1, locale)} MB`;
}

/** A month `YYYY-MM` (a date's first seven characters will do). */
export function formatMonth(month: string | null, locale: Locale = "zh"): string {
  if (month === null) return NO_VALUE;
  return say(units.month, {year: month.slice(0, 4), month: Number(month.slice(5, 7))}, locale);
}

/** A day `YYYY-MM-DD`. */
export function formatDate(date: string | null, locale: Locale = "zh"): string {
  if (date === null) return NO_VALUE;
  const [year, month, day] = date.slice(0, 10).split("-").map(Number) as [number, number, number];
  return say(units.date, {year, month, day}, locale);
}

/** A span of months, either end open. */
export function formatPeriod(
  from: string | null,
  to: string | null,
  locale: Locale = "zh"
): string {
  if (from === null && to === null) return say(units.whole_period, {}, locale);
  if (from === null) return say(units.until, {to: formatMonth(to, locale)}, locale);
  if (to === null) return say(units.since, {from: formatMonth(from, locale)}, locale);
  if (from === to) return formatMonth(from, locale);
  return say(units.span, {from: formatMonth(from, locale), to: formatMonth(to, locale)}, locale);
}

/** The two ends of an interval, joined; by a word where a dash would stand beside a minus. */
export function formatRange(lo: string, hi: string, locale: Locale = "zh"): string {
  const isNegative = [lo, hi].some((end) => end.startsWith(minus));
  return say(isNegative ? units.span_with_signs : units.span, {from: lo, to: hi}, locale);
}

/** Names as one list: 甲、乙和丙; a, b and c. */
export function formatList(names: readonly string[], locale: Locale = "zh"): string {
  if (names.length < 2) return names.join("");
  return say(
    units.list_end,
    {
      head: names.slice(0, -1).join(locale === "zh" ? units.list_comma.zh : units.list_comma.en),
      last: names.at(-1)!
    },
    locale
  );
}
