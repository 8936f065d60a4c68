import type {Filters} from "../../contract/filters.js";
import {customerIs, dealerIs, modelIs} from "../filters.js";
import type {Customers} from "../filters.js";
import {customerIn} from "../segments/segment.js";
import {every, sql} from "../sql.js";
import type {Sql} from "../sql.js";

/** Vehicles `v` of the filters: their owner's kind, home dealer and series. */
export function livesWhere(filters: Filters, customers: Customers = "persons"): Sql {
  return every([
    dealerIs(filters, sql`v.home_dealer_id`),
    modelIs(filters, sql`v.model_series`),
    customerIs(customers, sql`v.is_company`),
    customerIn(filters, sql`v.customer_id`)
  ]);
}
