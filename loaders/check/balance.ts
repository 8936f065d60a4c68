import type {DuckDBConnection} from "@duckdb/node-api";
import type {SourceName} from "../../src/contract/sources.js";
import {sourceNamed} from "../../src/contract/sources.js";
import {stageMessages} from "../../src/i18n/loaders.js";
import {say} from "../../src/i18n/message.js";
import {rowsOf} from "../duckdb.js";
import type {GateContext} from "./gates.js";
import {checkGates} from "./gates.js";

/**
 * Holds `balance` to its sum, for each source table and dealer:
 * read = accepted + merged + refused + excluded.
 *
 * @throws GateError that lists every table and dealer whose rows do not add up
 */
export async function checkBalance(
  connection: DuckDBConnection,
  context: GateContext
): Promise<void> {
  const lines = ["read", "accepted", "merged", "refused", "excluded"];
  const sums = lines.map(
    (line) => `coalesce(sum(row_count) filter (balance_line = '${line}'), 0)::double as "${line}"`
  );
  const rows = await rowsOf<{
    source_table: SourceName;
    dealer: string | null;
    read: number;
    accepted: number;
    merged: number;
    refused: number;
    excluded: number;
  }>(
    connection,
    `from (select source_table, dealer, ${sums.join(", ")} from balance group by all)
    where "read" <> accepted + merged + refused + excluded order by source_table, dealer`
  );
  const {locale} = context;
  checkGates(
    context,
    rows.map(({source_table, dealer, ...counts}) => {
      const sum = counts.accepted + counts.merged + counts.refused + counts.excluded;
      const table = sourceNamed(source_table).label[locale];
      const values = {table, sum, dealer: dealer ?? stageMessages.allDealers[locale], ...counts};
      return {gate: "balance", message: say(stageMessages.balance, values, locale)};
    })
  );
}
