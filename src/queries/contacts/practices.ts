import type {Filters} from "../../contract/filters.js";
import {customerIs, dealerIs, filterArguments, modelIs} from "../filters.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import {every, queryOf, sql} from "../sql.js";

/** How many fields of the customer file can be filled. */
const fields = 13;

/** Of the fields of persons' customer files, those that are filled: sums over customers. */
export type FileRow = {people: number; n: number; y: number; nn: number; ny: number; yy: number};

/** How complete customer files are today, whatever the period; of a segment, as it was at its end. */
export function filledFiles(filters: Filters): Query<FileRow> {
  return queryOf<FileRow>(
    "filled_files",
    {
      filters: filterArguments(
        filters.segment == null ? {...filters, from: null, to: null} : filters
      )
    },
    ["customers"],
    sql`with filled as (
  select cast(coalesce(c.basic_filled_count, 0) + coalesce(c.vehicle_filled_count, 0)
      + coalesce(c.consumption_filled_count, 0) as double) as y
  from customers c
  where ${every([
    sql`c.basic_filled_count is not null`,
    customerIs("persons", sql`c.customer_kind in ('company', 'fleet', 'dealer')`),
    dealerIs(filters, sql`c.home_dealer_id`),
    modelIs(filters, sql`c.model_series`),
    customerIn(filters, sql`c.customer_id`)
  ])}
),
summed as (
  select cast(count(*) as double) as people, coalesce(sum(y), 0) as y, coalesce(sum(y * y), 0) as yy
  from filled
)
select people, people * ${fields} as n, y, people * ${fields * fields} as nn, y * ${fields} as ny, yy
from summed`
  );
}
