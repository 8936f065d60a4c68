import type {SourceName} from "../contract/sources.js";
import {sources} from "../contract/sources.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {qualityWords} from "../i18n/quality.js";
import type {Figure} from "./figure.js";

/** A text of the quality page. */
export const qualityText = (
  name: keyof typeof qualityWords,
  locale: Locale,
  values: Record<string, string | number> = {}
): string => say(qualityWords[name], values, locale);

/** The label of a canonical source table. */
export const tableLabel = (name: string, locale: Locale = "zh"): string =>
  sources.find((source) => source.name === (name as SourceName))?.label[locale] ?? name;

/** A count of rows as a figure. */
export const rowsFigure = (line: string, value: number): Figure => ({
  metric: `rows_${line}`,
  value,
  format: "count"
});
