import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {filterArguments} from "../filters.js";
import type {Query} from "../query.js";
import {join, queryOf, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import {chosenResponses, named, one} from "./chosen.js";
import {loyaltyChoice} from "./choice.js";
import type {LoyaltyChoice} from "./choice.js";

/**
 * Responses with one answer: those with the whole window behind them (n) and of these the ones that came
 * back (y), those that were asked whether they would recommend (`recommend_n`) and of these the ones that
 * certainly would (`recommend_y`), the same for returning; each with its sums over customers (`ClusterSums`).
 */
export type AnswerRow = {
  /** What the answer is to: overall satisfaction by level, by score, in three parts, or an intention by level. */
  part: "level" | "score" | "third" | "return";
  scale_min: number | null; // of a score
  scale_max: number | null;
  /** The level, the score, or the part: 1 dissatisfied, 2 in between, 3 very satisfied. */
  answer: number;
  /** Responses whose window is not over at the as-of. */
  too_recent: number;
  people: number;
  n: number;
  y: number;
  nn: number;
  ny: number;
  yy: number;
  recommend_people: number;
  recommend_n: number;
  recommend_y: number;
  recommend_nn: number;
  recommend_ny: number;
  recommend_yy: number;
  return_people: number;
  return_n: number;
  return_y: number;
  return_nn: number;
  return_ny: number;
  return_yy: number;
};

/** Bits of `grouping(…)`: 0 where the column is grouped by. */
const PARTS = {level: 7, score: 11, third: 13, return: 14} as const;

/**
 * Coming back and intentions by every answer at once, in one pass over the responses; by score as answered
 * only on request.
 */
export function loyaltyByAnswer(
  filters: Filters,
  options: LoyaltyChoice = {},
  {byScore = false}: {byScore?: boolean} = {}
): Query<AnswerRow> {
  const {journey, questionnaire, customers, windowMonths, sameDealer} = loyaltyChoice(options);
  const choice = {journey, questionnaire, customers, windowMonths, sameDealer};
  const top = sql`cast(${settings.very_satisfied_level} as integer)`;
  const low = sql`cast(${settings.dissatisfied_to_level} as integer)`;
  const none = sql`cast(null as double)`;
  const scale = byScore
    ? sql`scale_min, scale_max, score`
    : sql`${none} as scale_min, ${none} as scale_max, ${none} as score`;
  // Without scores, the place of their bit is filled in.
  const bits = byScore
    ? sql`grouping(level, score, third, return_level)`
    : sql`(grouping(level) * 8 + 4 + grouping(third, return_level))`;
  const part = join(
    Object.entries(PARTS).map(([name, bits]) => sql`when ${named(String(bits))} then ${name}`),
    " "
  );
  return queryOf<AnswerRow>(
    "loyalty_by_answer",
    {filters: filterArguments(filters), ...choice, byScore},
    ["dealers", "responses"],
    sql`with ${join(chosenResponses(filters, options), ",\n")},
flagged as (
  select cluster, level, scale_min, scale_max, score, return_level, recommend_level,
    case when level >= ${top} then 3 when level <= ${low} then 1 else 2 end as third,
    ${one(sql`is_eligible`)} as eligible,
    ${one(sql`is_eligible and is_back`)} as back,
    ${one(sql`is_linked and not is_eligible`)} as recent,
    ${one(sql`recommend_level >= ${top}`)} as recommends,
    ${one(sql`return_level >= ${top}`)} as returns
  from chosen
),
per_customer as (
  select level, ${scale}, third, return_level,
    ${bits} as bits,
    count(eligible) as n, count(back) as y, count(recent) as too_recent,
    count(recommend_level) as recommend_n, count(recommends) as recommend_y,
    count(return_level) as return_n, count(returns) as return_y
  from flagged
  group by grouping sets (
    (cluster, level), (cluster, third), (cluster, return_level)${byScore ? sql`, (cluster, scale_min, scale_max, score)` : sql``}
  )
)
select cast(case bits ${part} end as varchar) as part,
  cast(scale_min as double) as scale_min,
  cast(scale_max as double) as scale_max,
  cast(coalesce(level, score, third, return_level) as double) as answer,
  cast(sum(too_recent) as double) as too_recent,
  ${sums("")},
  ${sums("recommend_")},
  ${sums("return_")}
from per_customer
where coalesce(level, score, third, return_level) is not null
group by bits, level, scale_min, scale_max, score, third, return_level
order by part, scale_min nulls first, scale_max nulls first, answer`
  );
}

/** The sums over customers of the columns n and y with that prefix. */
function sums(prefix: string): Sql {
  const n = `${prefix}n`;
  const y = `${prefix}y`;
  return named(`cast(count(*) filter (where ${n} > 0) as double) as ${prefix}people,
  cast(sum(${n}) as double) as ${n},
  cast(sum(${y}) as double) as ${y},
  cast(sum(${n} * ${n}) as double) as ${prefix}nn,
  cast(sum(${n} * ${y}) as double) as ${prefix}ny,
  cast(sum(${y} * ${y}) as double) as ${prefix}yy`);
}
