import {denominators} from "../../src/queries/measures/denominators.js";
import {customerSums} from "../../src/queries/measures/measure.js";
import type {Count, Definition, Ratio} from "../../src/queries/measures/measure.js";
import type {Sql} from "../../src/queries/sql.js";
import {every, join, sql} from "../../src/queries/sql.js";

/** Which of dealer and model series a cell keeps apart; a cell of all has 0 in their places. */
export interface Level {
  dealer: boolean;
  model: boolean;
}

/** A part of the customers (or of what is counted), so that memory is bounded: those whose key leaves `part` of `parts`. */
export interface Share {
  part: number;
  parts: number;
}

/** The columns of a cell's sums, money in fen. */
export const sumNames = ["people", "people_elsewhere", "n", "y", "nn", "ny", "yy"] as const;

const text = (plain: string | number): Sql => ({text: String(plain), values: []});
const named = (name: string, i: number): Sql => text(`${name}_${i}`);
const keys = sql`dealer_id, model_series`;

function isInShare(key: Sql, {part, parts}: Share): Sql {
  return parts === 1 ? sql`true` : sql`abs(${key}) % ${text(parts)} = ${text(part)}`;
}

/** The kept rows once for each level, with the keys of its cells. */
function rowsAt(levels: readonly Level[]): Sql {
  const list = levels.map(({dealer, model}) => text(`(${dealer}, ${model})`));
  return sql`at_levels as (
  select kept.* replace (
    case when has_dealer then dealer_id else 0 end as dealer_id,
    case when has_model then model_series else 0 end as model_series
  )
  from kept
  cross join (values ${join(list, ", ")}) as levels (has_dealer, has_model)
  where not has_model or model_series is not null
)`;
}

/** Which customers occur at several dealers, and with several series, at all: few do, and those are looked for first. */
function places(month: Sql): Sql {
  return sql`travelled as (
  select cluster
  from kept
  group by cluster
  having min(dealer_id) <> max(dealer_id) or min(model_series) <> max(model_series)
),
places as (
  select cluster, ${month} as month, min(dealer_id) <> max(dealer_id) as has_dealers,
    min(model_series) <> max(model_series) as has_series
  from kept
  semi join travelled using (cluster)
  group by all
)`;
}

/** One row per customer of a cell (and month), with the customer's n and y of each rate. */
function customers(ratios: readonly Ratio[], share: Share, month: Sql, isSamePlaces: Sql): Sql {
  const each = ratios.map((ratio, i) => {
    const {n, y} = customerSums(ratio);
    return sql`cast(${n} as double) as ${named("n", i)}, cast(${y} as double) as ${named("y", i)}`;
  });
  return sql`customers as (
  select c.*,
    coalesce((dealer_id <> 0 and has_dealers) or (model_series <> 0 and has_series), false) as is_elsewhere
  from (
    select ${keys}, ${month} as month, cluster, ${join(each, ", ")}
    from at_levels
    where ${isInShare(sql`cluster`, share)}
    group by all
  ) c
  left join places p on ${isSamePlaces}
)`;
}

/** The sums of the rates as rows; a rate that shares a denominator leaves it to the other. */
function rateRows(ratios: readonly Ratio[]): Sql[] {
  return ratios.map(({metric}, i) => {
    const sum = (name: string) => sql`coalesce(${named(name, i)}, 0)`;
    const own = (name: string) => (isOwn({metric}) ? sum(name) : sql`0`);
    return sql`select cast(${metric} as varchar) as metric, ${keys}, month, earlier_month,
    ${own("people")}, ${own("elsewhere")}, ${own("sum_n")}, ${sum("sum_y")}, ${own("nn")}, ${sum("ny")}, ${sum("yy")}
  from summed`;
  });
}

/** Whether a rate keeps its denominator itself. */
const isOwn = ({metric}: Pick<Ratio, "metric">): boolean => denominators[metric] === undefined;

/** Where among the rates the one is that keeps the denominator. */
function ownerOf(ratios: readonly Ratio[], i: number): number {
  const {metric} = ratios[i]!;
  const owner = denominators[metric] ?? metric;
  return ratios.findIndex((ratio) => ratio.metric === owner);
}

function countRows({metric}: Count, y: Sql, from: Sql, month: Sql, earlier = month): Sql {
  return sql`select cast(${metric} as varchar) as metric, ${keys}, ${month} as month, ${earlier} as earlier_month,
    0, 0, 0, cast(${y} as double), 0, 0, 0
  from ${from}
  group by all`;
}

function all(parts: readonly Sql[], rows: readonly Sql[]): Sql {
  return sql`with ${join(parts, ",\n")}
${join(rows, "\nunion all\n")}`;
}

/** Sums over the customers of the whole span, or of the state at the end of each month. */
export function spanRows(
  {relations, ratios = [], counts = []}: Definition,
  levels: readonly Level[],
  share: Share,
  isByMonth: boolean
): Sql {
  const month = isByMonth ? sql`month` : sql`cast(null as date)`;
  const parts = [...relations, rowsAt(levels)];
  const rows: Sql[] = [];
  if (ratios.length > 0) {
    const each = ratios.map((_, i) => {
      const [n, y] = [named("n", i), named("y", i)];
      return sql`count(*) filter (where ${n} <> 0) as ${named("people", i)},
    count(*) filter (where is_elsewhere and ${n} <> 0) as ${named("elsewhere", i)},
    sum(${n}) as ${named("sum_n", i)}, sum(${y}) as ${named("sum_y", i)}, sum(${n} * ${n}) as ${named("nn", i)},
    sum(${n} * ${y}) as ${named("ny", i)}, sum(${y} * ${y}) as ${named("yy", i)}`;
    });
    parts.push(
      places(month),
      customers(
        ratios,
        share,
        month,
        sql`p.cluster = c.cluster and p.month is not distinct from c.month`
      ),
      sql`summed as (
  select ${keys}, month, month as earlier_month,
    ${join(each, ",\n    ")}
  from customers
  group by all
)`
    );
    rows.push(...rateRows(ratios));
  }
  for (const count of counts) {
    const of = "sum" in count ? sql`cluster` : count.different;
    const y = "sum" in count ? sql`sum(${count.sum})` : sql`count(distinct ${of})`;
    rows.push(countRows(count, y, sql`at_levels where ${isInShare(of, share)}`, month));
  }
  return all(parts, rows);
}

/**
 * Sums of flows whose later month is not before `since`, by pairs of months: those of two events (or of one) of a customer. Added up over the pairs
 * within a span they are the sums over the customers of the span, because (Σ n_m)² = Σ n_m² + 2 Σ n_m n_m′
 * and a customer with events in k months is counted k − (k − 1) times.
 */
export function monthRows(
  {kind, relations, ratios = [], counts = []}: Definition,
  levels: readonly Level[],
  share: Share,
  since: string
): Sql {
  const parts = [...relations, rowsAt(levels)];
  const rows: Sql[] = [];
  if (ratios.length > 0) {
    const previous = ratios.flatMap((ratio, i) => (isOwn(ratio) ? [previousMonth(i)] : []));
    parts.push(
      places(sql`cast(null as date)`),
      customers(ratios, share, sql`month`, sql`p.cluster = c.cluster`),
      sql`followed as (select *, ${join(previous, ",\n    ")} from customers)`,
      kind === "first" ? firstPairs(ratios, since) : allPairs(ratios, since)
    );
    rows.push(...rateRows(ratios));
  }
  for (const count of counts) {
    rows.push(
      "sum" in count
        ? countRows(
            count,
            sql`sum(${count.sum})`,
            sql`at_levels where ${isInShare(sql`cluster`, share)} and month >= ${text(`date '${since}'`)}`,
            sql`month`
          )
        : countRows(
            count,
            sql`sum(sign)`,
            firstMonths(count.different, share, since),
            sql`month`,
            sql`earlier_month`
          )
    );
  }
  return all(parts, rows);
}

function previousMonth(i: number): Sql {
  return sql`max(case when ${named("n", i)} <> 0 then month end) over (
      partition by ${keys}, cluster order by month rows between unbounded preceding and 1 preceding
    ) as ${named("previous", i)}`;
}

function allPairs(ratios: readonly Ratio[], since: string): Sql {
  const each = ratios.map((ratio, i) => {
    const [an, ay] = [sql`a.${named("n", i)}`, sql`a.${named("y", i)}`];
    const [bn, by] = [sql`b.${named("n", i)}`, sql`b.${named("y", i)}`];
    const people = sql`case when ${an} = 0 then 0 when a.month = b.month then 1
      when b.month = a.${named("previous", i)} then -1 else 0 end`;
    const own = sql`sum(${people}) as ${named("people", i)},
    sum(${people}) filter (where a.is_elsewhere) as ${named("elsewhere", i)},
    sum(${an}) filter (where a.month = b.month) as ${named("sum_n", i)},
    sum(times * ${an} * ${bn}) as ${named("nn", i)},
    `;
    return sql`${isOwn(ratio) ? own : sql``}sum(${ay}) filter (where a.month = b.month) as ${named("sum_y", i)},
    sum(times * (${an} * ${by} + ${bn} * ${ay})) / 2 as ${named("ny", i)},
    sum(times * ${ay} * ${by}) as ${named("yy", i)}`;
  });
  const isSame = every([
    sql`a.cluster = b.cluster`,
    sql`a.dealer_id = b.dealer_id`,
    sql`a.model_series = b.model_series`
  ]);
  return sql`summed as (
  select dealer_id, model_series, month, earlier_month,
    ${join(each, ",\n    ")}
  from (
    select a, b, a.dealer_id, a.model_series, a.month, b.month as earlier_month,
      case when a.month = b.month then 1 else 2 end as times
    from followed a
    join followed b on ${isSame} and b.month <= a.month
    where a.month >= ${text(`date '${since}'`)}
  )
  group by all
)`;
}

/** Where a customer's first row of a span counts: a month's counts unless an earlier one is in the span. */
function firstPairs(ratios: readonly Ratio[], since: string): Sql {
  const pairs = ratios.flatMap((_, i) => {
    const of = (
      sign: number,
      earlier: Sql
    ) => sql`select ${keys}, month, ${earlier} as earlier_month,
      ${text(i)} as ratio, ${text(sign)} as sign, is_elsewhere, ${named("n", i)} as n, ${named("y", i)} as y
    from followed
    where ${named("n", i)} <> 0 and month >= ${text(`date '${since}'`)}`;
    const previous = named("previous", ownerOf(ratios, i));
    return [of(1, sql`month`), sql`${of(-1, previous)} and ${previous} is not null`];
  });
  const each = ratios.map((_, i) => {
    const sum = (of: Sql, more = sql``) =>
      sql`sum(sign * ${of}) filter (where ratio = ${text(i)}${more})`;
    return sql`${sum(sql`n`)} as ${named("people", i)},
    ${sum(sql`n`, sql` and is_elsewhere`)} as ${named("elsewhere", i)},
    ${sum(sql`n`)} as ${named("sum_n", i)}, ${sum(sql`y`)} as ${named("sum_y", i)},
    ${sum(sql`n`)} as ${named("nn", i)}, ${sum(sql`y`)} as ${named("ny", i)}, ${sum(sql`y * y`)} as ${named("yy", i)}`;
  });
  return sql`summed as (
  select ${keys}, month, earlier_month,
    ${join(each, ",\n    ")}
  from (
    ${join(pairs, "\n    union all ")}
  )
  group by all
)`;
}

/** What is different counts in its first month of a span, and not again in a later one. */
function firstMonths(thing: Sql, share: Share, since: string): Sql {
  return sql`(
    select ${keys}, month, unnest([month, previous]) as earlier_month, unnest([1, -1]) as sign
    from (
      select *, lag(month) over (partition by ${keys}, thing order by month) as previous
      from (select distinct ${keys}, month, ${thing} as thing from at_levels where ${isInShare(thing, share)})
      where thing is not null
    )
  )
  where earlier_month is not null and month >= ${text(`date '${since}'`)}`;
}
