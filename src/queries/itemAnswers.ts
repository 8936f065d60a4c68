import {noFilters} from "../contract/filters.js";
import type {Filters} from "../contract/filters.js";
import {customerIs, dealerIs, modelIs, spansOf} from "./filters.js";
import type {Customers} from "./filters.js";
import type {ItemScoreChoice} from "./itemScores.js";
import {leadingSurvey, ratedRelation} from "./ratedItems.js";
import {isInPeriod, monthNumber} from "./months.js";
import {respondent} from "./responses.js";
import {customerIn} from "./segments/segment.js";
import type {Sql} from "./sql.js";
import {every, reading, shared, sql} from "./sql.js";

/** Which responses to a questionnaire are looked at, and which of its items. */
export interface AnswerChoice {
  questionnaire: ItemScoreChoice["questionnaire"];
  customers?: Customers | undefined; // defaults to persons
  items?: readonly number[] | undefined;
}

/** Whether a key lies between the least and the largest of those known, which skips most rows of `scores`. */
export function isAmong(column: Sql, items: readonly number[] | undefined): Sql {
  if (items === undefined || items.length === 0) return sql`true`;
  const end = (key: number): Sql => sql`cast(${key} as smallint)`;
  return sql`${column} >= ${end(Math.min(...items))} and ${column} <= ${end(Math.max(...items))}`;
}

/** Whether a row of these tables is one that the filters choose. */
export const isChosenCell = (filters: Filters): Sql =>
  every([
    dealerIs(filters, sql`a.dealer_id`),
    modelIs(filters, sql`a.model_series`),
    isInPeriod(filters, sql`a.month`)
  ]);

/**
 * The responses to a questionnaire, a table that is the same whatever dealers, series and period are chosen, as are all
 * below. `repeated` is a respondent who may have answered it more than once.
 */
export function surveyResponses(
  filters: Filters,
  {questionnaire, customers = "persons"}: AnswerChoice
): Sql {
  const survey =
    typeof questionnaire === "string"
      ? sql`${questionnaire}`
      : leadingSurvey(questionnaire.leadingBy);
  return shared(
    "survey_responses",
    reading(
      ["benchmarks", "dealers", "items", "responses"],
      sql`with ${spansOf(noFilters, {})},
${ratedRelation}
select r.response_id, r.dealer_id, r.model_series, ${monthNumber(sql`r.responded_date`)} as month, r.wave,
  r.responded_date, case when not coalesce(r.is_only, false) then ${respondent} end as repeated
from responses r
join spans s on s.dealer_id = r.dealer_id
where r.questionnaire = ${survey} and r.responded_date <= s.as_of
  and ${customerIs(customers, sql`r.is_company`)} and ${customerIn(filters, sql`r.customer_id`)}`
    )
  );
}

const milli = sql`cast(round(sc.score * 1000) as bigint)`;

/**
 * Scores in thousandths by item, dealer, series, month and wave: how many and their sum, of all, and with the
 * sum of squares of those of respondents with one response (`single_…`).
 */
export const itemCells = (filters: Filters, choice: AnswerChoice): Sql =>
  shared(
    "item_cells",
    reading(
      ["scores"],
      sql`select sc.item_id, c.dealer_id, c.model_series, c.month, c.wave, max(c.responded_date) as last_date,
  count(*) as n, cast(sum(${milli}) as bigint) as y,
  count(case when c.repeated is null then 1 end) as single_n,
  cast(sum(case when c.repeated is null then ${milli} else 0 end) as bigint) as single_y,
  cast(sum(case when c.repeated is null then ${milli} * ${milli} else 0 end) as bigint) as single_yy
from scores sc
join ${surveyResponses(filters, choice)} c on c.response_id = sc.response_id
where ${isAmong(sql`sc.item_id`, choice.items)}
group by 1, 2, 3, 4, 5`
    )
  );

/** Each score of respondents who may have several responses. */
export const repeatedScores = (filters: Filters, choice: AnswerChoice): Sql =>
  shared(
    "repeated_scores",
    reading(
      ["scores"],
      sql`select sc.item_id, c.dealer_id, c.model_series, c.month, c.wave, c.repeated, ${milli} as y
from scores sc
join ${surveyResponses(filters, choice)} c on c.response_id = sc.response_id
where c.repeated is not null and ${isAmong(sql`sc.item_id`, choice.items)}`
    )
  );

/** A score and the one answer that it is, in one number to be summed up: the answers times 2^32, and the thousandths. */
export const ANSWER = 2 ** 32;

/**
 * The same with the scores of a response side by side, one column (`y_1`, …) for each of the items, with `ANSWER`:
 * whole numbers as DOUBLE, which are added up in half the time.
 */
export function repeatedRows(
  filters: Filters,
  choice: AnswerChoice,
  items: readonly number[]
): Sql {
  const columns = items.map(
    (item, i) =>
      `cast(sum(case when item_id = ${Number(item)} then y + ${ANSWER} end) as double) as y_${i + 1}`
  );
  const responses = surveyResponses(filters, choice);
  return shared(
    "repeated_rows",
    reading(
      ["scores"],
      sql`select c.dealer_id, c.model_series, c.month, c.wave, c.repeated, w.* exclude (response_id)
from (
  select response_id, ${{text: columns.join(",\n    "), values: []}}
  from (
    select sc.response_id, sc.item_id, ${milli} as y
    from scores sc
    join ${responses} c on c.response_id = sc.response_id
    where c.repeated is not null and ${isAmong(sql`sc.item_id`, items)}
  )
  group by response_id
) w
join ${responses} c on c.response_id = w.response_id`
    )
  );
}
