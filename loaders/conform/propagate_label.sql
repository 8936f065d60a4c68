-- One row per node that shares an identifier: the smallest node known to be connected with it.
-- Decided: a step takes the smallest label of any node with a common identifier, then that label's own label, so that chains halve.
create or replace temp table next_label as
with least_by_identifier as (
  select identifier, min(label) as label
  from shared_identifier
  join shared_label using (node)
  group by identifier
),

least_by_node as (
  select node, min(label) as label
  from shared_identifier
  join least_by_identifier using (identifier)
  group by node
)

select least_by_node.node, least(least_by_node.label, coalesce(jump.label, least_by_node.label)) as label
from least_by_node
left join least_by_node as jump on jump.node = least_by_node.label;
