import type {Filters} from "../../contract/filters.js";
import type {SchemeName, SegmentRules} from "../../contract/segments.js";
import {filterArguments, isOfPlace} from "../filters.js";
import type {Query} from "../query.js";
import {classTable} from "../segments/classes.js";
import {momentOf} from "../segments/moment.js";
import {schemeArguments} from "../segments/rules.js";
import {customerIn} from "../segments/segment.js";
import type {Sql} from "../sql.js";
import {queryOf, reading, shared, sql} from "../sql.js";

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

/** The numbers of each class by home dealer and series, as a table that is the same for all dealers and models. */
function numbersTable(filters: Filters, scheme: SchemeName, rules: SegmentRules): Sql {
  return shared(
    "class_numbers",
    reading(
      ["customers", "customer_values"],
      sql`select k.class, k.dealer_id, k.model_series, count(k.customer_id) as customers,
  count(*) - count(k.customer_id) as prospects,
  count(v.residual_value_cents) as valued,
  sum(v.residual_value_cents) as value_cents,
  sum(cast(v.residual_value_cents as double) * v.residual_value_cents) as value_cents_2,
  sum(c.value_when_last_seen_cents) as last_year_cents,
  count(case when c.is_lost then 1 end) as lost,
  count(case when c.is_at_risk then 1 end) as at_risk,
  sum(c.referral_count) as referrals
from ${classTable(scheme, rules, momentOf(filters))} k
left join customers c on c.customer_id = k.customer_id
left join customer_values v on v.customer_id = k.customer_id
where not k.is_company and ${customerIn(filters, sql`k.customer_id`)}
group by k.class, k.dealer_id, k.model_series`
    )
  );
}

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
    sql`select cast(class as varchar) as class,
  cast(sum(customers) as double) as customers,
  cast(sum(prospects) as double) as prospects,
  cast(sum(valued) as double) as valued,
  cast(coalesce(sum(value_cents), 0) as double) / 100 as value,
  round(cast(coalesce(sum(value_cents_2), 0) as double) / 10000, 0) as value_2,
  cast(coalesce(sum(last_year_cents), 0) as double) / 100 as last_year,
  cast(sum(lost) as double) as lost,
  cast(sum(at_risk) as double) as at_risk,
  cast(coalesce(sum(referrals), 0) as double) as referrals
from ${numbersTable(filters, scheme, rules)}
where ${isOfPlace(filters)}
group by class
order by class`
  );
}
