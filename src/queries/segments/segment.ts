import type {Filters} from "../../contract/filters.js";
import type {MartName} from "../../contract/marts.js";
import type {Sql} from "../sql.js";
import {reading, shared, sql} from "../sql.js";
import type {SegmentFilter} from "../../contract/segments.js";
import {segmentCustomers} from "./classes.js";
import {momentOf} from "./moment.js";

/**
 * Whether the row's customer is in the segment chosen, as of the end of the filters' period whatever span the
 * row lies in; rows without a customer are in none. The marts it reads come along with it.
 */
export function customerIn(filters: Filters, customer: Sql): Sql {
  return filters.segment == null
    ? sql`true`
    : sql`${customer} in (select customer_id from ${customersOf(filters.segment, filters)})`;
}

/** The customers of a class as a table of their keys, which is made once for all that ask under these filters. */
export const customersOf = (segment: SegmentFilter, filters: Filters): Sql =>
  shared("segment_customers", segmentCustomers(segment, momentOf(filters)));

/**
 * A mart, or with a segment its rows of customers in it, found once for all questions that read the mart: none
 * of them may ask for rows without a customer.
 */
export function rowsOf(filters: Filters, mart: MartName): Sql {
  const all: Sql = {text: mart, values: []};
  return filters.segment == null
    ? all
    : shared(
        `segment_${mart}`,
        reading([mart], sql`select * from ${all} where ${customerIn(filters, sql`customer_id`)}`)
      );
}
