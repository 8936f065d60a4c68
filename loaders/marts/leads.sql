-- One row per prospect.
-- Decided: who referred the prospect is who owned the named car then.
select
  lead_id, dealer_id, lead.customer_id, consultant, gender,
  cast(created_at as date) as created_date,
  source, first_lead_level, lead_level, intended_series,
  cents(intended_list_price) as intended_list_price_cents,
  at_most(compared_count, 255) as compared_count,
  first_visit_date, test_drive_date, quoted_date, has_test_drive, has_asked_discount,
  has_trade_in_intent, is_first_car,
  at_most(visit_count, 255) as visit_count,
  at_most(contact_count, 255) as contact_count,
  outcome as lead_outcome,
  outcome_date, lost_reason, lost_to_brand, lead.sale_id,
  referral.customer_id as referred_by_customer_id
from lead
left join referral on referral.kind = 'lead' and referral.id = lead.lead_id
order by lead_id
