import {dealerIs, modelIs, customerIs, spansOf} from "../filters.js";
import type {Filters} from "../../contract/filters.js";
import {customerIn} from "../segments/segment.js";
import {every, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import type {MeasureOptions, Subject} from "./measure.js";

/** The relation `kept` of rows of a mart on a day of the span, of known customers, with further columns. */
function keptOn(
  filters: Filters,
  options: MeasureOptions,
  {mart, day, columns, where = []}: {mart: Sql; day: Sql; columns: Sql; where?: readonly Sql[]}
): Sql[] {
  return [
    spansOf(filters, options),
    sql`kept as (
  select x.dealer_id, x.model_series, cast(date_trunc('month', ${day}) as date) as month,
    x.customer_id as cluster, ${columns}
  from ${mart} x
  join spans s on s.dealer_id = x.dealer_id
  where ${every([
    sql`${day} > s.after_day`,
    sql`${day} <= s.ends_on`,
    sql`x.customer_id is not null`,
    ...where,
    dealerIs(filters, sql`x.dealer_id`),
    modelIs(filters, sql`x.model_series`),
    customerIn(filters, sql`x.customer_id`)
  ])}
)`
  ];
}

/** Of the visits: with work recommended and declined, with the advisor of the visit before, by appointment, with rework. */
const visitPractices: Subject = (filters, options) => ({
  name: "visit_practices",
  kind: "flow",
  customers: "all",
  marts: ["dealers", "visits"],
  relations: keptOn(filters, options, {
    mart: sql`visits`,
    day: sql`x.visit_date`,
    columns: sql`x.declined_count, x.is_same_advisor, x.has_appointment, x.is_rework`
  }),
  ratios: [
    {metric: "needs", of: sql`declined_count is not null`, has: sql`declined_count > 0`},
    {metric: "same_advisor", of: sql`is_same_advisor is not null`, has: sql`is_same_advisor`},
    {metric: "easy", of: sql`has_appointment is not null`, has: sql`has_appointment`},
    {metric: "rework", of: sql`true`, has: sql`is_rework`}
  ]
});

/** Of the services of persons' cars that fell due, the share with a reminder a month around. */
const remindedServices: Subject = (filters, options) => ({
  name: "reminded_services",
  kind: "flow",
  customers: "persons",
  marts: ["dealers", "vehicle_days"],
  relations: keptOn(filters, options, {
    mart: sql`vehicle_days`,
    day: sql`x.due_date`,
    columns: sql`x.is_reminded`,
    where: [sql`not coalesce(x.is_due_moved, false)`, customerIs("persons", sql`x.is_company`)]
  }),
  ratios: [{metric: "reminded", of: sql`true`, has: sql`is_reminded`}]
});

/** Of the cars delivered, the share to customers whom a known customer referred. */
const referredSales: Subject = (filters, options) => ({
  name: "referred_sales",
  kind: "flow",
  customers: "all",
  marts: ["dealers", "sales"],
  relations: keptOn(filters, options, {
    mart: sql`sales`,
    day: sql`x.delivered_date`,
    columns: sql`x.referred_by_customer_id`
  }),
  ratios: [{metric: "referred", of: sql`true`, has: sql`referred_by_customer_id is not null`}]
});

/** Shares that stand for practices of looking after customers; the loaders sum them up into cells of their own. */
export const practiceSubjects: readonly Subject[] = [
  visitPractices,
  remindedServices,
  referredSales
];
