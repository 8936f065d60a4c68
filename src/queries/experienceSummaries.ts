import {noFilters} from "../contract/filters.js";
import type {Filters} from "../contract/filters.js";
import type {CurveSplit} from "./emotionCurve.js";
import {isOfMonths, isSeriesKnown, nameOfSeries, positionSums, seriesOf} from "./emotionCurve.js";
import type {ExperienceChoice} from "./experiences.js";
import {
  experienceChoice,
  hasReturned,
  isChosenExperience,
  repeatedExperiencer
} from "./experiences.js";
import {filterArguments, spanArguments, spansOf} from "./filters.js";
import type {Span} from "./filters.js";
import {isChosenRow, monthNumber} from "./months.js";
import type {Query} from "./query.js";
import type {Sql} from "./sql.js";
import {join, queryOf, reading, shared, sql} from "./sql.js";

/**
 * What a whole experience comes to: the mean of its touchpoints, half the sum of peak and end, and by
 * how much the second is above the first.
 */
export type ExperienceSummary = "mean" | "peak_end" | "difference";

export type SummaryRow = {
  summary: ExperienceSummary;
  series: string; // as in `CurveRow`
  people: number;
  n: number;
  y: number; // sum of positions, in levels
  nn: number;
  ny: number;
  yy: number;
  /** Experiences that end before the last touchpoint of their questionnaire. */
  end_missing: number;
};

const mean = sql`(2 * cast(e.mean_milli as integer))`;
const peakEnd = sql`(cast(e.peak_milli as integer) + e.end_milli)`;

/** Mean and peak–end of each experience, averaged over experiences: never the peak of the mean curve. */
export function experienceSummaries(
  filters: Filters,
  options: Span & ExperienceChoice & {split?: CurveSplit} = {}
): Query<SummaryRow> {
  const {split = "none"} = options;
  // In 2000ths of a level, so that half of peak and end is a whole number.
  const sums: Readonly<Record<ExperienceSummary, {y: Sql; yy: Sql}>> = {
    mean: {y: sql`mean`, yy: sql`mean_2`},
    peak_end: {y: sql`peak_end`, yy: sql`peak_end_2`},
    difference: {y: sql`(peak_end - mean)`, yy: sql`(peak_end_2 - 2 * product + mean_2)`}
  };
  const summaries = Object.entries(sums).map(
    ([
      summary,
      {y, yy}
    ]) => sql`select ${summary} as summary, series, ${positionSums(sql`n`, y, yy, 2000)},
    cast(sum(end_missing) as double) as end_missing
  from per_customer
  group by series`
  );
  return queryOf<SummaryRow>(
    "experience_summaries",
    {
      filters: filterArguments(filters),
      ...(spanArguments(options) as object),
      ...experienceChoice(options),
      split
    },
    ["dealers", "experiences"],
    sql`with ${join(isOfMonths(options) ? sumsOfCells(filters, options, split) : sumsOfRows(filters, options, split), ",\n")},
answered as (
  ${join(summaries, "\nunion all\n")}
)
select cast(summary as varchar) as summary, cast(${nameOfSeries(split)} as varchar) as series,
  people, n, y, nn, ny, yy, end_missing
from answered
where series is not null
order by summary, series`
  );
}

const sumsOf = sql`sum(mean) as mean, sum(peak_end) as peak_end, sum(mean_2) as mean_2, sum(peak_end_2) as peak_end_2,
    sum(product) as product, sum(end_missing) as end_missing`;

/** What is summed up of each experience: whole numbers as DOUBLE, which are added up faster. */
const amounts = sql`cast(${mean} as double) as mean, cast(${peakEnd} as double) as peak_end,
    cast(${mean} * ${mean} as double) as mean_2, cast(${peakEnd} * ${peakEnd} as double) as peak_end_2,
    cast(${mean} * ${peakEnd} as double) as product, cast(coalesce(e.is_end_missing, false) as integer) as end_missing`;

/** The relations up to `per_customer` from the rows of the mart. */
const sumsOfRows = (
  filters: Filters,
  options: Span & ExperienceChoice,
  split: CurveSplit
): Sql[] => [
  spansOf(filters, options),
  sql`kept as (
  select ${seriesOf(split, options)} as series, ${repeatedExperiencer} as cluster, ${amounts}
  from experiences e
  join spans s on s.dealer_id = e.dealer_id
  where ${isChosenExperience(filters, options)}
    and ${isSeriesKnown(split, options)}
)`,
  sql`per_customer as materialized (
  select series, cluster, count(*) as n, ${sumsOf}
  from kept
  group by series, cluster
)`
];

/** The same from two tables that no choice of dealers, series and period changes: cells of those with one experience, and rows of the others. */
function sumsOfCells(filters: Filters, choice: ExperienceChoice, split: CurveSplit): Sql[] {
  const isStayed = split === "stayed";
  const keys = sql`dealer_id, model_series, month, part`;
  const rows = shared(
    "summary_rows",
    reading(
      ["dealers", "experiences"],
      sql`with ${spansOf(noFilters, {})}
select e.dealer_id, e.model_series, ${monthNumber(sql`e.responded_date`)} as month,
  ${isStayed ? hasReturned(choice) : sql`0`} as part, ${repeatedExperiencer} as cluster, ${amounts}
from experiences e
join spans s on s.dealer_id = e.dealer_id
where ${isChosenExperience({...filters, dealers: null, models: null}, choice)} and ${isSeriesKnown(split, choice)}`
    )
  );
  const cells = shared(
    "summary_cells",
    sql`select ${keys}, count(*) as n, ${sumsOf} from ${rows} where cluster is null group by ${keys}`
  );
  const several = shared(
    "summaries_of_several",
    sql`select * from ${rows} where cluster is not null`
  );
  const series = isStayed ? sql`e.part` : seriesOf(split, choice);
  return [
    sql`per_customer as materialized (
  select ${series} as series, cast(null as integer) as cluster, cast(sum(n) as bigint) as n, ${sumsOf}
  from ${cells} e
  where ${isChosenRow(filters)}
  group by 1
  union all
  select ${series}, cluster, count(*), ${sumsOf}
  from ${several} e
  where ${isChosenRow(filters)}
  group by 1, 2
)`
  ];
}
