import {noFilters} from "../contract/filters.js";
import type {Filters} from "../contract/filters.js";
import {filterArguments, spansOf} from "./filters.js";
import type {ExperienceChoice} from "./experiences.js";
import {
  experienceChoice,
  experiencer,
  hasReturned,
  isChosenExperience,
  isReturnKnown,
  repeatedExperiencer
} from "./experiences.js";
import {isChosenRow, monthNumber} from "./months.js";
import type {Query} from "./query.js";
import type {Sql} from "./sql.js";
import {join, queryOf, reading, shared, sql} from "./sql.js";

/** Customers are dealt into so many parts for cross-validation. */
export const FOLDS = 10;

/** What may speak for a whole experience. */
export const summaries = ["mean", "peak_end", "peak", "end"] as const;
export type Summary = (typeof summaries)[number];

/** Sums over the experiences of a fold; x are the summaries and y the outcome, in levels or 0 and 1. */
export type PeakEndRow = {
  outcome: "overall" | "came_back";
  fold: number;
  people: number;
  n: number;
  y: number;
  yy: number;
} & {[S in Summary as S | `${S}_square` | `${S}_y`]: number} & {mean_peak_end: number};

/**
 * How the mean of the touchpoints, their peak, their end and peak–end (half the sum of both) go together
 * with overall satisfaction and with coming back: sums per fold of customers, from which `src/stats`
 * makes correlations and cross-validated fits. Experiences with two touchpoints or more.
 */
export function peakEndSums(filters: Filters, choice: ExperienceChoice = {}): Query<PeakEndRow> {
  return queryOf<PeakEndRow>(
    "peak_end",
    {filters: filterArguments(filters), ...experienceChoice(choice)},
    [],
    sql`select cast(case when is_overall then 'overall' else 'came_back' end as varchar) as outcome, cast(fold as integer) as fold,
  cast(count(*) - count(repeated) + count(distinct repeated) as double) as people,
  cast(count(*) as double) as n,
  sum(y) / max(unit) as y,
  sum(y * y) / (max(unit) * max(unit)) as yy,
  ${join(summaries.map(sumsOf), ",\n  ")},
  sum(mean * peak_end) / 4000000 as mean_peak_end
from ${outcomes(filters, choice)}
where ${isChosenRow(filters)}
group by is_overall, fold
order by 1, 2`
  );
}

/**
 * Each outcome of an experience, whatever dealers, series and period are chosen. Summaries and outcomes are whole numbers,
 * whose sums a DOUBLE holds exactly and adds up faster.
 */
const outcomes = (filters: Filters, choice: ExperienceChoice): Sql =>
  shared(
    "outcomes",
    reading(
      ["dealers", "experiences"],
      sql`with ${spansOf(noFilters, {})},
kept as materialized (
  select e.dealer_id, e.model_series, ${monthNumber(sql`e.responded_date`)} as month,
    cast(abs(${experiencer}) % ${FOLDS} as tinyint) as fold, ${repeatedExperiencer} as repeated,
    cast(2 * e.mean_milli as double) as mean, cast(e.peak_milli + e.end_milli as double) as peak_end,
    cast(2 * e.peak_milli as double) as peak, cast(2 * e.end_milli as double) as "end",
    e.overall_milli as overall, ${isReturnKnown(choice)} as is_known, ${hasReturned(choice)} as is_back
  from experiences e
  join spans s on s.dealer_id = e.dealer_id
  where e.touchpoint_count >= 2
    and ${isChosenExperience({...filters, dealers: null, models: null}, choice)}
)
select * exclude (overall, is_known, is_back), true as is_overall, cast(overall as double) as y, 1000 as unit
from kept
where overall is not null
union all
select * exclude (overall, is_known, is_back), false, case when is_back then 1 else 0 end, 1
from kept
where is_known`
    )
  );

/** Summaries are whole numbers of 2000ths of a level. */
function sumsOf(summary: Summary): Sql {
  const x: Sql = {text: `"${summary}"`, values: []};
  const named = (suffix: string): Sql => ({text: `"${summary}${suffix}"`, values: []});
  return sql`sum(${x}) / 2000 as ${named("")},
  sum(${x} * ${x}) / 4000000 as ${named("_square")},
  sum(${x} * y) / (2000 * max(unit)) as ${named("_y")}`;
}
