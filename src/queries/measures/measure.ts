import type {Filters} from "../../contract/filters.js";
import type {MartName} from "../../contract/marts.js";
import type {MetricId} from "../../contract/metrics.js";
import type {Practice} from "../../contract/practices.js";
import {filterArguments, spanArguments} from "../filters.js";
import type {Customers, Span} from "../filters.js";
import type {Query} from "../query.js";
import {join, queryOf, sql} from "../sql.js";
import type {Arguments, Sql} from "../sql.js";

/** What a figure is called: by the catalogue, or as the practice that a share stands for. */
export type FigureName = MetricId | Practice;

/**
 * A figure as sums over customers i, from which `src/stats` estimates it (`ClusterSums`): value y/n, or y
 * itself for a count, whose other sums are 0. `dealer_id` is null for all chosen dealers together.
 */
export type MeasureRow = {
  metric: FigureName;
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
  /**
   * Keeps the rows of each model series and each month apart where customers or vehicles are summed up, and
   * sums up customers in the relation `among` only; for cells.
   */
  apart?: {model: boolean; month: boolean; among?: Sql};
  /** Defaults to persons in rates of people, to all in counts and money. */
  customers?: Customers;
}

/**
 * A rate over the rows of which `of` holds: the share of which `has` holds too, or the sum of `amount`
 * over all rows per such row (whole numbers; the figure is in units of `unit` of the amount).
 */
export type Ratio = {metric: FigureName; of: Sql} & ({has: Sql} | {amount: Sql; unit: number});

/**
 * A plain count or total over all rows: a sum (in units of `unit`), how many different ones there are, or how
 * many customers have a row of which it holds.
 */
export type Count = {metric: FigureName} & (
  {sum: Sql; unit?: number} | {different: Sql} | {customersWith: Sql}
);

/** How the figures of one subject come from the rows of marts. */
export interface Definition {
  name: string;
  /** Flows add up over days; a state is that of the end of the span; of `first` rows a customer's first one counts. */
  kind: "flow" | "state" | "first";
  /** What the kept rows have been summed up to; defaults to nothing, they are rows of marts. */
  keptBy?: "vehicle" | "customer";
  customers: Customers;
  /** So many months after it an event is over and counts; defaults to 0, at once. */
  wait_months?: number;
  /** Further arguments that name the query. */
  parameters?: Readonly<Record<string, Arguments>>;
  marts: readonly MartName[];
  /**
   * Relations in order; the last is `kept`: the rows to count, with `dealer_id`, `model_series`, `month`
   * (of the event) and `cluster` (the customer).
   */
  relations: readonly Sql[];
  /** Of a state: the relation `held` in place of `kept`, and what its phases are called (`stateRelations`). */
  held?: {relations: readonly Sql[]; phases: readonly string[]};
  ratios?: readonly Ratio[];
  counts?: readonly Count[];
}

/** A subject's figures under filters and options. */
export type Subject<O extends MeasureOptions = MeasureOptions> = (
  filters: Filters,
  options: O
) => Definition;

/** The keys by which rows are summed up to customers or vehicles: those kept apart as they are, others null. */
export function keysApart(
  {by = "all", apart}: MeasureOptions,
  {dealer, model, month}: {dealer: Sql; model: Sql; month: Sql}
): {select: Sql; group: Sql} {
  const keys = [
    {name: sql`dealer_id`, type: sql`integer`, value: dealer, isApart: by === "dealer"},
    {name: sql`model_series`, type: sql`integer`, value: model, isApart: apart?.model},
    {name: sql`month`, type: sql`date`, value: month, isApart: apart?.month}
  ];
  return {
    select: join(
      keys.map(({name, type, value, isApart}) =>
        isApart ? sql`${value} as ${name}` : sql`cast(null as ${type}) as ${name}`
      ),
      ", "
    ),
    group: join(
      keys.filter(({isApart}) => isApart).map(({value}) => sql`${value}, `),
      ""
    )
  };
}

/** A subject's query of measure rows: one pass to the customers' sums, one to their squares. */
export function measuresOf<O extends MeasureOptions>(
  subject: Subject<O>
): (filters: Filters, options?: O) => Query<MeasureRow> {
  return (filters, options = {} as O) => measureQuery(subject(filters, options), filters, options);
}

function measureQuery(
  definition: Definition,
  filters: Filters,
  options: MeasureOptions
): Query<MeasureRow> {
  const {name, customers, parameters = {}, marts, relations} = definition;
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
    const totals = counts.map((count, i) => sql`${totalOf(count)} as ${column("total", i)}`);
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

/** A customer's n_i and y_i of a rate, as aggregates over the rows of the customer. */
export function customerSums(ratio: Ratio): {n: Sql; y: Sql} {
  return {
    n: sql`count(*) filter (where ${ratio.of})`,
    y:
      "has" in ratio
        ? sql`count(*) filter (where ${ratio.of} and ${ratio.has})`
        : sql`coalesce(sum(${ratio.amount}), 0)`
  };
}

/** By how much the sums of a rate's y are larger than the figure. */
export const unitOf = (figure: Ratio | Count): number => ("unit" in figure && figure.unit) || 1;

/** What a count counts, each once. */
export const differentOf = (count: Exclude<Count, {sum: Sql}>): Sql =>
  "different" in count ? count.different : sql`case when ${count.customersWith} then cluster end`;

function totalOf(count: Count): Sql {
  return "sum" in count ? sql`sum(${count.sum})` : sql`count(distinct ${differentOf(count)})`;
}

function perCustomer(ratio: Ratio, i: number): Sql {
  const {n, y} = customerSums(ratio);
  return sql`${n} as ${column("n", i)}, ${y} as ${column("y", i)}`;
}

function overCustomers(i: number): Sql {
  const n = column("n", i);
  const y = column("y", i);
  return sql`count(*) filter (where ${n} <> 0) as ${column("people", i)}, sum(${n}) as ${column("sn", i)}, sum(${y}) as ${column("sy", i)},
    sum(${n} * ${n}) as ${column("nn", i)}, sum(${n} * ${y}) as ${column("ny", i)}, sum(${y} * ${y}) as ${column("yy", i)}`;
}

function ratioAnswer(ratio: Ratio, i: number): Sql {
  const unit = unitOf(ratio);
  const scaled = (name: string, divisor: number) =>
    sql`cast(coalesce(${column(name, i)}, 0) as double) / cast(${divisor} as double)`;
  return sql`select cast(${ratio.metric} as varchar) as metric, cast(dealer_id as integer) as dealer_id,
  cast(${column("people", i)} as double) as people, ${scaled("sn", 1)} as n, ${scaled("sy", unit)} as y,
  ${scaled("nn", 1)} as nn, ${scaled("ny", unit)} as ny, ${scaled("yy", unit * unit)} as yy
from sums`;
}

function countAnswer(count: Count, i: number): Sql {
  const none = sql`cast(0 as double)`;
  return sql`select cast(${count.metric} as varchar) as metric, cast(dealer_id as integer) as dealer_id,
  ${none} as people, ${none} as n,
  cast(coalesce(${column("total", i)}, 0) as double) / cast(${unitOf(count)} as double) as y,
  ${none} as nn, ${none} as ny, ${none} as yy
from totals`;
}
