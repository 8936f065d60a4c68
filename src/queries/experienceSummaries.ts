import type {Filters} from "../contract/filters.js";
import type {CurveSplit} from "./emotionCurve.js";
import {isSeriesKnown, nameOfSeries, positionSums, seriesOf} from "./emotionCurve.js";
import type {ExperienceChoice} from "./experiences.js";
import {experienceChoice, isChosenExperience, repeatedExperiencer} from "./experiences.js";
import {filterArguments, spanArguments, spansOf} from "./filters.js";
import type {Span} from "./filters.js";
import type {Query} from "./query.js";
import type {Sql} from "./sql.js";
import {join, queryOf, sql} from "./sql.js";

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
    sql`with ${spansOf(filters, options)},
per_customer as materialized (
  select ${seriesOf(split, options)} as series, ${repeatedExperiencer} as cluster,
    count(*) as n, sum(${mean}) as mean, sum(${peakEnd}) as peak_end,
    sum(${mean} * ${mean}) as mean_2, sum(${peakEnd} * ${peakEnd}) as peak_end_2, sum(${mean} * ${peakEnd}) as product,
    count(case when e.is_end_missing then 1 end) as end_missing
  from experiences e
  join spans s on s.dealer_id = e.dealer_id
  where ${isChosenExperience(filters, options)}
    and ${isSeriesKnown(split, options)}
  group by 1, 2
),
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
