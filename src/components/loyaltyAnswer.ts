import type {MetricId} from "../contract/metrics.js";
import {loyaltyWords, verdicts} from "../i18n/loyalty.js";
import type {Locale} from "../i18n/message.js";
import {element} from "./element.js";
import type {LevelRow} from "./levelReturns.js";
import {levelReturns} from "./levelReturns.js";
import type {LoyaltyChoice} from "./loyaltyChoice.js";
import type {Measured} from "./measures.js";
import {findMeasure, isShown} from "./measures.js";
import {thesisCase} from "./returnThesis.js";
import {sentence} from "./sentence.js";
import {term} from "./term.js";
import {tile, tiles} from "./tile.js";

/** The page's answer: how many were satisfied and gone, and what the levels say of the course's thesis. */
export function loyaltyAnswer(
  groups: readonly Measured[],
  rows: readonly LevelRow[],
  {windowMonths}: LoyaltyChoice,
  locale: Locale = "zh"
): HTMLElement {
  const gone = findMeasure(groups, "satisfied_but_gone");
  const kept = findMeasure(groups, "satisfied_came_back");
  const verdict = verdicts[thesisCase(levelReturns(rows, locale))][locale];
  return element(
    "p",
    {class: "answer stale-able"},
    gone &&
      kept &&
      isShown(gone) &&
      sentence(
        {
          message: loyaltyWords.gone,
          values: {gone: gone.figure, kept: kept.figure, window: windowMonths}
        },
        locale
      ),
    locale === "zh" ? "" : " ",
    verdict
  );
}

/** Satisfied but gone at the head, what stands beside it after. */
export function loyaltyFigures(
  groups: readonly Measured[],
  lost: readonly Measured[],
  locale: Locale = "zh"
): HTMLElement {
  const shown = (measures: readonly Measured[], ids: readonly MetricId[]): Measured[] =>
    ids.flatMap((id) => findMeasure(measures, id) ?? []);
  const ordered = [
    ...shown(groups, ["satisfied_but_gone", "came_back"]),
    ...shown(lost, ["lost_had_said_satisfied", "lost_customers"]),
    ...shown(groups, ["too_recent_responses", "unlinked_responses"])
  ];
  return tiles(
    ordered.map(({id, figure}) =>
      tile({label: term(id, locale), figure, isLeading: id === "satisfied_but_gone", locale})
    )
  );
}
