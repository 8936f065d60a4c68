import {formatCount} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {homeWords} from "../i18n/home.js";
import {units} from "../i18n/units.js";
import type {Manifest} from "../contract/manifest.js";
import type {DealerStanding} from "./dealerStanding.js";
import {dealerStandings, differenceFigure} from "./dealerStanding.js";
import {element} from "./element.js";
import type {Change, Measured} from "./measures.js";
import {findMeasure, isShown} from "./measures.js";
import type {Sentence, SentencePart} from "./sentence.js";
import {sentence} from "./sentence.js";
import type {ReportSpan} from "./span.js";

/** How many changes the answer names before it only counts them. */
const NAMED_CHANGES = 3;

/** What the home page answers with. */
export interface HomeFindings {
  now: readonly Measured[];
  changes: readonly Change[];
  dealers: readonly Measured[];
  span: ReportSpan;
}

/** Where we stand, what got worse, who has to act: the home page's answer. */
export function homeAnswer(
  {now, changes, dealers, span}: HomeFindings,
  manifest: Pick<Manifest, "dealers">,
  locale: Locale = "zh"
): HTMLElement {
  const sentences = [
    standing(now, span.period),
    span.before === null || !isCompared(changes)
      ? null
      : gotWorse(now, changes, span.before, locale),
    whoMustAct(dealerStandings(dealers, manifest), locale)
  ];
  return element(
    "p",
    {class: "answer stale-able"},
    sentences.flatMap((said) => (said ? [sentence(said, locale), locale === "zh" ? "" : " "] : []))
  );
}

/** How much the filters leave, for the filter bar. */
export function countText(now: readonly Measured[], locale: Locale = "zh"): string {
  const count = (id: Measured["id"]): string =>
    formatCount(findMeasure(now, id)?.estimate.value ?? 0, locale);
  const values = {visits: count("visits"), responses: count("responses")};
  return say(homeWords.counted, values, locale);
}

/** Where we stand: retention, satisfaction, satisfied but gone, as far as the data tell. */
export function standing(now: readonly Measured[], period: string): Sentence {
  const shown = (id: Measured["id"]): Measured | undefined => {
    const measure = findMeasure(now, id);
    return measure && isShown(measure) ? measure : undefined;
  };
  const retention = shown("service_retention_rate");
  const satisfied = shown("satisfied_share");
  const gone = shown("satisfied_but_gone");
  if (retention && satisfied && gone) {
    const values = {
      period,
      retention: retention.figure,
      satisfied: satisfied.figure,
      gone: gone.figure
    };
    return {message: homeWords.standing, values};
  }
  if (retention)
    return {message: homeWords.standing_retention, values: {period, retention: retention.figure}};
  if (satisfied)
    return {message: homeWords.standing_satisfied, values: {period, satisfied: satisfied.figure}};
  return {message: homeWords.standing_none, values: {period}};
}

/** Whether any change could be judged: the span before may hold too little, or nothing. */
export const isCompared = (changes: readonly Change[]): boolean =>
  changes.some(({verdict}) => verdict !== null);

/** The changes for the worse, largest first. */
export const worseChanges = (changes: readonly Change[]): Change[] =>
  changes
    .filter(({verdict}) => verdict === "worse")
    .sort((a, b) => Math.abs(b.figure.value ?? 0) - Math.abs(a.figure.value ?? 0));

/** What got worse since the span before. */
export function gotWorse(
  now: readonly Measured[],
  changes: readonly Change[],
  before: string,
  locale: Locale = "zh"
): Sentence {
  const worse = worseChanges(changes);
  if (worse.length === 0) return {message: homeWords.nothing_worse, values: {before}};
  const [open, close] = locale === "zh" ? ["（", "）"] : [" (", ")"];
  const metrics = worse
    .slice(0, NAMED_CHANGES)
    .flatMap(({id, figure}, index): SentencePart[] => [
      index === 0 ? "" : units.list_comma[locale],
      findMeasure(now, id)!.metric.label[locale],
      open,
      figure,
      close
    ]);
  return worse.length <= NAMED_CHANGES
    ? {message: homeWords.got_worse, values: {before, metrics}}
    : {message: homeWords.got_worse_many, values: {before, metrics, count: worse.length}};
}

/** Which dealer has to act first: the one that is reliably below the others by most. */
export function whoMustAct(
  standings: readonly DealerStanding[],
  locale: Locale = "zh"
): Sentence | null {
  if (standings.length < 2) return null;
  const metric = standings[0]!.measure.metric.label[locale];
  const apart = standings
    .filter(({isApart}) => isApart)
    .sort((a, b) => a.difference.value - b.difference.value);
  const values = ({name, measure, difference}: DealerStanding) => ({
    dealer: name,
    metric,
    value: measure.figure,
    difference: differenceFigure(measure, difference)
  });
  const behind = apart[0];
  if (behind && behind.difference.value < 0) {
    return {message: homeWords.act, values: values(behind)};
  }
  const ahead = apart.at(-1);
  return ahead
    ? {message: homeWords.act_ahead, values: values(ahead)}
    : {message: homeWords.act_equal, values: {metric}};
}
