import type {Filters} from "../contract/filters.js";
import type {Manifest} from "../contract/manifest.js";
import {formatPeriod} from "../i18n/format.js";
import {homeWords} from "../i18n/home.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";

/** The span that the headline figures are about, and the one a year before. */
export interface ReportSpan {
  /** What it is called. */
  period: string;
  /** What the one before is called; null where the two would overlap and cannot be compared. */
  before: string | null;
}

const monthNumber = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/** The last 12 months where no period is chosen, else the period; compared when it has at most 12. */
export function spanOf(
  {from, to}: Pick<Filters, "from" | "to">,
  {period}: Pick<Manifest, "period">,
  locale: Locale = "zh"
): ReportSpan {
  if (from === null && to === null) {
    return {
      period: say(homeWords.last_year, {}, locale),
      before: say(homeWords.before_year, {}, locale)
    };
  }
  const last = to ?? period.to?.slice(0, 7) ?? null;
  const isShort = from !== null && last !== null && monthNumber(last) - monthNumber(from) < 12;
  return {
    period: say(homeWords.chosen_period, {period: formatPeriod(from, to, locale)}, locale),
    before: isShort ? say(homeWords.before_period, {}, locale) : null
  };
}

/** The period as it is said: what the filters name, else what the data have. */
export const periodText = (
  {from, to}: Filters,
  {period}: Pick<Manifest, "period">,
  locale: Locale = "zh"
): string =>
  formatPeriod(
    from ?? period.from?.slice(0, 7) ?? null,
    to ?? period.to?.slice(0, 7) ?? null,
    locale
  );
