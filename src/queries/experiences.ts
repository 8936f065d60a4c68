import type {Filters} from "../contract/filters.js";
import {settings} from "../contract/settings.js";
import {customerIs, dealerIs, modelIs} from "./filters.js";
import {customerIn} from "./segments/segment.js";
import type {Customers} from "./filters.js";
import type {ReturnWindow} from "./returns.js";
import type {Sql} from "./sql.js";
import {every, sql} from "./sql.js";

export type JourneyName = "sales" | "service";

/** Which experiences are looked at, and what counts as coming back after one. */
export interface ExperienceChoice {
  journey?: JourneyName; // defaults to service
  /** Defaults to null: the one that asks about most of the journey's touchpoints. */
  questionnaire?: string | null;
  customers?: Customers; // defaults to persons
  windowMonths?: ReturnWindow; // defaults to 12
}

/** The choice with its defaults, which is also what names a query. */
export function experienceChoice({
  journey = "service",
  questionnaire = null,
  customers = "persons",
  windowMonths = settings.default_return_window_months
}: ExperienceChoice) {
  return {journey, questionnaire, customers, windowMonths};
}

/** Whether row `e` of `experiences` or `touchpoint_scores` belongs to choice and filters within span `s`. */
export function isChosenExperience(filters: Filters, choice: ExperienceChoice): Sql {
  const {journey, questionnaire, customers} = experienceChoice(choice);
  return every([
    sql`e.journey = ${journey}`,
    questionnaire === null ? sql`e.is_leading` : sql`e.questionnaire = ${questionnaire}`,
    sql`e.responded_date > s.after_day`,
    sql`e.responded_date <= s.ends_on`,
    dealerIs(filters, sql`e.dealer_id`),
    modelIs(filters, sql`e.model_series`),
    customerIn(filters, sql`e.customer_id`),
    customerIs(customers, sql`e.is_company`)
  ]);
}

/** Who had the experience: the customer, or the response itself where its customer is unknown. */
export const experiencer: Sql = sql`coalesce(e.customer_id, -e.response_id)`;

/** The same, and null for whoever has had no other with the questionnaire, and so needs no adding up. */
export const repeatedExperiencer: Sql = sql`case when not coalesce(e.is_only, false) then ${experiencer} end`;

/** Whether the return window after row `e` is over, so that it is known who stayed. */
export function isReturnKnown(choice: ExperienceChoice): Sql {
  return sql`(e.customer_id is not null and ${windowEnd(choice)} <= coalesce(e.as_of, s.as_of))`;
}

/** Whether the customer came back within the window after row `e`. */
export function hasReturned(choice: ExperienceChoice): Sql {
  return sql`coalesce(e.next_visit_date <= ${windowEnd(choice)}, false)`;
}

function windowEnd(choice: ExperienceChoice): Sql {
  const {windowMonths} = experienceChoice(choice);
  return sql`cast(e.responded_date + to_months(cast(${windowMonths} as integer)) as date)`;
}
