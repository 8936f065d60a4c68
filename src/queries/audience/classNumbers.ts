import type {Filters} from "../../contract/filters.js";
import type {SchemeName, SegmentRules} from "../../contract/segments.js";
import {dealerIs, filterArguments, modelIs} from "../filters.js";
import type {Query} from "../query.js";
import {classTable} from "../segments/classes.js";
import {momentOf} from "../segments/moment.js";
import {schemeArguments} from "../segments/rules.js";
import {customerIn} from "../segments/segment.js";
import {every, queryOf, reading, sql} from "../sql.js";

/** A class of a scheme in numbers, persons only; what could not be counted is in `valued`. */
export type ClassNumberRow = {
  class: string;
  customers: number;
  prospects: number;
  valued: number;
  value: number;
  value_2: number;
  /** Profit of the last year, yuan. */
  last_year: number;
  lost: number;
  at_risk: number;
  referrals: number;
};

/** Size, value and state of each class of a scheme. */
export function classNumbers(
  filters: Filters,
  scheme: SchemeName,
  rules: SegmentRules = {}
): Query<ClassNumberRow> {
  return queryOf<ClassNumberRow>(
    "class_numbers",
    {filters: filterArguments(filters), ...schemeArguments(scheme, rules)},
    [],
    reading(
      ["customers", "customer_values"],
      sql`select cast(k.class as varchar) as class,
  cast(count(k.customer_id) as double) as customers,
  cast(count(*) - count(k.customer_id) as double) as prospects,
  cast(count(v.residual_value_cents) as double) as valued,
  cast(coalesce(sum(v.residual_value_cents), 0) as double) / 100 as value,
  round(cast(coalesce(sum(cast(v.residual_value_cents as double) * v.residual_value_cents), 0) as double) / 10000, 0) as value_2,
  cast(coalesce(sum(c.value_when_last_seen_cents), 0) as double) / 100 as last_year,
  cast(count(case when c.is_lost then 1 end) as double) as lost,
  cast(count(case when c.is_at_risk then 1 end) as double) as at_risk,
  cast(coalesce(sum(c.referral_count), 0) as double) as referrals
from ${classTable(scheme, rules, momentOf(filters))} k
left join customers c on c.customer_id = k.customer_id
left join customer_values v on v.customer_id = k.customer_id
where not k.is_company and ${every([
        dealerIs(filters, sql`k.dealer_id`),
        modelIs(filters, sql`k.model_series`),
        customerIn(filters, sql`k.customer_id`)
      ])}
group by k.class
order by k.class`
    )
  );
}
