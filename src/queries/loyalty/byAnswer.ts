import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {filterArguments} from "../filters.js";
import type {Query} from "../query.js";
import {join, queryOf, shared, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import {chosenResponses, isChosenRow, named, packedCounts} from "./chosen.js";
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
  const packed = packedCounts({
    n: sql`is_eligible`,
    y: sql`is_eligible and is_back`,
    too_recent: sql`is_linked and not is_eligible`,
    recommend_n: sql`recommend_level is not null`,
    recommend_y: sql`recommend_level >= ${top}`,
    return_n: sql`return_level is not null`,
    return_y: sql`return_level >= ${top}`
  });
  // Every row with its counts, whatever dealers, series and period are chosen.
  const rows = shared(
    "answer_numbers",
    sql`with ${join(chosenResponses(filters, options, {withScores: byScore, isEverything: true}), ",\n")}
select dealer_id, model_series, month, repeated, level, ${byScore ? sql`scale_min, scale_max, score, ` : sql``}return_level,
  case when level >= ${top} then 3 when level <= ${low} then 1 else 2 end as third, ${packed.ofRow}
from chosen`
  );
  const part = join(
    Object.entries(PARTS).map(([name, bits]) => sql`when ${named(String(bits))} then ${name}`),
    " "
  );
  return queryOf<AnswerRow>(
    "loyalty_by_answer",
    {filters: filterArguments(filters), ...choice, byScore},
    [],
    sql`with flagged as (select * from ${rows} where ${isChosenRow(filters)}),
per_customer as (
  select level, ${scale}, third, return_level,
    ${bits} as bits,
    ${packed.added}
  from flagged
  where repeated is not null
  group by grouping sets (
    (repeated, level), (repeated, third), (repeated, return_level)${byScore ? sql`, (repeated, scale_min, scale_max, score)` : sql``}
  )
),
single as materialized (
  select level, ${scale}, third, return_level, ${packed.numbers}, count(*) as times
  from flagged
  where repeated is null
  group by all
),
alike as (
  select level, scale_min, scale_max, score, third, return_level, bits, ${packed.numbers}, sum(times) as times
  from (
    select *, 1 as times from per_customer
    union all
    select level, ${scale}, third, return_level, ${bits}, ${packed.numbers}, sum(times)
    from single
    group by grouping sets (
      (${packed.numbers}, level), (${packed.numbers}, third), (${packed.numbers}, return_level)${byScore ? sql`, (${packed.numbers}, scale_min, scale_max, score)` : sql``}
    )
  )
  where coalesce(level, score, third, return_level) is not null
  group by level, scale_min, scale_max, score, third, return_level, bits, ${packed.numbers}
),
counted as (
  select level, scale_min, scale_max, score, third, return_level, bits, times,
    ${packed.counts}
  from alike
)
select cast(case bits ${part} end as varchar) as part,
  cast(scale_min as double) as scale_min,
  cast(scale_max as double) as scale_max,
  cast(coalesce(level, score, third, return_level) as double) as answer,
  cast(sum(times * too_recent) as double) as too_recent,
  ${sums("")},
  ${sums("recommend_")},
  ${sums("return_")}
from counted
group by bits, level, scale_min, scale_max, score, third, return_level
order by part, scale_min nulls first, scale_max nulls first, answer`
  );
}

/** The sums over customers of the columns n and y with that prefix; a row stands for so many `times` customers. */
function sums(prefix: string): Sql {
  const n = `${prefix}n`;
  const y = `${prefix}y`;
  return named(`cast(sum(times * cast(${n} > 0 as integer)) as double) as ${prefix}people,
  cast(sum(times * ${n}) as double) as ${n},
  cast(sum(times * ${y}) as double) as ${y},
  cast(sum(times * ${n} * ${n}) as double) as ${prefix}nn,
  cast(sum(times * ${n} * ${y}) as double) as ${prefix}ny,
  cast(sum(times * ${y} * ${y}) as double) as ${prefix}yy`);
}
