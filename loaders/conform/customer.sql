-- One row per person: customer numbers of all dealers that are the same person, merged.
-- Decided: each attribute is the latest that any file gives; kind unknown counts as a person; places that look like addresses or that few customers name are left out; the age is banded as of the newest as-of.

-- Most have one row: only what is said of the others has to be weighed.
create or replace temp table several_customer_numbers as
select customer_id from customer_number_key group by customer_id having count(*) > 1;

create or replace table customer as
with filed_row as (
  select
    customer_id,
    customer_id in (select customer_id from several_customer_numbers) as has_company,
    customer_kind, gender, birth_date, place_name(province) as province, place_name(city) as city,
    occupation, industry, income, education, marital_status, interests, source, advisor, dealer,
    created_date,
    name is not null as has_name,
    phone is not null or second_phone is not null as has_phone,
    address is not null as has_address,
    exported_on, source_id, row_number
  from stg_customer
  join customer_number_key using (dealer, customer_no)
),

-- Filled fields of the paper file are counted for the chart of how complete files are.
filed as (
  select
    customer_id, customer_kind, gender, birth_date, province, city, occupation, industry,
    income as income_band, education, marital_status, interests as interest, source, advisor,
    dealer, created_date,
    cast(has_name as integer) + cast(has_phone as integer)
      + cast(birth_date is not null as integer) + cast(gender is not null as integer)
      + cast(has_address as integer) + cast(occupation is not null as integer)
      as basic_filled_count,
    cast(interests is not null as integer) + cast(source is not null as integer)
      as preference_filled_count
  from filed_row
  where not has_company
  union all
  select
    customer_id,
    arg_max(customer_kind, recency),
    arg_max(gender, recency),
    arg_max(birth_date, recency),
    arg_max(province, recency),
    arg_max(city, recency),
    arg_max(occupation, recency),
    arg_max(industry, recency),
    arg_max(income, recency),
    arg_max(education, recency),
    arg_max(marital_status, recency),
    arg_max(interests, recency),
    arg_max(source, recency),
    arg_max(advisor, recency),
    arg_max(dealer, recency),
    min(created_date),
    cast(bool_or(has_name) as integer) + cast(bool_or(has_phone) as integer)
      + cast(bool_or(birth_date is not null) as integer)
      + cast(bool_or(gender is not null) as integer)
      + cast(bool_or(has_address) as integer)
      + cast(bool_or(occupation is not null) as integer),
    cast(bool_or(interests is not null) as integer) + cast(bool_or(source is not null) as integer)
  from (
    select *, row_number() over (order by exported_on nulls first, source_id, row_number) as recency
    from filed_row
    where has_company
  )
  group by customer_id
),

aged as (
  select
    *,
    cast(date_diff('year', birth_date, newest.as_of)
      - cast(add_months(birth_date, 12 * date_diff('year', birth_date, newest.as_of)) > newest.as_of
        as integer) as integer) as age
  from filed
  cross join (select max(as_of) as as_of from dealer) as newest
),

common_city as (
  select city
  from filed
  where city is not null
  group by city
  having count(*) >= getvariable('place_named_by_at_least')
),

common_province as (
  select province
  from filed
  where province is not null
  group by province
  having count(*) >= getvariable('place_named_by_at_least')
)

select
  person.customer_id,
  coalesce(customer_kind, 'person') as customer_kind,
  gender,
  case
    when age < 16 or age >= 100 then null
    when age < 20 then '<20'
    when age >= 70 then '70+'
    else (age // 10 * 10) || '-' || (age // 10 * 10 + 9)
  end as age_band,
  common_province.province,
  common_city.city,
  occupation, industry, income_band, education, marital_status, interest, source,
  advisor_alias.alias as advisor,
  dealer.dealer_id as filed_dealer_id,
  created_date,
  basic_filled_count,
  preference_filled_count
from (select distinct customer_id from person_key) as person
left join aged using (customer_id)
left join common_city on common_city.city = aged.city
left join common_province on common_province.province = aged.province
left join dealer on dealer.dealer_code = aged.dealer
left join staff_alias as advisor_alias
  on advisor_alias.dealer = aged.dealer
  and advisor_alias.role = 'advisor' and advisor_alias.name = normal_name(aged.advisor);

insert into excluded
select 'customer', dealer, 'test_record', count(*)
from stg_customer
where is_test_text(name)
group by dealer;
