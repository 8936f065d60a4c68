import type {Filters} from "../contract/filters.js";
import {isChosenRow} from "./months.js";
import type {Row} from "./query.js";
import type {Sql} from "./sql.js";
import {join, shared, sql} from "./sql.js";

/** The sums of a comparison with one covariate's. */
export type MatchedRow = Row & {
  comparison: string;
  covariate: string;
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

/**
 * A comparison: its rows, whatever dealers, series and period are chosen, as a SELECT with `dealer_id`, `model_series`,
 * `month`, `cluster`, `stratum`, `treatment`, `outcome` and what its covariates are made of.
 */
export interface Matching {
  comparison: string;
  /** `stratum` is a whole number below 10,000, `treatment` 1 or 0, or a whole amount, `outcome` 1 or 0. */
  rows: Sql;
  /** What is to be balanced, by name, as expressions on the rows. */
  covariates: Readonly<Record<string, Sql>>;
}

/** A name with a number: fixed text of this module, never a reader's. */
const column = (name: string, i: number): Sql => ({text: `${name}_${i}`, values: []});

/**
 * Relations and SELECT that sum up comparisons of the rows that the filters choose. Within each stratum the treatment less its mean, r,
 * is weighed against the outcome less its mean; per customer n is Σ r² and y Σ r (outcome − mean), so that
 * y/n is the least-squares effect with an intercept for each stratum (`src/stats/matchedEffect.ts`). All else, and
 * these sums over customers with one row of a comparison, come from cells of equal comparison, stratum, treatment and outcome. Sums of
 * fractions are rounded, because engines add them up in different orders.
 */
export function matchedSums(matchings: readonly Matching[], filters: Filters): Sql {
  const places = Math.max(...matchings.map(({covariates}) => Object.keys(covariates).length));
  const all = Array.from({length: places}, (_, place) => place);
  const compared = matchings.map(({rows, covariates}, number) => {
    const values = Object.values(covariates);
    const listed = all.map(
      (place) => sql`cast(${values[place] ?? sql`null`} as double) as ${column("value", place)}`
    );
    return sql`select dealer_id, model_series, month, cast(${number} as integer) * 10000 + stratum as stratum, cluster,
    cast(treatment as integer) as treatment, cast(outcome as integer) as outcome,
    ${join(listed, ", ")}
  from (${rows})`;
  });
  const counted = all.map((place) => {
    const value = column("value", place);
    return sql`cast(count(${value}) as integer) as ${column("known", place)}, sum(${value}) as ${column("sum", place)},
  sum(${value} * ${value}) as ${column("squares", place)}`;
  });
  const sums = all
    .flatMap((place) => ["known", "sum", "squares"].map((name) => column(name, place)))
    .map((name) => sql`sum(${name}) as ${name}`);
  const listed = all.map(
    (place) =>
      sql`select cast(${place} as integer) as place, ${column("known", place)} as known,
    ${column("sum", place)} as sum, ${column("squares", place)} as squares, m.*
  from matched m`
  );
  const names = matchings.flatMap(({comparison, covariates}, number) =>
    Object.keys(covariates).map(
      (covariate, place) => sql`(${number}, ${place}, ${comparison}, ${covariate})`
    )
  );
  const rows = shared(
    "compared",
    sql`with compared as materialized (
  ${join(compared, "\n  union all\n  ")}
),
several as (
  select stratum // 10000 as comparison, cluster from compared group by 1, 2 having count(*) > 1
)
select compared.* exclude (cluster), several.cluster as repeated
from compared
left join several on several.cluster = compared.cluster and several.comparison = compared.stratum // 10000`
  );
  const cells = shared(
    "compared_cells",
    sql`select dealer_id, model_series, month, stratum, treatment, outcome,
  cast(count(*) as integer) as cases, cast(count(*) - count(repeated) as integer) as single,
  ${join(counted, ",\n  ")}
from ${rows}
group by all`
  );
  const several = shared(
    "compared_again",
    sql`select dealer_id, model_series, month, stratum, repeated, treatment, outcome
from ${rows}
where repeated is not null`
  );
  const isChosen = isChosenRow(filters);
  return sql`with cells as materialized (
  select stratum, treatment, outcome, sum(cases) as cases, sum(single) as single,
    ${join(sums, ",\n    ")}
  from ${cells}
  where ${isChosen}
  group by stratum, treatment, outcome
),
strata as materialized (
  select stratum, cast(stratum // 10000 as integer) as comparison,
    cast(sum(treatment * cases) as double) / sum(cases) as share,
    cast(sum(outcome * cases) as double) / sum(cases) as mean,
    max(treatment) > min(treatment) as is_matched
  from cells
  group by stratum
),
matched as materialized (
  select c.*, s.comparison, s.is_matched, s.share, 1 - s.share as rest, c.treatment > 0 as is_treated,
    (c.treatment - s.share) * (c.treatment - s.share) as weight,
    (c.treatment - s.share) * (c.outcome - s.mean) as effect
  from cells c
  join strata s on s.stratum = c.stratum
),
per_customer as (
  select comparison, sum(weight) as n, sum(effect) as y
  from (
    select s.comparison, c.repeated, (c.treatment - s.share) * (c.treatment - s.share) as weight,
      (c.treatment - s.share) * (c.outcome - s.mean) as effect
    from (select * from ${several} where ${isChosen}) c
    join strata s on s.stratum = c.stratum
    where s.is_matched
  )
  group by comparison, repeated
),
totals as (
  select comparison, sum(people) as people, sum(n) as n, sum(y) as y, sum(nn) as nn, sum(ny) as ny, sum(yy) as yy
  from (
    select comparison, sum(single) as people, sum(single * weight) as n, sum(single * effect) as y,
      sum(single * weight * weight) as nn, sum(single * weight * effect) as ny, sum(single * effect * effect) as yy
    from matched
    where is_matched
    group by comparison
    union all
    select comparison, count(*), sum(n), sum(y), sum(n * n), sum(n * y), sum(y * y)
    from per_customer
    group by comparison
  )
  group by comparison
),
listed as (
  ${join(listed, "\n  union all\n  ")}
),
balanced as (
  select comparison, place,
    sum(case when is_treated then cases else 0 end) as treated,
    sum(case when is_treated then 0 else cases end) as controls,
    sum(case when is_treated and is_matched then cases else 0 end) as matched_treated,
    sum(case when not is_treated and is_matched then cases else 0 end) as matched_controls,
    sum(case when is_treated then cases * outcome else 0 end) as treated_events,
    sum(case when is_treated then 0 else cases * outcome end) as control_events,
    ${meanAndVariance(sql`is_treated`, "treated")},
    ${meanAndVariance(sql`not is_treated`, "control")},
    sum(case when is_treated and is_matched then sum * rest end)
      / nullif(sum(case when is_treated and is_matched then known * rest end), 0) as matched_treated_mean,
    sum(case when not is_treated and is_matched then sum * share end)
      / nullif(sum(case when not is_treated and is_matched then known * share end), 0) as matched_control_mean
  from listed
  group by comparison, place
)
select cast(names.comparison as varchar) as comparison, cast(names.covariate as varchar) as covariate,
  cast(coalesce(treated, 0) as double) as treated, cast(coalesce(controls, 0) as double) as controls,
  cast(coalesce(matched_treated, 0) as double) as matched_treated,
  cast(coalesce(matched_controls, 0) as double) as matched_controls,
  cast(coalesce(treated_events, 0) as double) as treated_events,
  cast(coalesce(control_events, 0) as double) as control_events,
  cast(coalesce(t.people, 0) as double) as people, ${rounded("t.n", "n")}, ${rounded("t.y", "y")},
  ${rounded("t.nn", "nn")}, ${rounded("t.ny", "ny")}, ${rounded("t.yy", "yy")},
  round(treated_mean, 9) as treated_mean, round(control_mean, 9) as control_mean,
  round(treated_variance, 6) as treated_variance, round(control_variance, 6) as control_variance,
  round(matched_treated_mean, 9) as matched_treated_mean,
  round(matched_control_mean, 9) as matched_control_mean
from (values ${join(names, ", ")}) as names (number, place, comparison, covariate)
left join balanced b on b.comparison = names.number and b.place = names.place
left join totals t on t.comparison = names.number
order by names.number, names.place`;
}

function rounded(sum: string, name: string): Sql {
  const text = (plain: string): Sql => ({text: plain, values: []});
  return sql`round(coalesce(cast(${text(sum)} as double), 0), 6) as ${text(name)}`;
}

/** Of the cells of which the condition holds: the mean of the covariate, and its sample variance. */
function meanAndVariance(condition: Sql, name: string): Sql {
  const of = (column: string): Sql =>
    sql`sum(case when ${condition} then ${{text: column, values: []}} end)`;
  const [n, s, q] = [of("known"), of("sum"), of("squares")];
  return sql`${s} / nullif(${n}, 0) as ${{text: `${name}_mean`, values: []}},
    (${q} - ${s} * ${s} / nullif(${n}, 0)) / nullif(${n} - 1, 0) as ${{text: `${name}_variance`, values: []}}`;
}
