import {differentOf} from "../../src/queries/measures/measure.js";
import type {Count, Definition} from "../../src/queries/measures/measure.js";
import type {Sql} from "../../src/queries/sql.js";
import {join, sql} from "../../src/queries/sql.js";
import type {Level, Share} from "./figureSql.js";
import {
  allLevels,
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

/**
 * The table `travelled`: customers of several places, and whether of several dealers or of several series;
 * `spread` says over which of both their rows are to be added up (1 dealers, 2 series, 3 both).
 */
export const travelledCustomers = sql`select cluster, min(dealer_id) <> max(dealer_id) as has_dealers,
  coalesce(min(model_series) <> max(model_series), false) as has_series,
  cast(has_dealers as integer) + case when min(coalesce(model_series, 0)) <> max(coalesce(model_series, 0)) then 2 else 0 end as spread
from customer_month
group by cluster
having spread > 0`;

const isSpread = {dealers: sql`spread in (1, 3)`, series: sql`spread in (2, 3)`};

/** The keys of sums that are yet to be rolled up. */
const place = sql`${keys}, spread`;

/** The cells of customers who have only ever been of one place, which are the same at every level. */
export const settledPairs = (flow: Flow): Sql => rolledUpPairs(flow, sql`${settled}`);

/** The cells of all customers; rows are added up where the sums of a customer are not the same at every level. */
export const customerPairs = (flow: Flow): Sql =>
  rolledUpPairs(
    flow,
    sql`${settled}
  union all by name
  select ${keysAt}, spread, month, cluster, ${isElsewhere} as is_elsewhere,
    ${join(addedUp(flow.definition), ", ")}
  from customer_month
  join travelled using (cluster)
  cross join ${levelValues(allLevels)}
  where (has_dealer or ${isSpread.dealers}) and (has_model or ${isSpread.series})
  group by all`
  );

const settled = sql`select *, 0 as spread, false as is_elsewhere
  from customer_month
  anti join travelled using (cluster)`;

const isElsewhere = sql`bool_or((has_dealer and has_dealers) or (has_model and has_series))`;

function rolledUpPairs(flow: Flow, customers: Sql): Sql {
  const {definition} = flow;
  const isSame = sql`(has_dealer or not ${isSpread.dealers}) and (has_model or not ${isSpread.series})`;
  return sql`with customers as materialized (
  ${customers}
),
${pairs(flow, sql`place_sums`)},
${rolledUp(sql`place_sums`, summedColumns(definition), allLevels, isSame)}
${cellRows(definition)}`;
}

/** The cells of customers of several places at a level, where rows have been summed up to customers. */
export function travelledPairs(flow: Flow, level: Level): Sql {
  const {definition} = flow;
  const customers = sql`customers as materialized (
  select ${keysAt}, 0 as spread, ${monthOf(flow)}, cluster, ${isElsewhere} as is_elsewhere,
    ${tallies(definition)}
  from kept
  join travelled using (cluster)
  cross join ${levelValues([level])}
  where ${isAtLevel}
  group by all
)`;
  return sql`with ${join([...definition.relations, customers], ",\n")},
${pairs(flow, sql`summed`)}
${cellRows(definition)}`;
}

/** The columns of `customer_month` beside its keys, of rows that are added up. */
function addedUp({ratios = [], counts = []}: Definition): Sql[] {
  return [
    ...ratios.flatMap((_, i) => [named("n", i), named("y", i)]),
    ...counts.flatMap((count, i) => ("sum" in count ? [named("total", i)] : []))
  ].map((name) => sql`sum(${name}) as ${name}`);
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
function pairs(flow: Flow, name: Sql): Sql {
  if (flow.by === "span") return sql`${name} as (${withinMonths(flow)})`;
  const {definition} = flow;
  const parts = definition.kind === "first" ? firstPairs(definition) : allPairs(definition, flow);
  const again = parts.again.map(({owner, sums}) => againIn(owner, sums, flow));
  return sql`paths as materialized (
  select ${place}, month, is_elsewhere, ${join([...parts.columns, ...parts.again.map(previousMonth)], ", ")}
  from customers
  window path as (partition by ${keys}, cluster order by month)
),
${name} as (
  ${join([withinMonths(flow), ...parts.between, ...again], "\n  union all\n  ")}
)`;
}

/** How rows of customers in more than one month are summed up. */
interface PairSums {
  /** What `again` needs of `customers`. */
  columns: Sql[];
  between: Sql[];
  /** Sums over customers who have had something to a rate before, by rate. */
  again: {owner: number; sums: Sql[]}[];
}

/** When the customer last had something to the rate before. */
const previousMonth = ({owner}: {owner: number}): Sql =>
  sql`lag(case when ${named("n", owner)} <> 0 then month end ignore nulls) over path as ${named("previous", owner)}`;

const againIn = (owner: number, sums: readonly Sql[], flow: Flow): Sql =>
  sql`select ${place}, month, ${named("previous", owner)}, ${join(sums, ", ")}
  from paths
  where ${named("n", owner)} <> 0 and ${named("previous", owner)} is not null and ${isSince(flow)}
  group by all`;

function allPairs(definition: Definition, flow: Flow): PairSums {
  const {ratios = []} = definition;
  const none = totals(definition, () => sql`0`);
  const sums = ratios.map((ratio, i) => {
    const [an, ay] = [sql`a.${named("n", i)}`, sql`a.${named("y", i)}`];
    const [bn, by] = [sql`b.${named("n", i)}`, sql`b.${named("y", i)}`];
    const own = isOwn(ratio) ? sql`0, 0, 0, 2 * sum(${an} * ${bn}), ` : sql``;
    return sql`${own}0, sum(${an} * ${by} + ${bn} * ${ay}), 2 * sum(${ay} * ${by})`;
  });
  const between = sql`select a.dealer_id, a.model_series, a.spread, a.month, b.month,
    ${join([...sums, ...none], ",\n    ")}
  from customers a
  join customers b
    on b.cluster = a.cluster and b.dealer_id = a.dealer_id
    and b.model_series is not distinct from a.model_series and b.month < a.month
  where ${isSince(flow, sql`a.month`)}
  group by all`;
  const owners = ratios.flatMap((ratio, i) => (isOwn(ratio) ? [i] : []));
  const again = owners.map((owner) => {
    const people = ratios.map((ratio, i) => {
      const counts =
        i === owner ? sql`-count(*), -count(*) filter (where is_elsewhere)` : sql`0, 0`;
      return sql`${isOwn(ratio) ? sql`${counts}, 0, 0, ` : sql``}0, 0, 0`;
    });
    return {owner, sums: [...people, ...none]};
  });
  return {columns: owners.map((owner) => named("n", owner)), between: [between], again};
}

/** Of a customer's rows of a span the first counts: that of a month does unless an earlier one is in the span. */
function firstPairs(definition: Definition): PairSums {
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
    return {owner, sums: [...sums, ...totals(definition, () => sql`0`)]};
  });
  const columns = ratios.flatMap((_, i) => [named("n", i), named("y", i)]);
  return {columns, between: [], again};
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
  return sql`select ${place}, month, month as earlier_month,
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
