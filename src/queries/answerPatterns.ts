import type {Filters} from "../contract/filters.js";
import type {ExperienceChoice} from "./experiences.js";
import {experienceChoice, experiencer, isChosenExperience} from "./experiences.js";
import {filterArguments, spansOf} from "./filters.js";
import type {Query} from "./query.js";
import {queryOf, sql} from "./sql.js";

/** Where low ends and high begins, in levels; what lies between is the middle. */
export interface PatternCut {
  low_to: number;
  high_from: number;
}

export type PatternRow = {
  /** `L`, `M` or `H` for each touchpoint of the questionnaire, in the journey's order. */
  pattern: string;
  n: number;
  y: number; // sum of overall satisfaction, in levels
  yy: number;
};

/**
 * How alike people answered about all touchpoints, and how satisfied they were overall (the input of
 * `penaltyReward`). Each customer's first complete experience counts.
 */
export function answerPatterns(
  filters: Filters,
  {low_to, high_from}: PatternCut,
  choice: ExperienceChoice = {}
): Query<PatternRow> {
  const level = sql`(e.position_milli + 500) // 1000`;
  return queryOf<PatternRow>(
    "answer_patterns",
    {filters: filterArguments(filters), low_to, high_from, ...experienceChoice(choice)},
    ["dealers", "experiences", "touchpoint_scores"],
    sql`with ${spansOf(filters, {})},
first as (
  select min((e.responded_date - date '1970-01-01') * 4294967296 + e.response_id) % 4294967296 as response_id
  from experiences e
  join spans s on s.dealer_id = e.dealer_id
  where e.is_complete and e.overall_milli is not null
    and ${isChosenExperience(filters, choice)}
  group by ${experiencer}
),
coded as (
  select e.response_id,
    string_agg(
      case
        when ${level} <= cast(${low_to} as integer) then 'L'
        when ${level} >= cast(${high_from} as integer) then 'H'
        else 'M'
      end,
      '' order by e.touchpoint_order, e.touchpoint
    ) as pattern
  from touchpoint_scores e
  join first on first.response_id = e.response_id
  where e.journey = ${experienceChoice(choice).journey}
  group by e.response_id
),
outcomes as (
  select coded.pattern, cast(e.overall_milli as bigint) as overall
  from coded
  join experiences e on e.response_id = coded.response_id
  where e.journey = ${experienceChoice(choice).journey}
)
select cast(pattern as varchar) as pattern, cast(count(*) as double) as n,
  cast(sum(overall) as double) / 1000 as y,
  cast(sum(overall * overall) as double) / 1000000 as yy
from outcomes
group by pattern
order by pattern`
  );
}
