import type {DuckDBConnection} from "@duckdb/node-api";
import type {MartName} from "../../src/contract/marts.js";
import {marts} from "../../src/contract/marts.js";
import {makeCustomerPeriods} from "../conform/customerPeriods.js";
import {modelRisk} from "../risk/modelRisk.js";
import {readSqlFile} from "../sqlFile.js";
import {estimateValues} from "../value/estimateValues.js";
import {figureMarts, practiceMarts, sumFigures, sumPractices} from "./sumFigures.js";

/** Marts that one connection writes one after another, for their tables may be its own. */
export interface MartGroup {
  marts: readonly MartName[];
  /** Makes tables that they select from, beyond those of `conform`. */
  prepare?: (connection: DuckDBConnection) => Promise<void>;
  /** Marts that are selected from, or of a group whose tables are. */
  reads: readonly MartName[];
}

/** What takes longest, in an order that leaves no lane without work: models, then figures, beside which the other marts are written. */
const prepared: readonly MartGroup[] = [
  // On one processor, and long: beside it other marts are written.
  {marts: ["customers", "customer_periods"], prepare: makeCustomerPeriods, reads: []},
  {marts: ["risk_effects", "risk_checks", "risk_vehicles"], prepare: modelRisk, reads: []},
  {
    marts: ["customer_values", "value_classes", "value_errors", "value_models", "value_parts"],
    prepare: estimateValues,
    reads: ["vehicles"]
  },
  {marts: ["recent_figures"], prepare: sumFigures, reads: figureMarts},
  {marts: ["month_figures"], reads: ["recent_figures"]},
  {marts: ["month_series_figures"], reads: ["recent_figures"]},
  {marts: ["recent_practices", "month_practices"], prepare: sumPractices, reads: practiceMarts}
];

/** The text of a mart's SQL file. */
export const martSql = async (mart: MartName): Promise<string> =>
  (await readSqlFile(new URL(`./${mart}.sql`, import.meta.url))).trim();

/** All marts, each group after those that it reads. */
export async function martGroups(): Promise<MartGroup[]> {
  const others = marts.filter(({name}) => !prepared.some((group) => group.marts.includes(name)));
  const groups: MartGroup[] = [...prepared];
  for (const {name} of others) {
    groups.push({marts: [name], reads: martsRead(await martSql(name), name)});
  }
  const ordered = new Set<MartGroup>();
  const visited = new Set<MartGroup>();
  const add = (group: MartGroup): void => {
    if (visited.has(group)) return;
    visited.add(group);
    for (const other of groups)
      if (other.marts.some((mart) => group.reads.includes(mart))) add(other);
    ordered.add(group);
  };
  groups.forEach(add);
  return [...ordered];
}

/** Marts that SQL text selects from. */
export function martsRead(sql: string, except?: MartName): MartName[] {
  const sources = new Set(sql.match(/(?<=\b(?:from|join)\s+)\w+/g));
  return marts.flatMap(({name}) => (name !== except && sources.has(name) ? [name] : []));
}
