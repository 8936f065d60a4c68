import {DealerDots} from "../charts/dealerDots.js";
import type {Manifest} from "../contract/manifest.js";
import type {MetricId} from "../contract/metrics.js";
import {metricNamed} from "../contract/metrics.js";
import {homeWords} from "../i18n/home.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import type {DealerStanding} from "./dealerStanding.js";
import {dealerStandings, differenceFigure} from "./dealerStanding.js";
import {element} from "./element.js";
import {figure} from "./figure.js";
import type {Measured} from "./measures.js";
import {addSums, measureNamed} from "./measures.js";
import {picture} from "./picture.js";
import type {Sentence} from "./sentence.js";
import type {ReportSpan} from "./span.js";
import {table} from "./table.js";

/** The figures in the table of dealers. */
export const dealerMetrics: readonly MetricId[] = [
  "service_retention_rate",
  "on_time_service",
  "lost_share",
  "satisfied_share",
  "satisfied_but_gone",
  "visits",
  "revenue",
  "average_ticket"
];

/** Which dealers, lowest first, are apart from the others, or that none is. */
export function dealersTitle(
  standings: readonly DealerStanding[],
  locale: Locale = "zh"
): Sentence {
  const metric = standings[0]!.measure.metric.label[locale];
  const apart = standings.filter(({isApart}) => isApart);
  const below = apart.find(({difference}) => difference.value < 0);
  const above = apart.toReversed().find(({difference}) => difference.value > 0);
  const part = ({name, measure, difference}: DealerStanding) => ({
    dealer: name,
    value: measure.figure,
    difference: differenceFigure(measure, difference)
  });
  if (below) return {message: homeWords.dealers_below, values: {metric, ...part(below)}};
  if (above) return {message: homeWords.dealers_above, values: {metric, ...part(above)}};
  return {message: homeWords.dealers_equal, values: {metric}};
}

/** One share of each dealer, lowest last, against all together; says so where there are not two to compare. */
export function dealerPicture(
  measures: readonly Measured[],
  manifest: Pick<Manifest, "dealers">,
  span: ReportSpan,
  yardstick: MetricId,
  locale: Locale = "zh"
): HTMLElement {
  const standings = dealerStandings(measures, manifest, [yardstick]);
  if (standings.length < 2) {
    return element("p", {class: "small"}, say(homeWords.one_dealer, {}, locale));
  }
  const pooled = measureNamed(yardstick, addSums(standings.map(({measure}) => measure.sums)));
  const metric = metricNamed(yardstick).label[locale];
  return picture({
    title: dealersTitle(standings, locale),
    subtitle: say(homeWords.dealers_subtitle, {metric, period: span.period}, locale),
    draw: (options) =>
      DealerDots(
        standings.toReversed().map(({name, measure: {estimate}}) => ({
          dealer: name,
          share: estimate.value,
          lo: estimate.lo,
          hi: estimate.hi,
          n: estimate.n ?? 0,
          people: estimate.people ?? 0
        })),
        {...options, pooled: pooled.estimate.value}
      ),
    table: () => dealerTable(measures, manifest, span, [yardstick], locale),
    notes: yardstick === "service_retention_rate" ? [say(homeWords.dealers_here, {}, locale)] : [],
    locale
  });
}

/** Figures of each dealer side by side, and of all together where they add up. */
export function dealerTable(
  measures: readonly Measured[],
  {dealers}: Pick<Manifest, "dealers">,
  {period}: ReportSpan,
  ids: readonly MetricId[],
  locale: Locale = "zh"
): HTMLElement {
  const present = dealers.filter(({dealer_id}) =>
    measures.some((measure) => measure.dealer_id === dealer_id)
  );
  const find = (dealer_id: number, id: MetricId) =>
    measures.find((measure) => measure.dealer_id === dealer_id && measure.id === id);
  return table({
    caption: say(homeWords.dealers_caption, {period}, locale),
    columns: [
      {
        label: say(homeWords.dealer, {}, locale),
        cell: ({short_name}: Manifest["dealers"][number]) => short_name
      },
      ...ids
        .filter((id) => measures.some((measure) => measure.id === id))
        .map((id) => ({
          label: metricNamed(id).label[locale],
          cell: ({dealer_id}: Manifest["dealers"][number]) => {
            const measure = find(dealer_id, id);
            return measure ? figure(measure.figure, locale) : "";
          },
          sortBy: ({dealer_id}: Manifest["dealers"][number]) =>
            find(dealer_id, id)?.estimate.value ?? null,
          isNumber: true
        }))
    ],
    rows: present,
    locale
  });
}
