import type {Filters} from "../contract/filters.js";
import {settings} from "../contract/settings.js";
import type {FigureRow} from "./figures.js";
import {customerIs, filterArguments} from "./filters.js";
import {headlineSubjects} from "./headlines.js";
import type {MeasureOptions, Subject} from "./measures/measure.js";
import {measuresOf} from "./measures/measure.js";
import {firstAnswer} from "./responses.js";
import {customerIn, rowsOf} from "./segments/segment.js";
import type {Sql} from "./sql.js";
import type {Query} from "./query.js";
import {join, queryOf, reading, sql} from "./sql.js";

/**
 * Headline figures of a segment, which the cells do not know: from the rows of marts, by the definitions in
 * `measures`, of all subjects or those that a page shows. One question for each, because all in one are more
 * than the browser's engine can nest.
 */
export function segmentFigures(
  filters: Filters,
  subjects: readonly Subject[] = headlineSubjects
): Query<FigureRow>[] {
  const parts: {span: string; options: MeasureOptions}[] = [
    {span: "now", options: {recentMonths: 12}},
    {span: "before", options: {recentMonths: 12, monthsBack: 12}},
    {span: "now", options: {recentMonths: 12, by: "dealer"}}
  ];
  return subjects.map((subject) => {
    const sums = parts.map(({span, options}): Sql => {
      const measures = measuresOf(subject)(filters, options);
      return reading(
        measures.marts,
        sql`select cast(${span} as varchar) as span, metric, dealer_id, people, n, y, nn, ny, yy
from (${measures})`
      );
    });
    return queryOf<FigureRow>(
      "segment_figures",
      {filters: filterArguments(filters), subject: subject(filters, {}).name},
      [],
      sql`${join(sums, "\nunion all\n")}
order by 1, 2, 3 nulls first`
    );
  });
}

/** The relation `months`: what `dealer_months` holds, of a segment, from the rows of marts. */
export function segmentMonths(filters: Filters): Sql {
  const month = (day: Sql): Sql => sql`cast(date_trunc('month', ${day}) as date) as month`;
  const first = firstAnswer(sql`r.overall_level`, sql`r.overall_level is not null`);
  return reading(
    ["complaints", "vehicles", "customers"],
    sql`months as (
  select dealer_id, model_series, month, sum(visits) as visit_count, sum(received) as received_cents,
    sum(reworks) as rework_count, sum(sales) as sale_count, sum(referred) as referred_sale_count,
    sum(complaints) as complaint_count, sum(people) as answering_person_count,
    sum(satisfied) as satisfied_person_count
  from (
    select dealer_id, model_series, ${month(sql`day`)}, 1 as visits, received_cents as received,
      cast(is_rework as integer) as reworks, 0 as sales, 0 as referred, 0 as complaints, 0 as people,
      0 as satisfied
    from ${rowsOf(filters, "vehicle_days")}
    where is_visit
    union all
    select dealer_id, model_series, ${month(sql`delivered_date`)}, 0, 0, 0, 1,
      cast(coalesce(source = 'referral', false) or referred_by_customer_id is not null as integer),
      0, 0, 0
    from ${rowsOf(filters, "sales")}
    where delivered_date is not null
    union all
    select x.dealer_id, coalesce(v.model_series, c.model_series), ${month(sql`received_date`)},
      0, 0, 0, 0, 0, 1, 0, 0
    from complaints x
    left join vehicles v on v.vehicle_id = x.vehicle_id
    left join customers c on c.customer_id = x.customer_id
    where ${customerIn(filters, sql`x.customer_id`)}
    union all
    select dealer_id, model_series, month, 0, 0, 0, 0, 0, 0, 1,
      cast(level >= cast(${settings.satisfied_from_level} as integer) as integer)
    from (
      select dealer_id, model_series, ${month(sql`responded_date`)}, ${first} as level
      from ${rowsOf(filters, "responses")} r
      where overall_level is not null and ${customerIs("persons", sql`is_company`)}
      group by 1, 2, 3, customer_id
    )
  )
  group by dealer_id, model_series, month
)`
  );
}
