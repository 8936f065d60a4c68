import {differentOf} from "../../src/queries/measures/measure.js";
import type {Count, Definition} from "../../src/queries/measures/measure.js";
import type {Sql} from "../../src/queries/sql.js";
import {join, sql} from "../../src/queries/sql.js";
import type {Level, Share} from "./figureSql.js";
import {
  cellRows,
  isAtLevel,
  isInShare,
  isOwn,
  keys,
  keysAt,
  levelValues,
  named,
  ownerOf,
  ratioSums,
  rolledUp,
  summedColumns,
  text
} from "./figureSql.js";

/** What is summed up of a flow. */
export interface Flow {
  definition: Definition;
  /** By pairs of months, or over the whole span as if it were one month. */
  by: "months" | "span";
  /** The month (`YYYY-MM-01`) from which on the later month of a pair counts; else all do. */
  since?: string;
}

const isSince = ({since}: Flow, month = sql`month`): Sql =>
  since === undefined ? sql`true` : sql`${month} >= ${text(`date '${since}'`)}`;

const monthOf = ({by}: Flow): Sql =>
  by === "months" ? sql`month` : sql`date '0001-01-01' as month`;

/** The table `customer_month`: n and y of each rate and the totals, by place, customer and month. */
export function customerMonths(flow: Flow, share: Share): Sql {
  const {definition, since} = flow;
  const isMeant =
    since === undefined
      ? sql`true`
      : sql`cluster in (select cluster from kept where ${isSince(flow)})`;
  return sql`with ${join(definition.relations, ",\n")}
select ${keys}, ${monthOf(flow)}, cluster, ${tallies(definition)}
from kept
where ${isInShare(sql`cluster`, share)} and ${isMeant}
group by all`;
}

/** The table `travelled`: customers of several places, and whether of several dealers or of several series. */
export const travelledCustomers = sql`select cluster, min(dealer_id) <> max(dealer_id) as has_dealers,
  coalesce(min(model_series) <> max(model_series), false) as has_series
from customer_month
group by cluster
having has_dealers or min(coalesce(model_series, 0)) <> max(coalesce(model_series, 0))`;

/** The cells of customers who have only ever been of one place, which are the same at every level. */
export function settledPairs(flow: Flow, levels: readonly Level[]): Sql {
  const {definition} = flow;
  return sql`with customers as (
  select *, false as is_elsewhere from customer_month anti join travelled using (cluster)
),
place_sums as (
  ${pairs(flow)}
),
${rolledUp(sql`place_sums`, summedColumns(definition), levels)}
${cellRows(definition)}`;
}

/** The cells of the other customers; what has been summed up to customers is not the same at every level. */
export function travelledPairs(flow: Flow, levels: readonly Level[]): Sql {
  const {definition} = flow;
  const isSummed = definition.keptBy !== undefined;
  const rows = isSummed ? sql`kept` : sql`customer_month`;
  const {ratios = [], counts = []} = definition;
  const again = [
    ...ratios.flatMap((_, i) => [named("n", i), named("y", i)]),
    ...counts.flatMap((count, i) => ("sum" in count ? [named("total", i)] : []))
  ].map((name) => sql`sum(${name}) as ${name}`);
  const customers = sql`customers as materialized (
  select ${keysAt}, ${isSummed ? monthOf(flow) : sql`month`}, cluster,
    bool_or((has_dealer and has_dealers) or (has_model and has_series)) as is_elsewhere,
    ${isSummed ? tallies(definition) : join(again, ", ")}
  from ${rows}
  join travelled using (cluster)
  cross join ${levelValues(levels)}
  where ${isAtLevel}
  group by all
)`;
  const relations = [...(isSummed ? definition.relations : []), customers];
  return sql`with ${join(relations, ",\n")},
summed as (
  ${pairs(flow)}
)
${cellRows(definition)}`;
}

function tallies({ratios = [], counts = []}: Definition): Sql {
  return join(
    [
      ...ratioSums(ratios),
      ...counts.flatMap((count, i) =>
        "sum" in count ? [sql`cast(sum(${count.sum}) as double) as ${named("total", i)}`] : []
      )
    ],
    ", "
  );
}

/**
 * Sums by pairs of months: those of two events (or of one) of a customer. Added up over the pairs within a
 * span they are the sums over the customers of the span, because (Σ n_m)² = Σ n_m² + 2 Σ n_m n_m′ and a
 * customer with events in k months is counted k − (k − 1) times.
 */
function pairs(flow: Flow): Sql {
  if (flow.by === "span") return withinMonths(flow);
  return flow.definition.kind === "first" ? firstPairs(flow) : allPairs(flow);
}

function allPairs(flow: Flow): Sql {
  const {definition} = flow;
  const {ratios = []} = definition;
  const between = ratios.map((ratio, i) => {
    const [an, ay] = [sql`a.${named("n", i)}`, sql`a.${named("y", i)}`];
    const [bn, by] = [sql`b.${named("n", i)}`, sql`b.${named("y", i)}`];
    const own = isOwn(ratio) ? sql`0, 0, 0, 2 * sum(${an} * ${bn}), ` : sql``;
    return sql`${own}0, sum(${an} * ${by} + ${bn} * ${ay}), 2 * sum(${ay} * ${by})`;
  });
  const again = ratios.flatMap((owner, i) => {
    if (!isOwn(owner)) return [];
    const people = ratios.map((ratio, j) => {
      const counts = i === j ? sql`-count(*), -count(*) filter (where is_elsewhere)` : sql`0, 0`;
      return sql`${isOwn(ratio) ? sql`${counts}, 0, 0, ` : sql``}0, 0, 0`;
    });
    return [againIn(i, [...people, ...totals(definition, () => sql`0`)], flow)];
  });
  return sql`${withinMonths(flow)}
  union all
  select a.dealer_id, a.model_series, a.month, b.month,
    ${join([...between, ...totals(definition, () => sql`0`)], ",\n    ")}
  from customers a
  join customers b
    on b.cluster = a.cluster and b.dealer_id = a.dealer_id
    and b.model_series is not distinct from a.model_series and b.month < a.month
  where ${isSince(flow, sql`a.month`)}
  group by all
  union all
  ${join(again, "\n  union all\n  ")}`;
}

/** Sums over customers who have had something to the rate before, with the month in which they last had. */
function againIn(owner: number, sums: readonly Sql[], flow: Flow): Sql {
  return sql`select ${keys}, month, previous, ${join(sums, ", ")}
  from (
    select *, lag(month) over (partition by ${keys}, cluster order by month) as previous
    from customers
    where ${named("n", owner)} <> 0
  )
  where previous is not null and ${isSince(flow)}
  group by all`;
}

/** Of a customer's rows of a span the first counts: that of a month does unless an earlier one is in the span. */
function firstPairs(flow: Flow): Sql {
  const {definition} = flow;
  const {ratios = []} = definition;
  const owners = ratios.map((_, i) => ownerOf(ratios, i));
  const again = [...new Set(owners)].map((owner) => {
    const sums = ratios.map((ratio, i) => {
      const [n, y] = [named("n", i), named("y", i)];
      const of = (sum: Sql) => (owners[i] === owner ? sql`-${sum}` : sql`0`);
      const own = sql`${of(sql`count(*)`)}, ${of(sql`count(*) filter (where is_elsewhere)`)},
    ${of(sql`sum(${n})`)}, ${of(sql`sum(${n} * ${n})`)}, `;
      return sql`${isOwn(ratio) ? own : sql``}${of(sql`sum(${y})`)}, ${of(sql`sum(${n} * ${y})`)}, ${of(sql`sum(${y} * ${y})`)}`;
    });
    return againIn(owner, [...sums, ...totals(definition, () => sql`0`)], flow);
  });
  return join([withinMonths(flow), ...again], "\n  union all\n  ");
}

/** The sums over customers of single months. */
function withinMonths(flow: Flow): Sql {
  const {definition} = flow;
  const within = (definition.ratios ?? []).map((ratio, i) => {
    const [n, y] = [named("n", i), named("y", i)];
    const own = sql`count(*) filter (where ${n} <> 0) as ${named("people", i)},
    count(*) filter (where ${n} <> 0 and is_elsewhere) as ${named("elsewhere", i)},
    sum(${n}) as ${named("sum_n", i)}, sum(${n} * ${n}) as ${named("nn", i)}, `;
    return sql`${isOwn(ratio) ? own : sql``}sum(${y}) as ${named("sum_y", i)},
    sum(${n} * ${y}) as ${named("ny", i)}, sum(${y} * ${y}) as ${named("yy", i)}`;
  });
  return sql`select ${keys}, month, month as earlier_month,
    ${join([...within, ...totals(definition, (name) => sql`sum(${name})`)], ",\n    ")}
  from customers
  where ${isSince(flow)}
  group by all`;
}

const totals = ({counts = []}: Definition, of: (name: Sql) => Sql): Sql[] =>
  counts.flatMap((count, i) => {
    const name = named("total", i);
    return "sum" in count ? [sql`${of(name)} as ${name}`] : [];
  });

/** Cells of how many different things there are: one counts in its first month of a span, and not again in a later one. */
export function firstMonths(
  flow: Flow,
  count: Exclude<Count, {sum: Sql}>,
  levels: readonly Level[],
  share: Share
): Sql {
  const thing = differentOf(count);
  const firsts = (from: Sql) => sql`select ${keys}, month, earlier_month, sum(y) as y
  from (
    select ${keys}, month, unnest([month, previous]) as earlier_month, unnest([1, -1]) as y
    from (
      select *, lag(month) over (partition by ${keys}, thing order by month) as previous
      from ${from}
    )
    where ${isSince(flow)}
  )
  where earlier_month is not null
  group by all`;
  return sql`with ${join(flow.definition.relations, ",\n")},
things as materialized (
  select distinct ${keys}, ${monthOf(flow)}, ${thing} as thing
  from kept
  where thing is not null and ${isInShare(thing, share)}
),
moved as materialized (
  select thing
  from things
  group by thing
  having min(dealer_id) <> max(dealer_id) or min(coalesce(model_series, 0)) <> max(coalesce(model_series, 0))
),
moved_things as (
  select distinct ${keysAt}, month, thing
  from things
  semi join moved using (thing)
  cross join ${levelValues(levels)}
  where ${isAtLevel}
),
place_sums as (
  ${firsts(sql`(select * from things anti join moved using (thing))`)}
),
${rolledUp(sql`place_sums`, [sql`y`], levels)}
select cast(${count.metric} as varchar) as metric, ${keys}, month, earlier_month, 0, 0, 0, y, 0, 0, 0
from (
  from summed
  union all
  (${firsts(sql`moved_things`)})
)`;
}
