import {noFilters} from "../../contract/filters.js";
import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {filterArguments, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import {isChosenRow, monthNumber} from "../months.js";
import {isChosenResponse} from "../responses.js";
import {placeOf, queryOf, reading, shared, sql} from "../sql.js";
import type {Sql} from "../sql.js";

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
 * Every response about a purchase with the month in which its buyer left the life table, and how: the same whatever dealers,
 * series and period are chosen. `repeated` is a buyer with several responses.
 */
function buyers(filters: Filters): Sql {
  const top = sql`cast(${settings.very_satisfied_level} as integer)`;
  const satisfied = sql`cast(${settings.satisfied_from_level} as integer)`;
  const trade = sql`cast(${settings.trade_in_months} as integer)`;
  const isBuyer = sql`r.overall_level is not null and r.customer_id is not null and r.sale_id is not null
    and ${isChosenResponse({...filters, dealers: null, models: null}, {journey: "sales"})}`;
  return shared(
    "buyers",
    reading(
      ["dealers", "responses"],
      sql`with ${spansOf(noFilters, {})},
answered as (
  select r.dealer_id, r.model_series, ${monthNumber(sql`r.responded_date`)} as month, m.customer_id as repeated,
    ${placeOf(sql`r.responded_date`, sql`r.response_id`)} as place,
    case when r.overall_level >= ${top} then 3 when r.overall_level >= ${satisfied} then 2 else 1 end as part,
    cast(r.purchase_months as integer) as bought_in,
    cast(r.left_months as integer) as left_months,
    cast(r.observed_months as integer) + 1 as ends_in
  from responses r
  join spans s on s.dealer_id = r.dealer_id
  left join (
    select r.customer_id from responses r where ${isBuyer} group by r.customer_id having count(*) > 1
  ) m on m.customer_id = r.customer_id
  where ${isBuyer} and r.responded_date <= s.as_of
),
followed as (
  select *,
    case when left_months <= ends_in and (bought_in is null or left_months + ${trade} < bought_in)
      then left_months end as left_in
  from answered
)
select dealer_id, model_series, month, repeated, place, part,
  coalesce(left_in, bought_in, ends_in) as ended_in,
  left_in is not null as has_left, left_in is null and bought_in is not null as has_bought
from followed`
    )
  );
}

/**
 * The life table of repurchase: buyers from their first response about a purchase in the period until
 * they buy again from the group. A car that left counts as a competing event unless its owner bought
 * again within 3 months before or after, which is the trade-in of one for the other.
 */
export function repurchaseTable(filters: Filters): Query<RepurchaseRow> {
  const counted = (condition: Sql): Sql =>
    sql`cast(count(case when ${condition} then 1 end) as double)`;
  return queryOf<RepurchaseRow>(
    "repurchase_table",
    {filters: filterArguments(filters)},
    [],
    sql`with chosen as materialized (
  select * from ${buyers(filters)} where ${isChosenRow(filters)}
),
first_place as (select min(place) as place from chosen where repeated is not null group by repeated),
firsts as (
  select part, ended_in, has_left, has_bought from chosen where repeated is null
  union all
  select part, ended_in, has_left, has_bought from chosen join first_place using (place)
)
select cast(part as double) as part, cast(ended_in as double) as month,
  ${counted(sql`has_bought`)} as bought, ${counted(sql`has_left`)} as left_group,
  ${counted(sql`not has_bought and not has_left`)} as censored
from firsts
group by part, ended_in
order by part, ended_in`
  );
}
