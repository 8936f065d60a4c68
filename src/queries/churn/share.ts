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

/** The date on which each vehicle's first loss by a definition is dated: an aggregate over `silences s`. */
function firstLostDate(definition: LossDefinition): Sql {
  const {isLoss, lostDate} = lossSql(definition);
  return sql`min(case when ${isLoss} then ${lostDate} end)`;
}

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
  return {
    name: "losses_by",
    kind: "state",
    customers: "persons",
    parameters: {definition: definitionArguments(options.definition ?? {})},
    marts: ["dealers", "vehicles", "silences"],
    relations: [
      spansOf(filters, options),
      sql`lost as (
  select s.vehicle_id, ${firstLostDate(options.definition ?? {})} as lost_date
  from silences s
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
  const named = lossDefinitions.map((definition, index) => ({
    ...definition,
    lost: {text: `lost_${index}`, values: []} as Sql,
    n: {text: `n_${index}`, values: []} as Sql,
    y: {text: `y_${index}`, values: []} as Sql
  }));
  const day = (name: string, grace: number): Sql => ({text: `${name}_${grace}`, values: []});
  const days = settings.loss_grace_months.map(
    (grace) => sql`${monthsBefore(sql`ends_on`, grace)} as ${day("known", grace)},
      ${monthsBefore(sql`ends_on`, grace + settings.known_loss_months)} as ${day("start", grace)}`
  );
  const counts = named.map(({graceMonths: grace, lost, n, y}) => {
    const base = isBase(sql`p.${day("start", grace)}`, sql`l.${lost}`);
    return sql`count(*) filter (where ${base}) as ${n},
    count(*) filter (where ${base} and l.${lost} <= p.${day("known", grace)}) as ${y}`;
  });
  const rows = named.map(
    ({intervalMonths, graceMonths, n, y}) =>
      sql`select cast(${intervalMonths ?? -1} as double) as "interval", cast(${graceMonths} as double) as grace,
  cast(${n} as double) as n, cast(${y} as double) as lost from counted`
  );
  return queryOf<DefinitionRow>(
    "loss_definition_grid",
    {filters: filterArguments(filters)},
    ["dealers", "vehicles", "silences"],
    sql`with ${spansOf(filters, {})},
first_lost as (
  select s.vehicle_id,
    ${join(
      named.map((definition) => sql`${firstLostDate(definition)} as ${definition.lost}`),
      ",\n    "
    )}
  from silences s
  group by s.vehicle_id
),
counted as materialized (
  select ${join(counts, ",\n    ")}
  from vehicles v
  join (
    select dealer_id, ${join(days, ",\n      ")}
    from spans
  ) p on p.dealer_id = v.home_dealer_id
  left join first_lost l on l.vehicle_id = v.vehicle_id
  where ${isCar(filters)}
)
${join(rows, "\nunion all\n")}
order by 1, 2`
  );
}

/** Vehicles seen in a month, and those of them that the cohort rule calls lost. */
export type SeenMonthRow = {month: string; seen: number; silent: number};

/** The cohort rule of some brands by month: seen, and silent at the dealer to the end of the sixth month after. */
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
group by m.month
order by m.month`
  );
}
