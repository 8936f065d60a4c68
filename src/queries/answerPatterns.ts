import type {Filters} from "../contract/filters.js";
import type {ExperienceChoice} from "./experiences.js";
import {experienceChoice, isChosenExperience, repeatedExperiencer} from "./experiences.js";
import {filterArguments, spansOf} from "./filters.js";
import type {Query} from "./query.js";
import type {Sql} from "./sql.js";
import {queryOf, shared, sql} from "./sql.js";

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
  const letters = LEVELS.map((level) => (level <= low_to ? "L" : level >= high_from ? "H" : "M"));
  return queryOf<PatternRow>(
    "answer_patterns",
    {filters: filterArguments(filters), low_to, high_from, ...experienceChoice(choice)},
    ["dealers", "experiences"],
    sql`select cast(translate(cast(levels as varchar), ${LEVELS.join("")}, ${letters.join("")}) as varchar) as pattern,
  cast(sum(n) as double) as n,
  cast(sum(y) as double) / 1000 as y,
  cast(sum(yy) as double) / 1000000 as yy
from ${shared("levels", answeredLevels(filters, choice))}
group by 1
order by 1`
  );
}

const LEVELS = [1, 2, 3, 4, 5];

/** Sums of overall satisfaction by the levels of all touchpoints, whatever cuts make patterns of them. */
function answeredLevels(filters: Filters, choice: ExperienceChoice): Sql {
  return sql`with ${spansOf(filters, {})},
complete as materialized (
  select e.levels, cast(e.overall_milli as bigint) as overall, ${repeatedExperiencer} as cluster,
    (e.responded_date - date '1970-01-01') * 4294967296 + e.response_id as place
  from experiences e
  join spans s on s.dealer_id = e.dealer_id
  where e.is_complete and e.overall_milli is not null
    and ${isChosenExperience(filters, choice)}
),
first as (select min(place) as place from complete where cluster is not null group by cluster)
select levels, count(*) as n, cast(sum(overall) as bigint) as y,
  cast(sum(overall * overall) as bigint) as yy
from complete
left join first on first.place = complete.place
where complete.cluster is null or first.place is not null
group by levels`;
}
