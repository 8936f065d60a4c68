import {formatCount, formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {valueWords} from "../../i18n/value.js";
import {element} from "../element.js";
import {sentence} from "../sentence.js";
import {term} from "../term.js";
import {tile, tiles} from "../tile.js";
import {meanFigure, totalFigure, word} from "./context.js";
import type {ModelRow} from "./holdOut.js";
import {refusalOf} from "./holdOut.js";
import type {Totals, ValueChoice} from "./totals.js";

/** The page's answer: what the customers are still worth, or why that cannot be told. */
export function valueAnswer(
  totals: Totals,
  models: readonly ModelRow[],
  {rate, years}: ValueChoice,
  locale: Locale = "zh"
): HTMLElement {
  const {value, parts, customers, alive} = totals;
  if (!value) {
    const reason = word(refusalOf(models) ?? "no_customers", locale);
    return element("p", {class: "answer stale-able"}, word("refused", locale, {reason}));
  }
  const service = parts.find(({part}) => part === "service");
  return element(
    "p",
    {class: "answer stale-able"},
    sentence(
      {
        message: alive === null ? valueWords.answer_unknown_alive : valueWords.answer,
        values: {
          years,
          rate: formatShare(rate, locale, 0),
          customers: {metric: "value_customers", value: customers, format: "count"},
          total: totalFigure(totals),
          mean: meanFigure(totals),
          service: {
            metric: "residual_value_share",
            group: "part:service",
            value: value.value > 0 ? (service?.value ?? 0) / value.value : null,
            format: "share",
            people: customers
          },
          ...(alive === null
            ? {}
            : {
                alive: {
                  metric: "expected_active_customers",
                  value: Math.round(alive),
                  format: "count"
                }
              })
        }
      },
      locale
    )
  );
}

/** Headline figures of the page. */
export function valueFigures(totals: Totals, locale: Locale = "zh"): HTMLElement {
  const {customers, alive, left, visits} = totals;
  return tiles([
    tile({
      label: term("residual_value", locale),
      figure: totalFigure(totals),
      isLeading: true,
      locale
    }),
    tile({label: word("mean", locale), figure: meanFigure(totals), locale}),
    tile({
      label: word("customers", locale),
      figure: {metric: "value_customers", value: customers, format: "count"},
      notes: left > 0 ? [word("left_note", locale, {left: formatCount(left, locale)})] : [],
      locale
    }),
    ...(alive === null
      ? []
      : [
          tile({
            label: term("expected_active_customers", locale),
            figure: {
              metric: "expected_active_customers",
              value: Math.round(alive),
              format: "count"
            },
            notes: [
              word("alive_note", locale, {
                share: formatShare(alive / Math.max(customers, 1), locale)
              })
            ],
            locale
          })
        ]),
    tile({
      label: word("visits", locale),
      figure: {metric: "expected_visits_year", value: Math.round(visits), format: "count"},
      locale
    })
  ]);
}
