import type {Query} from "./query.js";
import {queryOf, sql} from "./sql.js";
import type {MeasureRow} from "./measures/measure.js";

export type BalanceRow = {
  source_table: string;
  dealer_id: number | null;
  balance_line: string;
  row_count: number;
};

export type ReasonRow = BalanceRow & {reason: string};

/** The balance: rows by table, dealer and outcome. */
export function qualityBalance(): Query<BalanceRow> {
  return queryOf<BalanceRow>(
    "quality_balance",
    {},
    ["quality"],
    sql`select cast(source_table as varchar) as source_table,
  cast(dealer_id as integer) as dealer_id,
  cast(balance_line as varchar) as balance_line,
  cast(sum(row_count) as double) as row_count
from quality
group by 1, 2, 3
order by 1, 2 nulls first, 3`
  );
}

/** Why rows were merged, refused, excluded or warned about; rows by table, dealer, outcome and reason. */
export function qualityReasons(): Query<ReasonRow> {
  return queryOf<ReasonRow>(
    "quality_reasons",
    {},
    ["quality"],
    sql`select cast(source_table as varchar) as source_table,
  cast(dealer_id as integer) as dealer_id,
  cast(balance_line as varchar) as balance_line,
  cast(reason as varchar) as reason,
  cast(sum(row_count) as double) as row_count
from quality
where reason is not null and cast(reason as varchar) <> ''
group by 1, 2, 3, 4
order by 1, 2 nulls first, 3, 5 desc, 4`
  );
}

/** Of the rows read, those not refused, for all tables and dealers together; a count of rows, not of people. */
export function rowAcceptance(): Query<MeasureRow> {
  return queryOf<MeasureRow>(
    "row_acceptance",
    {},
    ["quality"],
    sql`select 'row_acceptance' as metric, cast(null as integer) as dealer_id,
  n as people, n, n - refused as y, n as nn, n - refused as ny, n - refused as yy
from (
  select
    cast(coalesce(sum(row_count) filter (where balance_line = 'read'), 0) as double) as n,
    cast(coalesce(sum(row_count) filter (where balance_line = 'refused'), 0) as double) as refused
  from quality
)`
  );
}
