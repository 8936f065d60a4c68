import type {Filters} from "../../contract/filters.js";
import type {MartName} from "../../contract/marts.js";
import type {MetricId} from "../../contract/metrics.js";
import {filterArguments, spanArguments} from "../filters.js";
import type {Customers, Span} from "../filters.js";
import type {Query} from "../query.js";
import {join, queryOf, sql} from "../sql.js";
import type {Arguments, Sql} from "../sql.js";

/**
 * A figure as sums over customers i, from which `src/stats` estimates it (`ClusterSums`): value y/n, or y
 * itself for a count, whose other sums are 0. `dealer_id` is null for all chosen dealers together.
 */
export type MeasureRow = {
  metric: MetricId;
  dealer_id: number | null;
  people: number;
  n: number;
  y: number;
  nn: number;
  ny: number;
  yy: number;
};

export interface MeasureOptions extends Span {
  /** One row per figure, or one per figure and dealer; defaults to all. */
  by?: "all" | "dealer";
  /** Defaults to persons in rates of people, to all in counts and money. */
  customers?: Customers;
}

/**
 * A rate over the rows: of those of which `of` holds the share of which `has` holds, or the sum of
 * `amount` over the sum of `per` (whole numbers; the figure is in units of `unit` of the amount).
 */
export type Ratio = {metric: MetricId} & (
  {of: Sql; has: Sql} | {amount: Sql; per: Sql; unit: number}
);

/** A plain count or total: an aggregate over all rows. */
export interface Count {
  metric: MetricId;
  total: Sql;
}

export interface MeasuresOf {
  name: string;
  filters: Filters;
  options: MeasureOptions;
  customers: Customers;
  /** Further arguments that name the query. */
  parameters?: Readonly<Record<string, Arguments>>;
  marts: readonly MartName[];
  /** Relations in order; the last is `kept`: the rows to count, with `dealer_id` and `cluster` (the customer). */
  relations: readonly Sql[];
  ratios?: readonly Ratio[];
  counts?: readonly Count[];
}

/** A query of measure rows: one pass to the customers' sums, one to their squares. */
export function measuresOf(definition: MeasuresOf): Query<MeasureRow> {
  const {name, filters, options, customers, parameters = {}, marts, relations} = definition;
  const {ratios = [], counts = []} = definition;
  const isByDealer = options.by === "dealer";
  const group = isByDealer ? sql`group by dealer_id` : sql``;
  const dealer = isByDealer ? sql`dealer_id` : sql`cast(null as integer)`;
  const parts: Sql[] = [];
  const answers: Sql[] = [];
  if (ratios.length > 0) {
    const each = ratios.map((ratio, i) => perCustomer(ratio, i));
    const all = ratios.map((_, i) => overCustomers(i));
    parts.push(
      sql`per_customer as (
  select ${dealer} as dealer_id, cluster,
    ${join(each, ",\n    ")}
  from kept
  group by ${isByDealer ? sql`dealer_id, cluster` : sql`cluster`}
)`,
      sql`sums as materialized (
  select ${dealer} as dealer_id,
    ${join(all, ",\n    ")}
  from per_customer
  ${group}
)`
    );
    answers.push(...ratios.map(ratioAnswer));
  }
  if (counts.length > 0) {
    const totals = counts.map(({total}, i) => sql`${total} as ${column("total", i)}`);
    parts.push(sql`totals as materialized (
  select ${dealer} as dealer_id, ${join(totals, ", ")}
  from kept
  ${group}
)`);
    answers.push(...counts.map(countAnswer));
  }
  return queryOf<MeasureRow>(
    name,
    {
      filters: filterArguments(filters),
      ...(spanArguments(options) as object),
      by: options.by ?? "all",
      customers,
      ...parameters
    },
    marts,
    sql`with ${join([...relations, ...parts], ",\n")}
${join(answers, "\nunion all\n")}
order by metric, dealer_id nulls first`
  );
}

/** A name with a number: fixed text of this module, never a reader's. */
const column = (name: string, i: number): Sql => ({text: `${name}_${i}`, values: []});

function perCustomer(ratio: Ratio, i: number): Sql {
  const [n, y] =
    "has" in ratio
      ? [
          sql`count(*) filter (where ${ratio.of})`,
          sql`count(*) filter (where ${ratio.of} and ${ratio.has})`
        ]
      : [sql`sum(${ratio.per})`, sql`coalesce(sum(${ratio.amount}), 0)`];
  return sql`${n} as ${column("n", i)}, ${y} as ${column("y", i)}`;
}

function overCustomers(i: number): Sql {
  const n = column("n", i);
  const y = column("y", i);
  return sql`count(*) filter (where ${n} <> 0 or ${y} <> 0) as ${column("people", i)}, sum(${n}) as ${column("sn", i)}, sum(${y}) as ${column("sy", i)},
    sum(${n} * ${n}) as ${column("nn", i)}, sum(${n} * ${y}) as ${column("ny", i)}, sum(${y} * ${y}) as ${column("yy", i)}`;
}

function ratioAnswer(ratio: Ratio, i: number): Sql {
  const unit = "has" in ratio ? 1 : ratio.unit;
  const scaled = (name: string, divisor: number) =>
    sql`cast(coalesce(${column(name, i)}, 0) as double) / cast(${divisor} as double)`;
  return sql`select cast(${ratio.metric} as varchar) as metric, cast(dealer_id as integer) as dealer_id,
  cast(${column("people", i)} as double) as people, ${scaled("sn", 1)} as n, ${scaled("sy", unit)} as y,
  ${scaled("nn", 1)} as nn, ${scaled("ny", unit)} as ny, ${scaled("yy", unit * unit)} as yy
from sums`;
}

function countAnswer({metric}: Count, i: number): Sql {
  const none = sql`cast(0 as double)`;
  return sql`select cast(${metric} as varchar) as metric, cast(dealer_id as integer) as dealer_id,
  ${none} as people, ${none} as n, cast(coalesce(${column("total", i)}, 0) as double) as y,
  ${none} as nn, ${none} as ny, ${none} as yy
from totals`;
}
