import type {Filters} from "../../contract/filters.js";
import {filterArguments} from "../filters.js";
import type {MatchedRow} from "../matchedSums.js";
import {matchedSums} from "../matchedSums.js";
import type {Query} from "../query.js";
import type {Sql} from "../sql.js";
import {queryOf, sql} from "../sql.js";
import type {CaseChoice} from "./cases.js";
import {caseChoice, casesTable} from "./cases.js";

/**
 * Who is compared with whom: complained with did not (of the same satisfaction with the experience),
 * resolved with not resolved, resolved quickly with resolved later; or how many days later, among the resolved.
 */
const comparisons = ["complained", "resolved", "quickly", "days"] as const;

type Comparison = (typeof comparisons)[number];

const WHO: Readonly<Record<Comparison, {among: Sql; treatment: Sql}>> = {
  complained: {
    among: sql`level is not null`,
    treatment: sql`case when ended in ('silent', 'none') then 0 else 1 end`
  },
  resolved: {
    among: sql`ended in ('quickly', 'resolved', 'unresolved')`,
    treatment: sql`case when ended = 'unresolved' then 0 else 1 end`
  },
  quickly: {
    among: sql`ended in ('quickly', 'resolved')`,
    treatment: sql`case when ended = 'quickly' then 1 else 0 end`
  },
  days: {among: sql`ended in ('quickly', 'resolved')`, treatment: sql`days_to_resolve`}
};

/** Visits before, in four steps; profit of the year before, in three; satisfaction before, or with the same experience. */
const visits = sql`case when prior_visit_count <= 1 then prior_visit_count when prior_visit_count <= 4 then 2 else 3 end`;
const profit = sql`case when prior_profit_cents < 40000 then 0 when prior_profit_cents < 120000 then 1 else 2 end`;
const before = sql`case when prior_level is null then 0 when prior_level >= 5 then 2 else 1 end`;

/**
 * The sums of the comparisons of persons' cases whose window is over, within strata of whether it is about
 * the purchase, visits, profit and satisfaction before; where complaints are compared with none, within
 * strata of the satisfaction with the experience itself.
 */
export function similarCases(filters: Filters, options: CaseChoice = {}): Query<MatchedRow> {
  return queryOf<MatchedRow>(
    "similar_cases",
    {filters: filterArguments(filters), ...caseChoice(options)},
    [],
    matchedSums(
      comparisons.map((comparison) => {
        const {among, treatment} = WHO[comparison];
        const isByLevel = comparison === "complained";
        const satisfaction = isByLevel ? sql`level` : before;
        return {
          comparison,
          rows: sql`select dealer_id, model_series, month, cluster, ${treatment} as treatment, is_back as outcome,
      is_sale * 1000 + (${visits}) * 100 + (${profit}) * 10 + (${satisfaction}) as stratum,
      prior_visit_count, prior_profit_cents, prior_level, level, is_sale, value_when_last_seen_cents
    from ${casesTable(filters, options)}
    where is_eligible and ${among}`,
          covariates:
            comparison === "days"
              ? {value: sql`value_when_last_seen_cents / 100.0`}
              : {
                  visits: sql`least(prior_visit_count, 10)`,
                  profit: sql`ln(1 + greatest(prior_profit_cents, 0) / 100.0)`,
                  ...(isByLevel
                    ? {level: sql`level`}
                    : {prior_very_satisfied: sql`case when prior_level >= 5 then 1 else 0 end`}),
                  sale: sql`is_sale`
                }
        };
      }),
      filters
    )
  );
}
