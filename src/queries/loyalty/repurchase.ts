import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {filterArguments, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import {isChosenResponse} from "../responses.js";
import {queryOf, sql} from "../sql.js";

/** One month of a life table of buyers, by satisfaction with the purchase. */
export type RepurchaseRow = {
  /** 3 very satisfied, 2 satisfied, 1 less. */
  part: number;
  /** Months after the response, in whose course these left the table. */
  month: number;
  bought: number;
  /** The car was sold, scrapped, moved away or a total loss, and no purchase followed within the grace. */
  left_group: number;
  /** The data end. */
  censored: number;
};

/**
 * The life table of repurchase: buyers from their first response about a purchase in the period until
 * they buy again from the group. A car that left counts as a competing event unless its owner bought
 * again within 3 months before or after, which is the trade-in of one for the other.
 */
export function repurchaseTable(filters: Filters): Query<RepurchaseRow> {
  const top = sql`cast(${settings.very_satisfied_level} as integer)`;
  const satisfied = sql`cast(${settings.satisfied_from_level} as integer)`;
  const trade = sql`cast(${settings.trade_in_months} as integer)`;
  return queryOf<RepurchaseRow>(
    "repurchase_table",
    {filters: filterArguments(filters)},
    ["dealers", "responses"],
    sql`with ${spansOf(filters, {})},
answered as materialized (
  select r.customer_id, r.overall_level as level,
    (r.responded_date - date '1970-01-01') * 4294967296 + r.response_id as place,
    cast(r.purchase_months as integer) as purchase_months,
    cast(r.left_months as integer) as left_months,
    cast(r.observed_months as integer) as observed_months
  from responses r
  join spans s on s.dealer_id = r.dealer_id
  where r.overall_level is not null and r.customer_id is not null and r.sale_id is not null
    and r.responded_date > s.after_day
    and r.responded_date <= s.ends_on
    and ${isChosenResponse(filters, {journey: "sales"})}
),
first_place as (select min(place) as place from answered group by customer_id),
followed as (
  select case when level >= ${top} then 3 when level >= ${satisfied} then 2 else 1 end as part,
    purchase_months as bought_in,
    case when left_months <= observed_months + 1
        and (purchase_months is null or left_months + ${trade} < purchase_months)
      then left_months end as left_in,
    observed_months + 1 as ends_in
  from answered
  join first_place using (place)
),
ended as (
  select part,
    case
      when left_in is not null and (bought_in is null or left_in < bought_in) then left_in
      when bought_in is not null then bought_in
      else ends_in
    end as month,
    left_in is not null and (bought_in is null or left_in < bought_in) as has_left,
    bought_in is not null as has_bought
  from followed
)
select cast(part as double) as part, cast(month as double) as month,
  cast(count(*) filter (where has_bought and not has_left) as double) as bought,
  cast(count(*) filter (where has_left) as double) as left_group,
  cast(count(*) filter (where not has_bought and not has_left) as double) as censored
from ended
group by part, month
order by part, month`
  );
}
