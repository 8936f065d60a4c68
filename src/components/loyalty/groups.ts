import type {MetricId} from "../../contract/metrics.js";
import {metricNamed} from "../../contract/metrics.js";
import {groupLabels} from "../../i18n/loyaltyGroups.js";
import type {Locale} from "../../i18n/message.js";
import type {ClusterSums} from "../../stats/clusterSums.js";
import type {Measured} from "../measures.js";
import {measureNamed} from "../measures.js";
import type {LoyaltyMeasure} from "./choice.js";

/** The four groups with the names of their fixed colours: above the cut of loyalty, then below it. */
export const GROUPS = {
  not_satisfied_came_back: "kept-unsatisfied",
  satisfied_came_back: "kept",
  not_satisfied_gone: "gone-unsatisfied",
  satisfied_but_gone: "gone"
} as const satisfies Partial<Record<MetricId, string>>;
export type GroupId = keyof typeof GROUPS;
export const groupIds = Object.keys(GROUPS) as GroupId[];

/** One count among the responses whose loyalty is known, as the query gives it. */
export interface GroupRow extends ClusterSums {
  part: "all" | "dealer" | "model";
  dealer_id: number | null;
  model_series: string | null;
  metric: MetricId;
  too_recent: number;
  unlinked: number;
}

/** The groups of all, or of one dealer or model. */
export interface GroupSet {
  dealer_id: number | null;
  model_series: string | null;
  measures: readonly Measured[];
}

/** The measures of one part of the rows, set by set. */
export function groupSets(rows: readonly GroupRow[], part: GroupRow["part"]): GroupSet[] {
  const sets = new Map<string, GroupSet & {measures: Measured[]}>();
  for (const row of rows) {
    if (row.part !== part) continue;
    const {dealer_id, model_series} = row;
    const key = `${dealer_id} ${model_series}`;
    const set = sets.get(key) ?? {dealer_id, model_series, measures: []};
    set.measures.push(measureNamed(row.metric, row));
    sets.set(key, set);
  }
  return [...sets.values()];
}

/** The measures of all responses together, with those left out as counts. */
export function allMeasures(rows: readonly GroupRow[]): Measured[] {
  const [first] = rows.filter(({part}) => part === "all");
  const countOf = (id: MetricId, y: number): Measured =>
    measureNamed(id, {people: 0, n: 0, y, nn: 0, ny: 0, yy: 0});
  return [
    ...(groupSets(rows, "all")[0]?.measures ?? []),
    ...(first
      ? [
          countOf("too_recent_responses", first.too_recent),
          countOf("unlinked_responses", first.unlinked)
        ]
      : [])
  ];
}

/** What a group is called: by coming back as in the catalogue, by another measure loyal or not. */
export const groupLabel = (id: GroupId, measure: LoyaltyMeasure, locale: Locale = "zh"): string =>
  measure === "back" ? metricNamed(id).label[locale] : groupLabels[id][locale];
