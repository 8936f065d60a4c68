-- One row per person record: a customer number of a dealer, or a name with phone where no number is given, or what stands for an owner nobody names.
-- Decided: a number that no customer file holds takes name and phone of its latest row; test records are no persons; nodes are numbered by age, so that the smallest of a component is its oldest DMS number.
create or replace table person_node as
with
filed as (
  select
    dealer, customer_no, normal_name(name) as name, phone, id_document, created_date,
    is_test_text(name) as is_test
  from stg_customer
),

unfiled as (
  select
    dealer, customer_no,
    arg_max(normal_name(name), {seen: seen_on, name: name}) as name,
    arg_max(phone, {seen: seen_on, phone: phone}) as phone,
    min(seen_on) as created_date
  from customer_no_seen
  anti join stg_customer using (dealer, customer_no)
  group by dealer, customer_no
),

record as (
  select 'customer_no' as domain, dealer, customer_no, name, phone, id_document, created_date
  from filed
  where not is_test
  union all
  select 'customer_no', dealer, customer_no, name, phone, null, created_date
  from unfiled
  where not is_test_text(name)
  union all
  select 'name_phone', null, null, name, phone, null, null
  from name_phone_seen
  union all
  -- Their number is the VIN, the order or the response that nobody is named for.
  select domain, dealer, value, null, null, null, null
  from anonymous_seen
)

select
  row_number() over (
    order by
      domain <> 'customer_no', created_date nulls last, length(customer_no), customer_no, dealer,
      domain, name, phone
  ) as node,
  *
from record;

-- What is shared by more numbers than one person can have says nothing about who they are.
create or replace temp table shared_too_often as
select 'phone' as what, phone as value
from person_node
where phone is not null
group by phone
having count(*) filter (where domain = 'customer_no') > getvariable('phone_shared_by_at_most')
union all
select 'document', id_document
from person_node
where id_document is not null
group by id_document
having count(*) > getvariable('phone_shared_by_at_most');

create or replace table node_identifier as
with usable as (
  select
    node, domain, dealer, customer_no, name,
    case when phone not in (select value from shared_too_often where what = 'phone')
      then phone end as phone,
    case when id_document not in (select value from shared_too_often where what = 'document')
      then id_document end as id_document
  from person_node
)

select node, identifier_of(domain, concat_ws(chr(31), dealer, customer_no)) as identifier
from usable
where domain <> 'name_phone'
union all
select node, identifier_of('document', id_document)
from usable
where id_document is not null
union all
select node, identifier_of('name_phone', name || chr(31) || phone)
from usable
where name is not null and phone is not null
union all
-- Where no number is given, name and phone are all there is, however many share the phone.
select node, identifier_of('name_phone', person_node.name || chr(31) || person_node.phone)
from person_node
join usable using (node)
where person_node.domain = 'name_phone' and usable.phone is null;

-- Only nodes that share an identifier with another can be the same person.
create or replace temp table shared_identifier as
select node, identifier
from node_identifier
where identifier in (
  select identifier from node_identifier group by identifier having count(distinct node) > 1
);

create or replace temp table shared_label as
select distinct node, node as label from shared_identifier;
