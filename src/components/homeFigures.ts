import type {Manifest} from "../contract/manifest.js";
import type {MetricId} from "../contract/metrics.js";
import {metricNamed} from "../contract/metrics.js";
import {homeWords} from "../i18n/home.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import type {Child} from "./element.js";
import {element} from "./element.js";
import {isCompared, worseChanges} from "./homeAnswer.js";
import type {Change, Measured} from "./measures.js";
import {changes, findMeasure} from "./measures.js";
import {missingOf, missingSource} from "./missingSource.js";
import {sentence} from "./sentence.js";
import type {ReportSpan} from "./span.js";
import {term} from "./term.js";
import {tile, tiles} from "./tile.js";

const GROUPS = {
  group_stay: [
    "service_retention_rate",
    "on_time_service",
    "first_service_capture",
    "lost_share",
    "at_risk_vehicles"
  ],
  group_say: [
    "satisfied_share",
    "very_satisfied_share",
    "recommend_top_box",
    "came_back",
    "satisfied_but_gone"
  ],
  group_business: [
    "visits",
    "revenue",
    "average_ticket",
    "rework_share",
    "complaint_rate",
    "car_sales",
    "repeat_sale_share",
    "referral_sale_share"
  ]
} as const satisfies Record<string, readonly MetricId[]>;

/** Every headline figure of the home page. */
export const homeMetrics: readonly MetricId[] = Object.values(GROUPS).flat();

/** How the headline figures changed since the span before; none where it cannot be compared. */
export const homeChanges = (
  now: readonly Measured[],
  before: readonly Measured[],
  span: ReportSpan
): Change[] =>
  span.before !== null
    ? changes(
        now.filter(({id}) => homeMetrics.includes(id)),
        before
      )
    : [];

/** The headline figures in three groups; those whose extracts are missing are named instead. */
export function homeFigures(
  now: readonly Measured[],
  changed: readonly Change[],
  {before}: ReportSpan,
  manifest: Pick<Manifest, "sources">,
  locale: Locale = "zh"
): HTMLElement {
  const missing = missingOf(
    homeMetrics.flatMap((id) => metricNamed(id).needs),
    manifest
  );
  return element(
    "div",
    {},
    (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => {
      const shown = GROUPS[group].flatMap((id) => findMeasure(now, id) ?? []);
      return (
        shown.length > 0 && [
          element("h3", {}, homeWords[group][locale]),
          tiles(
            shown.map(({id, figure}) =>
              tile({
                label: term(id, locale),
                figure,
                notes: before === null ? [] : changeNote(id, changed, before, locale),
                locale
              })
            )
          )
        ]
      );
    }),
    missing.length > 0 && missingSource(missing, locale)
  );
}

function changeNote(
  id: MetricId,
  changed: readonly Change[],
  before: string,
  locale: Locale
): Child[] {
  const change = changed.find((candidate) => candidate.id === id);
  if (!change || change.figure.value === null) return [];
  const {figure, verdict} = change;
  const message = verdict === "same" ? homeWords.compared_same : homeWords.compared;
  const isJudged = verdict === "better" || verdict === "worse";
  return [
    element(
      "span",
      {class: isJudged && `is-${verdict}`, "data-verdict": verdict},
      sentence({message, values: {before, change: figure}}, locale),
      isJudged && `${locale === "zh" ? "，" : ", "}${homeWords[verdict][locale]}`
    )
  ];
}

/** The list of what is reliably worse than in the span before. */
export function changesForTheWorse(
  now: readonly Measured[],
  changed: readonly Change[],
  {before}: ReportSpan,
  locale: Locale = "zh"
): HTMLElement {
  if (before === null) return element("p", {}, say(homeWords.not_comparable, {}, locale));
  if (!isCompared(changed))
    return element("p", {}, say(homeWords.nothing_before, {before}, locale));
  const worse = worseChanges(changed);
  if (worse.length === 0) return element("p", {}, say(homeWords.no_change, {before}, locale));
  return element(
    "ul",
    {class: "changes"},
    worse.map(({id, figure}) => {
      const measure = findMeasure(now, id)!;
      const values = {
        metric: term(id, locale),
        now: measure.figure,
        before,
        change: figure
      };
      return element("li", {}, sentence({message: homeWords.change_line, values}, locale));
    })
  );
}
