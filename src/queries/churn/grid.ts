import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {dealerIs, filterArguments, modelIs, monthsBefore, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import {join, queryOf, reading, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import {lossDefinitions, lossSql} from "./definition.js";
import {livesWhere} from "./livesWhere.js";
import {isUnderCare} from "./share.js";

/** The share lost by one definition among those that the page offers. */
export type DefinitionRow = {
  /** −1 for the service plan. */
  interval: number;
  grace: number;
  /** Vehicles under care and not lost before at the start of the known 12 months, and those lost in them. */
  n: number;
  lost: number;
};

/** How much the share lost hangs on the definition: every one that the page offers. */
export function lossDefinitionGrid(filters: Filters): Query<DefinitionRow> {
  return queryOf<DefinitionRow>(
    "loss_definition_grid",
    {filters: filterArguments(filters)},
    ["dealers"],
    filters.segment == null ? countedStates(filters) : definitionsOfRows(filters)
  );
}

/** From the states of `loss_counts`, which know no classes of customers. */
function countedStates(filters: Filters): Sql {
  const definitions = lossDefinitions.map(
    ({intervalMonths, graceMonths}) => sql`(${intervalMonths ?? -1}, ${graceMonths})`
  );
  return reading(
    ["loss_counts"],
    sql`with ${spansOf(filters, {})},
counted as (
  select coalesce(c.interval_months, -1) as interval_months, c.grace_months,
    sum(c.base_count) as n, sum(c.lost_count) as lost
  from loss_counts c
  join spans p on p.dealer_id = c.dealer_id and c.month = cast(date_trunc('month', p.ends_on) as date)
  where ${dealerIs(filters, sql`c.dealer_id`)} and ${modelIs(filters, sql`c.model_series`)}
  group by 1, 2
)
select cast(d.interval_months as double) as "interval", cast(d.grace_months as double) as grace,
  cast(coalesce(c.n, 0) as double) as n, cast(coalesce(c.lost, 0) as double) as lost
from (values ${join(definitions, ", ")}) d (interval_months, grace_months)
left join counted c on c.interval_months = d.interval_months and c.grace_months = d.grace_months
order by 1, 2`
  );
}

/** From the rows of lives and silences, in one pass, whatever the filters. */
export function definitionsOfRows(filters: Filters): Sql {
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
  const isUnderCareBefore = (grace: number) => isUnderCare(sql`p.${name("start", grace)}`);
  const lost = lossDefinitions.map((definition, index) => {
    const {graceMonths: grace, intervalMonths} = definition;
    const dated =
      intervalMonths === null ? sql`s.due_date` : sql`s.${name("dated", intervalMonths)}`;
    const first = sql`l.${name("lost", index)}`;
    return {
      ...definition,
      index,
      first: sql`min(${dated}) filter (where ${lossSql(definition).isLoss}) as ${name("lost", index)}`,
      counts: sql`count(*) filter (where ${isUnderCareBefore(grace)} and ${first} <= p.${name("start", grace)}) as ${name("before", index)},
    count(*) filter (where ${isUnderCareBefore(grace)} and ${first} > p.${name("start", grace)}
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
  return reading(
    ["vehicle_lives", "silences"],
    sql`with ${spansOf(filters, {})},
ends as materialized (
  select dealer_id, ${join(days, ",\n      ")}
  from spans
),
cars as materialized (
  select v.vehicle_id, v.home_dealer_id, v.entry_date, v.out_of_use_date
  from vehicle_lives v
  where ${livesWhere(filters)}
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
      (grace) => sql`count(*) filter (where ${isUnderCareBefore(grace)}) as ${name("care", grace)}`
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
