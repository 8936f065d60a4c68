import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {customerIs, dealerIs, filterArguments, modelIs, spansOf} from "../filters.js";
import type {CurveRow} from "../churn/curves.js";
import {measuresOf} from "../measures/measure.js";
import type {Subject} from "../measures/measure.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import {every, queryOf, sql} from "../sql.js";

/**
 * The life table of buying a car here again, in months since a customer's first purchase in the period. A
 * car that left competes, unless its owner buys here within 3 months of it: that is the old car traded in.
 */
export function ownerRepurchase(
  filters: Filters,
  {split = "none"}: {split?: "none" | "dealer" | "model"} = {}
): Query<CurveRow> {
  const trade = sql`cast(${settings.trade_in_months} as integer)`;
  const part = {
    none: sql`cast('all' as varchar)`,
    dealer: sql`cast(x.dealer_id as varchar)`,
    model: sql`cast(x.model_series as varchar)`
  }[split];
  return queryOf<CurveRow>(
    "owner_repurchase",
    {filters: filterArguments(filters), split},
    ["dealers", "sales", "vehicle_lives"],
    sql`with ${spansOf(filters, {})},
bought as materialized (
  select ${part} as part, x.customer_id, x.vehicle_id, x.delivered_date, x.next_purchase_date, p.as_of,
    (x.delivered_date - date '1970-01-01') * 4294967296 + x.sale_id as place
  from sales x
  join spans p on p.dealer_id = x.dealer_id
  where ${every([
    sql`x.customer_id is not null`,
    sql`x.delivered_date > p.after_day`,
    sql`x.delivered_date <= p.ends_on`,
    dealerIs(filters, sql`x.dealer_id`),
    modelIs(filters, sql`x.model_series`),
    customerIs("persons", sql`x.is_company`),
    customerIn(filters, sql`x.customer_id`)
  ])}
),
first_place as (select min(place) as place from bought group by customer_id),
followed as (
  select b.part,
    case when b.next_purchase_date <= b.as_of then datesub('month', b.delivered_date, b.next_purchase_date) + 1 end as bought_in,
    case when v.left_months is not null then cast(v.left_months as integer) + 1 end as left_in,
    datesub('month', b.delivered_date, b.as_of) + 1 as ends_in
  from bought b
  join first_place f on f.place = b.place
  left join vehicle_lives v on v.vehicle_id = b.vehicle_id
  where b.as_of >= b.delivered_date
),
ended as (
  select part,
    coalesce(left_in <= ends_in and (bought_in is null or left_in + ${trade} < bought_in), false) as has_left,
    bought_in, left_in, ends_in
  from followed
)
select cast(part as varchar) as part,
  cast(case when has_left then left_in else coalesce(bought_in, ends_in) end as double) as month,
  cast(count(*) filter (where not has_left and bought_in is not null) as double) as events,
  cast(count(*) filter (where has_left) as double) as competing,
  cast(count(*) filter (where not has_left and bought_in is null) as double) as censored,
  cast(0 as double) as late
from ended
where part is not null
group by 1, 2
order by 1, 2`
  );
}

/** Of the cars sold in the span to customers who had bought here before, the share with a car traded in. */
const tradeIns: Subject = (filters, options) => {
  const customers = options.customers ?? "persons";
  const day = sql`coalesce(x.delivered_date, x.invoiced_date, x.ordered_date)`;
  return {
    name: "trade_ins",
    kind: "flow",
    customers,
    marts: ["dealers", "sales"],
    relations: [
      spansOf(filters, options),
      sql`kept as (
  select x.dealer_id, x.model_series, cast(date_trunc('month', ${day}) as date) as month,
    coalesce(x.customer_id, -x.sale_id) as cluster, x.purchase_nth, x.has_trade_in
  from sales x
  join spans s on s.dealer_id = x.dealer_id
  where ${every([
    sql`${day} > s.after_day`,
    sql`${day} <= s.ends_on`,
    dealerIs(filters, sql`x.dealer_id`),
    modelIs(filters, sql`x.model_series`),
    customerIs(customers, sql`x.is_company`),
    customerIn(filters, sql`x.customer_id`)
  ])}
)`
    ],
    ratios: [
      {
        metric: "trade_in_share",
        of: sql`purchase_nth > 1 and has_trade_in is not null`,
        has: sql`has_trade_in`
      },
      {metric: "repeat_sale_share", of: sql`purchase_nth is not null`, has: sql`purchase_nth > 1`}
    ]
  };
};

/** A query of trade-in among, and the share of, sales to customers who had bought here. */
export const ownerSaleMeasures = measuresOf(tradeIns);

/** Of the leads of the span, the share from customers who had bought here or come to service before. */
const ownerLeads: Subject = (filters, options) => ({
  name: "owner_leads",
  kind: "flow",
  customers: "all",
  marts: ["dealers", "leads", "customers"],
  relations: [
    spansOf(filters, options),
    sql`kept as (
  select x.dealer_id, x.intended_series as model_series,
    cast(date_trunc('month', x.created_date) as date) as month,
    coalesce(x.customer_id, -x.lead_id) as cluster,
    coalesce(c.first_seen_date < x.created_date and c.last_seen_date is not null, false) as is_owner
  from leads x
  join spans s on s.dealer_id = x.dealer_id
  left join customers c on c.customer_id = x.customer_id
  where ${every([
    sql`x.created_date > s.after_day`,
    sql`x.created_date <= s.ends_on`,
    dealerIs(filters, sql`x.dealer_id`),
    modelIs(filters, sql`x.intended_series`),
    customerIn(filters, sql`x.customer_id`)
  ])}
)`
  ],
  ratios: [{metric: "owner_lead_share", of: sql`true`, has: sql`is_owner`}]
});

/** A query of the share of leads from existing customers. */
export const ownerLeadMeasures = measuresOf(ownerLeads);
