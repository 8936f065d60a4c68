import type {Filters} from "../../contract/filters.js";
import type {Sql} from "../sql.js";
import {sql} from "../sql.js";
import {segmentCustomers} from "./classes.js";
import {momentOf} from "./moment.js";

/**
 * Whether the row's customer is in the segment chosen, as of the end of the filters' period whatever span the
 * row lies in; rows without a customer are in none. The marts it reads come along with it.
 */
export function customerIn(filters: Filters, customer: Sql): Sql {
  return filters.segment == null
    ? sql`true`
    : sql`${customer} in (${segmentCustomers(filters.segment, momentOf(filters))})`;
}
