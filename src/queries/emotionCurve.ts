import {noFilters} from "../contract/filters.js";
import type {Filters} from "../contract/filters.js";
import {dealerIs, filterArguments, modelIs, spanArguments, spansOf} from "./filters.js";
import type {Span} from "./filters.js";
import type {ExperienceChoice} from "./experiences.js";
import {
  experienceChoice,
  experiencer,
  hasReturned,
  isChosenExperience,
  isReturnKnown,
  repeatedExperiencer
} from "./experiences.js";
import {isInPeriod, monthNumber} from "./months.js";
import type {Query} from "./query.js";
import type {Sql} from "./sql.js";
import {every, join, queryOf, reading, shared, sql} from "./sql.js";

/** What is drawn side by side: one line, a line per dealer or model, who stayed against who left, a span. */
export type CurveSplit = "none" | "dealer" | "model" | "stayed" | "now" | "before";

export type CurveRow = {
  touchpoint: string;
  /** `all`; a dealer's key; a model series; `stayed` or `left`; the name of the span, `now` or `before`. */
  series: string;
  /** Of everyone who answered about the touchpoint, or of those who answered about all. */
  basis: "available" | "complete";
  people: number;
  n: number;
  /** Sum of positions, in levels. */
  y: number;
  nn: number;
  ny: number;
  yy: number;
};

/**
 * Positions on the emotion curve, by touchpoint, as sums over customers (`ClusterSums`). Who stayed is
 * known of experiences whose whole return window lies before the as-of; the others are in neither line.
 */
export function emotionCurve(
  filters: Filters,
  options: Span & ExperienceChoice & {split?: CurveSplit} = {}
): Query<CurveRow> {
  const {split = "none"} = options;
  return queryOf<CurveRow>(
    "emotion_curve",
    {
      filters: filterArguments(filters),
      ...(spanArguments(options) as object),
      ...experienceChoice(options),
      split
    },
    ["dealers", "touchpoint_scores"],
    sql`with ${join(isOfMonths(options) ? sumsOfCells(filters, options, split) : sumsOfRows(filters, options, split), ",\n")},
answered as (
  ${sumsOf("available", sql`n`, sql`y`, sql`yy`)}
  union all
  ${sumsOf("complete", sql`complete_n`, sql`complete_y`, sql`complete_yy`)}
)
select cast(touchpoint as varchar) as touchpoint, cast(${nameOfSeries(split)} as varchar) as series,
  cast(basis as varchar) as basis, people, n, y, nn, ny, yy
from answered
where series is not null
order by basis, series, touchpoint_order, touchpoint`
  );
}

/** Whether the span is the filters' period, which is made of whole months; the last 12 months up to an as-of are not. */
export const isOfMonths = ({recentMonths = null, monthsBack = 0}: Span): boolean =>
  recentMonths === null && monthsBack === 0;

const square = sql`cast(e.position_milli as integer) * e.position_milli`;

const complete = (value: Sql): Sql => sql`case when e.is_complete then ${value} end`;

const sums = sql`count(*) as n, cast(sum(e.position_milli) as bigint) as y, cast(sum(${square}) as bigint) as yy,
    count(${complete(sql`1`)}) as complete_n,
    cast(coalesce(sum(${complete(sql`e.position_milli`)}), 0) as bigint) as complete_y,
    cast(coalesce(sum(${complete(square)}), 0) as bigint) as complete_yy`;

/** The relations up to `per_customer` from the rows of the mart. */
function sumsOfRows(filters: Filters, options: Span & ExperienceChoice, split: CurveSplit): Sql[] {
  return [
    spansOf(filters, options),
    sql`per_customer as (
  select e.touchpoint_order, e.touchpoint, ${seriesOf(split, options)} as series,
    ${repeatedExperiencer} as cluster, ${sums}
  from touchpoint_scores e
  join spans s on s.dealer_id = e.dealer_id
  where ${isChosenExperience(filters, options)}
    and ${isSeriesKnown(split, options)}
  group by 1, 2, 3, 4
)`
  ];
}

/**
 * The same from two tables that no choice of dealers, series and period changes: cells of those who have had one
 * experience with the questionnaire, and the rows of the others.
 */
function sumsOfCells(filters: Filters, choice: ExperienceChoice, split: CurveSplit): Sql[] {
  const isStayed = split === "stayed";
  const keys = sql`e.touchpoint_order, e.touchpoint, e.dealer_id, e.model_series,
    ${monthNumber(sql`e.responded_date`)} as month, ${isStayed ? hasReturned(choice) : sql`0`} as part`;
  const all = sql`from touchpoint_scores e
join spans s on s.dealer_id = e.dealer_id
where ${isChosenExperience({...filters, dealers: null, models: null}, choice)} and ${isSeriesKnown(split, choice)}`;
  const cells = shared(
    "curve_cells",
    reading(
      ["dealers", "touchpoint_scores"],
      sql`with ${spansOf(noFilters, {})}
select ${keys}, ${sums}
${all} and coalesce(e.is_only, false)
group by 1, 2, 3, 4, 5, 6`
    )
  );
  const rows = shared(
    "curve_rows",
    reading(
      ["dealers", "touchpoint_scores"],
      sql`with ${spansOf(noFilters, {})}
select ${keys}, ${experiencer} as cluster, cast(e.position_milli as double) as y, cast(${square} as double) as yy,
  cast(e.is_complete as integer) as complete
${all} and not coalesce(e.is_only, false)`
    )
  );
  const added = ["n", "y", "yy", "complete_n", "complete_y", "complete_yy"]
    .map((name) => `cast(sum(e.${name}) as bigint) as ${name}`)
    .join(", ");
  const isChosen = every([
    dealerIs(filters, sql`e.dealer_id`),
    modelIs(filters, sql`e.model_series`),
    isInPeriod(filters, sql`e.month`)
  ]);
  const series = isStayed ? sql`e.part` : seriesOf(split, choice);
  return [
    sql`per_customer as materialized (
  select e.touchpoint_order, e.touchpoint, ${series} as series, cast(null as integer) as cluster,
    ${{text: added, values: []}}
  from ${cells} e
  where ${isChosen}
  group by 1, 2, 3
  union all
  select e.touchpoint_order, e.touchpoint, ${series}, e.cluster, count(*), sum(e.y), sum(e.yy),
    sum(e.complete), sum(e.complete * e.y), sum(e.complete * e.yy)
  from ${rows} e
  where ${isChosen}
  group by 1, 2, 3, 4
)`
  ];
}

/** What tells the lines apart that row `e` may belong to: no text, which is slow to group by. */
export function seriesOf(split: CurveSplit, choice: ExperienceChoice): Sql {
  switch (split) {
    case "none":
    case "now":
    case "before":
      return sql`0`;
    case "dealer":
      return sql`e.dealer_id`;
    case "model":
      return sql`e.model_series`;
    case "stayed":
      return hasReturned(choice);
  }
}

/** The name of the line from what tells it apart. */
export function nameOfSeries(split: CurveSplit): Sql {
  switch (split) {
    case "none":
      return sql`'all'`;
    case "now":
    case "before":
      return sql`${split}`;
    case "dealer":
    case "model":
      return sql`series`;
    case "stayed":
      return sql`case when series then 'stayed' else 'left' end`;
  }
}

/** Whether it is known which line row `e` belongs to. */
export const isSeriesKnown = (split: CurveSplit, choice: ExperienceChoice): Sql =>
  split === "stayed" ? isReturnKnown(choice) : sql`true`;

/**
 * The columns of `ClusterSums` from rows per customer, with positions in so many parts of a level: whole
 * numbers until here, so that every engine adds them up alike. Rows without a `cluster` hold many customers
 * with one experience each, whose squares are those of the experiences (`yy`).
 */
export function positionSums(n: Sql, y: Sql, yy: Sql, parts: number): Sql {
  const scaled = (amount: Sql, unit: number) =>
    sql`cast(coalesce(sum(${amount}), 0) as double) / cast(${unit} as double)`;
  const either = (one: Sql, several: Sql) =>
    sql`case when cluster is null then ${one} else ${several} end`;
  return sql`cast(sum(${either(n, sql`cast(${n} > 0 as integer)`)}) as double) as people,
    ${scaled(n, 1)} as n, ${scaled(y, parts)} as y,
    ${scaled(either(n, sql`${n} * ${n}`), 1)} as nn, ${scaled(either(y, sql`${n} * ${y}`), parts)} as ny,
    ${scaled(either(yy, sql`${y} * ${y}`), parts * parts)} as yy`;
}

function sumsOf(basis: CurveRow["basis"], n: Sql, y: Sql, yy: Sql): Sql {
  return sql`select touchpoint_order, touchpoint, series, ${basis} as basis,
    ${positionSums(n, y, yy, 1000)}
  from per_customer
  group by touchpoint_order, touchpoint, series`;
}
