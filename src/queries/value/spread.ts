import type {Filters} from "../../contract/filters.js";
import {filterArguments} from "../filters.js";
import type {Query} from "../query.js";
import {join, queryOf, sql} from "../sql.js";
import type {ValueChoice} from "./valued.js";
import {chosenPersons, defaultValueChoice, ownWeights, residualValue, weights} from "./valued.js";

/** Width of the finest bands of value, yuan. */
export const bandWidth = 100;

/** The number of customers, the sum of what they are worth and of its square: of a band of value, a dealer, a model series. */
export type ValueSpreadRow = {
  part: "band" | "dealer" | "model";
  /** Lower end of the band in yuan, or the dealer's key. */
  number: number | null;
  model_series: string | null;
  customers: number;
  value: number;
  value_2: number;
};

/** How residual value is spread over the customers chosen, by band of value, home dealer and model series. */
export function valueSpread(
  filters: Filters,
  choice: ValueChoice = defaultValueChoice
): Query<ValueSpreadRow> {
  const sums = sql`cast(count(*) as double) as customers,
    round(cast(sum(value) as double), 2) as value, round(cast(sum(value * value) as double), 0) as value_2`;
  return queryOf<ValueSpreadRow>(
    "value_spread",
    {filters: filterArguments(filters), ...choice},
    ["customer_values", "value_parts"],
    sql`with ${join(weights(choice), ",\n")},
valued as materialized (
  select *, floor(value / cast(${bandWidth} as integer)) * cast(${bandWidth} as integer) as band
  from (
    select home_dealer_id, model_series, ${residualValue(choice)} as value
    from customer_values
    join weights on ${ownWeights}
    where ${chosenPersons(filters)} and visits_year_1 is not null and profit_per_visit_cents is not null
  ) worth
)
select * from (
  select cast('band' as varchar) as part,
    cast(band as double) as number, cast(null as varchar) as model_series, ${sums}
  from valued group by band
  union all
  select cast('dealer' as varchar), cast(home_dealer_id as double), cast(null as varchar), ${sums}
  from valued group by home_dealer_id
  union all
  select cast('model' as varchar), cast(null as double), cast(model_series as varchar), ${sums}
  from valued group by model_series
) rows
order by part, number nulls last, model_series nulls last`
  );
}
