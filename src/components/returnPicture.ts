import type {LevelReturn} from "../charts/returnBySatisfaction.js";
import {ReturnBySatisfaction} from "../charts/returnBySatisfaction.js";
import type {Filters} from "../contract/filters.js";
import type {Manifest} from "../contract/manifest.js";
import {formatCount, formatPeriod, formatShare} from "../i18n/format.js";
import {loyaltyWords} from "../i18n/loyalty.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {figure, intervalText} from "./figure.js";
import type {LevelRow} from "./levelReturns.js";
import {levelReturns} from "./levelReturns.js";
import type {LoyaltyChoice} from "./loyaltyChoice.js";
import type {Measured} from "./measures.js";
import {findMeasure} from "./measures.js";
import {picture} from "./picture.js";
import {levelFigure, returnThesis} from "./returnThesis.js";
import {table} from "./table.js";

/** What the picture shows besides the levels. */
export interface ReturnContext {
  choice: LoyaltyChoice;
  /** Questionnaires of different scales are side by side. */
  isMixed: boolean;
  filters: Filters;
  manifest: Pick<Manifest, "period">;
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

/**
 * The first picture: the share that came back, by overall satisfaction. A customer can be at several
 * levels, so that how many they are comes from the figures of all levels together.
 */
export function returnPicture(
  rows: readonly LevelRow[],
  groups: readonly Measured[],
  {choice, isMixed, filters, manifest}: ReturnContext,
  locale: Locale = "zh"
): HTMLElement {
  const levels = levelReturns(rows, locale);
  const sum = (of: (row: LevelRow) => number): number =>
    rows.reduce((total, row) => total + of(row), 0);
  const tooRecent = sum(({too_recent}) => too_recent);
  const subtitle = say(
    loyaltyWords.return_subtitle,
    {
      window: choice.windowMonths,
      period: periodText(filters, manifest, locale),
      n: formatCount(
        sum(({n}) => n),
        locale
      ),
      people: formatCount(findMeasure(groups, "came_back")?.estimate.people ?? 0, locale)
    },
    locale
  );
  return picture({
    title: returnThesis(levels),
    subtitle,
    draw: (options) => ReturnBySatisfaction(levels, options),
    alternative: levels
      .map((level) => `${level.label} ${formatShare(levelFigure(level).value, locale)}`)
      .join(locale === "zh" ? "，" : ", "),
    table: () => levelTable(rows, subtitle, locale),
    notes: [
      ...(tooRecent > 0
        ? [say(loyaltyWords.too_recent_note, {count: formatCount(tooRecent, locale)}, locale)]
        : []),
      ...(isMixed ? [loyaltyWords.mixed_note[locale]] : [])
    ],
    locale
  });
}

function levelTable(rows: readonly LevelRow[], caption: string, locale: Locale): HTMLElement {
  const levels = levelReturns(rows, locale);
  const word = (name: keyof typeof loyaltyWords): string => say(loyaltyWords[name], {}, locale);
  const count =
    (name: string, of: (row: LevelRow) => number) =>
    ({level}: LevelReturn): HTMLElement => {
      const row = rows.find((candidate) => candidate.level === level);
      const value = row ? of(row) : 0;
      return figure({metric: name, group: `level:${level}`, value, format: "count"}, locale);
    };
  return table({
    caption,
    columns: [
      {label: word("level"), cell: ({label}: LevelReturn) => label},
      {
        label: word("responses"),
        cell: count("eligible_responses", ({n}) => n),
        isNumber: true
      },
      {label: word("people"), cell: count("people", ({people}) => people), isNumber: true},
      {label: word("back"), cell: count("came_back_responses", ({y}) => y), isNumber: true},
      {
        label: word("share"),
        cell: (level) => figure(levelFigure(level), locale),
        isNumber: true
      },
      {
        label: word("interval"),
        cell: (level) => intervalText(levelFigure(level), locale) ?? "",
        isNumber: true,
        raw: null
      },
      {
        label: word("too_recent"),
        cell: count("too_recent_responses", ({too_recent}) => too_recent),
        isNumber: true
      }
    ],
    rows: levels.toReversed(),
    locale
  });
}
