import type {Filters} from "../contract/filters.js";
import {customerIs, dealerIs, modelIs} from "./filters.js";
import {customerIn} from "./segments/segment.js";
import type {Customers} from "./filters.js";
import type {Sql} from "./sql.js";
import {every, placeOf, sql} from "./sql.js";

/** Which responses are looked at. */
export interface ResponseChoice {
  journey?: "sales" | "service" | null; // defaults to null: both
  /** Defaults to null: any; levels then put scales of different length side by side. */
  questionnaire?: string | null;
  customers?: Customers; // defaults to persons
}

/** The choice with its defaults, which is also what names a query. */
export function responseChoice({
  journey = null,
  questionnaire = null,
  customers = "persons"
}: ResponseChoice) {
  return {journey, questionnaire, customers};
}

/** Whether response `r` belongs to the choice and the filters, its date apart. */
export function isChosenResponse(filters: Filters, choice: ResponseChoice): Sql {
  const {journey, questionnaire, customers} = responseChoice(choice);
  return every([
    dealerIs(filters, sql`r.dealer_id`),
    modelIs(filters, sql`r.model_series`),
    customerIn(filters, sql`r.customer_id`),
    customerIs(customers, sql`r.is_company`),
    journey === null ? sql`true` : sql`r.journey = ${journey}`,
    questionnaire === null ? sql`true` : sql`r.questionnaire = ${questionnaire}`
  ]);
}

/** Who answered: the customer, or the response itself where its customer is unknown. */
export const respondent: Sql = sql`coalesce(r.customer_id, -r.response_id)`;

/**
 * Of the responses of which the condition holds, the first one's answer (a whole number from 0 to 15): the
 * least number made of date, key and answer, which is several times as fast as an ordered aggregate.
 */
export function firstAnswer(answer: Sql, condition: Sql): Sql {
  const place = sql`${placeOf(sql`r.responded_date`, sql`r.response_id`)} * 16`;
  return sql`min(${place} + ${answer}) filter (where ${condition}) % 16`;
}
