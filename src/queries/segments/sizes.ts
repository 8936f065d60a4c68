import type {Filters} from "../../contract/filters.js";
import type {SchemeName, SegmentRules} from "../../contract/segments.js";
import {filterArguments, isOfPlace} from "../filters.js";
import type {Query} from "../query.js";
import {queryOf, shared, sql} from "../sql.js";
import {classTable} from "./classes.js";
import {momentOf} from "./moment.js";
import {schemeArguments} from "./rules.js";
import {customerIn} from "./segment.js";

/** How many there are in a class; persons and companies apart, and apart by what is missing where there is no class. */
export type SegmentSizeRow = {
  class: string;
  is_company: boolean;
  missing: string | null;
  customers: number;
  prospects: number;
};

/** The size of each class of a scheme at the end of the period. */
export function segmentSizes(
  filters: Filters,
  scheme: SchemeName,
  rules: SegmentRules = {}
): Query<SegmentSizeRow> {
  const sizes = shared(
    "class_sizes",
    sql`select dealer_id, model_series, class, is_company, missing,
  count(customer_id) as customers, count(*) - count(customer_id) as prospects
from ${classTable(scheme, rules, momentOf(filters))}
where ${customerIn(filters, sql`customer_id`)}
group by all`
  );
  return queryOf<SegmentSizeRow>(
    "segment_sizes",
    {filters: filterArguments(filters), ...schemeArguments(scheme, rules)},
    [],
    sql`select cast(class as varchar) as class, cast(is_company as boolean) as is_company,
  cast(missing as varchar) as missing,
  cast(sum(customers) as double) as customers,
  cast(sum(prospects) as double) as prospects
from ${sizes}
where ${isOfPlace(filters)}
group by class, is_company, missing
order by class, is_company, missing nulls first`
  );
}
