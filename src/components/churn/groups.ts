import {segmentSchemes} from "../../contract/segments.js";
import {churnWords} from "../../i18n/churn.js";
import type {Locale} from "../../i18n/message.js";
import type {GroupTable} from "../../stats/logRank.js";
import type {SurvivalPoint} from "../../stats/kaplanMeier.js";
import {kaplanMeier} from "../../stats/kaplanMeier.js";
import type {Split} from "./choice.js";
import type {ChurnContext, CurveRow} from "./context.js";
import {followedCount, lifeTableOf} from "./context.js";

/** A group of vehicles with its curve. */
export interface CurveGroup {
  part: string;
  name: string;
  /** Names its colour. */
  colour: string;
  vehicles: number;
  table: GroupTable["table"];
  points: SurvivalPoint[];
}

/** Colours of groups that have none of their own, in the order of their size. */
const COLOURS = ["3", "2", "1", "4", "5"] as const;

/** What a part is called. */
export function partName(
  part: string,
  split: Split,
  {manifest}: Pick<ChurnContext, "manifest">,
  locale: Locale = "zh"
): string {
  if (split === "dealer") {
    const dealer = manifest.dealers.find(({dealer_id}) => String(dealer_id) === part);
    return dealer?.short_name ?? part;
  }
  if (split === "origin") return churnWords[part === "here" ? "here" : "elsewhere"][locale];
  if (split === "abcd" || split === "tiers") {
    const classes: Readonly<Record<string, {short: {zh: string; en: string}}>> =
      segmentSchemes[split].classes;
    return classes[part]?.short[locale] ?? part;
  }
  return part;
}

/** The groups of the rows, the largest first (years in their order, classes in that of the scheme). */
export function curveGroups(
  rows: readonly CurveRow[],
  split: Split,
  context: Pick<ChurnContext, "manifest">,
  locale: Locale = "zh"
): CurveGroup[] {
  const isScheme = split === "abcd" || split === "tiers";
  const order = isScheme ? Object.keys(segmentSchemes[split].classes) : [];
  return [...new Set(rows.flatMap(({part}) => part ?? []))]
    .map((part) => {
      const own = rows.filter((row) => row.part === part);
      return {part, own, vehicles: followedCount(own)};
    })
    .sort((a, b) =>
      isScheme ? order.indexOf(a.part) - order.indexOf(b.part) : b.vehicles - a.vehicles
    )
    .map(({part, own, vehicles}, index) => {
      const table = lifeTableOf(own);
      return {
        part,
        name: partName(part, split, context, locale),
        colour: isScheme ? part : (COLOURS[index] ?? "1"),
        vehicles,
        table,
        points: kaplanMeier(table)
      };
    });
}
