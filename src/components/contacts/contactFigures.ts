import {codeLists} from "../../contract/codes.js";
import type {Filters} from "../../contract/filters.js";
import type {Manifest} from "../../contract/manifest.js";
import {contactWords} from "../../i18n/contacts.js";
import type {Locale, Message} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {estimate} from "../../stats/estimate.js";
import type {ClusterSums} from "../../stats/clusterSums.js";
import {wilsonInterval} from "../../stats/wilson.js";
import type {Figure} from "../figure.js";
import {spanOf} from "../span.js";

/** What the parts of the page on contacts show besides their data. */
export interface ContactContext {
  filters: Filters;
  manifest: Manifest;
}

/** Contacts of one part, as the query gives them. */
export interface ContactRow extends ClusterSums {
  part: "all" | "type" | "channel" | "type_result";
  contact_type: string | null;
  channel: string | null;
  contact_result: string | null;
  attempts: number;
  reached: number;
  booked: number;
  refused: number;
  wrong_number: number;
}

/** Customers by how often they were contacted, as the query gives them. */
export interface LoadRow {
  attempts: number;
  customers: number;
}

/** A word of the page. */
export const word = (
  name: keyof typeof contactWords,
  locale: Locale,
  values: Readonly<Record<string, string | number>> = {}
): string => say(contactWords[name], values, locale);

/** A code in words; what has none is said to be another. */
export function codeName(
  list: "contact_type" | "channel" | "contact_result",
  code: string | null,
  locale: Locale
): string {
  const names: Readonly<Record<string, Message>> = codeLists[list];
  return code === null ? "—" : (names[code]?.[locale] ?? code);
}

const groupOf = ({contact_type, channel, contact_result}: ContactRow): string =>
  `contacts:${[contact_type, channel, contact_result].filter((one) => one !== null).join("/") || "all"}`;

/** Of the contacts whose days are over, the share followed by a visit. */
export const successFigure = (row: ContactRow): Figure => ({
  metric: "contact_success",
  group: groupOf(row),
  format: "share",
  ...estimate("share", row)
});

/** The share of attempts with a result. */
export function resultFigure(
  row: ContactRow,
  of: "reached" | "booked" | "refused" | "wrong_number"
): Figure {
  const interval = wilsonInterval(row[of], row.attempts);
  return {
    metric: `contact_${of}`,
    group: groupOf(row),
    value: row.attempts === 0 ? null : row[of] / row.attempts,
    format: "share",
    n: row.attempts,
    lo: interval?.lo ?? null,
    hi: interval?.hi ?? null
  };
}

/** Customers contacted as often as the last row says, or more. */
export const oftenFigure = (rows: readonly LoadRow[], most: number): Figure => ({
  metric: "contacted_too_often",
  value: rows.find(({attempts}) => attempts === most)?.customers ?? 0,
  format: "count"
});

/** The period that contacts are counted in, in words. */
export const period = ({filters, manifest}: ContactContext, locale: Locale): string =>
  spanOf(filters, manifest, locale).period;
