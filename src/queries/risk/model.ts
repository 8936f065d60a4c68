import type {Query} from "../query.js";
import {queryOf, sql} from "../sql.js";

/** The effect of a level of a feature on the logit of being lost; the first level has none. */
export type RiskEffectRow = {
  effect_nth: number;
  score: string;
  feature: string;
  level: number;
  n: number;
  lost: number;
  coefficient: number;
  lo: number | null;
  hi: number | null;
};

/** The effects of the model and of the rule, fitted on all dealers together. */
export function riskEffects(): Query<RiskEffectRow> {
  return queryOf<RiskEffectRow>(
    "risk_effects",
    {},
    ["risk_effects"],
    sql`select cast(effect_nth as double) as effect_nth, cast(score as varchar) as score,
  cast(feature as varchar) as feature, cast(level as double) as level, cast(n as double) as n,
  cast(lost as double) as lost, cast(coefficient as double) as coefficient,
  cast(lo as double) as lo, cast(hi as double) as hi
from risk_effects
order by score, effect_nth`
  );
}

/** A figure of the validation. */
export type RiskCheckRow = {
  score: string;
  measure: string;
  nth: number;
  x: number | null;
  value: number;
  lo: number | null;
  hi: number | null;
  n: number | null;
};

/** How well model and rule foretold what became of the vehicles of the latest landmark. */
export function riskChecks(): Query<RiskCheckRow> {
  return queryOf<RiskCheckRow>(
    "risk_checks",
    {},
    ["risk_checks"],
    sql`select cast(score as varchar) as score, cast(measure as varchar) as measure,
  cast(nth as double) as nth, cast(x as double) as x, cast(value as double) as value,
  cast(lo as double) as lo, cast(hi as double) as hi, cast(n as double) as n
from risk_checks
order by score, measure, nth`
  );
}
