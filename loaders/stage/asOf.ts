import type {DuckDBConnection} from "@duckdb/node-api";
import {sources} from "../../src/contract/sources.js";
import {quoteName, quoteText} from "../duckdb.js";
import {stageTable} from "./stageTables.js";

/**
 * Fills `as_of`: per dealer the latest of its files' dates, a file's date being its export date,
 * else the last day of behaviour in it; for dealers without either, what extract.json gives.
 */
export async function fillAsOf(
  connection: DuckDBConnection,
  given: ReadonlyMap<string, string>
): Promise<void> {
  const perTable = sources
    .filter((source) => source.reference !== true && "dealer" in source.fields)
    .map((source) => {
      const last = source.dated === undefined ? "null" : `max(${quoteName(source.dated)})`;
      return `select dealer, coalesce(max(exported_on), cast(${last} as date)) as as_of
        from ${stageTable(source)} group by dealer, source_id`;
    });
  await connection.run(`insert into as_of
    select dealer, max(as_of) from (${perTable.join(" union all ")})
    where dealer is not null group by dealer having max(as_of) is not null order by dealer`);
  for (const [dealer, day] of given) {
    await connection.run(`insert into as_of select ${quoteText(dealer)}, date ${quoteText(day)}
      where not exists (from as_of where dealer = ${quoteText(dealer)})`);
  }
}
