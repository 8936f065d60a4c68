import type {DuckDBConnection} from "@duckdb/node-api";
import type {Mart} from "../../src/contract/mart.js";
import {marts} from "../../src/contract/marts.js";
import {quoteName, rowsOf} from "../duckdb.js";
import {runInLanes} from "../lanes.js";

// Names are not told from other words by their shape; but where that many values of one column are
// names of known people, the column is one of names.
const fewestNames = 3;
const largestShareOfNames = 0.2;

/**
 * Looks for personal identifiers in every text column of the written marts: values shaped like one,
 * and columns whose values are names of people that the extracts know.
 *
 * @returns `mart.column` with the number of values, never a value
 */
export async function identifiersInMarts(lanes: readonly DuckDBConnection[]): Promise<string[]> {
  const found = new Map<string, string[]>();
  const tasks = marts.map((mart) => ({
    name: mart.name,
    async run(connection: DuckDBConnection) {
      found.set(mart.name, await identifiersIn(mart, connection));
    }
  }));
  await runInLanes(lanes, tasks);
  return marts.flatMap(({name}) => found.get(name)!);
}

async function identifiersIn(mart: Mart, connection: DuckDBConnection): Promise<string[]> {
  const found: string[] = [];
  for (const [name, {type, codes, personal}] of Object.entries(mart.columns)) {
    if ((type !== "category" && type !== "text") || codes !== undefined) continue;
    // A login that looks like an alias is one; anything else in such a column is a name.
    const names =
      personal === "staff"
        ? `not regexp_full_match(value, '[AC][0-9]+')`
        : "normal_name(value) in (select name from known_name)";
    const [counted] = await rowsOf<{values: string; shaped: string; names: string}>(
      connection,
      `with value as (
         select distinct ${quoteName(name)} as value from ${quoteName(mart.name)}
         where ${quoteName(name)} is not null
       )
       select
         count(*) as values,
         count(*) filter (has_identifier(value)) as shaped,
         count(*) filter (${names}) as names
       from value`
    );
    const values = Number(counted!.values);
    const shaped = Number(counted!.shaped);
    const named = Number(counted!.names);
    const isNames =
      personal === "staff"
        ? named > 0
        : named >= fewestNames && named > values * largestShareOfNames;
    if (shaped > 0 || isNames) found.push(`${mart.name}.${name}: ${shaped || named}`);
  }
  return found;
}
