import type {Filters} from "../contract/filters.js";
import {dealerIs, filterArguments, spansOf} from "./filters.js";
import {customerIn} from "./segments/segment.js";
import type {Customers} from "./filters.js";
import {chosenOf, isAmong, leadingSurvey} from "./itemScores.js";
import type {Query} from "./query.js";
import {respondent} from "./responses.js";
import {every, queryOf, sql} from "./sql.js";

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
  const choice = {questionnaire: questionnaire ?? ({leadingBy: "weights"} as const), customers};
  const columns = sql`r.response_id, r.dealer_id, cast(date_trunc('month', r.responded_date) as date) as month,
    ${respondent} as cluster`;
  return queryOf<SurveyIndexRow>(
    "survey_index",
    {filters: filterArguments(filters), questionnaire, customers, items},
    ["benchmarks", "dealers", "items", "responses", "scores"],
    sql`with ${chosenOf(filters, choice, columns)},
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
  join chosen c on c.response_id = sc.response_id
  where ${isAmong(sql`sc.item_id`, items)}
  group by sc.response_id
  having 2 * sum(weight) >= (select sum(weight) from weighed)
),
indexed as (
  select c.dealer_id, c.month, c.cluster, y
  from chosen c
  join per_response on per_response.response_id = c.response_id
),
per_customer as (
  select dealer_id, month, cluster, count(*) as n, sum(y) as y
  from indexed
  group by grouping sets ((cluster), (dealer_id, cluster), (month, cluster), (dealer_id, month, cluster))
)
select cast(dealer_id as integer) as dealer_id, strftime(month, '%Y-%m-%d') as month,
  cast(count(*) as double) as people,
  cast(sum(n) as double) as n, cast(sum(y) as double) / 1000 as y,
  cast(sum(n * n) as double) as nn, cast(sum(n * y) as double) / 1000 as ny,
  cast(sum(y * y) as double) / 1000000 as yy
from per_customer
group by dealer_id, month
order by dealer_id nulls first, month nulls first`
  );
}

export type InvitationRow = {
  questionnaire: string;
  invited: number;
  answered: number;
};

/** How many were invited and how many of them answered, by questionnaire, where a survey frame says so. */
export function responseRates(filters: Filters): Query<InvitationRow> {
  return queryOf<InvitationRow>(
    "response_rates",
    {filters: filterArguments(filters)},
    ["dealers", "survey_frame"],
    sql`with ${spansOf(filters, {})}
select cast(f.questionnaire as varchar) as questionnaire,
  cast(count(*) as double) as invited,
  cast(count(*) filter (where cast(f.survey_result as varchar) = 'answered') as double) as answered
from survey_frame f
join spans s on s.dealer_id = f.dealer_id
where f.questionnaire is not null
  and ${every([
    sql`f.invited_date > s.after_day`,
    sql`f.invited_date <= s.ends_on`,
    dealerIs(filters, sql`f.dealer_id`),
    customerIn(filters, sql`f.customer_id`)
  ])}
group by 1
order by 1`
  );
}
