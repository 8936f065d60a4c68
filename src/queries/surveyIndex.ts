import {noFilters} from "../contract/filters.js";
import type {Filters} from "../contract/filters.js";
import {dealerIs, filterArguments, spansOf} from "./filters.js";
import {customerIn} from "./segments/segment.js";
import type {Customers} from "./filters.js";
import type {AnswerChoice} from "./itemAnswers.js";
import {isAmong, isChosenCell, surveyResponses} from "./itemAnswers.js";
import {isInPeriod, monthNumber} from "./months.js";
import type {Query} from "./query.js";
import {leadingSurvey, ratedRelation} from "./ratedItems.js";
import type {Sql} from "./sql.js";
import {every, queryOf, reading, shared, sql} from "./sql.js";

export interface SurveyIndexChoice {
  /** Defaults to null: the one with most stated weights. */
  questionnaire?: string | null;
  customers?: Customers; // defaults to persons
  /** Its rated items, where they are known, which is faster. */
  items?: readonly number[];
}

export type SurveyIndexRow = {
  /** Null for all chosen dealers together. */
  dealer_id: number | null;
  /** First of the month; null for the whole span. */
  month: string | null;
  people: number;
  n: number;
  y: number; // sum of the responses' indices, 0 to 100
  nn: number;
  ny: number;
  yy: number;
};

/**
 * Each response's index in thousandths, the same whatever dealers, series and period are chosen; `is_again` where the
 * respondent has another response of the month.
 */
function indexRows(filters: Filters, choice: AnswerChoice, survey: Sql): Sql {
  const responses = surveyResponses(filters, choice);
  return shared(
    "index_rows",
    reading(
      ["benchmarks", "items", "scores"],
      sql`with ${ratedRelation},
weighed as materialized (
  select item_id, scale_min, scale_max - scale_min as width,
    case when count(weight) over () = count(*) over () then weight else 1 end as weight
  from rated
  where questionnaire = ${survey}
),
per_response as (
  select sc.response_id,
    cast(round(100000 * sum(weight * (sc.score - scale_min) / width) / sum(weight)) as bigint) as y
  from scores sc
  join weighed on weighed.item_id = sc.item_id
  where ${isAmong(sql`sc.item_id`, choice.items)}
  group by sc.response_id
  having 2 * sum(weight) >= (select sum(weight) from weighed)
)
select c.dealer_id, c.model_series, c.month, c.repeated, m.repeated is not null as is_again, i.y
from ${responses} c
join per_response i on i.response_id = c.response_id
left join (
  select repeated, month from ${responses} where repeated is not null group by repeated, month having count(*) > 1
) m on m.repeated = c.repeated and m.month = c.month`
    )
  );
}

/** Sums of the indices by dealer, series and month: of all that are a respondent's only one in all, and only one in the month. */
const indexCells = (rows: Sql): Sql =>
  shared(
    "index_cells",
    sql`select dealer_id, model_series, month, repeated is null as is_single,
  count(*) as n, cast(sum(y) as bigint) as y, cast(sum(y * y) as bigint) as yy
from ${rows}
where not is_again
group by 1, 2, 3, 4`
  );

/**
 * The index of a survey system: for each response the mean of its rated items, each from 0 at the lowest
 * to 100 at the highest score, by their stated weights (equal ones where none is stated); responses that
 * answer less than half of the weight have none. Sums over customers, for all, by dealer, by month, and
 * by dealer and month.
 */
export function surveyIndex(
  filters: Filters,
  {questionnaire = null, customers = "persons", items}: SurveyIndexChoice = {}
): Query<SurveyIndexRow> {
  const survey = questionnaire === null ? leadingSurvey("weights") : sql`${questionnaire}`;
  const choice: AnswerChoice = {
    questionnaire: questionnaire ?? {leadingBy: "weights"},
    customers,
    items
  };
  const rows = indexRows(filters, choice, survey);
  const isChosen = isChosenCell(filters);
  return queryOf<SurveyIndexRow>(
    "survey_index",
    {filters: filterArguments(filters), questionnaire, customers, items},
    ["dealers"],
    sql`with cells as materialized (
  select a.dealer_id, a.month, a.is_single, sum(a.n) as n, sum(a.y) as y, sum(a.yy) as yy
  from ${indexCells(rows)} a
  where ${isChosen}
  group by 1, 2, 3
),
several as materialized (
  select a.dealer_id, a.month, a.repeated, a.is_again, a.y
  from ${rows} a
  where a.repeated is not null and ${isChosen}
),
per_customer as (
  select dealer_id, cast(null as smallint) as month, count(*) as n, sum(y) as y
  from several
  group by grouping sets ((repeated), (dealer_id, repeated))
  union all
  select dealer_id, month, count(*), sum(y)
  from several
  where is_again
  group by grouping sets ((month, repeated), (dealer_id, month, repeated))
),
parts as (
  select dealer_id, cast(null as smallint) as month, sum(n) as people, sum(n) as n, sum(y) as y, sum(n) as nn, sum(y) as ny, sum(yy) as yy
  from cells
  where is_single
  group by grouping sets ((), (dealer_id))
  union all
  select dealer_id, month, sum(n), sum(n), sum(y), sum(n), sum(y), sum(yy)
  from cells
  group by grouping sets ((month), (dealer_id, month))
  union all
  select dealer_id, month, count(*), sum(n), sum(y), sum(n * n), sum(n * y), sum(y * y)
  from per_customer
  group by dealer_id, month
)
select cast(dealer_id as integer) as dealer_id,
  case when month is not null
    then strftime(make_date((month - 1) // 12, (month - 1) % 12 + 1, 1), '%Y-%m-%d') end as month,
  cast(sum(people) as double) as people,
  cast(sum(n) as double) as n, cast(sum(y) as double) / 1000 as y,
  cast(sum(nn) as double) as nn, cast(sum(ny) as double) / 1000 as ny,
  cast(sum(yy) as double) / 1000000 as yy
from parts
where n > 0
group by dealer_id, month
order by dealer_id nulls first, parts.month nulls first`
  );
}

export type InvitationRow = {
  questionnaire: string;
  invited: number;
  answered: number;
};

/** Invitations by questionnaire, dealer and month, the same whatever dealers and period are chosen. */
const invitationCells = (filters: Filters): Sql =>
  shared(
    "invitations",
    reading(
      ["dealers", "survey_frame"],
      sql`with ${spansOf(noFilters, {})}
select f.questionnaire, f.dealer_id, ${monthNumber(sql`f.invited_date`)} as month, count(*) as invited,
  count(case when cast(f.survey_result as varchar) = 'answered' then 1 end) as answered
from survey_frame f
join spans s on s.dealer_id = f.dealer_id
where f.questionnaire is not null and f.invited_date <= s.as_of and ${customerIn(filters, sql`f.customer_id`)}
group by 1, 2, 3`
    )
  );

/** How many were invited and how many of them answered, by questionnaire, where a survey frame says so. */
export function responseRates(filters: Filters): Query<InvitationRow> {
  return queryOf<InvitationRow>(
    "response_rates",
    {filters: filterArguments(filters)},
    [],
    sql`select cast(f.questionnaire as varchar) as questionnaire,
  cast(sum(f.invited) as double) as invited, cast(sum(f.answered) as double) as answered
from ${invitationCells(filters)} f
where ${every([dealerIs(filters, sql`f.dealer_id`), isInPeriod(filters, sql`f.month`)])}
group by 1
order by 1`
  );
}
