import {IncidenceCurves} from "../../charts/incidenceCurves.js";
import {retentionWords} from "../../i18n/retention.js";
import {formatCount} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import type {IncidencePoint} from "../../stats/cumulativeIncidence.js";
import {atRiskAt, cumulativeIncidence, incidenceAt} from "../../stats/cumulativeIncidence.js";
import type {CurveRow} from "../churn/context.js";
import {followedCount, lifeTableOf} from "../churn/context.js";
import type {Figure} from "../figure.js";
import {figure, intervalText} from "../figure.js";
import type {Measured} from "../measures.js";
import {findMeasure, isShown} from "../measures.js";
import {picture} from "../picture.js";
import {table} from "../table.js";

/** Existing owners who bought here again, over the months since their purchase. */
export function ownerRepurchasePicture(
  rows: readonly CurveRow[],
  sales: readonly Measured[],
  locale: Locale = "zh"
): HTMLElement {
  const word = (name: keyof typeof retentionWords, values = {}): string =>
    say(retentionWords[name], values, locale);
  const n = followedCount(rows);
  const points = cumulativeIncidence(lifeTableOf(rows));
  const months = Math.floor((points.at(-1)?.time ?? 0) / 12) * 12;
  const figureOf = ({time, incidence: value, lo, hi}: IncidencePoint): Figure => ({
    metric: "owner_repurchase",
    group: `month:${time}`,
    value,
    format: "share",
    n,
    lo,
    hi
  });
  const point = incidenceAt(points, months);
  const trade = findMeasure(sales, "trade_in_share");
  const subtitle = word("repurchase_subtitle", {n: formatCount(n, locale)});
  const values = point && {months, share: figureOf({...point, time: months})};
  return picture({
    title:
      months === 0 || !values
        ? {message: retentionWords.repurchase_none, values: {}}
        : trade && isShown(trade)
          ? {
              message: retentionWords.repurchase_title,
              values: {...values, trade: trade.figure}
            }
          : {message: retentionWords.repurchase_plain, values},
    subtitle,
    draw: (options) =>
      IncidenceCurves(
        [
          {
            part: 3,
            label: word("repurchase_curve"),
            points: points.map((one) => ({...one, value: one.incidence}))
          }
        ],
        options
      ),
    table: () =>
      table<number>({
        caption: subtitle,
        columns: [
          {label: word("months"), cell: String},
          {
            label: word("value"),
            cell: (month) => {
              const at = incidenceAt(points, month);
              return at ? figure(figureOf({...at, time: month}), locale) : "";
            },
            isNumber: true
          },
          {
            label: word("range"),
            cell: (month) => {
              const at = incidenceAt(points, month);
              return (at && intervalText(figureOf({...at, time: month}), locale)) ?? "";
            },
            isNumber: true
          },
          {
            label: word("at_risk"),
            cell: (month) => formatCount(atRiskAt(points, month), locale),
            isNumber: true
          }
        ],
        rows: Array.from({length: months / 6}, (_, index) => (index + 1) * 6)
      }),
    notes: [word("repurchase_note")],
    locale
  });
}
