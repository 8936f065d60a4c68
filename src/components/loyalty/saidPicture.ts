import type {AnswerShare} from "../../charts/answerShares.js";
import {AnswerShares} from "../../charts/answerShares.js";
import {settings} from "../../contract/settings.js";
import {formatCount, formatShare} from "../../i18n/format.js";
import {loyaltyWords} from "../../i18n/loyalty.js";
import {moreWords, saidThesis} from "../../i18n/loyaltyMore.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import type {ClusterSums} from "../../stats/clusterSums.js";
import type {Estimated} from "../../stats/interval.js";
import {newcombeDifference} from "../../stats/newcombe.js";
import {sampleState} from "../../stats/sampleState.js";
import {addSums} from "../measures.js";
import {figure, intervalText} from "../figure.js";
import type {Figure} from "../figure.js";
import {picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import {table} from "../table.js";
import type {AnswerRow} from "./answerRows.js";
import {answerFigure, evidence, levelShares, shareOf, sumsOf} from "./answerRows.js";
import type {LoyaltyContext} from "./returnPicture.js";
import {periodText} from "../span.js";

const from = settings.satisfied_from_level;

/** Those who said they would return, and those who did not say so. */
export function saidShares(
  rows: readonly AnswerRow[],
  locale: Locale = "zh"
): {yes: AnswerShare; no: AnswerShare} {
  const sums = (says: boolean): ClusterSums =>
    addSums(
      rows
        .filter(({part, answer}) => part === "return" && answer >= from === says)
        .map((row) => sumsOf(row, "came_back"))
    );
  return {
    yes: shareOf(1, say(moreWords.said_yes, {}, locale), sums(true)),
    no: shareOf(0, say(moreWords.said_no, {}, locale), sums(false))
  };
}

const shown = ({share, people}: AnswerShare): boolean =>
  share !== null && sampleState(people) !== "withheld";
const estimated = ({share, lo, hi}: AnswerShare): Estimated => ({value: share!, lo: lo!, hi: hi!});

/** A count of responses as a share of all who were asked. */
const ofAll = (name: string, y: number, n: number): Figure => ({
  metric: name,
  value: n > 0 ? y / n : null,
  format: "share",
  n
});
const countBack = ({share, n}: AnswerShare): number => Math.round((share ?? 0) * n);

/** Whether those who say they will come back do. */
export function saidTitle({yes, no}: {yes: AnswerShare; no: AnswerShare}): Sentence {
  if (!shown(yes)) return {message: saidThesis.too_few, values: {}};
  const values = {yes: answerFigure(yes, "came_back", "said")};
  if (!shown(no)) return {message: saidThesis.yes_only, values};
  const all = {
    ...values,
    no: answerFigure(no, "came_back", "said"),
    broken: ofAll("said_but_gone", yes.n - countBack(yes), yes.n + no.n)
  };
  const difference = newcombeDifference(estimated(yes), estimated(no));
  if (difference.lo > 0) return {message: saidThesis.keep_word, values: all};
  if (difference.hi < 0) return {message: saidThesis.reversed, values: all};
  return {message: saidThesis.no_difference, values: all};
}

/** Coming back by what was said of returning: words against deeds. */
export function saidPicture(
  rows: readonly AnswerRow[],
  {choice, filters, manifest}: LoyaltyContext,
  locale: Locale = "zh"
): HTMLElement {
  const levels = levelShares(rows, "came_back", locale, "return");
  const said = saidShares(rows, locale);
  const n = said.yes.n + said.no.n;
  const subtitle = say(
    moreWords.said_subtitle,
    {
      window: choice.windowMonths,
      period: periodText(filters, manifest, locale),
      n: formatCount(n, locale)
    },
    locale
  );
  return picture({
    title: saidTitle(said),
    subtitle,
    draw: (options) => AnswerShares([{name: "", data: levels}], options),
    alternative: levels
      .map(({label, share}) => `${label} ${formatShare(share, locale)}`)
      .join(locale === "zh" ? "，" : ", "),
    table: () => saidTable(levels, said, subtitle, locale),
    notes: evidence(
      [said.yes, said.no].map((share) => ({
        label: share.label,
        figure: answerFigure(share, "came_back", "said")
      })),
      locale
    ),
    locale
  });
}

function saidTable(
  levels: readonly AnswerShare[],
  {yes, no}: {yes: AnswerShare; no: AnswerShare},
  caption: string,
  locale: Locale
): HTMLElement {
  interface Row {
    label: string;
    figure: Figure;
  }
  const n = yes.n + no.n;
  const rows: Row[] = [
    ...levels
      .toReversed()
      .map((level) => ({label: level.label, figure: answerFigure(level, "came_back", "return")})),
    ...[yes, no].map((share) => ({
      label: share.label,
      figure: answerFigure(share, "came_back", "said")
    })),
    {
      label: say(moreWords.said_broken, {}, locale),
      figure: ofAll("said_but_gone", yes.n - countBack(yes), n)
    },
    {
      label: say(moreWords.said_surprised, {}, locale),
      figure: ofAll("not_said_but_back", countBack(no), n)
    }
  ];
  return table<Row>({
    caption,
    columns: [
      {label: say(moreWords.agreement, {}, locale), cell: ({label}) => label, isLong: true},
      {
        label: say(loyaltyWords.share, {}, locale),
        cell: (row) => figure(row.figure, locale),
        isNumber: true
      },
      {
        label: say(loyaltyWords.interval, {}, locale),
        cell: (row) => intervalText(row.figure, locale) ?? "",
        isNumber: true
      },
      {
        label: say(loyaltyWords.responses, {}, locale),
        cell: (row) => formatCount(row.figure.n ?? null, locale),
        isNumber: true
      }
    ],
    rows
  });
}
