import type {IntervalMark, IntervalRow} from "../charts/intervalRows.js";
import {IntervalRows} from "../charts/intervalRows.js";
import {settings} from "../contract/settings.js";
import {asymmetrySentences, asymmetryWords} from "../i18n/emotion.js";
import {formatCount, formatDecimal, formatList, formatRange} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import type {Estimated} from "../stats/interval.js";
import type {AnswerPattern, AsymmetricEffect} from "../stats/penaltyReward.js";
import {penaltyReward} from "../stats/penaltyReward.js";
import type {Touchpoint} from "./emotionLines.js";
import {labelOf} from "./emotionThesis.js";
import {picture} from "./picture.js";
import type {Sentence} from "./sentence.js";
import {table} from "./table.js";

/** A touchpoint with its effect, and with the verdict of the other cut. */
interface TouchpointEffect {
  touchpoint: Touchpoint;
  effect: AsymmetricEffect;
  otherKind: AsymmetricEffect["kind"] | null;
}

const word = (name: keyof typeof asymmetryWords, locale: Locale, values = {}): string =>
  say(asymmetryWords[name], values, locale);

/** What hurts when bad and what delights when good, as a sentence; only what holds is named. */
export function asymmetrySentence(
  effects: readonly TouchpointEffect[],
  n: number,
  locale: Locale = "zh"
): Sentence {
  const named = (kinds: readonly AsymmetricEffect["kind"][]): string[] =>
    effects
      .filter(({effect}) => kinds.includes(effect.kind))
      .map(({touchpoint}) => labelOf(touchpoint, locale));
  if (effects.every(({effect}) => effect.kind === "refused")) {
    return {
      message: asymmetrySentences.too_few,
      values: {
        n: {metric: "people", value: n, format: "count"},
        cell: settings.asymmetry_smallest_cell
      }
    };
  }
  const [hurts, delights] = [named(["hurts", "both"]), named(["delights", "both"])];
  const which =
    hurts.length > 0 && delights.length > 0
      ? "both"
      : hurts.length > 0
        ? "hurts"
        : delights.length > 0
          ? "delights"
          : "neither";
  return {
    message: asymmetrySentences[which],
    values: {hurts: formatList(hurts, locale), delights: formatList(delights, locale)}
  };
}

/**
 * Penalty and reward of each touchpoint that the questionnaire asks about.
 *
 * @param touchpoints those of the patterns' letters, in their order
 */
export function asymmetryPicture(
  patterns: readonly AnswerPattern[],
  otherPatterns: readonly AnswerPattern[],
  touchpoints: readonly Touchpoint[],
  locale: Locale = "zh"
): HTMLElement {
  const smallestCell = settings.asymmetry_smallest_cell;
  const fit = penaltyReward(patterns, {smallestCell});
  const other = penaltyReward(otherPatterns, {smallestCell});
  const n = patterns.reduce((sum, pattern) => sum + pattern.n, 0);
  const effects = (fit?.effects ?? []).map((effect, index) => ({
    touchpoint: touchpoints[index]!,
    effect,
    otherKind: other?.effects[index]?.kind ?? null
  }));
  const {low_to, high_from} = settings.asymmetry_cut;
  const otherLow = settings.asymmetry_other_cut.low_to;
  const changed = effects
    .filter(({effect, otherKind}) => otherKind !== "refused" && otherKind !== effect.kind)
    .map(({touchpoint}) => labelOf(touchpoint, locale));
  const sensitivity =
    changed.length > 0
      ? word("sensitive_note", locale, {low: otherLow, touchpoints: formatList(changed, locale)})
      : word("robust_note", locale, {low: otherLow});
  const rows = effects.map(({touchpoint, effect}): IntervalRow => ({
    label: labelOf(touchpoint, locale),
    note: word(effect.kind, locale),
    marks:
      effect.kind === "refused"
        ? []
        : [
            markOf(effect.penalty, "penalty", "left", locale),
            markOf(effect.reward, "reward", "right", locale)
          ]
  }));
  return picture({
    title: asymmetrySentence(effects, n, locale),
    subtitle: word("subtitle", locale, {
      low: low_to,
      high: high_from,
      n: formatCount(n, locale)
    }),
    draw: (options) =>
      IntervalRows(rows, {
        ...options,
        domain: [-0.5, 0.5],
        origin: 0,
        ends: [word("low_end", locale), word("high_end", locale)]
      }),
    alternative: rows
      .map(({label, note, marks}) => [label, note, ...marks.map(({text}) => text)].join(" "))
      .join(locale === "zh" ? "；" : "; "),
    table: () => asymmetryTable(effects, locale),
    notes: [...(effects.length > 0 ? [sensitivity] : []), word("name_note", locale)],
    locale
  });
}

const markOf = (
  {value, lo, hi}: Estimated,
  className: "penalty" | "reward",
  side: IntervalMark["side"],
  locale: Locale
): IntervalMark => ({value, lo, hi, className, side, text: formatDecimal(value, locale, 2)});

function asymmetryTable(effects: readonly TouchpointEffect[], locale: Locale): HTMLElement {
  const isKnown = ({effect}: TouchpointEffect): boolean => effect.kind !== "refused";
  const estimated = (label: string, of: (effect: AsymmetricEffect) => Estimated) => [
    {
      label,
      cell: (row: TouchpointEffect) =>
        formatDecimal(isKnown(row) ? of(row.effect).value : null, locale, 2),
      sortBy: (row: TouchpointEffect) => (isKnown(row) ? of(row.effect).value : null),
      isNumber: true
    },
    {
      label: word("interval", locale),
      cell: (row: TouchpointEffect) => {
        if (!isKnown(row)) return "";
        const {lo, hi} = of(row.effect);
        return formatRange(formatDecimal(lo, locale, 2), formatDecimal(hi, locale, 2), locale);
      },
      isNumber: true
    }
  ];
  const count = (label: string, of: (effect: AsymmetricEffect) => number) => ({
    label,
    cell: ({effect}: TouchpointEffect) => formatCount(of(effect), locale),
    isNumber: true
  });
  return table<TouchpointEffect>({
    caption: word("caption", locale),
    columns: [
      {
        label: word("touchpoint", locale),
        cell: ({touchpoint}: TouchpointEffect) => labelOf(touchpoint, locale)
      },
      count(word("low_n", locale), ({low_n}) => low_n),
      ...estimated(word("penalty", locale), ({penalty}) => penalty),
      count(word("high_n", locale), ({high_n}) => high_n),
      ...estimated(word("reward", locale), ({reward}) => reward),
      {
        label: word("asymmetry", locale),
        cell: (row: TouchpointEffect) =>
          formatDecimal(isKnown(row) ? row.effect.asymmetry : null, locale, 2),
        isNumber: true
      },
      {
        label: word("kind", locale),
        cell: ({effect}: TouchpointEffect) => word(effect.kind, locale)
      },
      {
        label: word("other_kind", locale),
        cell: ({otherKind}: TouchpointEffect) => (otherKind ? word(otherKind, locale) : "")
      }
    ],
    rows: effects
  });
}
