-- One row per customer brought by another.
-- Decided: a lead and the sale it led to are one, dated by the earlier; worth is the profit of the sale and of the car's visits with its buyer since.
with counted as (
  select
    customer_id, sale_id, min(day) as referred_date,
    min({day: day, kind: kind, id: id}) as first
  from referral
  group by customer_id, sale_id, case when sale_id is null then id end
),

serviced as (
  select sale.sale_id, sum(visit.profit) as profit
  from sale
  join visit
    on visit.vehicle_id = sale.vehicle_id and visit.customer_id = sale.customer_id
    and visit.visit_date >= sale.delivered_date
  group by sale.sale_id
)

select
  row_number() over (order by counted.customer_id, counted.referred_date, counted.first)
    as referral_id,
  counted.customer_id,
  coalesce(sale.dealer_id, lead.dealer_id) as dealer_id,
  counted.referred_date,
  counted.sale_id is not null as has_bought,
  cents(sale.profit) as sale_profit_cents,
  cents_sum(serviced.profit) as service_profit_cents
from counted
left join sale using (sale_id)
left join lead on lead.lead_id = case when counted.first.kind = 'lead' then counted.first.id end
left join serviced using (sale_id)
order by referral_id
