import type {SchemeName, SegmentFilter, SegmentRules} from "../../contract/segments.js";
import {completeRules} from "../../contract/segments.js";
import type {Sql} from "../sql.js";
import {join, shared, sql} from "../sql.js";
import {buyerClasses, insectClasses} from "./insects.js";
import type {Moment} from "./moment.js";
import {
  baseStates,
  blockMean,
  customerStates,
  servicesShare,
  valueCuts,
  valueYuan
} from "./states.js";

/**
 * The relations up to `classes`: one row per customer (with the insects, per customer or prospect) whom the
 * group knows at the moment, each in exactly one class. Columns: `subject_id` (the customer's key, or less
 * than nothing for a prospect who is no customer), `customer_id`, `lead_id`, `dealer_id`, `model_series`,
 * `is_company`, `class`, `missing` (what a class would need; null where there is one). The pieces name
 * the marts that they read.
 */
export function segmentClasses(scheme: SchemeName, rules: SegmentRules, moment: Moment): Sql[] {
  if (scheme === "insects") return insectClasses(completeRules("insects", rules), moment);
  return scheme === "abcd" ? abcdClasses(rules, moment) : tierClasses(rules, moment);
}

/** The customers in the class of a filter, as of a moment, as a query of their keys; the marts come along. */
export function segmentCustomers({scheme, rules, class: of}: SegmentFilter, moment: Moment): Sql {
  const relations =
    scheme === "insects" && (of === "bee" || of === "customer")
      ? buyerClasses(completeRules("insects", rules), moment)
      : segmentClasses(scheme, rules, moment);
  return sql`with ${join(relations, ",\n")}
    select customer_id from classes where class = ${of} and customer_id is not null`;
}

/** What `segmentClasses` gives of each, as a table that is the same for all dealers and models, and made once. */
export function classTable(scheme: SchemeName, rules: SegmentRules, moment: Moment): Sql {
  return shared(
    "classes",
    sql`with ${join(segmentClasses(scheme, rules, moment), ",\n")}
select subject_id, customer_id, dealer_id, model_series, is_company, class, missing
from classes`
  );
}

const asSubject = sql`customer_id as subject_id, customer_id, cast(null as integer) as lead_id, dealer_id,
    model_series, is_company`;

/** The measures of A/B/C/D: `loyalty` and `yuan`, with `states` before them. */
export function loyaltyAndValue(rules: SegmentRules, moment: Moment): Sql[] {
  const {loyal_by, value_by} = completeRules("abcd", rules);
  const measured = (loyalty: Sql, more = sql``): Sql => sql`measured as (
  select states.*, ${loyalty} as loyalty, ${valueYuan} as yuan
  from states
  ${more}
)`;
  const states = customerStates(moment, value_by);
  if (loyal_by === "services") return [...states, measured(servicesShare)];
  if (loyal_by === "attitude") return [...states, measured(blockMean)];
  return [
    ...states,
    baseStates(value_by),
    ranks("services", servicesShare),
    ranks("block", blockMean),
    measured(
      sql`(services_rank.rank + block_rank.rank) / 2`,
      sql`left join services_rank on services_rank.value = ${servicesShare}
  left join block_rank on block_rank.value = ${blockMean}`
    )
  ];
}

/** The share of the persons of today below each value, equal ones counted half. */
function ranks(name: "services" | "block", value: Sql): Sql {
  return sql`${{text: `${name}_rank`, values: []}} as (
  select here.value,
    sum(case when there.value < here.value then n when there.value = here.value then n / 2.0 else 0 end)
      / sum(n) as rank
  from (select distinct ${value} as value from states where ${value} is not null) here
  cross join (
    select ${value} as value, count(*) as n
    from base
    where ${servicesShare} is not null and ${blockMean} is not null
    group by 1
  ) there
  group by here.value
)`;
}

/** The loyalty from which a customer counts as loyal. */
export function loyalFrom(rules: SegmentRules): number {
  const complete = completeRules("abcd", rules);
  return complete[`loyal_${complete.loyal_by}`];
}

function abcdClasses(rules: SegmentRules, moment: Moment): Sql[] {
  const {high_value, value_by} = completeRules("abcd", rules);
  return [
    ...loyaltyAndValue(rules, moment),
    valueCuts({high: high_value}, value_by),
    sql`classes as (
  select ${asSubject}, loyalty, yuan,
    case
      when loyalty is null or yuan is null then 'none'
      when loyalty >= cast(${loyalFrom(rules)} as double) - 1e-9
        then case when yuan >= cuts.high then 'a' else 'c' end
      when yuan >= cuts.high then 'b'
      else 'd'
    end as class,
    case
      when loyalty is null and yuan is null then 'loyalty_and_value'
      when loyalty is null then 'loyalty'
      when yuan is null then 'value'
    end as missing
  from measured
  cross join cuts
)`
  ];
}

function tierClasses(rules: SegmentRules, moment: Moment): Sql[] {
  const {tier_by, ...cuts} = completeRules("tiers", rules);
  const yuan = (value: number): Sql => sql`cast(${value} as double)`;
  const relation =
    tier_by === "share"
      ? valueCuts({top: cuts.tier_top, upper: cuts.tier_upper, middle: cuts.tier_middle})
      : sql`cuts as (
  select ${yuan(cuts.tier_top_yuan)} as top, ${yuan(cuts.tier_upper_yuan)} as upper,
    ${yuan(cuts.tier_middle_yuan)} as middle
)`;
  return [
    ...customerStates(moment),
    relation,
    sql`classes as (
  select ${asSubject}, yuan,
    case
      when yuan is null then 'none'
      when yuan >= cuts.top then 'top'
      when yuan >= cuts.upper then 'upper'
      when yuan >= cuts.middle then 'middle'
      else 'base'
    end as class,
    case when yuan is null then 'value' end as missing
  from (select *, ${valueYuan} as yuan from states) valued
  cross join cuts
)`
  ];
}
