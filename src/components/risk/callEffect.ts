import {settings} from "../../contract/settings.js";
import {formatCount} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {riskWords} from "../../i18n/risk.js";
import {clusteredProportion} from "../../stats/clusteredProportion.js";
import type {ClusterSums} from "../../stats/clusterSums.js";
import {estimate} from "../../stats/estimate.js";
import type {Estimated} from "../../stats/interval.js";
import {meanDifference} from "../../stats/meanDifference.js";
import {newcombeDifference} from "../../stats/newcombe.js";
import {element} from "../element.js";
import type {Figure} from "../figure.js";
import {figure, intervalText} from "../figure.js";
import {sentence} from "../sentence.js";
import {table} from "../table.js";
import {word} from "./context.js";

/** One arm of a worked list, as the query gives it. */
export interface CallArmRow extends ClusterSums {
  list_nth: number | null;
  drawn_date: string | null;
  is_called: boolean;
  listed: number;
  reached: number;
  profit_y: number;
  profit_ny: number;
  profit_yy: number;
}

/** What calling did, by intention to treat: those to be called less those set aside, whoever was reached. */
export interface CallEffect {
  visits: Estimated;
  /** Profit more over all who were to be called, yuan. */
  saving: Estimated | null;
  called: CallArmRow;
  held: CallArmRow;
}

/** The effect of a list, or of all; null where either arm has too few whose time is over. */
export function callEffect(
  rows: readonly CallArmRow[],
  list: number | null = null
): CallEffect | null {
  const arm = (isCalled: boolean): CallArmRow | undefined =>
    rows.find(({list_nth, is_called}) => list_nth === list && is_called === isCalled);
  const [called, held] = [arm(true), arm(false)];
  if (!called || !held || Math.min(called.people, held.people) < settings.smallest_sample)
    return null;
  const profit = (row: CallArmRow): ClusterSums => ({
    people: row.people,
    n: row.n,
    nn: row.nn,
    y: row.profit_y,
    ny: row.profit_ny,
    yy: row.profit_yy
  });
  const difference = meanDifference(profit(called), profit(held));
  return {
    visits: newcombeDifference(clusteredProportion(called)!, clusteredProportion(held)!),
    saving: difference && {
      value: difference.value * called.n,
      lo: difference.lo * called.n,
      hi: difference.hi * called.n
    },
    called,
    held
  };
}

const cameFigure = (row: CallArmRow): Figure => ({
  metric: "call_came",
  group: `list:${row.list_nth ?? "all"},${row.is_called ? "called" : "held"}`,
  format: "share",
  ...estimate("share", row)
});

/** What calling did, once lists were worked and put back; before that, how to learn it. */
export function callEffectPart(rows: readonly CallArmRow[], locale: Locale = "zh"): HTMLElement {
  const days = settings.call_outcome_days;
  if (rows.length === 0)
    return element("p", {class: "stale-able"}, word("effect_none", locale, {days}));
  const effect = callEffect(rows);
  if (!effect) return element("p", {class: "stale-able"}, word("effect_early", locale, {days}));
  const points: Figure = {
    metric: "call_effect",
    ...effect.visits,
    format: "points",
    n: effect.called.n + effect.held.n
  };
  const isClear = effect.visits.lo > 0 || effect.visits.hi < 0;
  const {saving} = effect;
  return element(
    "section",
    {class: "stale-able"},
    element(
      "p",
      {class: "picture-title"},
      sentence(
        {
          message: isClear ? riskWords.effect_title : riskWords.effect_unclear,
          values: {
            days,
            called: cameFigure(effect.called),
            held: cameFigure(effect.held),
            points,
            range: intervalText(points, locale) ?? ""
          }
        },
        locale
      )
    ),
    saving !== null &&
      element(
        "p",
        {},
        sentence(
          {
            message: riskWords.effect_saving,
            values: {
              called: formatCount(effect.called.n, locale),
              saving: {metric: "call_saving", value: saving.value, format: "yuan"},
              range:
                intervalText(
                  {metric: "call_saving", ...saving, format: "yuan", n: effect.called.n},
                  locale
                ) ?? ""
            }
          },
          locale
        )
      ),
    table<CallArmRow>({
      caption: word("effect_caption", locale, {days}),
      columns: [
        {
          label: word("drawn_on", locale),
          cell: ({drawn_date}) => drawn_date ?? word("effect_all", locale)
        },
        {
          label: word("arm", locale),
          cell: ({is_called}) => word(is_called ? "arm_call" : "arm_hold_out", locale)
        },
        {
          label: word("n", locale),
          cell: ({listed}) => formatCount(listed, locale),
          isNumber: true
        },
        {
          label: word("effect_reached", locale),
          cell: ({reached}) => formatCount(reached, locale),
          isNumber: true
        },
        {
          label: word("effect_came", locale),
          cell: (row) => figure(cameFigure(row), locale),
          isNumber: true
        },
        {
          label: word("interval", locale),
          cell: (row) => intervalText(cameFigure(row), locale) ?? "",
          isNumber: true
        }
      ],
      rows,
      locale
    })
  );
}
