import type {Query} from "./query.js";
import type {Sql} from "./sql.js";
import {queryOf, sql} from "./sql.js";

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
