import type {Filters} from "../../contract/filters.js";
import type {SchemeName, SegmentRules} from "../../contract/segments.js";
import {settings} from "../../contract/settings.js";
import {filterArguments, isOfPlace, monthsBefore} from "../filters.js";
import type {Query} from "../query.js";
import type {Moment} from "./moment.js";
import {momentsOf} from "./moment.js";
import {join, queryOf, reading, shared, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import {segmentClasses} from "./classes.js";
import {schemeArguments} from "./rules.js";
import {halfYearStates} from "./states.js";
import {customerIn} from "./segment.js";

/** What a subject is before the group knows them. */
export const UNSEEN = "unseen";

/** How many went from one class to another. */
export type FlowRow = {
  /** The class at the end of the earlier half-year, `unseen` where they were not yet known. */
  before: string;
  after: string;
  is_company: boolean;
  /** Customers, and prospects who are none. */
  customers: number;
  prospects: number;
};

/**
 * Everyone known at the end of the filters' period with the class then and so many half-year ends before, as a table
 * that is the same for all dealers and models; nobody disappears, because a state, once begun, goes on to the as-of.
 */
function movedTable(to: string | null, scheme: SchemeName, rules: SegmentRules, back: number): Sql {
  const classesAt = (moment: Moment): Sql => sql`(
  with ${join(segmentClasses(scheme, rules, moment), ",\n")}
  select subject_id, customer_id, dealer_id, model_series, is_company, class from classes
)`;
  return shared(
    "moved",
    sql`select l.subject_id, l.customer_id, l.dealer_id, l.model_series, l.is_company,
  coalesce(e.class, ${UNSEEN}) as class_before, l.class as class_after
from ${classesAt({to})} l
left join ${classesAt({to, back})} e on e.subject_id = l.subject_id`
  );
}

/** How customers, and with the insects prospects, moved between the classes of a scheme. */
export function segmentFlows(
  filters: Filters,
  scheme: SchemeName,
  rules: SegmentRules,
  back: number
): Query<FlowRow> {
  const flows = shared(
    "flows",
    sql`select dealer_id, model_series, class_before, class_after, is_company,
  count(customer_id) as customers, count(*) - count(customer_id) as prospects
from ${movedTable(filters.to, scheme, rules, back)}
where ${customerIn(filters, sql`customer_id`)}
group by all`
  );
  return queryOf<FlowRow>(
    "segment_flows",
    {filters: filterArguments(filters), ...schemeArguments(scheme, rules), back},
    [],
    sql`select cast(class_before as varchar) as before, cast(class_after as varchar) as after,
  cast(is_company as boolean) as is_company,
  cast(sum(customers) as double) as customers,
  cast(sum(prospects) as double) as prospects
from ${flows}
where ${isOfPlace(filters)}
group by class_before, class_after, is_company
order by 1, 2, 3`
  );
}

/** What is looked at of the year before the earlier end; each is yes or no, unknown left out. */
export const beforeSigns = [
  "visited_twice",
  "had_rework",
  "got_discount",
  "paid_much",
  "complained",
  "attended_event",
  "was_reached",
  "very_satisfied"
] as const;
export type BeforeSign = (typeof beforeSigns)[number];

/** Each sign with the columns of how many it is known of, and how many it is true of. */
const signColumns = beforeSigns.map((sign) => ({
  sign,
  known: {text: `${sign}_known`, values: []} satisfies Sql,
  yes: {text: `${sign}_yes`, values: []} satisfies Sql
}));

/** Persons who were in a class, or outside it, and then were not; and of how many a sign is known and true. */
export type BeforeRow = {
  was_in: boolean;
  is_in: boolean;
  sign: BeforeSign;
  known: number;
  yes: number;
};

/**
 * The persons known then by their classes, with how many of them have each sign of the 12 months up to the earlier end, as
 * a table that is the same for all dealers and models.
 */
function signsTable(filters: Filters, scheme: SchemeName, rules: SegmentRules, back: number): Sql {
  const {to} = filters;
  const counts = signColumns.flatMap(({sign, known, yes}) => {
    const column = {text: sign, values: []};
    return [
      sql`count(${column}) as ${known}`,
      sql`count(case when ${column} then 1 end) as ${yes}`
    ];
  });
  const within = (day: Sql): Sql => sql`${day} > p.starts_after and ${day} <= p.ends_on`;
  return shared(
    "signs_before",
    reading(
      ["dealers", "visits", "complaints", "participations", "events", "contacts"],
      sql`with ${momentsOf({to, back})},
p as materialized (
  select customer_id, dealer_id, model_series, class_before, class_after, ends_on, period_start,
    ${monthsBefore(sql`ends_on`, 12)} as starts_after
  from (
    select moved.*, m.ends_on, m.period_start
    from ${movedTable(to, scheme, rules, back)} moved
    join moments m on m.dealer_id = moved.dealer_id
    where customer_id is not null and not is_company and class_before <> ${UNSEEN}
  )
),
came as (
  select p.customer_id, count(distinct visit_date) as days,
    count(case when is_rework then 1 end) as reworks,
    count(case when discount_cents > 0 then 1 end) as discounts,
    sum(received_cents) / cast(count(*) as double) as per_visit_cents
  from p join visits v on v.customer_id = p.customer_id
  where ${within(sql`v.visit_date`)}
  group by p.customer_id
),
complainers as (
  select distinct p.customer_id from p join complaints x on x.customer_id = p.customer_id
  where ${within(sql`x.received_date`)}
),
guests as (
  select distinct p.customer_id
  from p
  join participations x on x.customer_id = p.customer_id
  join events on events.event_id = x.event_id
  where x.has_attended and ${within(sql`events.starts_on`)}
),
reached as (
  select distinct p.customer_id from p join contacts x on x.customer_id = p.customer_id
  where cast(x.contact_result as varchar) = 'reached' and ${within(sql`x.contacted_date`)}
),
said as (
  select s.customer_id, s.overall_level
  from ${halfYearStates({to, back})} s
  join p on p.customer_id = s.customer_id and p.period_start = s.period_start
),
signs as (
  select p.customer_id, p.dealer_id, p.model_series, p.class_before, p.class_after,
    coalesce(came.days >= 2, false) as visited_twice,
    case when came.days > 0 then came.reworks > 0 end as had_rework,
    case when came.days > 0 then came.discounts > 0 end as got_discount,
    case when came.days > 0 then came.per_visit_cents > cast(${100 * settings.paid_much_yuan} as double) end
      as paid_much,
    complainers.customer_id is not null as complained,
    guests.customer_id is not null as attended_event,
    reached.customer_id is not null as was_reached,
    said.overall_level >= cast(${settings.very_satisfied_level} as integer) as very_satisfied
  from p
  left join came on came.customer_id = p.customer_id
  left join complainers on complainers.customer_id = p.customer_id
  left join guests on guests.customer_id = p.customer_id
  left join reached on reached.customer_id = p.customer_id
  left join said on said.customer_id = p.customer_id
)
select dealer_id, model_series, class_before, class_after, ${join(counts, ",\n  ")}
from signs
where ${customerIn(filters, sql`customer_id`)}
group by all`
    )
  );
}

/**
 * What came before: of the persons known then, by whether they were in a class then and at the
 * later end, the signs of the 12 months up to the earlier end.
 */
export function beforeMoving(
  filters: Filters,
  scheme: SchemeName,
  rules: SegmentRules,
  back: number,
  class_: string
): Query<BeforeRow> {
  const sums = signColumns.flatMap(({known, yes}) => [
    sql`sum(${known}) as ${known}`,
    sql`sum(${yes}) as ${yes}`
  ]);
  const answers = signColumns.map(
    ({
      sign,
      known,
      yes
    }) => sql`select was_in, is_in, ${sign} as sign, ${known} as known, ${yes} as yes
from counted`
  );
  return queryOf<BeforeRow>(
    "before_moving",
    {filters: filterArguments(filters), ...schemeArguments(scheme, rules), back, class: class_},
    [],
    sql`with counted as materialized (
  select class_before = ${class_} as was_in, class_after = ${class_} as is_in,
    ${join(sums, ",\n    ")}
  from ${signsTable(filters, scheme, rules, back)}
  where ${isOfPlace(filters)}
  group by 1, 2
)
select cast(was_in as boolean) as was_in, cast(is_in as boolean) as is_in,
  cast(sign as varchar) as sign, cast(known as double) as known, cast(yes as double) as yes
from (
${join(answers, "\nunion all\n")}
)
order by was_in, is_in, sign`
  );
}
