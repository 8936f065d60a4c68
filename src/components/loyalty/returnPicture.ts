import type {AnswerPanel, AnswerShare} from "../../charts/answerShares.js";
import {AnswerShares} from "../../charts/answerShares.js";
import type {Filters} from "../../contract/filters.js";
import type {Manifest} from "../../contract/manifest.js";
import {formatCount, formatShare} from "../../i18n/format.js";
import {loyaltyWords} from "../../i18n/loyalty.js";
import {moreWords} from "../../i18n/loyaltyMore.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {element} from "../element.js";
import {figure, intervalText} from "../figure.js";
import {picture} from "../picture.js";
import {periodText} from "../span.js";
import {table} from "../table.js";
import type {AnswerMetric, AnswerRow, Scale} from "./answerRows.js";
import {
  answerFigure,
  evidence,
  levelShares,
  scalesOf,
  scoreShares,
  sumOverLevels
} from "./answerRows.js";
import type {LoyaltyChoice} from "./choice.js";
import {returnThesis} from "./returnThesis.js";

/** What the pictures of the page show besides their data. */
export interface LoyaltyContext {
  choice: LoyaltyChoice;
  /** Questionnaires of different scales are side by side. */
  isMixed: boolean;
  filters: Filters;
  manifest: Manifest;
}

const METRICS: readonly AnswerMetric[] = ["came_back", "certainly_returns", "certainly_recommends"];

/**
 * The first picture: who came back, and who said they would return or recommend, by overall satisfaction:
 * at five levels, or by the score as answered, each scale on its own.
 */
export function returnPicture(
  rows: readonly AnswerRow[],
  by: "level" | "score",
  people: number,
  context: LoyaltyContext,
  locale: Locale = "zh"
): HTMLElement {
  if (by === "level") return answerPicture(rows, null, people, context, locale);
  const scales = scalesOf(rows);
  return element(
    "div",
    {},
    scales.map((scale) => answerPicture(rows, scale, people, context, locale))
  );
}

function answerPicture(
  rows: readonly AnswerRow[],
  scale: Scale | null,
  people: number,
  {choice, isMixed, filters, manifest}: LoyaltyContext,
  locale: Locale
): HTMLElement {
  const shares = (metric: AnswerMetric): AnswerShare[] =>
    scale ? scoreShares(rows, scale, metric) : levelShares(rows, metric, locale);
  const names: Record<AnswerMetric, string> = {
    came_back: say(moreWords.panel_back, {window: choice.windowMonths}, locale),
    certainly_returns: say(moreWords.panel_return, {}, locale),
    certainly_recommends: say(moreWords.panel_recommend, {}, locale)
  };
  const panels: (AnswerPanel & {metric: AnswerMetric})[] = METRICS.map((metric) => ({
    metric,
    name: names[metric],
    data: shares(metric)
  })).filter(({metric, data}) => metric === "came_back" || data.some(({n}) => n > 0));
  const tooRecent = sumOverLevels(rows, ({too_recent}) => too_recent);
  const n = sumOverLevels(rows, (row) => row.n);
  const range = scale && say(moreWords.score_range, {min: scale.min, max: scale.max}, locale);
  const subtitle =
    (range === null ? "" : `${range}${locale === "zh" ? "。" : ". "}`) +
    say(
      loyaltyWords.return_subtitle,
      {
        window: choice.windowMonths,
        period: periodText(filters, manifest, locale),
        n: formatCount(
          scale ? panels[0]!.data.reduce((all, datum) => all + datum.n, 0) : n,
          locale
        ),
        people: formatCount(people, locale)
      },
      locale
    );
  const levels = levelShares(rows, "came_back", locale);
  return picture({
    title: returnThesis(levels),
    subtitle,
    draw: (options) => AnswerShares(panels, options),
    alternative: panels
      .map(({name, data}) =>
        [name, ...data.map(({label, share}) => `${label} ${formatShare(share, locale)}`)].join(
          locale === "zh" ? "，" : ", "
        )
      )
      .join(locale === "zh" ? "；" : "; "),
    table: () => answerTable(panels, subtitle, locale),
    notes: [
      ...evidence(
        levels
          .slice(2)
          .toReversed()
          .map((level) => ({label: level.label, figure: answerFigure(level)})),
        locale
      ),
      ...(tooRecent > 0
        ? [say(loyaltyWords.too_recent_note, {count: formatCount(tooRecent, locale)}, locale)]
        : []),
      ...(isMixed && !scale ? [loyaltyWords.mixed_note[locale]] : [])
    ],
    locale
  });
}

function answerTable(
  panels: readonly (AnswerPanel & {metric: AnswerMetric})[],
  caption: string,
  locale: Locale
): HTMLElement {
  const word = (name: keyof typeof loyaltyWords): string => say(loyaltyWords[name], {}, locale);
  const answers = panels[0]?.data ?? [];
  return table({
    caption,
    columns: [
      {label: word("level"), cell: ({label}: AnswerShare) => label},
      ...panels.flatMap(({metric, name, data}) => {
        const own = ({answer}: AnswerShare) => data.find((datum) => datum.answer === answer)!;
        return [
          {
            label: name,
            cell: (row: AnswerShare) => figure(answerFigure(own(row), metric), locale),
            isNumber: true
          },
          {
            label: word("interval"),
            cell: (row: AnswerShare) => intervalText(answerFigure(own(row), metric), locale) ?? "",
            isNumber: true
          },
          {
            label: word("responses"),
            cell: (row: AnswerShare) => formatCount(own(row).n, locale),
            isNumber: true
          }
        ];
      })
    ],
    rows: answers.toReversed()
  });
}
