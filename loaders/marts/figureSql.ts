import {denominators} from "../../src/queries/measures/denominators.js";
import {customerSums} from "../../src/queries/measures/measure.js";
import type {Count, Definition, Ratio} from "../../src/queries/measures/measure.js";
import type {Sql} from "../../src/queries/sql.js";
import {join, sql} from "../../src/queries/sql.js";

/** Which of dealer and model series a cell keeps apart; a cell of all has 0 in their places. */
export interface Level {
  dealer: boolean;
  model: boolean;
}

export const allLevels: readonly Level[] = [
  {dealer: false, model: false},
  {dealer: false, model: true},
  {dealer: true, model: false},
  {dealer: true, model: true}
];

/** A part of the customers (or of what is counted), so that memory is bounded: those whose key leaves `part` of `parts`. */
export interface Share {
  part: number;
  parts: number;
}

/** The columns of a cell's sums, money in fen. */
export const sumNames = ["people", "people_elsewhere", "n", "y", "nn", "ny", "yy"] as const;

/** The columns of the sums of one rate, before they are put under the names of a cell. */
const rateSums = ["people", "elsewhere", "sum_n", "sum_y", "nn", "ny", "yy"] as const;

export const text = (plain: string | number): Sql => ({text: String(plain), values: []});
export const named = (name: string, i: number): Sql => text(`${name}_${i}`);
export const keys = sql`dealer_id, model_series`;

export function isInShare(key: Sql, {part, parts}: Share): Sql {
  return parts === 1 ? sql`true` : sql`abs(${key}) % ${text(parts)} = ${text(part)}`;
}

/** The levels as a relation, the keys of a row's cell at one of them, and whether it has one there. */
export function levelValues(levels: readonly Level[]): Sql {
  const list = levels.map(({dealer, model}) => text(`(${dealer}, ${model})`));
  return sql`(values ${join(list, ", ")}) as levels (has_dealer, has_model)`;
}
export const keysAt = sql`case when has_dealer then dealer_id else 0 end as dealer_id,
    case when has_model then model_series else 0 end as model_series`;
export const isAtLevel = sql`(not has_model or model_series is not null)`;

/**
 * Sums of places as `summed`, those of the levels; a customer of one place alone counts once at each.
 *
 * @param isSame whether the sums of a place's customers are the same at a level
 */
export function rolledUp(
  places: Sql,
  columns: readonly Sql[],
  levels: readonly Level[],
  isSame = sql`true`
): Sql {
  return sql`summed as (
  select ${keysAt}, month, earlier_month, ${join(
    columns.map((column) => sql`sum(${column}) as ${column}`),
    ", "
  )}
  from ${places}
  cross join ${levelValues(levels)}
  where ${isAtLevel} and ${isSame}
  group by all
)`;
}

/** The columns of `summed`. */
export function summedColumns({ratios = [], counts = []}: Definition): Sql[] {
  return [
    ...ratios.flatMap((ratio, i) =>
      rateSums
        .filter((name) => isOwn(ratio) || name === "sum_y" || name === "ny" || name === "yy")
        .map((name) => named(name, i))
    ),
    ...counts.flatMap((count, i) => ("different" in count ? [] : [named("total", i)]))
  ];
}

/** The sums in `summed` as rows of cells. */
export function cellRows({ratios = [], counts = []}: Pick<Definition, "ratios" | "counts">): Sql {
  const rows = [
    ...rateRows(ratios),
    ...counts.flatMap(({metric, ...count}, i) =>
      "different" in count
        ? []
        : [
            sql`select cast(${metric} as varchar) as metric, ${keys}, month, earlier_month,
    0, 0, 0, coalesce(${named("total", i)}, 0), 0, 0, 0
  from summed where month = coalesce(earlier_month, month)`
          ]
    )
  ];
  return join(rows, "\nunion all\n");
}

/** The sums of the rates as rows; a rate that shares a denominator leaves it to the other. */
function rateRows(ratios: readonly Ratio[]): Sql[] {
  return ratios.map((ratio, i) => {
    const sum = (name: string) => sql`coalesce(${named(name, i)}, 0)`;
    const own = (name: string) => (isOwn(ratio) ? sum(name) : sql`0`);
    return sql`select cast(${ratio.metric} as varchar) as metric, ${keys}, month, earlier_month,
    ${own("people")}, ${own("elsewhere")}, ${own("sum_n")}, ${sum("sum_y")}, ${own("nn")}, ${sum("ny")}, ${sum("yy")}
  from summed`;
  });
}

/** Whether a rate keeps its denominator itself. */
export const isOwn = ({metric}: Pick<Ratio, "metric">): boolean =>
  denominators[metric] === undefined;

/** Where among the rates the one is that keeps the denominator. */
export function ownerOf(ratios: readonly Ratio[], i: number): number {
  const {metric} = ratios[i]!;
  const owner = denominators[metric] ?? metric;
  return ratios.findIndex((ratio) => ratio.metric === owner);
}

/** A count's cells. */
export function countRows({metric}: Count, y: Sql, from: Sql, month: Sql, earlier = month): Sql {
  return sql`select cast(${metric} as varchar) as metric, ${keys}, ${month} as month, ${earlier} as earlier_month,
    0, 0, 0, cast(${y} as double), 0, 0, 0
  from ${from}
  group by all`;
}

/** A customer's n and y of each rate, as aggregates. */
export function ratioSums(ratios: readonly Ratio[]): Sql[] {
  return ratios.map((ratio, i) => {
    const {n, y} = customerSums(ratio);
    return sql`cast(${n} as double) as ${named("n", i)}, cast(${y} as double) as ${named("y", i)}`;
  });
}
