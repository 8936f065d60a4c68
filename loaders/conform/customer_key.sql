-- One row per person record: the customer key it stands for.
-- Decided: of several known keys of a component the oldest stays and the others become its aliases; a key that several components claim stays with the one that has the oldest DMS number.
create or replace temp table component as
select node, coalesce(label, node) as component
from person_node
left join shared_label using (node);

-- A number cannot be in two components, so an identifier cannot either.
create or replace temp table component_identifier as
select component, identifier, min(node) as oldest_node
from node_identifier
join component using (node)
group by component, identifier;

create or replace temp table claim as
select component, key, min(generation) as generation, min(oldest_node) as oldest_node
from component_identifier
join known_key using (identifier)
where entity = 'customer'
group by component, key;

create or replace temp table key_owner as
select key, arg_min(component, {node: oldest_node, component: component}) as component
from claim
group by key;

create or replace temp table component_key as
with known as (
  select component, arg_min(key, {generation: generation, node: oldest_node, key: key}) as key
  from claim
  join key_owner using (key, component)
  group by component
),

-- Identifiers are keyed hashes, so their order is a random one that only the secret knows.
fresh as (
  select component, row_number() over (order by min(identifier)) as nth
  from component_identifier
  anti join known using (component)
  group by component
)

select component, key from known
union all
select component, (select coalesce(max(key), 0) from known_key where entity = 'customer') + nth
from fresh;

create or replace temp table seen_key as
select
  identifier,
  coalesce(known.key, chosen.key) as key,
  chosen.key as current_key,
  known.generation
from component_identifier
join component_key as chosen using (component)
left join (
  select identifier, known_key.key, generation, component
  from known_key
  join key_owner on key_owner.key = known_key.key
  where entity = 'customer'
) as known using (identifier, component);

create or replace table known_key as
with followed as (
  -- An identifier not seen this time follows its key where that has become an alias.
  select distinct key as former_key, current_key from seen_key where key <> current_key
)

select
  'customer' as entity, identifier, cast(key as integer) as key,
  cast(current_key as integer) as current_key,
  coalesce(generation, getvariable('key_generation')) as generation
from seen_key
union all
select
  entity, identifier, key,
  coalesce(followed.current_key, known_key.current_key) as current_key,
  generation
from known_key
anti join seen_key using (identifier)
left join followed
  on followed.former_key = case when known_key.entity = 'customer' then known_key.current_key end;

create or replace table person_key as
select node, cast(key as integer) as customer_id
from component
join component_key using (component);

create or replace table customer_number_key as
select dealer, customer_no, customer_id
from person_node
join person_key using (node)
where domain = 'customer_no';

create or replace table name_phone_key as
select name, phone, min(customer_id) as customer_id
from person_node
join person_key using (node)
where domain = 'name_phone'
group by name, phone;

create or replace table anonymous_key as
select domain, dealer, customer_no as value, customer_id
from person_node
join person_key using (node)
where domain not in ('customer_no', 'name_phone');
