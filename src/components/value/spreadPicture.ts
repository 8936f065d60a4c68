import {PairedBars} from "../../charts/pairedBars.js";
import {formatCount, formatYuan} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {valueWords} from "../../i18n/value.js";
import {sampleState} from "../../stats/sampleState.js";
import {figure} from "../figure.js";
import {picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import {table} from "../table.js";
import {word} from "./context.js";
import type {ValueChoice} from "./totals.js";

/** Customers and what they are worth, as the query gives them. */
export interface SpreadRow {
  part: "band" | "dealer" | "model";
  number: number | null;
  model_series: string | null;
  customers: number;
  value: number;
  value_2: number;
}

/** The lower ends of the bands shown, yuan. */
const ends = [-Infinity, 100, 500, 1000, 2000, 5000, 10_000] as const;

/** A band of value with the customers in it. */
export interface Band {
  from: number;
  to: number | null;
  customers: number;
  value: number;
}

/** The fine bands of the query put together. */
export function bandsOf(rows: readonly SpreadRow[]): Band[] {
  return ends.map((from, index) => {
    const to = ends[index + 1] ?? null;
    const own = rows.filter(
      ({part, number}) => part === "band" && number! >= from && (to === null || number! < to)
    );
    return {
      from: Math.max(from, 0),
      to,
      customers: own.reduce((sum, row) => sum + row.customers, 0),
      value: own.reduce((sum, row) => sum + row.value, 0)
    };
  });
}

/** The share of all value that the most valuable share of customers holds; the band that the cut falls into is shared evenly. */
export function topShare(rows: readonly SpreadRow[], share: number): number | null {
  const fine = rows.filter(({part}) => part === "band").sort((a, b) => b.number! - a.number!);
  const all = fine.reduce((sum, {value}) => sum + value, 0);
  let left = share * fine.reduce((sum, {customers}) => sum + customers, 0);
  if (left <= 0 || all <= 0) return null;
  let value = 0;
  for (const band of fine) {
    const part = Math.min(1, left / band.customers);
    value += part * band.value;
    left -= part * band.customers;
    if (left <= 0) break;
  }
  return value / all;
}

/** How residual value is spread: bands with their shares of customers and of value. */
export function spreadPicture(
  rows: readonly SpreadRow[],
  {years}: ValueChoice,
  locale: Locale = "zh"
): HTMLElement {
  const bands = bandsOf(rows);
  const customers = bands.reduce((sum, band) => sum + band.customers, 0);
  const value = bands.reduce((sum, band) => sum + band.value, 0);
  const top = topShare(rows, 0.2);
  const title: Sentence =
    top === null || sampleState(customers) !== "shown"
      ? {message: valueWords.spread_few, values: {}}
      : {
          message: valueWords.spread_title,
          values: {
            share: {metric: "top_value_share", value: top, format: "share", people: customers}
          }
        };
  const label = ({from, to}: Band): string =>
    to === null
      ? word("band_from", locale, {from: formatCount(from, locale)})
      : word("band_between", locale, {
          from: formatCount(from, locale),
          to: formatCount(to, locale)
        });
  const share = (part: number, all: number): number => (all > 0 ? part / all : 0);
  const subtitle = word("spread_subtitle", locale, {years, n: formatCount(customers, locale)});
  return picture({
    title,
    subtitle,
    draw: (options) =>
      PairedBars(
        bands.map((band) => ({
          label: label(band),
          first: share(band.customers, customers),
          second: share(band.value, value)
        })),
        {...options, names: [word("share_of_customers", locale), word("share_of_value", locale)]}
      ),
    table: () =>
      table<Band>({
        caption: subtitle,
        columns: [
          {label: word("band", locale), cell: label},
          {
            label: word("number", locale),
            cell: (band) =>
              figure(
                {
                  metric: "value_customers",
                  group: `band:${band.from}`,
                  value: band.customers,
                  format: "count"
                },
                locale
              ),
            isNumber: true
          },
          {
            label: word("share_of_customers", locale),
            cell: (band) =>
              figure(
                {
                  metric: "value_band_customers",
                  group: `band:${band.from}`,
                  value: share(band.customers, customers),
                  format: "share"
                },
                locale
              ),
            isNumber: true
          },
          {
            label: word("value", locale),
            cell: (band) => formatYuan(band.value, locale),
            isNumber: true,
            raw: (band) => band.value
          },
          {
            label: word("share_of_value", locale),
            cell: (band) =>
              figure(
                {
                  metric: "value_band_value",
                  group: `band:${band.from}`,
                  value: share(band.value, value),
                  format: "share"
                },
                locale
              ),
            isNumber: true
          }
        ],
        rows: bands
      }),
    notes: [word("spread_note", locale)],
    locale
  });
}
