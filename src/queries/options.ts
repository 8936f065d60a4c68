import type {Filters} from "../contract/filters.js";
import {dealerIs, filterArguments, modelIs} from "./filters.js";
import type {Query} from "./query.js";
import {every, queryOf, reading, shared, sql} from "./sql.js";

export type SurveyChoiceRow = {
  journey: string | null;
  questionnaire: string;
  /** Its name; null where the item table has none. */
  label: string | null;
  scale_min: number;
  scale_max: number;
  responses: number;
};

const surveyCells = shared(
  "survey_counts",
  reading(
    ["responses"],
    sql`select journey, questionnaire, dealer_id, model_series, min(overall_scale_min) as scale_min,
  max(overall_scale_max) as scale_max, count(*) as responses
from responses
where overall_level is not null
group by 1, 2, 3, 4`
  )
);

/** Questionnaires that ask for overall satisfaction, most answered first, under dealers and models chosen. */
export function surveyChoices(filters: Filters): Query<SurveyChoiceRow> {
  const {dealers, models} = filters;
  const scope = {dealers, models, from: null, to: null};
  return queryOf<SurveyChoiceRow>(
    "survey_choices",
    {filters: filterArguments(scope)},
    ["items"],
    sql`with names as (
  select questionnaire, min(questionnaire_label) as label
  from items
  group by questionnaire
),
answered as (
  select journey, questionnaire, min(scale_min) as scale_min, max(scale_max) as scale_max,
    sum(responses) as responses
  from ${surveyCells}
  where ${every([dealerIs(scope, sql`dealer_id`), modelIs(scope, sql`model_series`)])}
  group by journey, questionnaire
)
select cast(journey as varchar) as journey,
  cast(answered.questionnaire as varchar) as questionnaire,
  cast(names.label as varchar) as label,
  cast(scale_min as double) as scale_min,
  cast(scale_max as double) as scale_max,
  cast(responses as double) as responses
from answered
left join names on names.questionnaire = answered.questionnaire
order by 6 desc, 1, 2`
  );
}
