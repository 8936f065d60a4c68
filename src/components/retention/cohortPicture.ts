import type {HeatCell} from "../../charts/cohortHeatmap.js";
import {CohortHeatmap} from "../../charts/cohortHeatmap.js";
import {retentionWords} from "../../i18n/retention.js";
import {formatCount} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {sampleState} from "../../stats/sampleState.js";
import {countedShare} from "../countedShare.js";
import {element} from "../element.js";
import type {Figure} from "../figure.js";
import {figure, intervalText} from "../figure.js";
import {picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import {table} from "../table.js";

/** A cohort in one of its service intervals. */
export interface CohortRow {
  cohort: string;
  nth: number;
  size: number;
  finished: number;
  came: number;
}

const word = (name: keyof typeof retentionWords, locale: Locale, values = {}): string =>
  say(retentionWords[name], values, locale);

const cohortName = (cohort: string, locale: Locale): string =>
  word(cohort.slice(5, 7) === "01" ? "half_1" : "half_2", locale, {year: cohort.slice(0, 4)});

const intervalName = (nth: number, months: number, locale: Locale): string =>
  word("nth_cell", locale, {from: (nth - 1) * months + 1, to: nth * months});

const shareOf = ({cohort, nth, came, finished}: CohortRow): Figure =>
  countedShare("cohort_retention", came, finished, `cohort:${cohort},interval:${nth}`);

/** An interval that some vehicle of the cohort has not finished is unknown, not zero. */
export function cohortCell(row: CohortRow): HeatCell {
  if (row.finished < row.size) return {share: null, state: "unfinished"};
  const state = sampleState(row.finished);
  return state === "withheld"
    ? {share: null, state}
    : {share: row.came / row.finished, state: state === "small" ? "small" : "shown"};
}

/** Finished cohorts together in one interval. */
function pooledIn(rows: readonly CohortRow[], nth: number): CohortRow {
  const own = rows.filter((row) => row.nth === nth && row.finished === row.size);
  const sum = (name: "size" | "came"): number => own.reduce((all, row) => all + row[name], 0);
  return {cohort: "all", nth, size: sum("size"), finished: sum("size"), came: sum("came")};
}

function cohortTitle(rows: readonly CohortRow[], nths: readonly number[]): Sentence {
  const pooled = nths.map((nth) => pooledIn(rows, nth)).filter(({size}) => size >= 10);
  const [first, last] = [pooled[0], pooled.at(-1)];
  if (!first) return {message: retentionWords.cohort_none, values: {}};
  if (!last || last.nth === first.nth)
    return {message: retentionWords.cohort_title_plain, values: {first: shareOf(first)}};
  return {
    message: retentionWords.cohort_title,
    values: {first: shareOf(first), nth: last.nth, later: shareOf(last)}
  };
}

/** Retention by half-year of purchase and service interval. */
export function cohortPicture(
  rows: readonly CohortRow[],
  {intervalMonths, cells}: {intervalMonths: 6 | 12; cells: "rates" | "counts"},
  locale: Locale = "zh"
): HTMLElement {
  const cohorts = [...new Set(rows.map(({cohort}) => cohort))].sort();
  if (cohorts.length === 0) return element("p", {class: "small"}, word("cohort_none", locale));
  const nths = [...new Set(rows.map(({nth}) => nth))].sort((a, b) => a - b);
  const at = (cohort: string, nth: number): CohortRow =>
    rows.find((row) => row.cohort === cohort && row.nth === nth) ?? {
      cohort,
      nth,
      size: 1,
      finished: 0,
      came: 0
    };
  const sizeOf = (cohort: string): number => at(cohort, nths[0]!).size;
  const subtitle = word("cohort_subtitle", locale, {
    interval: word(`cohort_${intervalMonths}`, locale),
    n: formatCount(
      cohorts.reduce((sum, cohort) => sum + sizeOf(cohort), 0),
      locale
    )
  });
  return picture({
    title: cohortTitle(rows, nths),
    subtitle,
    draw: (options) =>
      CohortHeatmap(
        cohorts.map((cohort) => ({
          name: cohortName(cohort, locale),
          size: sizeOf(cohort),
          cells: nths.map((nth) => {
            const row = at(cohort, nth);
            return {
              ...cohortCell(row),
              ...(cells === "counts" ? {text: formatCount(row.came, locale)} : {})
            };
          })
        })),
        {
          ...options,
          heads: nths.map(String),
          rowHead: word("cohort", locale),
          sizeHead: word("size", locale)
        }
      ),
    table: () =>
      table<CohortRow>({
        caption: subtitle,
        columns: [
          {
            label: word("cohort", locale),
            cell: ({cohort}) =>
              cohort === "all" ? word("pooled", locale) : cohortName(cohort, locale)
          },
          {
            label: word("cohort_interval", locale),
            cell: ({nth}) => intervalName(nth, intervalMonths, locale)
          },
          {
            label: word("cohort_counts", locale),
            cell: ({size}) => formatCount(size, locale),
            isNumber: true
          },
          {
            label: word("value", locale),
            cell: (row) => figure(shareOf(row), locale),
            isNumber: true
          },
          {
            label: word("range", locale),
            cell: (row) => intervalText(shareOf(row), locale) ?? "",
            isNumber: true
          }
        ],
        rows: [
          ...nths.map((nth) => pooledIn(rows, nth)),
          ...rows.filter(({finished, size}) => finished === size)
        ]
      }),
    notes: [word("cohort_note", locale)],
    locale
  });
}
