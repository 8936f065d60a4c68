import {DealerDots} from "../charts/dealerDots.js";
import {retentionWords} from "../i18n/retention.js";
import {formatCount} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {placeRanges} from "../stats/gapBands.js";
import {figure, intervalText} from "./figure.js";
import type {Measured} from "./measures.js";
import {addSums, isShown, measureNamed} from "./measures.js";
import {picture} from "./picture.js";
import type {Sentence} from "./sentence.js";
import {table} from "./table.js";

/** A group with its share. */
export interface RankedGroup {
  name: string;
  measure: Measured;
  /** Best and worst place that its interval leaves open; null where the sample is too small. */
  place: {best: number; worst: number} | null;
}

/** The groups from the highest share down, with the places they may have; too small ones last. */
export function rankedGroups(groups: readonly Omit<RankedGroup, "place">[]): RankedGroup[] {
  const isKnown = ({measure}: Omit<RankedGroup, "place">): boolean =>
    isShown(measure) && measure.estimate.lo !== null && measure.estimate.hi !== null;
  const known = groups
    .filter(isKnown)
    .sort((a, b) => b.measure.estimate.value! - a.measure.estimate.value!);
  const places = placeRanges(
    known.map(({measure: {estimate}}) => ({lo: estimate.lo!, hi: estimate.hi!}))
  );
  return [
    ...known.map((group, index) => ({...group, place: places[index]!})),
    ...groups.filter((group) => !isKnown(group)).map((group) => ({...group, place: null}))
  ];
}

/** Whether the first and the last can be told apart. */
export function rankTitle(groups: readonly RankedGroup[], metric: string): Sentence {
  const known = groups.filter(({place}) => place !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first === last)
    return {message: retentionWords.rank_one, values: {metric}};
  const isApart = first.measure.estimate.lo! > last.measure.estimate.hi!;
  return {
    message: isApart ? retentionWords.rank_apart : retentionWords.rank_alike,
    values: {
      metric,
      best: first.name,
      high: first.measure.figure,
      worst: last.name,
      low: last.measure.figure
    }
  };
}

/** A share of each group with its interval and the places that can be told apart. */
export function rankPicture(
  groups: readonly Omit<RankedGroup, "place">[],
  {by, period, metric, notes = []}: {by: string; period: string; metric: string; notes?: string[]},
  locale: Locale = "zh"
): HTMLElement {
  const word = (name: keyof typeof retentionWords, values = {}): string =>
    say(retentionWords[name], values, locale);
  const ranked = rankedGroups(groups);
  const subtitle = word("rank_subtitle", {metric, by, period});
  const placeText = ({place}: RankedGroup): string =>
    place === null
      ? ""
      : place.best === place.worst
        ? String(place.best)
        : `${place.best}–${place.worst}`;
  const first = ranked[0]?.measure;
  const pooled = first && measureNamed(first.id, addSums(ranked.map(({measure}) => measure.sums)));
  return picture({
    title: rankTitle(ranked, metric),
    subtitle,
    draw: (options) =>
      DealerDots(
        ranked.map((group) => ({
          dealer: group.place ? `${placeText(group)} ${group.name}` : group.name,
          share: group.measure.estimate.value,
          lo: group.measure.estimate.lo,
          hi: group.measure.estimate.hi,
          n: group.measure.estimate.n ?? 0,
          people: group.measure.estimate.people ?? 0
        })),
        {
          ...options,
          pooled: pooled?.estimate.value ?? null,
          pooledText: (value) => word("pooled_line", {value})
        }
      ),
    table: () =>
      table<RankedGroup>({
        caption: subtitle,
        columns: [
          {label: word("group"), cell: ({name}) => name},
          {label: word("place"), cell: placeText, isNumber: true},
          {
            label: word("value"),
            cell: ({measure, name}) => figure({...measure.figure, group: `group:${name}`}, locale),
            isNumber: true,
            sortBy: ({measure}) => measure.estimate.value
          },
          {
            label: word("range"),
            cell: ({measure}) => intervalText(measure.figure, locale) ?? "",
            isNumber: true
          },
          {
            label: word("people"),
            cell: ({measure}) => formatCount(measure.estimate.people, locale),
            isNumber: true
          }
        ],
        rows: ranked
      }),
    notes: [word("rank_note"), ...notes],
    locale
  });
}
