import {IntervalRows} from "../../charts/intervalRows.js";
import {settings} from "../../contract/settings.js";
import {
  formatCount,
  formatDecimal,
  formatPoints,
  formatRange,
  formatShare
} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {
  comparisonNames,
  complaintWords,
  covariateNames,
  refusalNames
} from "../../i18n/complaints.js";
import type {ClusterSums} from "../../stats/clusterSums.js";
import {noSums} from "../../stats/clusterSums.js";
import type {Estimated} from "../../stats/interval.js";
import type {MatchedEffect} from "../../stats/matchedEffect.js";
import {matchedEffect} from "../../stats/matchedEffect.js";
import {newcombeDifference} from "../../stats/newcombe.js";
import {wilsonInterval} from "../../stats/wilson.js";
import type {Figure} from "../figure.js";
import {figure, intervalText} from "../figure.js";
import {picture} from "../picture.js";
import {periodText} from "../span.js";
import {table} from "../table.js";
import type {ComplaintContext} from "./context.js";
import {word} from "./context.js";

/** The sums of a comparison with one covariate's, as the query gives them. */
export interface MatchedRow extends ClusterSums {
  comparison: string;
  covariate: string;
  treated: number;
  controls: number;
  matched_treated: number;
  matched_controls: number;
  treated_events: number;
  control_events: number;
  treated_mean: number | null;
  control_mean: number | null;
  treated_variance: number | null;
  control_variance: number | null;
  matched_treated_mean: number | null;
  matched_control_mean: number | null;
}

/** Pixels below which marks carry their value only. */
const NARROW = 560;

type Comparison = keyof typeof comparisonNames;
export const comparisons: readonly Comparison[] = ["complained", "resolved", "quickly"];

/** A comparison, as it is and among similar customers. */
export interface Compared extends MatchedEffect {
  comparison: Comparison;
  naive: Estimated | null;
  treated: number;
}

/** The effect that the rows of a comparison, of those given, tell. */
export function compared(comparison: Comparison, all: readonly MatchedRow[]): Compared {
  const rows = all.filter((row) => row.comparison === comparison);
  const [first] = rows;
  const {treated = 0, controls = 0, treated_events = 0, control_events = 0} = first ?? {};
  const share = (events: number, n: number): Estimated | null => {
    const interval = wilsonInterval(events, n);
    return interval && {value: events / n, ...interval};
  };
  const [own, other] = [share(treated_events, treated), share(control_events, controls)];
  const isEnough = Math.min(treated, controls) >= settings.smallest_sample;
  const effect = matchedEffect(
    {
      treated,
      matchedTreated: first?.matched_treated ?? 0,
      matchedControls: first?.matched_controls ?? 0,
      sums: first ?? noSums,
      covariates: rows.flatMap((row) => {
        const {covariate: name, treated_mean, control_mean} = row;
        if (treated_mean === null || control_mean === null) return [];
        return {
          name,
          treated: treated_mean,
          control: control_mean,
          treatedVariance: row.treated_variance ?? 0,
          controlVariance: row.control_variance ?? 0,
          matchedTreated: row.matched_treated_mean ?? 0,
          matchedControl: row.matched_control_mean ?? 0
        };
      })
    },
    {
      smallest: settings.small_sample,
      leastOverlap: settings.matched_least_share,
      largestDifference: settings.matched_largest_difference
    }
  );
  return {
    ...effect,
    comparison,
    treated,
    naive: own && other && isEnough ? newcombeDifference(own, other) : null
  };
}

const comparisonName = (comparison: Comparison, locale: Locale): string =>
  say(comparisonNames[comparison], {days: settings.quick_resolution_days}, locale);

/** Why no difference is given, in words; empty where one is. */
export function refusalText({refusal, overlap, balance}: MatchedEffect, locale: Locale): string {
  if (refusal === null) return "";
  const names = balance
    .filter(({after}) => Math.abs(after) >= settings.matched_largest_difference)
    .map(({name}) => covariateName(name, locale))
    .join(locale === "zh" ? "、" : ", ");
  return say(refusalNames[refusal], {share: formatShare(overlap, locale), names}, locale);
}

const covariateName = (name: string, locale: Locale): string =>
  name in covariateNames ? covariateNames[name as keyof typeof covariateNames][locale] : name;

const effectFigure = ({comparison, effect, matchedTreated}: Compared): Figure => ({
  metric: "matched_return_difference",
  group: `comparison:${comparison}`,
  value: effect?.value ?? null,
  format: "points",
  n: matchedTreated,
  lo: effect?.lo ?? null,
  hi: effect?.hi ?? null
});

/** An interval in percentage points, its unit being said by the value before it. */
export const pointsRange = ({lo, hi}: Pick<Estimated, "lo" | "hi">, locale: Locale): string =>
  formatRange(formatDecimal(lo * 100, locale), formatDecimal(hi * 100, locale), locale);

/** The comparisons as they are, and among similar customers. */
export function similarPicture(
  all: readonly Compared[],
  {windowMonths, filters, manifest}: ComplaintContext,
  locale: Locale = "zh"
): HTMLElement {
  const of = (name: Comparison): Compared => all.find(({comparison}) => comparison === name)!;
  const part = (name: "quickly" | "complained"): string => {
    const {effect} = of(name);
    return effect
      ? word(`similar_${name}`, locale, {
          points: formatPoints(effect.value, locale),
          range: pointsRange(effect, locale)
        })
      : word(`similar_${name}_none`, locale);
  };
  const subtitle = word("similar_subtitle", locale, {
    window: windowMonths,
    period: periodText(filters, manifest, locale)
  });
  return picture({
    title: {
      message: complaintWords.similar_title,
      values: {quickly: part("quickly"), complained: part("complained")}
    },
    subtitle,
    draw: (options) =>
      IntervalRows(
        all.map((one) => ({
          label: comparisonName(one.comparison, locale),
          note:
            one.refusal === null
              ? word("matched_counts", locale, {
                  treated: formatCount(one.matchedTreated, locale),
                  controls: formatCount(one.matchedControls, locale)
                })
              : refusalText(one, locale),
          marks: [
            ...mark(one.naive, "naive", "directly", options.width, locale),
            ...mark(one.effect, "own", "matched", options.width, locale)
          ]
        })),
        {...options, domain: [-0.2, 0.4], origin: 0}
      ),
    table: () =>
      table<Compared>({
        caption: subtitle,
        columns: [
          {
            label: word("comparison", locale),
            cell: (one) => comparisonName(one.comparison, locale)
          },
          {
            label: word("directly", locale),
            cell: ({naive}) =>
              naive ? `${formatPoints(naive.value, locale)}（${pointsRange(naive, locale)}）` : "",
            isNumber: true
          },
          {
            label: word("matched", locale),
            cell: (one) =>
              one.effect ? figure(effectFigure(one), locale) : refusalText(one, locale),
            isNumber: true
          },
          {
            label: word("interval", locale),
            cell: (one) => intervalText(effectFigure(one), locale) ?? "",
            isNumber: true
          },
          {
            label: word("pairs", locale),
            cell: ({matchedTreated, matchedControls}) =>
              `${formatCount(matchedTreated, locale)} / ${formatCount(matchedControls, locale)}`,
            isNumber: true
          },
          {
            label: word("overlap", locale),
            cell: ({overlap}) => formatShare(overlap, locale),
            isNumber: true
          },
          {
            label: word("balance", locale),
            cell: ({balance}) =>
              `${formatDecimal(worst(balance, "before"), locale, 2)} → ${formatDecimal(worst(balance, "after"), locale, 2)}`,
            isNumber: true
          }
        ],
        rows: [...all],
        locale
      }),
    notes: [word("similar_note", locale, {days: settings.complaint_about_days})],
    locale
  });
}

const worst = (balance: MatchedEffect["balance"], when: "before" | "after"): number =>
  Math.max(0, ...balance.map((one) => Math.abs(one[when])));

function mark(
  estimate: Estimated | null,
  className: string,
  name: "directly" | "matched",
  width: number,
  locale: Locale
) {
  if (!estimate) return [];
  // On a phone the interval needs the room; the subtitle says which mark is which.
  const text =
    width < NARROW
      ? `${estimate.value > 0 ? "+" : ""}${formatDecimal(estimate.value * 100, locale)}`
      : `${word(name, locale)} ${formatPoints(estimate.value, locale)}`;
  return [{...estimate, className, text, side: "right" as const}];
}
