import type {Filters} from "../../contract/filters.js";
import {customerIs} from "../filters.js";
import {customerIn} from "../segments/segment.js";
import type {Sql} from "../sql.js";
import {reading, shared, sql} from "../sql.js";
import type {LossDefinition} from "./definition.js";
import {lossSql} from "./definition.js";

/**
 * The lives of persons' vehicles with the first loss by a definition, as a table that is the same under every filter:
 * `has_lost`, its `lost_months` of ownership and `lost_date`, and the months from the end of its grace to the next visit,
 * to the car's leaving and to the as-of (`back`, `went`, `known`). `repeated` is a customer with several vehicles.
 */
function livesTable(definition: LossDefinition): Sql {
  const {isLoss, lostMonths, lostDate, backMonths, leftMonths, knownMonths} = lossSql(definition);
  const isPersons = sql`v.home_dealer_id is not null and ${customerIs("persons", sql`v.is_company`)}`;
  return shared(
    "lives",
    reading(
      ["vehicle_lives", "silences"],
      sql`select v.customer_id, m.customer_id as repeated, v.home_dealer_id, v.model_series, v.is_sold_here, v.sale_date,
  v.entry_date, v.entry_months, v.observed_months, v.left_months, v.left_how, v.out_of_use_date,
  v.is_high_bill, v.longest_wait_minutes, v.has_open_complaint,
  l.vehicle_id is not null as has_lost, l.lost_months, l.lost_date, l.back, l.went, l.known
from vehicle_lives v
left join (
  select v.customer_id from vehicle_lives v where ${isPersons} group by v.customer_id having count(*) > 1
) m on m.customer_id = v.customer_id
left join (
  select s.vehicle_id, ${lostMonths} as lost_months, f.lost_date,
    ${backMonths} as back, ${leftMonths} as went, ${knownMonths} as known
  from silences s
  join (
    select min(silence_id) as silence_id, min(${lostDate}) as lost_date
    from silences s
    where ${isLoss}
    group by vehicle_id
  ) f on f.silence_id = s.silence_id
) l on l.vehicle_id = v.vehicle_id
where ${isPersons}`
    )
  );
}

/** These lives, or with a class of customers those of its vehicles. */
export const livesOf = (filters: Filters, definition: LossDefinition = {}): Sql =>
  filters.segment == null
    ? livesTable(definition)
    : sql`(select v.* from ${livesTable(definition)} v where ${customerIn(filters, sql`v.customer_id`)})`;
