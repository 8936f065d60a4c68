import type {DuckDBConnection} from "@duckdb/node-api";
import type {Manifest, ManifestDealer} from "../../src/contract/manifest.js";
import type {SourceName} from "../../src/contract/sources.js";
import {reportedK} from "../check/reportedK.js";
import {rowsOf} from "../duckdb.js";

/** The part of the manifest that is measured on the data. */
export type MeasuredManifest = Pick<
  Manifest,
  "dealers" | "model_series" | "period" | "sources" | "person_count" | "k" | "warnings"
>;

/** What the manifest says about the data, measured on the conformed tables and the written marts. */
export async function measureManifest(connection: DuckDBConnection): Promise<MeasuredManifest> {
  const dealers = await rowsOf<ManifestDealer>(
    connection,
    `select dealer_id, dealer_name, short_name, data_from, as_of, is_stale
     from dealers order by dealer_id`
  );
  const series = await rowsOf<{model_series: string}>(
    connection,
    `select distinct model_series from (
       select model_series from dealer_months union all select model_series from responses
     ) where model_series is not null order by model_series`
  );
  const [period] = await rowsOf<{from: string | null; to: string | null}>(
    connection,
    `select min(day) as from, max(day) as to from (
       select visit_date as day from visits
       union all select delivered_date from sales
       union all select responded_date from responses
     )`
  );
  const accepted = await rowsOf<{source_table: SourceName; row_count: string}>(
    connection,
    `select source_table,
       coalesce(sum(row_count) filter (balance_line = 'accepted'), 0) as row_count
     from balance group by source_table having bool_or(balance_line = 'read')
     order by source_table`
  );
  // A prospect whom the group does not know as a customer is a person too.
  const [persons] = await rowsOf<{person_count: string}>(
    connection,
    `select (select count(*) from customers where customer_kind = 'person')
       + (select count(*) from leads where customer_id is null) as person_count`
  );
  const warnings = await rowsOf<{reason: string; row_count: string}>(
    connection,
    `select reason, sum(row_count) as row_count from quality
     where balance_line = 'warned' group by reason order by reason`
  );
  return {
    dealers,
    model_series: series.map(({model_series}) => model_series),
    period: period!,
    sources: Object.fromEntries(
      accepted.map(({source_table, row_count}) => [source_table, Number(row_count)])
    ),
    person_count: Number(persons!.person_count),
    k: await reportedK(connection),
    warnings: Object.fromEntries(warnings.map(({reason, row_count}) => [reason, Number(row_count)]))
  };
}
