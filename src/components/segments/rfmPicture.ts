import {ScoreGrid} from "../../charts/scoreGrid.js";
import {formatCount, formatDecimal, formatYuan} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {segmentWords} from "../../i18n/segmentPages.js";
import {wilsonInterval} from "../../stats/wilson.js";
import {figure} from "../figure.js";
import type {Figure} from "../figure.js";
import {picture} from "../picture.js";
import {table} from "../table.js";
import {asOfText, word} from "./context.js";
import type {SegmentContext} from "./context.js";

/** Persons with these scores, as the query gives them. */
export interface RfmRow {
  recency: number;
  frequency: number;
  money: number;
  customers: number;
  lost: number;
  profit: number;
  due: number;
  done: number;
  tenure_days: number;
  visit_days: number;
  received: number;
}

/** A cell of recency × frequency, its money scores added up. */
export interface RfmCell extends Omit<RfmRow, "money"> {
  moneyScores: number;
}

/** The cells of recency × frequency. */
export function rfmGrid(rows: readonly RfmRow[]): RfmCell[] {
  const cells = new Map<string, RfmCell>();
  for (const {money, ...row} of rows) {
    const key = `${row.recency} ${row.frequency}`;
    const cell = cells.get(key);
    if (!cell) {
      cells.set(key, {...row, moneyScores: money * row.customers});
      continue;
    }
    for (const name of [
      "customers",
      "lost",
      "profit",
      "due",
      "done",
      "tenure_days",
      "visit_days",
      "received"
    ] as const)
      cell[name] += row[name];
    cell.moneyScores += money * row.customers;
  }
  return [...cells.values()];
}

const added = (cells: readonly RfmCell[], of: (cell: RfmCell) => number): number =>
  cells.reduce((sum, cell) => sum + of(cell), 0);

const sharePart = (metric: string, part: number, n: number, people = n): Figure => {
  const interval = n > 0 && part >= 0 && part <= n ? wilsonInterval(part, n) : null;
  return {
    metric,
    value: n > 0 ? part / n : null,
    format: "share",
    n,
    people,
    lo: interval?.lo ?? null,
    hi: interval?.hi ?? null
  };
};

/** Recency × frequency of those who came in the last 24 months. */
export function rfmPicture(
  rows: readonly RfmRow[],
  chosen: {recency: number; frequency: number} | null,
  {filters}: SegmentContext,
  locale: Locale = "zh"
): HTMLElement {
  const cells = rfmGrid(rows);
  const n = added(cells, ({customers}) => customers);
  const best = cells.filter(({recency, frequency}) => recency >= 4 && frequency >= 4);
  const away = cells.filter(({recency, frequency}) => recency <= 2 && frequency <= 2);
  const [bestCount, awayCount] = [best, away].map((of) => added(of, ({customers}) => customers));
  const profit = added(cells, (cell) => cell.profit);
  return picture({
    title:
      n < 10
        ? {message: segmentWords.none_title, values: {}}
        : {
            message: segmentWords.rfm_title,
            values: {
              count: {metric: "rfm_best", value: bestCount!, format: "count"},
              share: {
                metric: "segment_share",
                group: "rfm:best",
                value: bestCount! / n,
                format: "share",
                people: n
              },
              profit: {
                metric: "segment_profit_share",
                group: "rfm:best",
                value: profit > 0 ? added(best, (cell) => cell.profit) / profit : null,
                format: "share",
                people: n
              },
              away: {metric: "rfm_away", value: awayCount!, format: "count"},
              lost: sharePart(
                "segment_lost_share",
                added(away, ({lost}) => lost),
                awayCount!
              )
            }
          },
    subtitle: word(
      "rfm_subtitle",
      {as_of: asOfText(filters, locale), n: formatCount(n, locale)},
      locale
    ),
    draw: (options) =>
      ScoreGrid(
        cells.map(({recency, frequency, customers}) => ({
          x: recency,
          y: frequency,
          count: customers
        })),
        {
          ...options,
          axes: {x: word("rfm_recency", {}, locale), y: word("rfm_frequency", {}, locale)},
          chosen: chosen && {x: chosen.recency, y: chosen.frequency}
        }
      ),
    table: () => rfmTable(cells, locale),
    notes: [word("rfm_ties", {}, locale)],
    locale
  });
}

function rfmTable(cells: readonly RfmCell[], locale: Locale): HTMLElement {
  const ordered = cells.toSorted((a, b) => b.recency - a.recency || b.frequency - a.frequency);
  const mean = (cell: RfmCell, of: number, digits: number): string =>
    cell.customers < 10 ? "—" : formatDecimal(of / cell.customers, locale, digits);
  return table<RfmCell>({
    caption: word("rfm_caption", {}, locale),
    columns: [
      {
        label: word("class", {}, locale),
        cell: ({recency, frequency}) => word("rfm_cell", {recency, frequency}, locale)
      },
      {
        label: word("customers", {}, locale),
        cell: ({customers}) => formatCount(customers, locale),
        isNumber: true,
        sortBy: ({customers}) => customers
      },
      {
        label: word("mean_money_score", {}, locale),
        cell: (cell) => mean(cell, cell.moneyScores, 1),
        isNumber: true
      },
      {
        label: word("mean_received", {}, locale),
        cell: (cell) =>
          cell.customers < 10 ? "—" : formatYuan(cell.received / cell.customers, locale),
        isNumber: true
      },
      {
        label: word("done_share", {}, locale),
        cell: (cell) =>
          figure(sharePart("services_done_share", cell.done, cell.due, cell.customers), locale),
        isNumber: true
      },
      {
        label: word("tenure_years", {}, locale),
        cell: (cell) => mean(cell, cell.tenure_days / 365.25, 1),
        isNumber: true
      },
      {
        label: word("lost_share", {}, locale),
        cell: (cell) =>
          figure(
            {
              ...sharePart("segment_lost_share", cell.lost, cell.customers),
              group: `rfm:${cell.recency}${cell.frequency}`
            },
            locale
          ),
        isNumber: true
      }
    ],
    rows: ordered
  });
}
