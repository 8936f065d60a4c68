import {GapBars} from "../charts/gapBars.js";
import type {Manifest} from "../contract/manifest.js";
import type {Filters} from "../contract/filters.js";
import {settings} from "../contract/settings.js";
import {formatCount, formatDecimal, formatRange, formatShare} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {prioritySentences, surveyWords} from "../i18n/surveys.js";
import {element} from "./element.js";
import {figure} from "./figure.js";
import type {ItemGap, ItemSums, RatedItem} from "./itemGaps.js";
import {itemGaps, latestWaves} from "./itemGaps.js";
import {picture} from "./picture.js";
import {periodText} from "./span.js";
import type {Sentence} from "./sentence.js";
import {table} from "./table.js";

const word = (name: keyof typeof surveyWords, locale: Locale, values = {}): string =>
  say(surveyWords[name], values, locale);

export const itemLabel = ({label_zh, label_en, item_code}: RatedItem, locale: Locale): string =>
  (locale === "zh" ? label_zh : label_en) ?? item_code;

/** What the list says: the widest gap, and how few items make most of all gaps. */
export function prioritySentence(
  gaps: readonly ItemGap[],
  items: readonly RatedItem[],
  locale: Locale = "zh"
): Sentence {
  if (items.every(({best_in_industry}) => best_in_industry === null)) {
    return {message: prioritySentences.no_best, values: {}};
  }
  const first = gaps[0];
  if (!first) {
    return {message: prioritySentences.too_few, values: {smallest: settings.smallest_sample}};
  }
  if (first.gap <= 0) return {message: prioritySentences.none, values: {}};
  const inBand = gaps.filter(({band}) => band === 0);
  return {
    message: prioritySentences.plain,
    values: {
      first: itemLabel(first.item, locale),
      gap: {
        metric: "gap_to_best",
        group: `item:${first.item.item_code}`,
        value: first.gap,
        format: "level",
        people: first.people,
        lo: first.lo,
        hi: first.hi
      },
      count: inBand.length,
      share: formatShare(inBand.at(-1)!.cumulative, locale, 0)
    }
  };
}

export interface PriorityContext {
  filters: Filters;
  manifest: Pick<Manifest, "period" | "dealers">;
  /** Where the first and the second band end. */
  ends: readonly [number, number];
}

/** The list of priorities as a Pareto picture, with the table by factor behind it. */
export function priorityPicture(
  items: readonly RatedItem[],
  rows: readonly ItemSums[],
  byWave: readonly ItemSums[],
  {filters, manifest, ends}: PriorityContext,
  locale: Locale = "zh"
): HTMLElement {
  const gaps = itemGaps(items, rows, byWave, ends);
  const scale = items[0];
  const waves = latestWaves(byWave);
  const bandLabel = (band: number): string =>
    band < ends.length
      ? word(`band_${band as 0 | 1}`, locale, {share: formatShare(ends[band]!, locale, 0)})
      : word("band_2", locale);
  return picture({
    title: prioritySentence(gaps, items, locale),
    subtitle: word("priority_subtitle", locale, {
      low: scale?.scale_min ?? "",
      high: scale?.scale_max ?? "",
      period: periodText(filters, manifest, locale),
      name: scale?.questionnaire_label ?? scale?.questionnaire ?? "",
      people: formatCount(Math.max(0, ...gaps.map(({people}) => people)), locale)
    }),
    draw: (options) =>
      GapBars(
        gaps.map(({item, gap, lo, hi, isSmall, cumulative, band}) => ({
          label: itemLabel(item, locale),
          gap,
          lo,
          hi,
          isSmall,
          cumulative,
          band
        })),
        {...options, bandLabel}
      ),
    alternative: gaps
      .filter(({band}) => band === 0)
      .map(({item, gap}) => `${itemLabel(item, locale)} ${formatDecimal(gap, locale, 2)}`)
      .join(locale === "zh" ? "，" : ", "),
    table: () => priorityTable(gaps, locale),
    notes:
      gaps.length === 0
        ? []
        : [
            word("reading_note", locale),
            word("order_note", locale),
            ...(waves.length === 2
              ? [word("wave_note", locale, {now: waves[0]!, before: waves[1]!})]
              : [])
          ],
    locale
  });
}

/** Items grouped by factor, factors by their widest gap. */
function priorityTable(gaps: readonly ItemGap[], locale: Locale): HTMLElement {
  const factors = [...new Set(gaps.map(({item}) => item.factor))];
  const grouped = factors.flatMap((factor) => gaps.filter(({item}) => item.factor === factor));
  const number = (value: number | null) => formatDecimal(value, locale, 2);
  return table<ItemGap>({
    caption: word("table_caption", locale),
    columns: [
      {label: word("item", locale), cell: ({item}) => itemLabel(item, locale), isLong: true},
      {
        label: word("factor", locale),
        cell: ({item}) => item.factor_label ?? item.factor ?? word("no_factor", locale)
      },
      {
        label: word("own", locale),
        cell: ({item, own, people}) =>
          figure(
            {
              metric: "item_score",
              group: `item:${item.item_code}`,
              value: own,
              format: "level",
              people
            },
            locale
          ),
        sortBy: ({own}) => own,
        isNumber: true
      },
      {
        label: word("best", locale),
        cell: ({item}) => number(item.best_in_industry),
        isNumber: true
      },
      {
        label: word("gap", locale),
        cell: ({gap}) => number(gap),
        sortBy: ({gap}) => gap,
        isNumber: true
      },
      {
        label: word("interval", locale),
        cell: ({lo, hi}) =>
          lo === null || hi === null ? "" : formatRange(number(lo), number(hi), locale),
        isNumber: true
      },
      {
        label: word("cumulative", locale),
        cell: ({cumulative}) => formatShare(cumulative, locale, 0),
        sortBy: ({cumulative}) => cumulative,
        isNumber: true
      },
      {
        label: word("change", locale),
        cell: ({change}) =>
          change === null
            ? ""
            : change.holds
              ? element("strong", {}, signed(change.value, locale))
              : signed(change.value, locale),
        sortBy: ({change}) => change?.value ?? null,
        isNumber: true
      },
      {
        label: word("people", locale),
        cell: ({people}) => formatCount(people, locale),
        isNumber: true
      }
    ],
    rows: grouped
  });
}

const signed = (value: number, locale: Locale): string =>
  `${value > 0 ? "+" : ""}${formatDecimal(value, locale, 2)}`;

/** The gaps of every item, by dealer or region side by side. */
export function priorityBy(
  items: readonly RatedItem[],
  rows: readonly ItemSums[],
  by: "dealer" | "region",
  {manifest, ends}: PriorityContext,
  locale: Locale = "zh"
): HTMLElement {
  const names = new Map(
    manifest.dealers.map(({dealer_id, short_name}) => [String(dealer_id), short_name])
  );
  const series = [...new Set(rows.map((row) => row.series))];
  if (series.length < 2) {
    return element("p", {class: "picture-note"}, word(`split_one_${by}`, locale));
  }
  const bySeries = new Map(series.map((one) => [one, itemGaps(items, rows, [], ends, one)]));
  const ranked = items
    .filter(({best_in_industry}) => best_in_industry !== null)
    .map((item) => ({
      item,
      gaps: series.map((one) => bySeries.get(one)!.find((gap) => gap.item === item) ?? null)
    }));
  return table<(typeof ranked)[number]>({
    caption: word("split_caption", locale, {by: word(`by_${by}`, locale)}),
    columns: [
      {label: word("item", locale), cell: ({item}) => itemLabel(item, locale), isLong: true},
      ...series.map((one, index) => ({
        label: by === "dealer" ? (names.get(one) ?? one) : one,
        cell: ({item, gaps}: (typeof ranked)[number]) => {
          const gap = gaps[index];
          return figure(
            {
              metric: "gap_to_best",
              group: `item:${item.item_code} ${by}:${one}`,
              value: gap?.gap ?? null,
              format: "level",
              people: gap?.people ?? 0,
              lo: gap?.lo ?? null,
              hi: gap?.hi ?? null
            },
            locale
          );
        },
        sortBy: ({gaps}: (typeof ranked)[number]) => gaps[index]?.gap ?? null,
        isNumber: true
      }))
    ],
    rows: ranked
  });
}
