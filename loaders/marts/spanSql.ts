import {differentOf} from "../../src/queries/measures/measure.js";
import type {Definition, Ratio} from "../../src/queries/measures/measure.js";
import type {Sql} from "../../src/queries/sql.js";
import {join, sql} from "../../src/queries/sql.js";
import type {Level, Share} from "./figureSql.js";
import {
  cellRows,
  countRows,
  isAtLevel,
  isInShare,
  keys,
  keysAt,
  levelValues,
  named,
  ratioSums
} from "./figureSql.js";

const noMonth = sql`cast(null as date)`;

/** Sums over the customers of the whole span. */
export function spanRows(
  {relations, ratios = [], counts = []}: Definition,
  levels: readonly Level[],
  share: Share
): Sql {
  const parts = [...relations, rowsAt(levels)];
  const rows: Sql[] = [];
  if (ratios.length > 0) {
    parts.push(places, customers(ratios, share), summedOver(ratios));
    rows.push(cellRows({ratios}));
  }
  for (const count of counts) {
    const of = "sum" in count ? sql`cluster` : differentOf(count);
    const y = "sum" in count ? sql`sum(${count.sum})` : sql`count(distinct ${of})`;
    rows.push(countRows(count, y, sql`at_levels where ${isInShare(of, share)}`, noMonth));
  }
  return sql`with ${join(parts, ",\n")}
${join(rows, "\nunion all\n")}`;
}

/** The kept rows once for each level, with the keys of its cells. */
function rowsAt(levels: readonly Level[]): Sql {
  return sql`at_levels as (
  select kept.* exclude (${keys}), ${keysAt}
  from kept
  cross join ${levelValues(levels)}
  where ${isAtLevel}
)`;
}

/** Which customers occur at several dealers, and with several series: few do. */
const places = sql`places as (
  select cluster, min(dealer_id) <> max(dealer_id) as has_dealers,
    min(model_series) <> max(model_series) as has_series
  from kept
  group by cluster
  having has_dealers or has_series
)`;

/** One row per customer of a cell, with the customer's n and y of each rate. */
function customers(ratios: readonly Ratio[], share: Share): Sql {
  return sql`customers as (
  select c.*,
    coalesce((dealer_id <> 0 and has_dealers) or (model_series <> 0 and has_series), false) as is_elsewhere
  from (
    select ${keys}, cluster, ${join(ratioSums(ratios), ", ")}
    from at_levels
    where ${isInShare(sql`cluster`, share)}
    group by all
  ) c
  left join places using (cluster)
)`;
}

function summedOver(ratios: readonly Ratio[]): Sql {
  const each = ratios.map((_, i) => {
    const [n, y] = [named("n", i), named("y", i)];
    return sql`count(*) filter (where ${n} <> 0) as ${named("people", i)},
    count(*) filter (where is_elsewhere and ${n} <> 0) as ${named("elsewhere", i)},
    sum(${n}) as ${named("sum_n", i)}, sum(${y}) as ${named("sum_y", i)}, sum(${n} * ${n}) as ${named("nn", i)},
    sum(${n} * ${y}) as ${named("ny", i)}, sum(${y} * ${y}) as ${named("yy", i)}`;
  });
  return sql`summed as (
  select ${keys}, ${noMonth} as month, ${noMonth} as earlier_month,
    ${join(each, ",\n    ")}
  from customers
  group by all
)`;
}
