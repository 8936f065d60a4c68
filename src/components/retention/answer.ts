import type {MetricId} from "../../contract/metrics.js";
import {retentionWords} from "../../i18n/retention.js";
import type {Locale} from "../../i18n/message.js";
import {element} from "../element.js";
import type {Measured} from "../measures.js";
import {findMeasure, isShown} from "../measures.js";
import {sentence} from "../sentence.js";
import {term} from "../term.js";
import {tile, tiles} from "../tile.js";
import type {DueRow} from "./duePicture.js";

/** The page's answer: how many came again, how punctual, and how many are overdue now. */
export function retentionAnswer(
  now: readonly Measured[],
  due: readonly DueRow[],
  locale: Locale = "zh"
): HTMLElement {
  const kept = findMeasure(now, "service_retention_rate");
  const onTime = findMeasure(now, "on_time_service");
  const overdue = due
    .filter(({month}) => month <= 0)
    .reduce((sum, {vehicles}) => sum + vehicles, 0);
  return element(
    "p",
    {class: "answer stale-able"},
    kept && isShown(kept) && onTime && isShown(onTime)
      ? sentence(
          {
            message: retentionWords.answer,
            values: {
              share: kept.figure,
              time: onTime.figure
            }
          },
          locale
        )
      : retentionWords.answer_none[locale],
    locale === "zh" ? "" : " ",
    overdue > 0 &&
      sentence(
        {
          message: retentionWords.answer_overdue,
          values: {overdue: {metric: "overdue_vehicles", value: overdue, format: "count"}}
        },
        locale
      )
  );
}

const SHOWN: readonly MetricId[] = [
  "service_retention_rate",
  "on_time_service",
  "first_service_capture",
  "lost_share",
  "at_risk_share",
  "repeat_sale_share",
  "trade_in_share",
  "owner_lead_share"
];

/** The figures of retention and of buying again. */
export function retentionFigures(
  measures: readonly Measured[],
  locale: Locale = "zh"
): HTMLElement {
  return tiles(
    SHOWN.flatMap((id) => {
      const measure = findMeasure(measures, id);
      return measure
        ? [
            tile({
              label: term(id, locale),
              figure: measure.figure,
              isLeading: id === "service_retention_rate",
              locale
            })
          ]
        : [];
    })
  );
}
