import type {GroupShare} from "../charts/groupShares.js";
import {GroupShares} from "../charts/groupShares.js";
import type {Filters} from "../contract/filters.js";
import type {Manifest} from "../contract/manifest.js";
import type {MetricId} from "../contract/metrics.js";
import {metricNamed} from "../contract/metrics.js";
import {formatCount} from "../i18n/format.js";
import {loyaltyWords} from "../i18n/loyalty.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {figure} from "./figure.js";
import type {LoyaltyChoice} from "./loyaltyChoice.js";
import type {Measured} from "./measures.js";
import {findMeasure, isShown} from "./measures.js";
import {picture} from "./picture.js";
import {periodText} from "./returnPicture.js";
import type {Sentence} from "./sentence.js";
import {table} from "./table.js";

/** The four groups with the names of their fixed colours, satisfied but gone first. */
const GROUPS = {
  satisfied_but_gone: "gone",
  satisfied_came_back: "kept",
  not_satisfied_came_back: "kept-unsatisfied",
  not_satisfied_gone: "gone-unsatisfied"
} as const satisfies Partial<Record<MetricId, string>>;

const groupIds = Object.keys(GROUPS) as (keyof typeof GROUPS)[];

/** What the four groups say. */
export function groupsTitle(groups: readonly Measured[]): Sentence {
  const gone = findMeasure(groups, "satisfied_but_gone");
  const lost = findMeasure(groups, "not_satisfied_gone");
  if (!gone || !lost || !isShown(gone)) return {message: loyaltyWords.groups_none, values: {}};
  const values = {gone: gone.figure, lost: lost.figure};
  const times = gone.estimate.value! / lost.estimate.value!;
  return Number.isFinite(times) && times >= 1.5
    ? {
        message: loyaltyWords.groups_title,
        values: {
          ...values,
          times: {metric: "satisfied_but_gone:times", value: times, format: "decimal"}
        }
      }
    : {message: loyaltyWords.groups_title_plain, values};
}

/** The four groups of satisfaction × return, with the same by dealer behind them. */
export function groupsPicture(
  groups: readonly Measured[],
  byDealer: readonly Measured[],
  {choice, filters, manifest}: {choice: LoyaltyChoice; filters: Filters; manifest: Manifest},
  locale: Locale = "zh"
): HTMLElement {
  const measures = groupIds.flatMap((id) => findMeasure(groups, id) ?? []);
  const data: GroupShare[] = measures.map(({id, metric, estimate, sums}) => ({
    group: GROUPS[id as keyof typeof GROUPS],
    label: metric.label[locale],
    share: estimate.value,
    lo: estimate.lo,
    hi: estimate.hi,
    count: sums.y
  }));
  const sums = measures[0]?.sums;
  return picture({
    title: groupsTitle(groups),
    subtitle: say(
      loyaltyWords.groups_subtitle,
      {
        period: periodText(filters, manifest, locale),
        window: choice.windowMonths,
        n: formatCount(sums?.n ?? 0, locale)
      },
      locale
    ),
    draw: (options) => GroupShares(data, {...options, people: sums?.people ?? 0}),
    table: () => groupsTable(groups, byDealer, manifest, locale),
    locale
  });
}

function groupsTable(
  groups: readonly Measured[],
  byDealer: readonly Measured[],
  {dealers}: Manifest,
  locale: Locale
): HTMLElement {
  interface Row {
    name: string;
    measures: readonly Measured[];
  }
  const rows: Row[] = dealers
    .map(({dealer_id, short_name}) => ({
      name: short_name,
      measures: byDealer.filter((measure) => measure.dealer_id === dealer_id)
    }))
    .filter(({measures}) => measures.length > 0);
  return table<Row>({
    caption: say(loyaltyWords.dealers_caption, {}, locale),
    columns: [
      {label: say(loyaltyWords.dealer, {}, locale), cell: ({name}) => name},
      ...groupIds.map((id) => ({
        label: metricNamed(id).label[locale],
        cell: ({measures}: Row) => {
          const measure = measures.find((candidate) => candidate.id === id);
          return measure ? figure(measure.figure, locale) : "";
        },
        sortBy: ({measures}: Row) =>
          measures.find((candidate) => candidate.id === id)?.estimate.value ?? null,
        isNumber: true
      }))
    ],
    rows,
    total: {name: say(loyaltyWords.both, {}, locale), measures: groups},
    locale
  });
}
