import type {Definition} from "../../src/queries/measures/measure.js";
import {latestKey, never} from "../../src/queries/measures/state.js";
import type {Sql} from "../../src/queries/sql.js";
import {join, sql} from "../../src/queries/sql.js";
import type {Level, Share} from "./figureSql.js";
import {
  cellRows,
  isAtLevel,
  isInShare,
  keys,
  keysAt,
  levelValues,
  named,
  rolledUp,
  summedColumns,
  text
} from "./figureSql.js";

/**
 * The table `held_row`: what is held of a state, by months. What began before the month `since` begins in it,
 * and what was over by then is left out.
 */
export function heldRows({held}: Definition, since: string): Sql {
  const [year, month] = since.split("-").map(Number);
  const first = text(year! * 12 + month! - 1);
  const phases = held!.phases.map((name) => {
    const [from, until] = [text(`${name}_from`), text(`${name}_until`)];
    return sql`greatest(${from}, from_month, ${first}) as ${from}, least(${until}, until_month) as ${until}`;
  });
  return sql`with ${join(held!.relations, ",\n")}
select dealer_id, model_series, vehicle_id, cluster, began,
  greatest(from_month, ${first}) as from_month, until_month,
  ${join(phases, ",\n  ")}
from held
where until_month > greatest(from_month, ${first})`;
}

/**
 * The table `travelled`: customers that the rows show at several places, and those of vehicles that have had
 * several customers. `is_elsewhere` are they all but those of one dealer, whose vehicles are nobody else's.
 */
export const travelledHolders = sql`select cluster, bool_or(is_elsewhere) as is_elsewhere
from (
  select cluster, min(dealer_id) <> max(dealer_id) as is_elsewhere
  from held_row
  group by cluster
  having is_elsewhere or min(coalesce(model_series, 0)) <> max(coalesce(model_series, 0))
  union all
  select cluster, true
  from held_row
  semi join (
    select vehicle_id from held_row group by vehicle_id having min(cluster) <> max(cluster)
  ) as resold using (vehicle_id)
)
group by cluster`;

/**
 * Changes of a state from month to month, of customers who have only ever been of one place: how many rows
 * of a vehicle begin or end a phase in a month, added up over the months, say when it is so of the vehicle.
 */
export function settledChanges(
  definition: Definition,
  levels: readonly Level[],
  share: Share
): Sql {
  const {phases} = definition.held!;
  const begun = (i: number) => named("begun", i);
  const sum = (i: number) => named("running", i);
  const ends = phases.flatMap((name, i) => {
    const of = (end: "from" | "until", sign: number) => {
      const changes = phases.map(
        (_, j) => sql`cast(${text(i === j ? sign : 0)} as double) as ${begun(j)}`
      );
      return sql`select vehicle_id, ${text(`${name}_${end}`)} as month, ${join(changes, ", ")}
    from settled
    where ${text(`${name}_from < ${name}_until and ${name}_${end} < ${never}`)}`;
    };
    return [of("from", 1), of("until", -1)];
  });
  const before = (i: number) => sql`${sum(i)} - ${begun(i)} > 0`;
  const turned = phases.map((_, i) => sql`(${sum(i)} > 0) <> (${before(i)})`);
  const sides = phases.map(
    (name, i) => sql`case when side = 1 then ${sum(i)} > 0 else ${before(i)} end as ${text(name)}`
  );
  const tallies = talliesOf(definition);
  const parts = [
    sql`settled as (
  select * from held_row
  anti join travelled using (cluster)
  where ${isInShare(sql`cluster`, share)}
)`,
    sql`ends as (
  select vehicle_id, month, ${join(
    phases.map((_, i) => sql`sum(${begun(i)}) as ${begun(i)}`),
    ", "
  )}
  from (
    ${join(ends, "\n    union all\n    ")}
  )
  group by all
)`,
    sql`running as (
  select *, ${join(
    phases.map((_, i) => sql`sum(${begun(i)}) over so_far as ${sum(i)}`),
    ", "
  )}
  from ends
  window so_far as (partition by vehicle_id order by month)
)`,
    sql`vehicles_of as (
  select vehicle_id, any_value(cluster) as cluster, any_value(dealer_id) as dealer_id,
    any_value(model_series) as model_series
  from settled
  group by vehicle_id
)`,
    sql`steps as (
  select ${keys}, cluster, month, ${join(
    tallies.map(({name}) => sql`sum(side * ${name}) as ${name}`),
    ", "
  )}
  from (
    select ${keys}, cluster, month, side, ${join(
      tallies.map(({name, of}) => sql`${of} as ${name}`),
      ", "
    )}
    from (
      select vehicle_id, month, side, ${join(sides, ", ")}
      from running
      cross join (values (1), (-1)) as sides (side)
      where ${join(turned, " or ")}
    )
    join vehicles_of using (vehicle_id)
  )
  group by all
)`,
    sql`customers as (
  select ${keys}, month, coalesce(lead(month) over so_far, ${text(never)}) as until, false as is_elsewhere,
    ${join(
      tallies.map(({name}) => sql`sum(${name}) over so_far as ${name}`),
      ", "
    )}
  from steps
  window so_far as (partition by cluster order by month)
)`,
    changesOf(definition, sql`place_sums`),
    rolledUp(sql`place_sums`, summedColumns(definition), levels)
  ];
  return sql`with ${join(parts, ",\n")}
${cellRows(definition)}`;
}

/**
 * Changes of a state of other customers, which are looked at in every month in which anything changes: those
 * who are elsewhere, of all dealers together or of each, or the rest, of whom both are the same.
 */
export function travelledChanges(
  definition: Definition,
  {isElsewhere, by, levels}: {isElsewhere: boolean; by: "all" | "dealer"; levels: readonly Level[]}
): Sql {
  const {phases} = definition.held!;
  const tallies = talliesOf(definition);
  const dealer = by === "dealer" ? sql`dealer_id` : sql`0`;
  const ends = [sql`from_month`, sql`until_month`];
  const phaseEnds = phases.flatMap((name) => [text(`${name}_from`), text(`${name}_until`)]);
  const flags = phases.map(
    (name) =>
      sql`coalesce(bool_or(month >= ${text(`${name}_from`)} and month < ${text(`${name}_until`)}), false) as ${text(name)}`
  );
  const parts = [
    sql`moving as materialized (
  select * exclude (is_elsewhere) replace (${dealer} as dealer_id)
  from held_row
  join travelled using (cluster)
  where ${isElsewhere ? sql`is_elsewhere` : sql`not is_elsewhere`}
)`,
    turnsOf(sql`vehicle_turns`, sql`dealer_id, vehicle_id`, [...ends, ...phaseEnds], sql`moving`),
    sql`vehicle_times as (
  select ${keys}, vehicle_id, month, until, ${latestKey(sql`coalesce(began, date '1970-01-01')`, sql`cluster`)} as cluster,
    ${join(flags, ", ")}
  from vehicle_turns
  join moving using (dealer_id, vehicle_id)
  where month >= from_month and month < until_month
  group by all
)`,
    sql`times as materialized (
  select ${keys}, cluster, month, until, ${join(
    tallies.map(({name, of}) => sql`${of} as ${name}`),
    ", "
  )}
  from vehicle_times
)`,
    turnsOf(sql`turns`, sql`cluster`, [sql`month`, sql`until`], sql`times`),
    sql`placed as (
  select t.month, t.until, times.* exclude (month, until),
    min(dealer_id) over here <> max(dealer_id) over here as has_dealers,
    min(model_series) over here <> max(model_series) over here as has_series
  from turns t
  join times on times.cluster = t.cluster and t.month >= times.month and t.month < times.until
  window here as (partition by t.cluster, t.month)
)`,
    sql`customers as (
  select ${keysAt}, cluster, month, until,
    coalesce(bool_or((has_dealer and has_dealers) or (has_model and has_series)), false) as is_elsewhere,
    ${join(
      tallies.map(({name}) => sql`sum(${name}) as ${name}`),
      ", "
    )}
  from placed
  cross join ${levelValues(levels)}
  where ${isAtLevel}
  group by all
)`,
    changesOf(definition, sql`summed`)
  ];
  return sql`with ${join(parts, ",\n")}
${cellRows(definition)}`;
}

/** From which month until which other something may change for the vehicle or customer. */
function turnsOf(name: Sql, key: Sql, months: readonly Sql[], from: Sql): Sql {
  return sql`${name} as (
  select *, coalesce(lead(month) over (partition by ${key} order by month), ${text(never)}) as until
  from (select distinct ${key}, unnest([${join(months, ", ")}]) as month from ${from})
  where month < ${text(never)}
)`;
}

/** What is added up over the vehicles of a customer: n and y of each rate, whether a customer counts, plain totals. */
function talliesOf({ratios = [], counts = []}: Definition): {name: Sql; of: Sql}[] {
  const double = (of: Sql) => sql`cast(${of} as double)`;
  const one = (condition: Sql) => double(sql`coalesce(${condition}, false)`);
  return [
    ...ratios.flatMap((ratio, i) => {
      const y = "has" in ratio ? one(sql`${ratio.of} and ${ratio.has}`) : double(ratio.amount);
      return [
        {name: named("n", i), of: one(ratio.of)},
        {name: named("y", i), of: y}
      ];
    }),
    ...counts.map((count, i) => {
      if ("different" in count)
        throw new Error(`${count.metric}: a state counts customers or adds up`);
      return {
        name: named("total", i),
        of: "sum" in count ? double(count.sum) : one(count.customersWith)
      };
    })
  ];
}

/** What comes in a month and goes in another, as the sums by which both change. */
function changesOf({ratios = [], counts = []}: Definition, name: Sql): Sql {
  const each = ratios.map((_, i) => {
    const [n, y] = [named("n", i), named("y", i)];
    return sql`sum(side) filter (where ${n} <> 0) as ${named("people", i)},
    sum(side) filter (where ${n} <> 0 and is_elsewhere) as ${named("elsewhere", i)},
    sum(side * ${n}) as ${named("sum_n", i)}, sum(side * ${y}) as ${named("sum_y", i)},
    sum(side * ${n} * ${n}) as ${named("nn", i)}, sum(side * ${n} * ${y}) as ${named("ny", i)},
    sum(side * ${y} * ${y}) as ${named("yy", i)}`;
  });
  const totals = counts.map((count, i) => {
    const total = named("total", i);
    return sql`sum(${"sum" in count ? sql`side * ${total}` : sql`case when ${total} <> 0 then side end`}) as ${total}`;
  });
  return sql`${name} as (
  select ${keys}, make_date(month // 12, month % 12 + 1, 1) as month, cast(null as date) as earlier_month,
    ${join([...each, ...totals], ",\n    ")}
  from (
    select * exclude (month, until), unnest([month, until]) as month,
      unnest([cast(1 as double), -1]) as side
    from customers
  )
  where month < ${text(never)}
  group by all
)`;
}
