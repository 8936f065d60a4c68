import {formatPoints, formatRange, formatYuan} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {settings} from "../../contract/settings.js";
import {clusteredMean} from "../../stats/mean.js";
import {element} from "../element.js";
import {word} from "./context.js";
import type {MatchedRow} from "./similarPicture.js";
import {pointsRange} from "./similarPicture.js";

/** What each day earlier goes with, in coming back and in profit, among complaints that were resolved. */
export function dayWorth(rows: readonly MatchedRow[], locale: Locale = "zh"): HTMLElement {
  const row = rows.find(({comparison}) => comparison === "days");
  const perDay = row && clusteredMean(row);
  if (!row || !perDay?.interval || row.people < settings.small_sample)
    return element("p", {class: "stale-able"}, word("day_worth_none", locale));
  const {treated, controls, treated_mean, control_mean} = row;
  const value =
    (treated * (treated_mean ?? 0) + controls * (control_mean ?? 0)) / (treated + controls);
  // A day later takes away what a day earlier brings.
  const [gain, lo, hi] = [-perDay.value, -perDay.interval.hi, -perDay.interval.lo];
  return element(
    "p",
    {class: "stale-able"},
    word("day_worth", locale, {
      points: formatPoints(gain, locale),
      range: pointsRange({lo, hi}, locale),
      value: formatYuan(value, locale),
      worth: formatYuan(gain * value, locale),
      worth_range: formatRange(
        formatYuan(lo * value, locale),
        formatYuan(hi * value, locale),
        locale
      )
    })
  );
}
