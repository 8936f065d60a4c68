import {settings} from "../../contract/settings.js";
import type {Filters} from "../../contract/filters.js";
import {customerIs, dealerIs, filterArguments, modelIs, monthsBefore, spansOf} from "../filters.js";
import type {MeasureOptions, Subject} from "../measures/measure.js";
import {measuresOf} from "../measures/measure.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import {every, join, queryOf, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import type {LossDefinition} from "./definition.js";
import {definitionArguments, lossDefinition, lossDefinitions, lossSql} from "./definition.js";

const isCar = (filters: Filters): Sql =>
  every([
    sql`not coalesce(v.is_dealer_owned, false)`,
    dealerIs(filters, sql`v.home_dealer_id`),
    modelIs(filters, sql`v.model_series`),
    customerIs("persons", sql`v.is_company`),
    customerIn(filters, sql`v.customer_id`)
  ]);

/** Whether the vehicle was under care and not lost at the start of the known months, by its first loss `lost`. */
const isBase = (start: Sql, lost: Sql): Sql =>
  sql`v.entry_date <= ${start} and (${lost} is null or ${lost} > ${start}) and (v.vehicle_status is null or v.vehicle_status = 'in_use' or v.status_date > ${start})`;

/** The share lost by any definition, otherwise as `lossMeasures`. */
const lossesBy: Subject<MeasureOptions & {definition?: LossDefinition}> = (filters, options) => {
  const {graceMonths: grace} = lossDefinition(options.definition);
  const loss = lossSql(options.definition);
  return {
    name: "losses_by",
    kind: "state",
    customers: "persons",
    parameters: {definition: definitionArguments(options.definition ?? {})},
    marts: ["dealers", "vehicles", "silences"],
    relations: [
      spansOf(filters, options),
      sql`lost as (
  select s.vehicle_id, min(${loss.lostDate}) as lost_date
  from silences s
  where ${loss.isLoss}
  group by s.vehicle_id
)`,
      sql`kept as (
  select v.home_dealer_id as dealer_id, v.model_series, p.month,
    coalesce(v.customer_id, -v.vehicle_id) as cluster,
    coalesce(l.lost_date <= p.known_on, false) as is_lost
  from vehicles v
  join (
    select *, ${monthsBefore(sql`ends_on`, grace)} as known_on,
      ${monthsBefore(sql`ends_on`, grace + settings.known_loss_months)} as starts_on
    from spans
  ) p on p.dealer_id = v.home_dealer_id
  left join lost l on l.vehicle_id = v.vehicle_id
  where ${isCar(filters)} and ${isBase(sql`p.starts_on`, sql`l.lost_date`)}
)`
    ],
    ratios: [{metric: "lost_share", of: sql`true`, has: sql`is_lost`}]
  };
};

/** The share lost by a definition, as sums over customers. */
export const lossShare = measuresOf(lossesBy);

/** The share lost by one definition among those that the page offers. */
export type DefinitionRow = {
  /** −1 for the service plan. */
  interval: number;
  grace: number;
  /** Vehicles under care and not lost before at the start of the known 12 months, and those lost in them. */
  n: number;
  lost: number;
};

/** How much the share lost hangs on the definition: every one that the page offers, in one pass. */
export function lossDefinitionGrid(filters: Filters): Query<DefinitionRow> {
  const name = (text: string, number: number | null): Sql => ({
    text: `${text}_${number ?? "plan"}`,
    values: []
  });
  const graces = settings.loss_grace_months;
  const days = graces.map(
    (grace) => sql`${monthsBefore(sql`ends_on`, grace)} as ${name("known", grace)},
      ${monthsBefore(sql`ends_on`, grace + settings.known_loss_months)} as ${name("start", grace)}`
  );
  const dates = settings.loss_interval_months.map(
    (interval) => sql`${lossSql({intervalMonths: interval}).lostDate} as ${name("dated", interval)}`
  );
  const isUnderCare = (grace: number): Sql => {
    const start = sql`p.${name("start", grace)}`;
    return sql`v.entry_date <= ${start} and (v.vehicle_status is null or v.vehicle_status = 'in_use' or v.status_date > ${start})`;
  };
  const lost = lossDefinitions.map((definition, index) => {
    const {graceMonths: grace, intervalMonths} = definition;
    const dated =
      intervalMonths === null ? sql`s.due_date` : sql`s.${name("dated", intervalMonths)}`;
    const first = sql`l.${name("lost", index)}`;
    return {
      ...definition,
      index,
      first: sql`min(${dated}) filter (where ${lossSql(definition).isLoss}) as ${name("lost", index)}`,
      counts: sql`count(*) filter (where ${isUnderCare(grace)} and ${first} <= p.${name("start", grace)}) as ${name("before", index)},
    count(*) filter (where ${isUnderCare(grace)} and ${first} > p.${name("start", grace)}
      and ${first} <= p.${name("known", grace)}) as ${name("lost", index)}`
    };
  });
  const rows = lost.map(
    ({intervalMonths, graceMonths, index}) =>
      sql`select cast(${intervalMonths ?? -1} as double) as "interval", cast(${graceMonths} as double) as grace,
  cast(${name("care", graceMonths)} - ${name("before", index)} as double) as n,
  cast(${name("lost", index)} as double) as lost
from under_care cross join counted`
  );
  return queryOf<DefinitionRow>(
    "loss_definition_grid",
    {filters: filterArguments(filters)},
    ["dealers", "vehicles", "silences"],
    sql`with ${spansOf(filters, {})},
ends as materialized (
  select dealer_id, ${join(days, ",\n      ")}
  from spans
),
cars as materialized (
  select v.vehicle_id, v.home_dealer_id, v.entry_date, v.vehicle_status, v.status_date
  from vehicles v
  where ${isCar(filters)}
),
first_lost as (
  select s.vehicle_id,
    ${join(
      lost.map(({first}) => first),
      ",\n    "
    )}
  from (select s.*, ${join(dates, ", ")} from silences s) s
  group by s.vehicle_id
),
under_care as materialized (
  select ${join(
    graces.map(
      (grace) => sql`count(*) filter (where ${isUnderCare(grace)}) as ${name("care", grace)}`
    ),
    ",\n    "
  )}
  from cars v
  join ends p on p.dealer_id = v.home_dealer_id
),
counted as materialized (
  select ${join(
    lost.map(({counts}) => counts),
    ",\n    "
  )}
  from cars v
  join ends p on p.dealer_id = v.home_dealer_id
  join first_lost l on l.vehicle_id = v.vehicle_id
)
${join(rows, "\nunion all\n")}
order by 1, 2`
  );
}

/** Vehicles seen in a month, and those of them that the cohort rule calls lost. */
export type SeenMonthRow = {month: string; seen: number; silent: number};

/**
 * The cohort rule of some brands by month: seen, and silent at the dealer to the end of the sixth month after.
 * None with a class of customers, which its counts do not know.
 */
export function seenMonthCohorts(filters: Filters): Query<SeenMonthRow> {
  return queryOf<SeenMonthRow>(
    "seen_month_cohorts",
    {filters: filterArguments(filters)},
    ["dealers", "seen_months"],
    sql`with ${spansOf(filters, {})}
select cast(strftime(m.month, '%Y-%m-%d') as varchar) as month,
  cast(sum(m.seen_count) as double) as seen, cast(sum(m.silent_count) as double) as silent
from seen_months m
join spans p on p.dealer_id = m.dealer_id
where m.month > p.after_day and m.month <= p.ends_on
  and ${dealerIs(filters, sql`m.dealer_id`)} and ${modelIs(filters, sql`m.model_series`)}
  and ${filters.segment == null ? sql`true` : sql`false`}
group by m.month
order by m.month`
  );
}
