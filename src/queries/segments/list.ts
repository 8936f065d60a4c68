import type {Filters} from "../../contract/filters.js";
import type {SchemeName, SegmentRules} from "../../contract/segments.js";
import {filterArguments} from "../filters.js";
import type {Query} from "../query.js";
import {every, join, queryOf, reading, shared, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import {classTable} from "./classes.js";
import type {Moment} from "./moment.js";
import {momentOf} from "./moment.js";
import {rfmTable} from "./rfm.js";
import {schemeArguments} from "./rules.js";
import {blockMean, customerStates, servicesShare} from "./states.js";
import {isChosenCustomer} from "./value.js";

/** Whom a list is of: a class, a cell of recency × frequency, or those who say that they are loyal and are not. */
export type ListOf =
  | {scheme: SchemeName; class: string; rules: SegmentRules}
  | {recency: number; frequency: number}
  | {said_from: number; done_below: number};

/** A customer of a list; those not lost come first, and of these those worth most. */
export type ListRow = {
  customer_id: number;
  home_dealer_id: number | null;
  model_series: string | null;
  /** Month of the last visit or purchase, `YYYY-MM`. */
  last_seen_month: string | null;
  /** Profit of the 12 months up to the last visit or purchase, yuan. */
  value: number | null;
  services_due: number;
  services_done: number;
  is_company: boolean;
  is_lost: boolean;
  /** Of the whole list: how many customers, and what they were worth. */
  customers: number;
  total_value: number;
};

/** The customers of a class or cell, as a table that is the same for all dealers and models. */
const listedTable = (relations: readonly Sql[]): Sql =>
  shared(
    "listed",
    reading(
      ["customers"],
      sql`with ${join(relations, ",\n")}
select c.customer_id, chosen.dealer_id, chosen.model_series, chosen.is_company, c.home_dealer_id,
  c.model_series as series_now, c.last_seen_date, c.value_when_last_seen_cents, c.services_due_24m,
  c.services_done_24m, coalesce(c.is_lost, false) as is_lost
from chosen
join customers c on c.customer_id = chosen.customer_id`
    )
  );

/** The customers of a class or cell as of the end of the period; the columns shown are those of today. */
export function segmentList(
  filters: Filters,
  of: ListOf,
  {limit = null}: {limit?: number | null} = {}
): Query<ListRow> {
  const {relations, names} = listed(momentOf(filters), of);
  return queryOf<ListRow>(
    "segment_list",
    {filters: filterArguments(filters), ...names, limit},
    [],
    sql`with whole as materialized (
  select * from ${listedTable(relations)}
  where ${isChosenCustomer(filters)}
),
totals as (
  select count(*) as customers,
    cast(coalesce(sum(value_when_last_seen_cents), 0) as double) / 100 as total_value
  from whole
),
first_rows as (
  select * from whole
  order by is_lost, value_when_last_seen_cents desc nulls last, customer_id
  ${limit === null ? sql`` : sql`limit ${limit}`}
)
select cast(customer_id as integer) as customer_id,
  cast(home_dealer_id as integer) as home_dealer_id,
  cast(series_now as varchar) as model_series,
  cast(strftime(last_seen_date, '%Y-%m') as varchar) as last_seen_month,
  cast(value_when_last_seen_cents as double) / 100 as value,
  cast(coalesce(services_due_24m, 0) as double) as services_due,
  cast(coalesce(services_done_24m, 0) as double) as services_done,
  cast(is_company as boolean) as is_company,
  cast(is_lost as boolean) as is_lost,
  cast(totals.customers as double) as customers,
  cast(totals.total_value as double) as total_value
from first_rows
cross join totals
order by is_lost, value desc nulls last, customer_id`
  );
}

function listed(
  moment: Moment,
  of: ListOf
): {relations: Sql[]; names: Record<string, string | number | SegmentRules>} {
  const chosen = (relation: Sql, conditions: readonly Sql[]): Sql => sql`chosen as (
  select customer_id, dealer_id, model_series, is_company from ${relation}
  where ${every(conditions)}
)`;
  if ("scheme" in of) {
    return {
      relations: [
        chosen(classTable(of.scheme, of.rules, moment), [
          sql`class = ${of.class}`,
          sql`customer_id is not null`
        ])
      ],
      names: {...schemeArguments(of.scheme, of.rules), class: of.class}
    };
  }
  if ("recency" in of) {
    return {
      relations: [
        chosen(rfmTable(moment), [
          sql`recency = cast(${of.recency} as integer)`,
          sql`frequency = cast(${of.frequency} as integer)`
        ])
      ],
      names: of
    };
  }
  return {
    relations: [
      ...customerStates(moment),
      chosen(sql`states`, [
        sql`not is_company`,
        sql`${blockMean} >= cast(${of.said_from} as double) - 1e-9`,
        sql`${servicesShare} < cast(${of.done_below} as double) - 1e-9`
      ])
    ],
    names: of
  };
}
