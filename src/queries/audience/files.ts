import type {Filters} from "../../contract/filters.js";
import {filterArguments, isOfPlace} from "../filters.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import {join, queryOf, reading, shared, sql} from "../sql.js";
import type {Sql} from "../sql.js";

/** Fields of each class of data that a customer file can hold. */
export const fileFields = {basic: 6, vehicle: 4, consumption: 3} as const;

export type FileClass = keyof typeof fileFields;

/** Customer files of a dealer, an advisor or a year: how many, and sums and squares of the share filled of each class of data. */
export type FileRow = {
  part: "all" | "dealer" | "advisor" | "year";
  dealer_id: number | null;
  advisor: string | null;
  /** In which the customer was first seen. */
  year: number | null;
} & {[name in `${FileClass}_${"n" | "sum" | "squares"}`]: number};

/** A piece of SQL that is no value. */
const text = (name: string): Sql => ({text: name, values: []});

/** The same sums of each home dealer, series, advisor and year, as a table that is the same for all dealers and models. */
function filesTable(filters: Filters): Sql {
  const sums = Object.entries(fileFields).flatMap(([name, fields]) => {
    const share = sql`${text(`${name}_filled_count`)} / cast(${fields} as double)`;
    return [
      sql`count(${text(`${name}_filled_count`)}) as ${text(`${name}_n`)}`,
      sql`sum(${share}) as ${text(`${name}_sum`)}`,
      sql`sum(${share} * ${share}) as ${text(`${name}_squares`)}`
    ];
  });
  return shared(
    "files",
    reading(
      ["customers"],
      sql`select home_dealer_id as dealer_id, model_series, advisor, year(first_seen_date) as first_year, ${join(sums, ", ")}
from customers
where coalesce(customer_kind, 'person') = 'person' and first_seen_date is not null
  and ${customerIn(filters, sql`customer_id`)}
group by 1, 2, 3, 4`
    )
  );
}

/** How complete the files of persons are, by class of data: all, by home dealer, by advisor and by the year first seen. */
export function fileCompleteness(filters: Filters): Query<FileRow> {
  const sums = Object.keys(fileFields).flatMap((name) => [
    sql`cast(coalesce(sum(${text(`${name}_n`)}), 0) as double) as ${text(`${name}_n`)}`,
    ...["sum", "squares"].map(
      (of) => sql`round(coalesce(sum(${text(`${name}_${of}`)}), 0), 6) as ${text(`${name}_${of}`)}`
    )
  ]);
  const part = (name: string, dealer: string, advisor: string, year: string, group: string) =>
    sql`select cast(${name} as varchar) as part, cast(${text(dealer)} as integer) as dealer_id,
    cast(${text(advisor)} as varchar) as advisor, cast(${text(year)} as integer) as year, ${join(sums, ", ")}
  from chosen ${text(group)}`;
  return queryOf<FileRow>(
    "file_completeness",
    {filters: filterArguments(filters)},
    [],
    sql`with chosen as materialized (
  select * from ${filesTable(filters)}
  where ${isOfPlace(filters)}
)
select * from (
  ${join(
    [
      part("all", "null", "null", "null", ""),
      part("dealer", "dealer_id", "null", "null", "group by dealer_id"),
      part(
        "advisor",
        "dealer_id",
        "advisor",
        "null",
        "where advisor is not null group by dealer_id, advisor"
      ),
      part("year", "null", "null", "first_year", "group by first_year")
    ],
    "\n  union all\n  "
  )}
) parts
order by part, dealer_id nulls first, advisor nulls first, year nulls first`
  );
}
