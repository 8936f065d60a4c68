import type {Filters} from "../contract/filters.js";
import {customerIs, dealerIs, filterArguments, modelIs, spansOf} from "./filters.js";
import {customerIn} from "./segments/segment.js";
import type {Customers} from "./filters.js";
import type {Query} from "./query.js";
import {respondent} from "./responses.js";
import type {Sql} from "./sql.js";
import {every, join, queryOf, shared, sql} from "./sql.js";

export type ItemRow = {
  questionnaire: string;
  questionnaire_label: string | null;
  journey: string | null;
  item_id: number;
  item_code: string;
  label_zh: string | null;
  label_en: string | null;
  scale_min: number;
  scale_max: number;
  factor: string | null;
  factor_label: string | null;
  weight: number | null;
  best_in_industry: number | null;
};

/** What a questionnaire is chosen by where the reader has chosen none: its weights, or best scores to compare with. */
export type LeadingBy = "weights" | "best";

/**
 * The relation `rated`: rated items that were answered, with `best`, the best score in the industry: the
 * item table's, else the industry's benchmark for the item in its latest period, brought to the item's
 * scale. Marts: benchmarks, items.
 */
export const ratedRelation: Sql = sql`best as (
  select cast(benchmark_code as varchar) as item_code,
    (value - scale_min) / (scale_max - scale_min) as place,
    row_number() over (
      partition by benchmark_code order by period desc nulls last, region nulls first, value desc
    ) as nth
  from benchmarks
  where cast(benchmark_kind as varchar) = 'industry' and value is not null and scale_max > scale_min
),
rated as (
  select i.*,
    coalesce(best_in_industry, scale_min + best.place * (scale_max - scale_min)) as best
  from items i
  left join best on best.item_code = cast(i.item_code as varchar) and best.nth = 1
  where cast(item_role as varchar) in ('attribute', 'touchpoint')
    and scale_max > scale_min and answer_count > 0
)`;

/** The questionnaire with most weights or best scores among its rated items, of those with as many the one with most items. */
export const leadingSurvey = (by: LeadingBy): Sql => sql`(
    select cast(questionnaire as varchar)
    from rated
    group by questionnaire
    order by ${by === "weights" ? sql`count(weight)` : sql`count(best)`} desc, count(*) desc,
      cast(questionnaire as varchar)
    limit 1
  )`;

/** The rated items of every questionnaire that was answered, in its own order, with the best score in the industry. */
export function ratedItems(): Query<ItemRow> {
  return queryOf<ItemRow>(
    "rated_items",
    {},
    ["benchmarks", "items"],
    sql`with ${ratedRelation}
select cast(questionnaire as varchar) as questionnaire,
  cast(questionnaire_label as varchar) as questionnaire_label,
  cast(journey as varchar) as journey,
  cast(item_id as integer) as item_id, cast(item_code as varchar) as item_code,
  cast(label_zh as varchar) as label_zh, cast(label_en as varchar) as label_en,
  cast(scale_min as double) as scale_min, cast(scale_max as double) as scale_max,
  cast(factor as varchar) as factor, cast(factor_label as varchar) as factor_label,
  cast(weight as double) as weight, cast(best as double) as best_in_industry
from rated
order by questionnaire, item_order nulls last, item_id`
  );
}

export interface ItemScoreChoice {
  /** A questionnaire, or the leading one by weights or best scores. */
  questionnaire: string | {leadingBy: LeadingBy};
  customers?: Customers; // defaults to persons
  /** A row per item; or per item and wave, dealer or region of the dealer. Defaults to none. */
  split?: "none" | "wave" | "dealer" | "region";
  /** The items asked for, where they are known, which is faster; defaults to all of the questionnaire. */
  items?: readonly number[];
  /** Nothing else is asked about the questionnaire, whose sums need not be kept for it; only without a split. */
  isAlone?: boolean; // defaults to false
}

export type ItemScoreRow = {
  item_id: number;
  /** `all`, the wave, the dealer's key or the region. */
  series: string;
  /** The last answer of the series, by which waves are put in order. */
  last_date: string;
  people: number;
  n: number;
  y: number; // sum of scores as answered
  nn: number;
  ny: number;
  yy: number;
};

/** Scores of a questionnaire's items as answered, as sums over customers (`ClusterSums`). */
export function itemScores(filters: Filters, choice: ItemScoreChoice): Query<ItemScoreRow> {
  const {questionnaire, customers = "persons", split = "none", items, isAlone = false} = choice;
  const series: Record<NonNullable<ItemScoreChoice["split"]>, Sql> = {
    none: sql`0`,
    wave: sql`a.wave`,
    dealer: sql`a.dealer_id`,
    region: sql`d.region`
  };
  const apart = sql`c.dealer_id, c.wave, `;
  const ofSeries = sql`select a.item_id, ${series[split]} as series, a.cluster, max(a.last_date) as last_date,
    cast(sum(a.n) as bigint) as n, cast(sum(a.y) as bigint) as y, cast(sum(a.yy) as bigint) as yy
  from ${shared("item_answers", itemAnswers(filters, choice, apart))} a
  join dealers d on d.dealer_id = a.dealer_id
  group by 1, 2, 3`;
  const either = (one: Sql, several: Sql): Sql =>
    sql`sum(case when cluster is null then ${one} else ${several} end)`;
  return queryOf<ItemScoreRow>(
    "item_scores",
    {
      filters: filterArguments(filters),
      questionnaire,
      customers,
      split,
      items,
      ...(isAlone ? {isAlone} : {})
    },
    ["benchmarks", "dealers", "items", "responses", "scores"],
    sql`with per_customer as (
  ${isAlone ? sql`select *, 0 as series from (${itemAnswers(filters, choice)})` : ofSeries}
)
select cast(item_id as integer) as item_id, cast(${split === "none" ? sql`'all'` : sql`series`} as varchar) as series,
  strftime(max(last_date), '%Y-%m-%d') as last_date,
  cast(${either(sql`n`, sql`1`)} as double) as people,
  cast(sum(n) as double) as n, cast(sum(y) as double) / 1000 as y,
  cast(${either(sql`n`, sql`n * n`)} as double) as nn,
  cast(${either(sql`y`, sql`n * y`)} as double) / 1000 as ny,
  cast(${either(sql`yy`, sql`y * y`)} as double) / 1000000 as yy
from per_customer
where series is not null ${items ? sql`and ${isOneOf(sql`item_id`, items)}` : sql``}
group by item_id, series
order by series, item_id`
  );
}

/**
 * Sums of scores in thousandths by item, customer and what is kept apart. Customers who have
 * answered the questionnaire but once are together, without a `cluster`, with the squares of their scores.
 */
function itemAnswers(
  filters: Filters,
  {questionnaire, customers, items}: ItemScoreChoice,
  apart: Sql = sql``
): Sql {
  const milli = sql`cast(round(sc.score * 1000) as bigint)`;
  const repeated = sql`case when not coalesce(r.is_only, false) then ${respondent} end`;
  return sql`with ${chosenOf(filters, {questionnaire, customers}, sql`r.response_id, r.responded_date, r.dealer_id, r.wave, ${repeated} as cluster`)}
select sc.item_id, ${apart}c.cluster, max(c.responded_date) as last_date,
  count(*) as n, cast(sum(${milli}) as bigint) as y, cast(sum(${milli} * ${milli}) as bigint) as yy
from scores sc
join chosen c on c.response_id = sc.response_id
where ${isAmong(sql`sc.item_id`, items)}
group by sc.item_id, ${apart}c.cluster`;
}

/** Whether a key lies between the least and the largest of those known, which skips most rows of `scores`. */
export function isAmong(column: Sql, items: readonly number[] | undefined): Sql {
  if (items === undefined || items.length === 0) return sql`true`;
  const end = (key: number): Sql => sql`cast(${key} as smallint)`;
  return sql`${column} >= ${end(Math.min(...items))} and ${column} <= ${end(Math.max(...items))}`;
}

const isOneOf = (column: Sql, items: readonly number[]): Sql =>
  items.length === 0
    ? sql`false`
    : sql`${column} in (${join(
        items.map((item) => sql`${item}`),
        ", "
      )})`;

/** The relations up to `chosen`: these columns of the responses `r` to a questionnaire that the filters choose. */
export function chosenOf(
  filters: Filters,
  {
    questionnaire,
    customers = "persons"
  }: {questionnaire: ItemScoreChoice["questionnaire"]; customers?: Customers | undefined},
  columns: Sql
): Sql {
  return sql`${spansOf(filters, {})},
${ratedRelation},
chosen as materialized (
  select ${columns}
  from responses r
  join spans s on s.dealer_id = r.dealer_id
  where ${every([
    sql`r.questionnaire = ${typeof questionnaire === "string" ? sql`${questionnaire}` : leadingSurvey(questionnaire.leadingBy)}`,
    sql`r.responded_date > s.after_day`,
    sql`r.responded_date <= s.ends_on`,
    dealerIs(filters, sql`r.dealer_id`),
    modelIs(filters, sql`r.model_series`),
    customerIn(filters, sql`r.customer_id`),
    customerIs(customers, sql`r.is_company`)
  ])}
)`;
}
