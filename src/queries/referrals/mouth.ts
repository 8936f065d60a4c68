import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {filterArguments, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import {queryOf, sql} from "../sql.js";
import {isChosenResponse} from "../responses.js";

/** What customers of one satisfaction say of recommending, and whom they brought. */
export type MouthRow = {
  /** 3 delighted (top level), 2 lukewarm (the two below), 1 disappointed. */
  part: number;
  /** Persons with an answer of satisfaction: each customer's first response in the period. */
  people: number;
  /** Persons asked how many they recommended to, who did to anyone, and sums of people and their squares. */
  asked: number;
  recommenders: number;
  recommended: number;
  recommended_squares: number;
  /** The same of people warned off. */
  warners: number;
  warned: number;
  warned_squares: number;
  /** Persons whose 12 months after the response are over, those who then brought anyone, and how many. */
  eligible: number;
  bringers: number;
  brought: number;
  brought_squares: number;
  buyers: number;
};

/** Word of mouth by satisfaction: said (people recommended to, warned off) and done (referrals within 12 months). */
export function wordOfMouth(filters: Filters): Query<MouthRow> {
  const window = sql`cast(${settings.referral_window_months} as integer)`;
  return queryOf<MouthRow>(
    "word_of_mouth",
    {filters: filterArguments(filters)},
    ["dealers", "responses", "referrals"],
    sql`with ${spansOf(filters, {})},
answered as (
  select r.customer_id, r.overall_level, r.responded_date, r.observed_months,
    r.recommended_count, r.warned_count,
    (r.responded_date - date '1970-01-01') * 4294967296 + r.response_id as place
  from responses r
  join spans p on p.dealer_id = r.dealer_id
  where r.overall_level is not null and r.customer_id is not null
    and r.responded_date > p.after_day and r.responded_date <= p.ends_on
    and ${isChosenResponse(filters, {})}
),
first_place as (
  select customer_id, min(place) as place, min(case when recommended_count is not null then place end) as asked_place
  from answered
  group by customer_id
),
persons as (
  select a.*, f.place = a.place as is_first, coalesce(f.asked_place = a.place, false) as is_asked,
    case when a.overall_level >= cast(${settings.very_satisfied_level} as integer) then 3
      when a.overall_level > cast(${settings.dissatisfied_to_level} as integer) then 2 else 1 end as part
  from answered a
  join first_place f on f.customer_id = a.customer_id
  where a.place = f.place or a.place = f.asked_place
),
brought as (
  select a.customer_id, count(*) as people, count(*) filter (where x.has_bought) as buyers
  from persons a
  join referrals x on x.customer_id = a.customer_id
  where a.is_first and x.referred_date > a.responded_date
    and x.referred_date <= a.responded_date + to_months(${window})
  group by a.customer_id
)
select cast(a.part as double) as part,
  cast(count(*) filter (where is_first) as double) as people,
  cast(count(*) filter (where is_asked) as double) as asked,
  cast(count(*) filter (where is_asked and recommended_count > 0) as double) as recommenders,
  cast(coalesce(sum(recommended_count) filter (where is_asked), 0) as double) as recommended,
  cast(coalesce(sum(cast(recommended_count as integer) * recommended_count) filter (where is_asked), 0) as double) as recommended_squares,
  cast(count(*) filter (where is_asked and warned_count > 0) as double) as warners,
  cast(coalesce(sum(warned_count) filter (where is_asked), 0) as double) as warned,
  cast(coalesce(sum(cast(warned_count as integer) * warned_count) filter (where is_asked), 0) as double) as warned_squares,
  cast(count(*) filter (where is_first and observed_months >= ${window}) as double) as eligible,
  cast(count(*) filter (where is_first and observed_months >= ${window} and b.people > 0) as double) as bringers,
  cast(coalesce(sum(b.people) filter (where is_first and observed_months >= ${window}), 0) as double) as brought,
  cast(coalesce(sum(b.people * b.people) filter (where is_first and observed_months >= ${window}), 0) as double) as brought_squares,
  cast(coalesce(sum(b.buyers) filter (where is_first and observed_months >= ${window}), 0) as double) as buyers
from persons a
left join brought b on b.customer_id = a.customer_id and a.is_first
group by a.part
order by 1 desc`
  );
}
