import {isChosenRow} from "../months.js";
import type {Filters} from "../../contract/filters.js";
import {filterArguments} from "../filters.js";
import type {Query} from "../query.js";
import {join, queryOf, shared, sql} from "../sql.js";
import {chosenResponses, itemLevel, loyaltyItems, named} from "./chosen.js";
import type {LoyaltyItem} from "./chosen.js";
import {loyaltyChoice} from "./choice.js";
import type {LoyaltyChoice} from "./choice.js";

/** Sums over the complete answers to the loyalty block of a questionnaire, each customer's first. */
export type BlockRow = {
  questionnaire: string;
  /** Items asked there, in the order of the block, separated by spaces. */
  items: string;
  n: number;
  /** Sum of squares of the answers' totals over the items. */
  total_2: number;
} & {[name in LoyaltyItem | `${LoyaltyItem}_2`]: number};

/** Bits of a level, and of all six of them. */
const LEVEL = 8;
const LEVELS = LEVEL ** loyaltyItems.length;

/**
 * What the items of the loyalty block sum to, from which their means and the block's reliability follow.
 * Answers are levels 1 to 5; an answer counts where it leaves none of the questionnaire's items out. The
 * first answer of each customer is found as the least number made of its day, its key and its levels.
 */
export function loyaltyBlock(filters: Filters, options: LoyaltyChoice = {}): Query<BlockRow> {
  const {journey, questionnaire, customers} = loyaltyChoice(options);
  const choice = {journey, questionnaire, customers};
  const whole = (value: number) => named(`cast(${value} as bigint)`);
  const places = loyaltyItems.map((item, index) => ({item, place: whole(LEVEL ** index)}));
  const packed = join(
    places.map(({item, place}) => sql`coalesce(${itemLevel(item)}, 0) * ${place}`),
    " + "
  );
  const levels = places.map(
    ({item, place}) =>
      sql`cast(answer // ${place} % ${named(String(LEVEL))} as integer) as ${named(`${item}_level`)}`
  );
  const asked = loyaltyItems.map((item) => named(`max(${item}_level) > 0 as asks_${item}`));
  const isWhole = loyaltyItems.map((item) => named(`(${item}_level > 0 or not asks_${item})`));
  const total = named(loyaltyItems.map((item) => `${item}_level`).join(" + "));
  const names = loyaltyItems.map((item) => named(`case when asks_${item} then '${item}' end`));
  const sums = loyaltyItems.map((item) =>
    named(`cast(sum(times * ${item}_level) as double) as "${item}",
  cast(sum(times * ${item}_level * ${item}_level) as double) as "${item}_2"`)
  );
  // Every answer in its place among those of its customer, where there may be others.
  const rows = shared(
    "block_answers",
    sql`with ${join(chosenResponses(filters, choice, {isEverything: true}), ",\n")}
select dealer_id, model_series, month, questionnaire, case when not is_only then cluster end as cluster,
  ((responded_date - date '1970-01-01') * ${whole(2 ** 25)} + response_id) * ${whole(LEVELS)} + ${packed} as place
from chosen`
  );
  // Of those with but one answer, what was answered by how many; the others row by row.
  const cells = shared(
    "block_cells",
    sql`select dealer_id, model_series, month, questionnaire, place % ${whole(LEVELS)} as answer,
  cast(count(*) as integer) as times
from ${rows}
where cluster is null
group by all`
  );
  const several = shared("block_again", sql`select * from ${rows} where cluster is not null`);
  return queryOf<BlockRow>(
    "loyalty_block",
    {filters: filterArguments(filters), ...choice},
    [],
    sql`with first_answer as (
  select questionnaire, min(place) % ${whole(LEVELS)} as answer, 1 as times
  from ${several}
  where ${isChosenRow(filters)}
  group by questionnaire, cluster
  union all
  select questionnaire, answer, times
  from ${cells}
  where ${isChosenRow(filters)}
),
answered as materialized (
  select questionnaire, times, ${join(levels, ", ")}
  from (select questionnaire, answer, sum(times) as times from first_answer group by questionnaire, answer)
),
asked as (
  select questionnaire, ${join(asked, ", ")}
  from answered
  group by questionnaire
),
whole as (
  select answered.*, asked.* exclude (questionnaire), ${total} as total
  from answered
  join asked on asked.questionnaire = answered.questionnaire
  where ${join(isWhole, " and ")}
)
select cast(questionnaire as varchar) as questionnaire,
  cast(concat_ws(' ', ${join(names, ", ")}) as varchar) as items,
  cast(sum(times) as double) as n,
  cast(sum(times * total * total) as double) as total_2,
  ${join(sums, ",\n  ")}
from whole
group by 1, 2
having items <> ''
order by 1, 2`
  );
}
