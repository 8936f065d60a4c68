import type {Row} from "./query.js";
import type {Sql} from "./sql.js";
import {join, sql} from "./sql.js";

/** The sums of a comparison with one covariate's; a comparison without covariates has one row without a name. */
export type MatchedRow = Row & {
  covariate: string | null;
  treated: number;
  controls: number;
  matched_treated: number;
  matched_controls: number;
  /** Outcomes of all treated and of all others. */
  treated_events: number;
  control_events: number;
  people: number;
  n: number;
  y: number;
  nn: number;
  ny: number;
  yy: number;
  treated_mean: number | null;
  control_mean: number | null;
  treated_variance: number | null;
  control_variance: number | null;
  matched_treated_mean: number | null;
  matched_control_mean: number | null;
};

/** A covariate that is to be balanced: its name and the expression on the rows compared. */
export interface Covariate {
  name: string;
  value: Sql;
}

/**
 * Relations and SELECT that sum up a comparison: `compared` holds rows with `cluster`, `stratum`,
 * `treatment` (1 or 0, or an amount) and `outcome`. Within each stratum the treatment less its mean, r,
 * is weighed against the outcome less its mean; per customer n is Σ r² and y Σ r (outcome − mean), so that
 * y/n is the least-squares effect with an intercept for each stratum (`src/stats/matchedEffect.ts`). Sums of
 * fractions are rounded, because engines add them up in different orders.
 */
export function matchedSums(compared: Sql, covariates: readonly Covariate[]): Sql {
  const listed =
    covariates.length === 0
      ? sql`select 0 as place, cast(null as double) as value, m.* from measured m`
      : join(
          covariates.map(
            ({value}, place) =>
              sql`select cast(${place} as integer) as place, cast(${value} as double) as value, m.* from measured m`
          ),
          "\nunion all\n"
        );
  const names = covariates.map(({name}, place) => sql`when cast(${place} as integer) then ${name}`);
  const covariateOf =
    names.length === 0
      ? sql`cast(null as varchar)`
      : sql`cast(case place ${join(names, " ")} end as varchar)`;
  return sql`with compared as (
${compared}
),
measured as materialized (
  select c.*, c.treatment - s.share as r, c.outcome - s.mean as rest, s.share, s.spread > 0 as is_matched
  from compared c
  join (
    select stratum, avg(treatment) as share, avg(outcome) as mean,
      max(treatment) - min(treatment) as spread
    from compared
    group by stratum
  ) s on s.stratum = c.stratum
),
per_customer as (
  select cluster, sum(r * r) as n, sum(r * rest) as y
  from measured
  where is_matched
  group by cluster
),
totals as (
  select count(*) as people, coalesce(sum(n), 0) as n, coalesce(sum(y), 0) as y,
    coalesce(sum(n * n), 0) as nn, coalesce(sum(n * y), 0) as ny, coalesce(sum(y * y), 0) as yy
  from per_customer
),
listed as (
${listed}
),
balanced as (
  select place,
    count(case when treatment > 0 then 1 end) as treated,
    count(case when treatment <= 0 then 1 end) as controls,
    count(case when treatment > 0 and is_matched then 1 end) as matched_treated,
    count(case when treatment <= 0 and is_matched then 1 end) as matched_controls,
    coalesce(sum(case when treatment > 0 then outcome end), 0) as treated_events,
    coalesce(sum(case when treatment <= 0 then outcome end), 0) as control_events,
    avg(case when treatment > 0 then value end) as treated_mean,
    avg(case when treatment <= 0 then value end) as control_mean,
    var_samp(case when treatment > 0 then value end) as treated_variance,
    var_samp(case when treatment <= 0 then value end) as control_variance,
    sum(case when treatment > 0 and is_matched then value * (1 - share) end)
      / nullif(sum(case when treatment > 0 and is_matched and value is not null then 1 - share end), 0)
      as matched_treated_mean,
    sum(case when treatment <= 0 and is_matched then value * share end)
      / nullif(sum(case when treatment <= 0 and is_matched and value is not null then share end), 0)
      as matched_control_mean
  from listed
  group by place
)
select ${covariateOf} as covariate,
  cast(treated as double) as treated, cast(controls as double) as controls,
  cast(matched_treated as double) as matched_treated,
  cast(matched_controls as double) as matched_controls,
  cast(treated_events as double) as treated_events,
  cast(control_events as double) as control_events,
  cast(totals.people as double) as people, round(cast(totals.n as double), 9) as n,
  round(cast(totals.y as double), 9) as y, round(cast(totals.nn as double), 9) as nn,
  round(cast(totals.ny as double), 9) as ny, round(cast(totals.yy as double), 9) as yy,
  round(cast(treated_mean as double), 9) as treated_mean, round(cast(control_mean as double), 9) as control_mean,
  round(cast(treated_variance as double), 9) as treated_variance,
  round(cast(control_variance as double), 9) as control_variance,
  round(cast(matched_treated_mean as double), 9) as matched_treated_mean,
  round(cast(matched_control_mean as double), 9) as matched_control_mean
from balanced
cross join totals
order by place`;
}
