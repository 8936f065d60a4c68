import type {IntervalRow} from "../charts/intervalRows.js";
import {IntervalRows} from "../charts/intervalRows.js";
import {MonthlyTrend} from "../charts/monthlyTrend.js";
import type {Filters} from "../contract/filters.js";
import type {Manifest} from "../contract/manifest.js";
import {settings} from "../contract/settings.js";
import {formatCount, formatDecimal, formatMonth, formatShare} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {indexSentences, surveyWords} from "../i18n/surveys.js";
import type {ClusterSums} from "../stats/clusterSums.js";
import type {Estimate} from "../stats/estimate.js";
import {estimate} from "../stats/estimate.js";
import {placeRanges} from "../stats/gapBands.js";
import {sampleState} from "../stats/sampleState.js";
import type {Figure} from "./figure.js";
import {figure, intervalText} from "./figure.js";
import type {RatedItem} from "./itemGaps.js";
import {picture} from "./picture.js";
import {periodText} from "./span.js";
import type {Sentence} from "./sentence.js";
import {table} from "./table.js";

/** The index as sums over customers; both null for all dealers and the whole span. */
export interface IndexSums extends ClusterSums {
  dealer_id: number | null;
  month: string | null;
}

export interface IndexContext {
  items: readonly RatedItem[];
  filters: Filters;
  manifest: Pick<Manifest, "period" | "dealers">;
}

interface DealerIndex {
  dealer_id: number;
  name: string;
  estimate: Estimate;
  /** Best and worst place it may have; null where too few answered. */
  place: {best: number; worst: number} | null;
}

const word = (name: keyof typeof surveyWords, locale: Locale, values = {}): string =>
  say(surveyWords[name], values, locale);

const indexFigure = (of: Estimate, group?: string): Figure => ({
  metric: "survey_index",
  format: "decimal",
  ...(group === undefined ? {} : {group}),
  ...of
});

/** The dealers, highest index first, with the places that they may have; too few answers last. */
export function dealerIndices(
  rows: readonly IndexSums[],
  {dealers}: Pick<Manifest, "dealers">
): DealerIndex[] {
  const all = rows
    .filter(({dealer_id, month}) => dealer_id !== null && month === null)
    .map((row) => ({
      dealer_id: row.dealer_id!,
      name: dealers.find(({dealer_id}) => dealer_id === row.dealer_id)?.short_name ?? "",
      estimate: estimate("mean", row)
    }));
  const isKnown = ({estimate: {people, lo}}: (typeof all)[number]): boolean =>
    lo !== null && sampleState(people) !== "withheld";
  const known = all.filter(isKnown).sort((a, b) => b.estimate.value! - a.estimate.value!);
  const places = placeRanges(known.map(({estimate: {lo, hi}}) => ({lo: lo!, hi: hi!})));
  return [
    ...known.map((one, index) => ({...one, place: places[index]!})),
    ...all.filter((one) => !isKnown(one)).map((one) => ({...one, place: null}))
  ];
}

/** What the index says, and whether the dealers' places can be told apart. */
export function indexSentence(
  rows: readonly IndexSums[],
  name: string,
  dealers: readonly DealerIndex[]
): Sentence {
  const whole = rows.find(({dealer_id, month}) => dealer_id === null && month === null);
  const all = whole && estimate("mean", whole);
  if (!all || sampleState(all.people) === "withheld") {
    return {
      message: indexSentences.too_few,
      values: {name, smallest: settings.smallest_sample}
    };
  }
  const values = {name, value: indexFigure(all)};
  const known = dealers.filter(({place}) => place !== null);
  const [best, worst] = [known[0], known.at(-1)];
  if (known.length < 2 || !best || !worst) return {message: indexSentences.one, values};
  if (best.estimate.lo! <= worst.estimate.hi!) return {message: indexSentences.together, values};
  return {
    message: indexSentences.apart,
    values: {
      ...values,
      best: best.name,
      best_value: indexFigure(best.estimate, `dealer:${best.dealer_id}`),
      worst: worst.name,
      worst_value: indexFigure(worst.estimate, `dealer:${worst.dealer_id}`)
    }
  };
}

/** The index of a questionnaire by dealer, with the places that can be told apart. */
export function surveyIndexPicture(
  rows: readonly IndexSums[],
  {items, filters, manifest}: IndexContext,
  locale: Locale = "zh"
): HTMLElement {
  const name = surveyName(items);
  const whole = rows.find(({dealer_id, month}) => dealer_id === null && month === null);
  const dealers = dealerIndices(rows, manifest);
  const isWeighted = items.length > 0 && items.every(({weight}) => weight !== null);
  const placeText = ({place}: DealerIndex): string =>
    place === null
      ? ""
      : place.best === place.worst
        ? String(place.best)
        : word("place_range", locale, place);
  const drawn = dealers.map((dealer): IntervalRow => ({
    label: dealer.name,
    note: `${word("place", locale)} ${placeText(dealer)}`,
    marks:
      dealer.place === null
        ? []
        : [
            {
              value: dealer.estimate.value!,
              lo: dealer.estimate.lo!,
              hi: dealer.estimate.hi!,
              className: sampleState(dealer.estimate.people) === "small" ? "own is-aside" : "own",
              text: formatDecimal(dealer.estimate.value, locale),
              side: "right"
            }
          ]
  }));
  const ends = dealers.flatMap(({estimate: {lo, hi}, place}) => (place ? [lo!, hi!] : []));
  return picture({
    title: indexSentence(rows, name, dealers),
    subtitle: word("index_subtitle", locale, {
      name,
      weights: word(isWeighted ? "weighted" : "unweighted", locale),
      period: periodText(filters, manifest, locale),
      n: formatCount(whole?.n ?? 0, locale),
      people: formatCount(whole?.people ?? 0, locale)
    }),
    draw: (options) =>
      IntervalRows(drawn, {
        ...options,
        domain: [Math.min(100, ...ends), Math.max(0, ...ends)]
      }),
    alternative: drawn
      .map(({label, note, marks}) => `${label} ${marks[0]?.text ?? ""} ${note}`)
      .join(locale === "zh" ? "，" : ", "),
    table: () =>
      table<DealerIndex>({
        caption: word("index_caption", locale, {name}),
        columns: [
          {label: word("dealer", locale), cell: (dealer) => dealer.name},
          {
            label: word("index", locale),
            cell: (dealer) =>
              figure(indexFigure(dealer.estimate, `dealer:${dealer.dealer_id}`), locale),
            sortBy: (dealer) => dealer.estimate.value,
            isNumber: true
          },
          {
            label: word("interval", locale),
            cell: (dealer) => intervalText(indexFigure(dealer.estimate), locale) ?? "",
            isNumber: true
          },
          {label: word("place", locale), cell: placeText, isNumber: true},
          {
            label: word("people", locale),
            cell: (dealer) => formatCount(dealer.estimate.people, locale),
            isNumber: true
          }
        ],
        rows: dealers
      }),
    notes: dealers.length > 1 ? [word("place_note", locale)] : [],
    locale
  });
}

/** The index by month, of all chosen dealers together. */
export function surveyIndexTrend(
  rows: readonly IndexSums[],
  {items, filters, manifest}: IndexContext,
  asOf: string | null,
  locale: Locale = "zh"
): HTMLElement {
  const name = surveyName(items);
  const months = rows
    .filter(({dealer_id, month}) => dealer_id === null && month !== null)
    .map((row) => ({
      month: row.month!,
      people: row.people,
      isPartial: asOf !== null && row.month!.slice(0, 7) === asOf.slice(0, 7) && !isMonthEnd(asOf),
      of: estimate("mean", row)
    }));
  const known = months.filter(({people}) => sampleState(people) !== "withheld");
  const full = known.filter(({isPartial}) => !isPartial);
  const [last, before] = [full.at(-1), full.at(-2)];
  const title: Sentence =
    last && before
      ? {
          message: surveyWords.trend_title,
          values: {
            name,
            month: formatMonth(last.month, locale),
            value: indexFigure(last.of),
            before: indexFigure(before.of)
          }
        }
      : {message: surveyWords.trend_none, values: {name}};
  return picture({
    title,
    subtitle: word("trend_subtitle", locale, {
      name,
      period: periodText(filters, manifest, locale)
    }),
    draw: (options) =>
      MonthlyTrend(
        known.map(({month, isPartial, of: {value, lo, hi}}) => ({month, isPartial, value, lo, hi})),
        {...options, format: (value) => formatDecimal(value, locale), max: 100}
      ),
    table: () =>
      table<(typeof months)[number]>({
        caption: word("trend_subtitle", locale, {
          name,
          period: periodText(filters, manifest, locale)
        }),
        columns: [
          {label: word("month", locale), cell: ({month}) => formatMonth(month, locale)},
          {
            label: word("index", locale),
            cell: ({of, month}) => figure(indexFigure(of, `month:${month}`), locale),
            isNumber: true
          },
          {
            label: word("interval", locale),
            cell: ({of}) => intervalText(indexFigure(of), locale) ?? "",
            isNumber: true
          },
          {
            label: word("people", locale),
            cell: ({people}) => formatCount(people, locale),
            isNumber: true
          },
          ...manifest.dealers.map(({dealer_id, short_name}) => ({
            label: short_name,
            cell: ({month}: (typeof months)[number]) => {
              const row = rows.find((one) => one.dealer_id === dealer_id && one.month === month);
              const group = `dealer:${dealer_id} month:${month}`;
              return row ? figure(indexFigure(estimate("mean", row), group), locale) : "";
            },
            isNumber: true
          }))
        ],
        rows: months
      }),
    locale
  });
}

const surveyName = (items: readonly RatedItem[]): string =>
  items[0]?.questionnaire_label ?? items[0]?.questionnaire ?? "";

function isMonthEnd(date: string): boolean {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}

/** How many answered of those invited, where a survey frame says so. */
export function responseRate(
  rates: readonly {questionnaire: string; invited: number; answered: number}[],
  questionnaire: string | undefined,
  locale: Locale = "zh"
): string {
  const rate = rates.find((one) => one.questionnaire === questionnaire);
  return rate && rate.invited > 0
    ? word("rate_known", locale, {
        invited: formatCount(rate.invited, locale),
        answered: formatCount(rate.answered, locale),
        rate: formatShare(rate.answered / rate.invited, locale)
      })
    : word("rate_unknown", locale);
}
