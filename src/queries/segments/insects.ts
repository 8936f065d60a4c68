import type {RulesOf} from "../../contract/segments.js";
import {monthsBefore} from "../filters.js";
import type {Sql} from "../sql.js";
import {join, placeOf, reading, shared, sql} from "../sql.js";
import type {Moment} from "./moment.js";
import {customerStates} from "./states.js";

const integer = (value: number): Sql => sql`cast(${value} as integer)`;

const levels = (named: string): Sql =>
  join(
    [...named].map((level) => sql`${level}`),
    ", "
  );

/** Whether the last visit lies in the months before the moment. */
const isActive = (months: number): Sql =>
  sql`coalesce(s.days_since_visit < s.ends_on - ${monthsBefore(sql`s.ends_on`, months)}, false)`;

/** Whether a buyer `s` of `states` is a bee; unknown where the willingness to recommend decides and is not known. */
const isBee = (rules: RulesOf<"insects">): Sql =>
  sql`(s.purchases >= ${integer(rules.bee_purchases)}
      or s.referral_count >= ${integer(rules.bee_referrals)}
      or (${isActive(rules.bee_active)} and s.recommend_level >= ${integer(rules.bee_recommend)}))`;

/** The relations up to `classes` for buyers alone, who are told apart without any lead. */
export function buyerClasses(rules: RulesOf<"insects">, moment: Moment): Sql[] {
  return [
    ...customerStates(moment),
    sql`classes as (
  select customer_id, case when coalesce(${isBee(rules)}, false) then 'bee' else 'customer' end as class
  from states s
  where purchases > 0
)`
  ];
}

/** Up to which list price of the model intended a lead is of the low band; the same under every filter, and made once. */
const lowPrice = (rules: RulesOf<"insects">): Sql =>
  shared(
    "low_price",
    reading(
      ["leads"],
      sql`select max(case when below < cast(${rules.price_low} as double) * everyone - 1e-9 then price end) as price
from (
  select price, sum(n) over (order by price) - n as below, sum(n) over () as everyone
  from (
    select intended_list_price_cents as price, count(*) as n
    from leads
    where intended_list_price_cents is not null
    group by 1
  )
)`
    )
  );

/**
 * The relations up to `classes` for the four insects, customers and prospects: the first rule that holds
 * gives the class; where none does and one could not be decided, or there is neither purchase nor lead, what
 * is missing is named. A prospect who is a customer as well is one subject. Before the as-of an intent is
 * the one first noted, and contacts count once the lead is closed, because neither is dated.
 */
export function insectClasses(rules: RulesOf<"insects">, moment: Moment): Sql[] {
  const known = sql`('H', 'A', 'B', 'C', 'D')`;
  const first = sql`case when l.first_lead_level in ${known} then l.first_lead_level end`;
  const intent = sql`case when m.is_now and l.lead_level in ${known} then l.lead_level else ${first} end`;
  return [
    ...customerStates(moment),
    sql`low_price as (select price from ${lowPrice(rules)})`,
    sql`met as (
  select coalesce(l.customer_id, -l.lead_id) as subject_id, l.lead_id, l.customer_id, l.dealer_id,
    l.intended_series, m.ends_on, l.created_date,
    ${intent} in (${levels(rules.intent_high)}) as is_high,
    ${intent} in (${levels(rules.intent_low)}) as is_low,
    l.intended_list_price_cents <= low_price.price as is_cheap,
    l.compared_count >= ${integer(rules.compared)} as compares,
    least(m.ends_on, coalesce(l.outcome_date, m.ends_on)) - l.created_date
      >= ${integer(rules.followed_days)}
      or case when m.is_now or l.outcome_date <= m.ends_on then l.contact_count >= ${integer(rules.followed_contacts)} end
      as is_followed,
    l.has_asked_discount as asks_discount
  from leads l
  join moments m on m.dealer_id = l.dealer_id
  cross join low_price
  where l.created_date <= m.ends_on
)`,
    sql`latest_met as (
  select met.*
  from met
  join (
    select max(${placeOf(sql`created_date`, sql`lead_id`)}) as place
    from met
    group by subject_id
  ) latest on latest.place = ${placeOf(sql`created_date`, sql`lead_id`)}
)`,
    sql`subjects as (
  select coalesce(s.customer_id, l.subject_id) as subject_id,
    coalesce(s.customer_id, l.customer_id) as customer_id, l.lead_id,
    coalesce(s.dealer_id, l.dealer_id) as dealer_id,
    coalesce(s.model_series, l.intended_series) as model_series,
    coalesce(s.is_company, false) as is_company,
    coalesce(s.purchases > 0, false) as has_bought,
    ${isBee(rules)} as is_bee,
    (l.is_high or not l.is_cheap) and l.compares as is_dragonfly,
    l.is_followed and (l.is_cheap or l.asks_discount) as is_butterfly,
    l.is_low and l.is_cheap as is_mantis,
    l.is_high, l.is_cheap, l.compares, l.is_followed, l.asks_discount
  from states s
  full outer join latest_met l on l.subject_id = s.customer_id
)`,
    reading(
      ["leads", "dealers"],
      sql`classes as (
  select subject_id, customer_id, lead_id, dealer_id, model_series, is_company, class,
    case
      when class <> 'none' then null
      when lead_id is null then 'purchase_and_lead'
      when is_dragonfly is not null and is_butterfly is not null and is_mantis is not null then 'rule'
      else concat_ws('_',
        case when is_high is null then 'intent' end,
        case when is_cheap is null then 'price' end,
        case when compares is null then 'compared' end,
        case when is_followed is null then 'contacts' end,
        case when asks_discount is null then 'discount' end)
    end as missing
  from (
    select *,
      case
        when has_bought and coalesce(is_bee, false) then 'bee'
        when has_bought then 'customer'
        when is_dragonfly then 'dragonfly'
        when is_butterfly then 'butterfly'
        when is_mantis then 'mantis'
        else 'none'
      end as class
    from subjects
  )
)`
    )
  ];
}
