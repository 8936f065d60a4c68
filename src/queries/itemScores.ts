import type {Filters} from "../contract/filters.js";
import {filterArguments} from "./filters.js";
import type {Customers} from "./filters.js";
import type {AnswerChoice} from "./itemAnswers.js";
import {ANSWER, isChosenCell, itemCells, repeatedRows, repeatedScores} from "./itemAnswers.js";
import type {Query} from "./query.js";
import type {LeadingBy} from "./ratedItems.js";
import type {Sql} from "./sql.js";
import {join, queryOf, sql} from "./sql.js";

export interface ItemScoreChoice {
  /** A questionnaire, or the leading one by weights or best scores. */
  questionnaire: string | {leadingBy: LeadingBy};
  customers?: Customers; // defaults to persons
  /** A row per item; or per item and wave, dealer or region of the dealer. Defaults to none. */
  split?: "none" | "wave" | "dealer" | "region";
  /** The items asked for, where they are known, which is faster; defaults to all of the questionnaire. */
  items?: readonly number[];
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

/** Up to so many items stand side by side; of more, each score is a row, because the text of a query gets long. */
const MOST_COLUMNS = 12;

/** What tells the series apart that row `a` belongs to. */
const seriesOf: Readonly<Record<NonNullable<ItemScoreChoice["split"]>, Sql>> = {
  none: sql`0`,
  wave: sql`a.wave`,
  dealer: sql`a.dealer_id`,
  region: sql`d.region`
};

/** Scores of a questionnaire's items as answered, as sums over customers (`ClusterSums`). */
export function itemScores(filters: Filters, choice: ItemScoreChoice): Query<ItemScoreRow> {
  const {questionnaire, customers = "persons", split = "none", items} = choice;
  const of: AnswerChoice = {questionnaire, customers, items};
  const series = seriesOf[split];
  const chosen = sql`join dealers d on d.dealer_id = a.dealer_id
  where ${isChosenCell(filters)}`;
  const repeated =
    items !== undefined && items.length > 0 && items.length <= MOST_COLUMNS
      ? sumsOfRows(repeatedRows(filters, of, items), items, series, chosen)
      : sumsOfScores(repeatedScores(filters, of), series, chosen);
  return queryOf<ItemScoreRow>(
    "item_scores",
    {filters: filterArguments(filters), questionnaire, customers, split, items},
    ["dealers"],
    sql`with parts as (
  select a.item_id, ${series} as series, max(a.last_date) as last_date,
    sum(a.single_n) as people, sum(a.n) as n, sum(a.y) as y,
    sum(a.single_n) as nn, sum(a.single_y) as ny, sum(a.single_yy) as yy
  from ${itemCells(filters, of)} a
  ${chosen}
  group by 1, 2
  union all
  select item_id, series, null, people, 0, 0, nn, ny, yy
  from (
    ${repeated}
  )
)
select cast(item_id as integer) as item_id, cast(${split === "none" ? sql`'all'` : sql`series`} as varchar) as series,
  strftime(max(last_date), '%Y-%m-%d') as last_date,
  cast(sum(people) as double) as people,
  cast(sum(n) as double) as n, cast(sum(y) as double) / 1000 as y,
  cast(sum(nn) as double) as nn,
  cast(sum(ny) as double) / 1000 as ny,
  cast(sum(yy) as double) / 1000000 as yy
from parts
where series is not null ${items ? sql`and ${isOneOf(sql`item_id`, items)}` : sql``}
group by item_id, series
having sum(n) > 0
order by series, item_id`
  );
}

/** The sums over customers with several responses from a row for each score. */
const sumsOfScores = (
  table: Sql,
  series: Sql,
  chosen: Sql
): Sql => sql`select item_id, series, count(*) as people,
      sum(n * n) as nn, sum(n * y) as ny, sum(y * y) as yy
    from (
      select a.item_id, ${series} as series, count(*) as n, cast(sum(a.y) as bigint) as y
      from ${table} a
      ${chosen}
      group by 1, 2, a.repeated
    )
    group by item_id, series`;

/** The same from a row for each response, with its items side by side. */
function sumsOfRows(table: Sql, items: readonly number[], series: Sql, chosen: Sql): Sql {
  const named = (text: string): Sql => ({text, values: []});
  const each = (of: (i: number) => string): Sql => named(items.map((_, i) => of(i + 1)).join(", "));
  const lists = (of: (i: number) => string, name: string): Sql =>
    sql`unnest([${each(of)}]) as ${named(name)}`;
  return sql`select ${lists((i) => String(items[i - 1]), "item_id")}, series, ${lists((i) => `people_${i}`, "people")},
      ${lists((i) => `nn_${i}`, "nn")}, ${lists((i) => `ny_${i}`, "ny")}, ${lists((i) => `yy_${i}`, "yy")}
    from (
      select series, ${each(
        (i) => `count(n_${i}) as people_${i}, sum(n_${i} * n_${i}) as nn_${i},
        sum(n_${i} * (y_${i} - n_${i} * ${ANSWER})) as ny_${i},
        sum((y_${i} - n_${i} * ${ANSWER}) * (y_${i} - n_${i} * ${ANSWER})) as yy_${i}`
      )}
      from (
        select *, ${each((i) => `floor((y_${i} + ${ANSWER / 2}) / ${ANSWER}) as n_${i}`)}
        from (
          select ${series} as series, ${each((i) => `sum(a.y_${i}) as y_${i}`)}
          from ${table} a
          ${chosen}
          group by 1, a.repeated
        )
      )
      group by series
    )`;
}

const isOneOf = (column: Sql, items: readonly number[]): Sql =>
  items.length === 0
    ? sql`false`
    : sql`${column} in (${join(
        items.map((item) => sql`${item}`),
        ", "
      )})`;
