import type {Filters} from "../contract/filters.js";
import {isOfPlace} from "./filters.js";
import {periodMonths} from "./months.js";
import type {Sql} from "./sql.js";
import {every, join, shared, sql} from "./sql.js";

/** Rows to be summed up over customers for whatever dealers, series and months the reader chooses. */
export interface ClusterRows {
  /** Names the tables. */
  name: string;
  /**
   * A SELECT of all of them: `cluster`, `place` (a whole number of its own, the higher the later), `dealer_id`,
   * `model_series`, `month` (a whole number), `y` (a small whole number) and the keys.
   */
  rows: Sql;
  /** By which keys the rows of each part are grouped. */
  parts: Readonly<Record<string, readonly string[]>>;
}

/** A cluster with more rows has too many pairs, and is added up as it is. */
const mostRows = 15;

const sumNames = ["people", "n", "y", "nn", "ny", "yy"] as const;

const named = (text: string): Sql => ({text, values: []});
const listed = (texts: readonly string[]): Sql => named(texts.join(", "));
const keysOf = ({parts}: ClusterRows): string[] => [...new Set(Object.values(parts).flat())];

/** The rows; `is_apart` where their cluster is at several dealers or about several series, or too large. */
function rowsTable({name, rows}: ClusterRows): Sql {
  const series = sql`coalesce(cast(model_series as varchar), '')`;
  return shared(
    `${name}_rows`,
    sql`with given as materialized (
  ${rows}
),
apart as (
  select cluster
  from given
  group by cluster
  having count(*) > ${named(String(mostRows))} or min(dealer_id) <> max(dealer_id)
    or min(${series}) <> max(${series})
)
select given.*, apart.cluster is not null as is_apart
from given
left join apart on apart.cluster = given.cluster`
  );
}

/**
 * Sums that are added up over all cells whose first and last month lie in the period. A square of a sum is one over
 * pairs of rows: (Σ y)² = Σ y² + 2 Σ y y′. A cluster counts once for each row, less once for each row and the one before it.
 */
function cellsTable(of: ClusterRows): Sql {
  const rows = rowsTable(of);
  const parts = Object.entries(of.parts);
  const isSame = (keys: readonly string[]): Sql => every(keys.map((key) => named(`same_${key}`)));
  const pairKeys = keysOf(of).map(
    (key) => `b.${key}, a.${key} is not distinct from b.${key} as same_${key}`
  );
  const before = parts.map(
    ([part, keys]) =>
      sql`max(case when ${isSame(keys)} then first_month end) as ${named(`before_${part}`)}`
  );
  const selects = parts.flatMap(([part, keys]) => {
    const head = sql`select ${listed([`'${part}' as part`, ...keyColumns(of, keys), "dealer_id", "model_series"])}`;
    const by = sql`group by ${listed(["dealer_id", "model_series", "first_month", "last_month", ...keys])}`;
    return [
      sql`${head}, month as first_month, month as last_month,
    count(*) as people, count(*) as n, sum(y) as y, count(*) as nn, sum(y) as ny, sum(y * y) as yy
  from ${rows} where not is_apart ${by}`,
      sql`${head}, first_month, last_month,
    0, 0, 0, 2 * count(*), sum(y), 2 * sum(yy)
  from pairs where ${isSame(keys)} ${by}`,
      sql`${head}, ${named(`before_${part}`)} as first_month, month as last_month,
    -count(*), 0, 0, 0, 0, 0
  from ${rows}
  join previous on previous.place = ${rows}.place
  where ${named(`before_${part}`)} is not null ${by}`
    ];
  });
  return shared(
    `${of.name}_cells`,
    sql`with pairs as materialized (
  select b.dealer_id, b.model_series, b.place, a.month as first_month, b.month as last_month,
    a.y + b.y as y, a.y * b.y as yy${pairKeys.length > 0 ? listed(["", ...pairKeys]) : sql``}
  from ${rows} a
  join ${rows} b on b.cluster = a.cluster and b.place > a.place
  where not a.is_apart and not b.is_apart
),
previous as materialized (
  select place, ${join(before, ", ")}
  from pairs
  group by place
)
select * replace (${named(sumNames.map((name) => `cast(${name} as bigint) as ${name}`).join(", "))})
from (
  ${join(selects, "\n  union all\n  ")}
)`
  );
}

/** All keys as columns, null where they are not among the given ones. */
const keyColumns = (of: ClusterRows, given: readonly string[]): string[] =>
  keysOf(of).map((key) => `cast(${given.includes(key) ? key : "null"} as varchar) as ${key}`);

/**
 * A SELECT of `part`, the keys, and the sums over the clusters that the filters choose: `people`, `n`, `y`, `nn`, `ny` and
 * `yy` (Σ n², Σ n y, Σ y²), as DOUBLE. Nothing is added up by customer when a filter moves, but for the few who are apart.
 */
export function clusterSums(of: ClusterRows, filters: Filters): Sql {
  const {before, last} = periodMonths(filters);
  const within = (first: string, end: string): Sql =>
    every([
      isOfPlace(filters),
      ...(before === null ? [] : [sql`${named(first)} > cast(${before} as smallint)`]),
      ...(last === null ? [] : [sql`${named(end)} <= cast(${last} as smallint)`])
    ]);
  const apart = shared(`${of.name}_apart`, sql`select * from ${rowsTable(of)} where is_apart`);
  const sums = sumNames.map((name) => sql`cast(sum(${named(name)}) as double) as ${named(name)}`);
  const ofApart = Object.entries(of.parts).map(([part, keys]) => {
    const by = listed(["cluster", ...keys]);
    return sql`select ${listed([`'${part}'`, ...keyColumns(of, keys)])},
    count(*), sum(n), sum(y), sum(n * n), sum(n * y), sum(y * y)
  from (select ${by}, count(*) as n, sum(y) as y from ${apart} where ${within("month", "month")} group by ${by})
  ${keys.length > 0 ? sql`group by ${listed(keys)}` : sql`having count(*) > 0`}`;
  });
  const keys = listed(["part", ...keysOf(of)]);
  return sql`select ${keys}, ${join(sums, ", ")}
from (
  select ${keys}, ${listed(sumNames)}
  from ${cellsTable(of)}
  where ${within("first_month", "last_month")}
  union all
  ${join(ofApart, "\n  union all\n  ")}
)
group by ${keys}`;
}
