import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {pictureWords} from "../i18n/site.js";

/** Rows that can be listened to in one go; the table itself has all. */
export const ROWS_HEARD = 8;

const textOf = (cell: Element): string => cell.textContent?.replace(/\s+/g, " ").trim() ?? "";

/** The values of a table, or of its first rows, as a text: each row by its name, each value by its column. */
export function tableText(root: Element, locale: Locale = "zh"): string {
  const heads = [...root.querySelectorAll("thead th")].map(textOf);
  const rows = [...root.querySelectorAll("tbody tr")];
  const count = [...root.querySelectorAll("tbody")].reduce(
    (sum, body) => sum + Number(body.dataset.rows ?? body.childElementCount),
    0
  );
  const [comma, semicolon] = locale === "zh" ? ["，", "；"] : [", ", "; "];
  const lines = rows
    .slice(0, ROWS_HEARD)
    .map((row) => [...row.children].map(textOf))
    .map(([name = "", ...cells]) =>
      [
        name,
        ...cells.flatMap((cell, index) => (cell === "" ? [] : `${heads[index + 1] ?? ""} ${cell}`))
      ].join(comma)
    );
  const left = count - lines.length;
  return [...lines, ...(left > 0 ? [say(pictureWords.rows_left, {count: left}, locale)] : [])].join(
    semicolon
  );
}

/** What a line by month says: its last full month, its highest and its lowest; empty without values. */
export function trendText(
  points: readonly {month: string; value: number | null; isPartial: boolean}[],
  writeMonth: (month: string) => string,
  writeValue: (value: number) => string,
  locale: Locale = "zh"
): string {
  const known = points.filter(({value, isPartial}) => value !== null && !isPartial);
  if (known.length === 0) return "";
  const byValue = [...known].sort((a, b) => a.value! - b.value!);
  const write = ({month, value}: (typeof known)[number]): string =>
    `${writeMonth(month)} ${writeValue(value!)}`;
  return say(
    pictureWords.trend,
    {last: write(known.at(-1)!), highest: write(byValue.at(-1)!), lowest: write(byValue[0]!)},
    locale
  );
}
