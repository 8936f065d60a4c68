import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {filterArguments} from "../filters.js";
import type {Query} from "../query.js";
import {join, queryOf, shared, sql} from "../sql.js";
import {isChosenRow} from "../months.js";
import type {Sql} from "../sql.js";
import {chosenResponses, named, packedCounts} from "./chosen.js";
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

/** What the answers are to, in the order of their numbers; scores only on request. */
const PARTS = ["level", "third", "return", "score"] as const;
const answers = {
  level: sql`level`,
  third: sql`third`,
  return: sql`return_level`,
  score: sql`score`
} as const;

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
  const answered = sql`level, third, return_level${byScore ? sql`, scale_min, scale_max, score` : sql``}`;
  // Who answered but once, by what they answered; the others row by row.
  const cells = shared(
    "answer_cells",
    sql`select dealer_id, model_series, month, ${answered}, ${packed.numbers}, count(*) as times
from ${rows}
where repeated is null
group by all`
  );
  const several = shared("several_answers", sql`select * from ${rows} where repeated is not null`);
  const parts = PARTS.filter((part) => part !== "score" || byScore);
  const ends = (part: (typeof PARTS)[number]): Sql => {
    if (!byScore) return sql``;
    return part === "score"
      ? sql`scale_min, scale_max, `
      : sql`cast(null as double) as scale_min, cast(null as double) as scale_max, `;
  };
  const perAnswer = parts.map(
    (
      part,
      i
    ) => sql`select ${named(String(i))}, ${ends(part)}${answers[part]}, ${packed.numbers}, times
  from single
  where ${answers[part]} is not null`
  );
  const all = join(
    parts.map((part) => answers[part]),
    ", "
  );
  // In each grouping all answers but one are null, and have a bit in `grouping`, the first one the highest.
  const sets = parts.map((part) =>
    part === "score"
      ? sql`(repeated, scale_min, scale_max, score)`
      : sql`(repeated, ${answers[part]})`
  );
  const bits = (i: number): number => 2 ** parts.length - 1 - 2 ** (parts.length - 1 - i);
  const partOf = join(
    parts.map((_, i) => named(`when ${bits(i)} then ${i}`)),
    " "
  );
  const scale = byScore ? sql`scale_min, scale_max, ` : sql``;
  const keys = sql`part, ${scale}answer`;
  return queryOf<AnswerRow>(
    "loyalty_by_answer",
    {filters: filterArguments(filters), ...choice, byScore},
    [],
    sql`with single as materialized (
  select ${answered}, ${packed.numbers}, sum(times) as times
  from ${cells}
  where ${isChosenRow(filters)}
  group by ${answered}, ${packed.numbers}
),
alike as (
  select ${keys}, ${packed.numbers}, sum(times) as times
  from (
  select case grouping(${all}) ${partOf} end as part, ${scale}coalesce(${all}) as answer, ${packed.added}, 1 as times
  from ${several}
  where ${isChosenRow(filters)}
  group by grouping sets (${join(sets, ", ")})
  union all
  ${join(perAnswer, "\n  union all\n  ")}
  )
  where answer is not null
  group by ${keys}, ${packed.numbers}
),
counted as (
  select ${keys}, cast(times as bigint) as times,
    ${packed.counts}
  from alike
)
select cast(case part ${join(
      parts.map((part, i) => sql`when ${named(String(i))} then ${part}`),
      " "
    )} end as varchar) as part,
  ${byScore ? sql`scale_min, scale_max` : sql`cast(null as double) as scale_min, cast(null as double) as scale_max`},
  cast(answer as double) as answer,
  cast(sum(times * too_recent) as double) as too_recent,
  ${sums("")},
  ${sums("recommend_")},
  ${sums("return_")}
from counted
group by ${named(byScore ? "counted.part, scale_min, scale_max, answer" : "counted.part, answer")}
order by 1, 2 nulls first, 3 nulls first, 4`
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
