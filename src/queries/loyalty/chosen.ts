import {noFilters} from "../../contract/filters.js";
import type {Filters} from "../../contract/filters.js";
import {spansOf} from "../filters.js";
import {isChosenRow, monthNumber} from "../months.js";
import {isChosenResponse, respondent} from "../responses.js";
import type {Sql} from "../sql.js";
import {join, placeOf, reading, shared, sql} from "../sql.js";
import {loyaltyChoice} from "./choice.js";
import type {LoyaltyChoice} from "./choice.js";

/** Items of the loyalty block in `responses`, in the order in which they are shown. */
export const loyaltyItems = [
  "return",
  "recommend",
  "advantage",
  "premium",
  "forgive",
  "standard"
] as const;
export type LoyaltyItem = (typeof loyaltyItems)[number];

/** A column of this module's own naming, never a reader's text. */
export const named = (text: string): Sql => ({text, values: []});

/** 1 where the condition holds, else null: counting it is much faster than a filtered count. */
export const one = (condition: Sql): Sql => sql`case when ${condition} then 1 end`;

/** The level of an item of the block. */
export const itemLevel = (item: LoyaltyItem): Sql => named(`${item}_level`);

/**
 * Every response with an overall satisfaction to which the choice and the class of customers lead, a table that is the
 * same whatever dealers, series and period are chosen. `repeated` is a customer with several of them, `is_travelled`
 * where these are at several dealers or about several series; the others need no adding up.
 */
function everyResponse(
  filters: Filters,
  {sameDealer, ...choice}: ReturnType<typeof loyaltyChoice>,
  withScores: boolean
): Sql {
  const months = sameDealer ? sql`r.return_same_dealer_months` : sql`r.return_months`;
  const scores = sql`r.overall_score as score, r.overall_scale_min as scale_min, r.overall_scale_max as scale_max,`;
  const isChosen = isChosenResponse({...filters, dealers: null, models: null}, choice);
  const series = sql`coalesce(cast(r.model_series as varchar), '')`;
  return shared(
    "responses",
    reading(
      ["dealers", "responses"],
      sql`with ${spansOf(noFilters, {})}
select r.response_id, r.dealer_id, r.model_series, r.questionnaire, ${monthNumber(sql`r.responded_date`)} as month,
  ${respondent} as cluster, m.customer_id as repeated, coalesce(m.is_travelled, false) as is_travelled,
  coalesce(r.is_only, false) as is_only, r.customer_id is not null as is_linked,
  r.responded_date, r.overall_level as level,
  ${placeOf(sql`r.responded_date`, sql`r.response_id`)} as place,
  ${withScores ? scores : sql``}
  r.return_level, r.recommend_level, r.advantage_level,
  r.premium_level, r.forgive_level, r.standard_level,
  r.services_due_24m, r.services_done_24m, r.value_when_last_seen_cents as value_cents,
  r.complaint_months, r.lost_months, r.purchase_months, r.observed_months, r.is_latest,
  ${months} as months
from responses r
join spans s on s.dealer_id = r.dealer_id
left join (
  select r.customer_id,
    min(r.dealer_id) <> max(r.dealer_id) or min(${series}) <> max(${series}) as is_travelled
  from responses r
  where r.customer_id is not null and r.overall_level is not null and ${isChosen}
  group by r.customer_id
  having count(*) > 1
) m on m.customer_id = r.customer_id
where r.overall_level is not null and r.responded_date <= s.as_of and ${isChosen}`
    )
  );
}

/**
 * The relations up to `chosen`: responses with an overall satisfaction (`level`), what happened after them
 * in months, and whether it is known: `is_linked` (the customer is known), `is_eligible` (linked, and the
 * whole window lies before the as-of), `is_back`; with scores as answered on request. Those of the filters, or whatever
 * dealers, series and period are chosen.
 */
export function chosenResponses(
  filters: Filters,
  options: LoyaltyChoice,
  {withScores = false, isEverything = false}: {withScores?: boolean; isEverything?: boolean} = {}
): Sql[] {
  const choice = loyaltyChoice(options);
  const window = sql`cast(${choice.windowMonths} as integer)`;
  return [
    sql`chosen as (
  select *, is_linked and observed_months >= ${window} as is_eligible,
    coalesce(months <= ${window}, false) as is_back
  from ${everyResponse(filters, choice, withScores)}
  where ${isEverything ? sql`true` : isChosenRow(filters)}
)`
  ];
}

/** How many bits a count has where several are summed up in one number, which is several times as fast. */
const COUNT_BITS = 20;
const perNumber = 3;

/** Counts of rows by customer, packed by threes into numbers that are summed up. */
export interface PackedCounts {
  /** The numbers of one row, each for three counts. */
  ofRow: Sql;
  /** Their names. */
  numbers: Sql;
  /** Such numbers added up over several rows. */
  added: Sql;
  /** The counts by their names, from the numbers. */
  counts: Sql;
}

/** Counts under these names, of the rows of which the conditions hold; each at most 2^20 − 1. */
export function packedCounts(conditions: Readonly<Record<string, Sql>>): PackedCounts {
  const entries = Object.entries(conditions);
  const numbers: string[] = [];
  const ofRow: Sql[] = [];
  for (let i = 0; i < entries.length; i += perNumber) {
    numbers.push(`packed_${numbers.length + 1}`);
    const parts = entries
      .slice(i, i + perNumber)
      .map(
        ([, condition], place) =>
          sql`case when ${condition} then ${named(String(2 ** (COUNT_BITS * place)))} else 0 end`
      );
    const packed = join(parts, " + ");
    ofRow.push(sql`cast(${packed} as bigint) as ${named(numbers.at(-1)!)}`);
  }
  const counts = entries.map(([name], i) => {
    const number = numbers[Math.floor(i / perNumber)]!;
    return named(
      `(${number} >> ${COUNT_BITS * (i % perNumber)}) & ${2 ** COUNT_BITS - 1} as ${name}`
    );
  });
  return {
    ofRow: join(ofRow, ",\n    "),
    numbers: named(numbers.join(", ")),
    added: named(numbers.map((name) => `cast(sum(${name}) as bigint) as ${name}`).join(", ")),
    counts: join(counts, ",\n    ")
  };
}
