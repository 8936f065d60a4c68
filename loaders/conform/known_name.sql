-- One row per name of a person that the extracts know, kept until the marts are checked.
-- Decided: companies are left out, because a dealer may be its own customer.
create or replace table known_name as
select distinct person_node.name
from person_node
join person_key using (node)
join customer using (customer_id)
where person_node.name is not null and customer.customer_kind = 'person'
union
select name from staff_alias;

drop table person_node;
drop table node_identifier;
