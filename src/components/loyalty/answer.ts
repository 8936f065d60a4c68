import type {MetricId} from "../../contract/metrics.js";
import {loyaltyWords, verdicts} from "../../i18n/loyalty.js";
import type {Locale} from "../../i18n/message.js";
import {element} from "../element.js";
import type {Measured} from "../measures.js";
import {findMeasure, isShown} from "../measures.js";
import {sentence} from "../sentence.js";
import {term} from "../term.js";
import {tile, tiles} from "../tile.js";
import type {AnswerRow} from "./answerRows.js";
import {levelShares} from "./answerRows.js";
import type {LoyaltyChoice} from "./choice.js";
import {groupLabel} from "./groups.js";
import {thesisCase} from "./returnThesis.js";

/** The page's answer: how many were satisfied and gone, and what the levels say of the course's thesis. */
export function loyaltyAnswer(
  all: readonly Measured[],
  rows: readonly AnswerRow[],
  {windowMonths, loyalBy}: LoyaltyChoice,
  locale: Locale = "zh"
): HTMLElement {
  const gone = findMeasure(all, "satisfied_but_gone");
  const kept = findMeasure(all, "satisfied_came_back");
  const verdict = verdicts[thesisCase(levelShares(rows, "came_back", locale))][locale];
  const isBack = loyalBy === "back";
  return element(
    "p",
    {class: "answer stale-able"},
    gone &&
      kept &&
      isShown(gone) &&
      sentence(
        {
          message: isBack ? loyaltyWords.gone : loyaltyWords.gone_other,
          values: {
            gone: gone.figure,
            kept: kept.figure,
            window: windowMonths,
            gone_label: groupLabel("satisfied_but_gone", loyalBy, locale),
            kept_label: groupLabel("satisfied_came_back", loyalBy, locale)
          }
        },
        locale
      ),
    locale === "zh" ? "" : " ",
    verdict
  );
}

/** Satisfied but gone at the head, what stands beside it after. */
export function loyaltyFigures(
  all: readonly Measured[],
  lost: readonly Measured[],
  {loyalBy}: Pick<LoyaltyChoice, "loyalBy">,
  locale: Locale = "zh"
): HTMLElement {
  const shown = (measures: readonly Measured[], ids: readonly MetricId[]): Measured[] =>
    ids.flatMap((id) => findMeasure(measures, id) ?? []);
  const isBack = loyalBy === "back";
  const ordered = [
    ...shown(all, isBack ? ["satisfied_but_gone", "came_back"] : ["satisfied_but_gone"]),
    ...shown(lost, ["lost_had_said_satisfied", "lost_customers"]),
    ...shown(all, isBack ? ["too_recent_responses", "unlinked_responses"] : [])
  ];
  return tiles(
    ordered.map(({id, figure}) =>
      tile({
        label:
          id === "satisfied_but_gone" && !isBack
            ? groupLabel(id, loyalBy, locale)
            : term(id, locale),
        figure,
        isLeading: id === "satisfied_but_gone",
        locale
      })
    )
  );
}
