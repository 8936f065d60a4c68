import type {Filters} from "../../contract/filters.js";
import {spansOf} from "../filters.js";
import {isChosenResponse, respondent} from "../responses.js";
import type {Sql} from "../sql.js";
import {sql} from "../sql.js";
import {loyaltyChoice} from "./choice.js";
import type {LoyaltyChoice} from "./choice.js";

/** Items of the loyalty block in `responses`, in the order in which they are shown. */
export const loyaltyItems = [
  "return",
  "recommend",
  "advantage",
  "premium",
  "forgive",
  "standard"
] as const;
export type LoyaltyItem = (typeof loyaltyItems)[number];

/** A column of this module's own naming, never a reader's text. */
export const named = (text: string): Sql => ({text, values: []});

/** 1 where the condition holds, else null: counting it is much faster than a filtered count. */
export const one = (condition: Sql): Sql => sql`case when ${condition} then 1 end`;

/** The level of an item of the block. */
export const itemLevel = (item: LoyaltyItem): Sql => named(`${item}_level`);

/**
 * The relations up to `chosen`: responses with an overall satisfaction (`level`, `score`), what
 * happened after them in months, and whether it is known: `is_linked` (the customer is known),
 * `is_eligible` (linked, and the whole window lies before the as-of), `is_back`. Marts: dealers, responses.
 */
export function chosenResponses(filters: Filters, options: LoyaltyChoice): Sql[] {
  const choice = loyaltyChoice(options);
  const months = choice.sameDealer ? sql`r.return_same_dealer_months` : sql`r.return_months`;
  const window = sql`cast(${choice.windowMonths} as integer)`;
  return [
    spansOf(filters, {}),
    sql`chosen as (
  select r.response_id, r.dealer_id, r.model_series, r.questionnaire, r.customer_id,
    ${respondent} as cluster, r.responded_date,
    r.overall_level as level,
    r.overall_score as score,
    r.overall_scale_min as scale_min,
    r.overall_scale_max as scale_max,
    r.return_level, r.recommend_level, r.advantage_level,
    r.premium_level, r.forgive_level, r.standard_level,
    r.services_due_24m, r.services_done_24m, r.value_when_last_seen_cents as value_cents,
    r.complaint_months, r.lost_months, r.purchase_months, r.observed_months, r.is_latest,
    ${months} as months,
    r.customer_id is not null as is_linked,
    r.customer_id is not null and r.observed_months >= ${window} as is_eligible,
    coalesce(${months} <= ${window}, false) as is_back
  from responses r
  join spans s on s.dealer_id = r.dealer_id
  where r.overall_level is not null
    and r.responded_date > s.after_day
    and r.responded_date <= s.ends_on
    and ${isChosenResponse(filters, choice)}
)`
  ];
}
