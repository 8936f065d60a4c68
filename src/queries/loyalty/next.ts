import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {filterArguments} from "../filters.js";
import type {Query} from "../query.js";
import {join, queryOf, shared, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import {named, one} from "./chosen.js";
import {loyaltyChoice} from "./choice.js";
import type {LoyaltyChoice} from "./choice.js";
import type {LoyaltyGroup} from "./groups.js";
import {ratedTable} from "./rated.js";

/** What followed the responses of a group within the window; each count with its sums over customers. */
export type NextRow = {
  group: LoyaltyGroup;
  people: number;
  n: number;
  nn: number;
  /** Profit of the customers' last 12 months, yuan: customers with a value, sum and sum of squares. */
  valued: number;
  value: number;
  value_2: number;
} & {[name in `${NextEvent}_y` | `${NextEvent}_ny` | `${NextEvent}_yy`]: number};

export type NextEvent = "complained" | "lost" | "bought" | "came_later";

/**
 * What each group did next, and what its customers were worth. A loss counts when it was known by the end
 * of the window; `came_later` has no end: a visit at any time after the window.
 */
export function loyaltyNext(filters: Filters, options: LoyaltyChoice = {}): Query<NextRow> {
  const choice = loyaltyChoice(options);
  const window = sql`cast(${choice.windowMonths} as integer)`;
  const grace = sql`cast(${settings.grace_months} as integer)`;
  const events: Record<NextEvent, Sql> = {
    complained: sql`complaint_months <= ${window}`,
    lost: sql`cast(lost_months as integer) + ${grace} <= ${window}`,
    bought: sql`purchase_months <= ${window}`,
    came_later: sql`months > ${window}`
  };
  const names = Object.keys(events) as NextEvent[];
  const {rows, isChosen} = ratedTable(filters, options, {
    name: "next_events",
    columns: sql`repeated, is_satisfied, is_loyal, value_cents,
  ${join(
    names.map((name) => sql`${one(events[name])} as ${named(name)}`),
    ", "
  )}`,
    where: sql`is_in and is_eligible`
  });
  const counts = join(
    names.map((name) => named(`count(${name}) as ${name}`)),
    ", "
  );
  // A customer with one response counts once, whatever happened.
  const cells = shared(
    "next_cells",
    sql`select dealer_id, model_series, month, is_satisfied, is_loyal,
  count(*) as n, count(value_cents) as valued, cast(coalesce(sum(value_cents), 0) as bigint) as value,
  cast(coalesce(sum(cast(value_cents as bigint) * value_cents), 0) as bigint) as value_2, ${counts}
from ${rows}
where repeated is null
group by 1, 2, 3, 4, 5`
  );
  const several = shared("next_again", sql`select * from ${rows} where repeated is not null`);
  const each = (of: (name: NextEvent) => string): Sql => named(names.map(of).join(", "));
  const sums = names.map((name) =>
    named(`cast(sum(${name}) as double) as ${name}_y,
  cast(sum(${name}_ny) as double) as ${name}_ny,
  cast(sum(${name}_yy) as double) as ${name}_yy`)
  );
  return queryOf<NextRow>(
    "loyalty_next",
    {filters: filterArguments(filters), ...choice},
    [],
    sql`with per_customer as (
  select is_satisfied, is_loyal, count(*) as n, cast(max(value_cents) as bigint) as value, ${counts}
  from ${several}
  where ${isChosen}
  group by repeated, is_satisfied, is_loyal
),
parts as (
  select is_satisfied, is_loyal, n as people, n, n as nn, valued, value, value_2,
    ${each((name) => `${name}, ${name} as ${name}_ny, ${name} as ${name}_yy`)}
  from ${cells}
  where ${isChosen}
  union all
  select is_satisfied, is_loyal, count(*), sum(n), sum(n * n), count(value), sum(value), sum(value * value),
    ${each((name) => `sum(${name}), sum(n * ${name}), sum(${name} * ${name})`)}
  from per_customer
  group by is_satisfied, is_loyal
)
select cast(case
    when is_satisfied then case when is_loyal then 'satisfied_came_back' else 'satisfied_but_gone' end
    when is_loyal then 'not_satisfied_came_back' else 'not_satisfied_gone'
  end as varchar) as "group",
  cast(sum(people) as double) as people, cast(sum(n) as double) as n, cast(sum(nn) as double) as nn,
  cast(sum(valued) as double) as valued,
  cast(coalesce(sum(value), 0) as double) / 100 as value,
  cast(coalesce(sum(value_2), 0) as double) / 10000 as value_2,
  ${join(sums, ",\n  ")}
from parts
group by is_satisfied, is_loyal
order by 1`
  );
}
