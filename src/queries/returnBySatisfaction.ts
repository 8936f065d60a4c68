import type {Filters} from "../contract/filters.js";
import {filterArguments, spanArguments} from "./filters.js";
import type {Span} from "./filters.js";
import type {Query, Row} from "./query.js";
import {indexResponses, returnChoice} from "./returns.js";
import type {ReturnChoice} from "./returns.js";
import type {Sql} from "./sql.js";
import {join, queryOf, sql} from "./sql.js";

/** Eligible responses (n), those that came back (y) and the sums over customers of `src/stats` (`ClusterSums`). */
type Returns = {
  people: number;
  n: number;
  y: number;
  nn: number;
  ny: number;
  yy: number;
  /** Responses whose window is not over at the as-of. */
  too_recent: number;
};

export type LevelReturnRow = Returns & {
  level: number; // overall satisfaction, 1 to 5
};

export type ScoreReturnRow = Returns & {
  scale_min: number;
  scale_max: number;
  score: number; // overall satisfaction as answered
};

/** Who came back within the window, by level of overall satisfaction; levels without a response have no row. */
export function returnByLevel(
  filters: Filters,
  options: Span & ReturnChoice = {}
): Query<LevelReturnRow> {
  return returnBy("return_by_level", filters, options, [sql`level`]);
}

/** The same by raw score, not binned; scores of scales with other ends are apart. */
export function returnByScore(
  filters: Filters,
  options: Span & ReturnChoice = {}
): Query<ScoreReturnRow> {
  return returnBy("return_by_score", filters, options, [
    sql`scale_min`,
    sql`scale_max`,
    sql`score`
  ]);
}

function returnBy<R extends Row>(
  name: string,
  filters: Filters,
  options: Span & ReturnChoice,
  columns: readonly Sql[]
): Query<R> {
  const groups = join(columns, ", ");
  const asDouble = join(
    columns.map((column) => sql`cast(${column} as double) as ${column}`),
    ", "
  );
  return queryOf<R>(
    name,
    {
      filters: filterArguments(filters),
      ...(spanArguments(options) as object),
      ...returnChoice(options)
    },
    ["dealers", "responses"],
    sql`with ${join(indexResponses(filters, options, options), ",\n")},
per_customer as (
  select ${groups}, cluster,
    count(*) filter (where is_eligible) as n,
    count(*) filter (where is_eligible and is_back) as y,
    count(*) filter (where is_linked and not is_eligible) as too_recent
  from kept
  group by ${groups}, cluster
)
select ${asDouble},
  cast(count(*) filter (where n > 0) as double) as people,
  cast(sum(n) as double) as n,
  cast(sum(y) as double) as y,
  cast(sum(n * n) as double) as nn,
  cast(sum(n * y) as double) as ny,
  cast(sum(y * y) as double) as yy,
  cast(sum(too_recent) as double) as too_recent
from per_customer
group by ${groups}
order by ${groups}`
  );
}
