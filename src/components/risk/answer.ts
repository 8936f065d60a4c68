import {settings} from "../../contract/settings.js";
import {riskWords} from "../../i18n/risk.js";
import type {Locale} from "../../i18n/message.js";
import {element} from "../element.js";
import type {Figure} from "../figure.js";
import {sentence} from "../sentence.js";
import {term} from "../term.js";
import {tile, tiles} from "../tile.js";
import type {CheckRow} from "./context.js";
import {scoreUsed, word} from "./context.js";

/** Who waits for a service, as the query gives it. */
export interface TotalsRow {
  vehicles: number;
  customers: number;
  foretold: number;
  value: number;
  value_at_risk: number;
  callable: number;
  callable_value_at_risk: number;
  called_lately: number;
  refusing: number;
}

const count = (metric: string, value: number): Figure => ({metric, value, format: "count"});

/** How many wait, how many of them will be lost as things went before, and what is at stake. */
export function riskAnswer(
  [row]: readonly TotalsRow[],
  checks: readonly CheckRow[],
  locale: Locale = "zh"
): HTMLElement {
  const isKnown = scoreUsed(checks) !== null;
  return element(
    "p",
    {class: "answer stale-able"},
    isKnown
      ? sentence(
          {
            message: riskWords.answer,
            values: {
              customers: count("waiting_customers", row!.customers),
              foretold: count("foretold_losses", Math.round(row!.foretold)),
              value: {metric: "value_at_risk", value: row!.value_at_risk, format: "yuan"},
              callable: count("callable_customers", row!.callable)
            }
          },
          locale
        )
      : word("none", locale, {least: settings.risk_least_losses})
  );
}

/** The area under the curve of a score. */
export function areaFigure(checks: readonly CheckRow[], score: "model" | "rule"): Figure {
  const row = checks.find((one) => one.score === score && one.measure === "area");
  return {
    metric: "risk_area",
    group: `score:${score}`,
    value: row?.value ?? null,
    format: "coefficient",
    n: row?.n ?? 0,
    lo: row?.lo ?? null,
    hi: row?.hi ?? null
  };
}

/** The figures behind the answer; none where losses are too few for any, which is not 0. */
export function riskFigures(
  [row]: readonly TotalsRow[],
  checks: readonly CheckRow[],
  locale: Locale = "zh"
): HTMLElement {
  const at = row!;
  if (scoreUsed(checks) === null) return element("div");
  return tiles([
    tile({
      label: term("value_at_risk", locale),
      figure: {metric: "value_at_risk", value: at.value_at_risk, format: "yuan"},
      isLeading: true,
      locale
    }),
    tile({
      label: term("foretold_losses", locale),
      figure: count("foretold_losses", Math.round(at.foretold)),
      locale
    }),
    tile({label: term("risk_area", locale), figure: areaFigure(checks, "model"), locale}),
    tile({label: word("tile_area_rule", locale), figure: areaFigure(checks, "rule"), locale}),
    tile({
      label: word("tile_callable", locale),
      figure: count("callable_customers", at.callable),
      notes: [
        `${word("tile_lately", locale)} ${at.called_lately}`,
        `${word("tile_refusing", locale)} ${at.refusing}`
      ],
      locale
    })
  ]);
}
