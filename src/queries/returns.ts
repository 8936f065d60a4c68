import type {Filters} from "../contract/filters.js";
import {settings} from "../contract/settings.js";
import {monthsBefore, spansOf} from "./filters.js";
import type {Span} from "./filters.js";
import {isChosenResponse, respondent, responseChoice} from "./responses.js";
import type {ResponseChoice} from "./responses.js";
import {rowsOf} from "./segments/segment.js";
import type {Sql} from "./sql.js";
import {sql} from "./sql.js";

export type ReturnWindow = (typeof settings.return_window_months)[number];

/** Which responses are index events, and what counts as coming back. */
export interface ReturnChoice extends ResponseChoice {
  /** Defaults to service: after a purchase nearly everyone comes, for the first service. */
  journey?: "sales" | "service" | null;
  windowMonths?: ReturnWindow; // defaults to 12: interval + grace
  /** Only a visit at the dealer of the response counts; defaults to false: any of the group. */
  sameDealer?: boolean;
}

/** The choice with its defaults, which is also what names a query. */
export function returnChoice(choice: ReturnChoice) {
  const {
    journey = "service",
    windowMonths = settings.default_return_window_months,
    sameDealer = false
  } = choice;
  return {...responseChoice({...choice, journey}), windowMonths, sameDealer};
}

/**
 * The relations up to `kept`: responses with an overall satisfaction as index events, with `level`, `score`
 * and scale; `is_linked` (the customer is known, so that a return can be seen), `is_eligible` (linked, and
 * the whole window lies before the as-of) and `is_back`. All of a customer's responses count: the latest
 * eligible alone would pick those who left. Marts: dealers, responses.
 */
export function indexResponses(filters: Filters, span: Span, options: ReturnChoice): Sql[] {
  const choice = returnChoice(options);
  const months = sql`to_months(cast(${choice.windowMonths} as integer))`;
  const over = sql`cast(r.responded_date + ${months} as date)`;
  const next = choice.sameDealer ? sql`r.next_visit_same_dealer_date` : sql`r.next_visit_date`;
  const {recentMonths} = span;
  const widened = recentMonths == null ? null : recentMonths + choice.windowMonths;
  return [
    spansOf(filters, {...span, recentMonths: widened}),
    sql`kept as (
  select r.dealer_id, r.model_series, cast(date_trunc('month', r.responded_date) as date) as month,
    ${respondent} as cluster,
    r.overall_level as level,
    r.overall_score as score,
    r.overall_scale_min as scale_min,
    r.overall_scale_max as scale_max,
    r.customer_id is not null as is_linked,
    r.customer_id is not null and ${over} <= ${monthsBefore(sql`coalesce(r.as_of, s.as_of)`, span.monthsBack ?? 0)} as is_eligible,
    coalesce(${next} <= ${over}, false) as is_back
  from ${rowsOf(filters, "responses")} r
  join spans s on s.dealer_id = r.dealer_id
  where r.overall_level is not null
    and r.responded_date > s.after_day
    and r.responded_date <= s.ends_on
    and ${isChosenResponse(filters, choice)}
)`
  ];
}
