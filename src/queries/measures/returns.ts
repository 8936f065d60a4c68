import {settings} from "../../contract/settings.js";
import {indexResponses, returnChoice} from "../returns.js";
import type {ReturnChoice} from "../returns.js";
import {sql} from "../sql.js";
import {measuresOf} from "./measure.js";
import type {MeasureOptions, Subject} from "./measure.js";

/**
 * Of the eligible responses, the share that came back within the window and the four groups of
 * satisfaction × return. `recentMonths` are the last ones whose window is over.
 */
export const returns: Subject<MeasureOptions & ReturnChoice> = (filters, options) => {
  const choice = returnChoice(options);
  const of = sql`is_eligible`;
  const isSatisfied = sql`level >= cast(${settings.satisfied_from_level} as integer)`;
  const isOther = sql`level < cast(${settings.satisfied_from_level} as integer)`;
  return {
    name: "returns",
    kind: "flow",
    wait_months: choice.windowMonths,
    customers: choice.customers,
    parameters: choice,
    marts: ["dealers", "responses"],
    relations: indexResponses(filters, options, options),
    ratios: [
      {metric: "came_back", of, has: sql`is_back`},
      {metric: "satisfied_came_back", of, has: sql`${isSatisfied} and is_back`},
      {metric: "satisfied_but_gone", of, has: sql`${isSatisfied} and not is_back`},
      {metric: "not_satisfied_came_back", of, has: sql`${isOther} and is_back`},
      {metric: "not_satisfied_gone", of, has: sql`${isOther} and not is_back`}
    ],
    counts: [
      {
        metric: "too_recent_responses",
        sum: sql`cast(is_linked and not is_eligible as integer)`
      },
      {metric: "unlinked_responses", sum: sql`cast(not is_linked as integer)`}
    ]
  };
};

/** A query of these figures. */
export const returnMeasures = measuresOf(returns);
