import {noFilters} from "../contract/filters.js";
import type {Filters} from "../contract/filters.js";
import type {ExperienceChoice} from "./experiences.js";
import {experienceChoice, isChosenExperience, repeatedExperiencer} from "./experiences.js";
import {filterArguments, spansOf} from "./filters.js";
import {isChosenRow, monthNumber} from "./months.js";
import type {Query} from "./query.js";
import type {Sql} from "./sql.js";
import {placeOf, queryOf, reading, shared, sql} from "./sql.js";

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
  const answers = patterns(filters, letters.join(""), choice);
  return queryOf<PatternRow>(
    "answer_patterns",
    {filters: filterArguments(filters), low_to, high_from, ...experienceChoice(choice)},
    [],
    sql`select cast(pattern as varchar) as pattern, cast(count(*) as double) as n,
  sum(overall) / 1000 as y, sum(overall * overall) / 1000000 as yy
from ${answers}
where ${isChosenRow(filters)} and (
  cluster is null
  or place in (select min(place) from ${answers} where cluster is not null and ${isChosenRow(filters)} group by cluster)
)
group by pattern
order by 1`
  );
}

const LEVELS = [1, 2, 3, 4, 5];

/** The pattern of each complete experience, whatever dealers, series and period are chosen, with overall satisfaction in thousandths. */
const patterns = (filters: Filters, letters: string, choice: ExperienceChoice): Sql =>
  shared(
    "patterns",
    reading(
      ["dealers", "experiences"],
      sql`with ${spansOf(noFilters, {})}
select e.dealer_id, e.model_series, ${monthNumber(sql`e.responded_date`)} as month,
  translate(cast(e.levels as varchar), ${LEVELS.join("")}, ${letters}) as pattern,
  cast(e.overall_milli as double) as overall, ${repeatedExperiencer} as cluster,
  ${placeOf(sql`e.responded_date`, sql`e.response_id`)} as place
from experiences e
join spans s on s.dealer_id = e.dealer_id
where e.is_complete and e.overall_milli is not null
  and ${isChosenExperience({...filters, dealers: null, models: null}, choice)}`
    )
  );
