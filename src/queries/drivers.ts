import {noFilters} from "../contract/filters.js";
import type {Filters} from "../contract/filters.js";
import {DRIVER_SLOTS} from "../contract/marts/survey.js";
import {settings} from "../contract/settings.js";
import type {JourneyName} from "./experiences.js";
import {customerIs, dealerIs, filterArguments, modelIs, spansOf} from "./filters.js";
import {customerIn} from "./segments/segment.js";
import {monthNumber} from "./months.js";
import type {Query} from "./query.js";
import type {ReturnWindow} from "./returns.js";
import type {Sql} from "./sql.js";
import {every, queryOf, shared, sql} from "./sql.js";

export type DriverOutcome = "return" | "overall" | "came_back";

/** Which outcome of which questionnaire is explained. */
export interface DriverChoice {
  /** Defaults to null: the first of `driverSurveys`. */
  questionnaire?: string | null;
  /** In place of a questionnaire: the one that asks about most touchpoints of this journey. */
  leadingOf?: JourneyName | null; // defaults to null
  /** Defaults to null: would return where the questionnaire asks it, else overall satisfaction. */
  outcome?: DriverOutcome | null;
  windowMonths?: ReturnWindow; // defaults to 12
  sameDealer?: boolean; // defaults to false: any dealer of the group
  /** How many drivers the questionnaire has; defaults to as many as there can be, which takes longer. */
  slots?: number;
}

export type DriverSurveyRow = {
  questionnaire: string;
  /** Its name; null where the item table has none. */
  label: string | null;
  journey: string | null;
  responses: number;
  /** How many of them say whether they would return, and how satisfied they are overall. */
  return_answers: number;
  overall_answers: number;
};

export type PredictorRow = {
  questionnaire: string;
  predictor: string;
  is_group: boolean;
  touchpoint: string | null;
  item_count: number;
  label_zh: string | null;
  label_en: string | null;
  weight: number | null;
  /** Column of the sums that holds it, from 1; null where it is not used. */
  slot: number | null;
  is_reliable: boolean;
  scale_n: number | null;
  item_variances: number | null;
  sum_variance: number | null;
};

/** The choice with its defaults, which is also what names a query. */
export const choiceOf = (choice: DriverChoice) => ({
  questionnaire: choice.questionnaire ?? null,
  leadingOf: choice.leadingOf ?? null,
  outcome: choice.outcome ?? null,
  windowMonths: choice.windowMonths ?? settings.default_return_window_months,
  sameDealer: choice.sameDealer ?? false,
  slots: choice.slots ?? DRIVER_SLOTS
});

/** Questionnaires that rate anything, first the one of which most responses say whether they would return. */
export function driverSurveys(): Query<DriverSurveyRow> {
  return queryOf<DriverSurveyRow>(
    "driver_surveys",
    {},
    ["answers", "predictors"],
    sql`with names as (
  select questionnaire, min(questionnaire_label) as label, min(cast(journey as varchar)) as journey
  from predictors
  group by questionnaire
)
select cast(a.questionnaire as varchar) as questionnaire,
  cast(min(label) as varchar) as label,
  cast(min(journey) as varchar) as journey,
  cast(count(*) as double) as responses,
  cast(count(return_answer) as double) as return_answers,
  cast(count(overall_answer) as double) as overall_answers
from answers a
left join names on names.questionnaire = a.questionnaire
group by 1
order by 5 desc, 6 desc, 4 desc, 1`
  );
}

/** What each questionnaire rates: items, or touchpoints where there are more than ten. */
export function driverPredictors(): Query<PredictorRow> {
  return queryOf<PredictorRow>(
    "driver_predictors",
    {},
    ["predictors"],
    sql`select cast(questionnaire as varchar) as questionnaire,
  cast(predictor as varchar) as predictor,
  is_group,
  cast(touchpoint as varchar) as touchpoint,
  cast(item_count as double) as item_count,
  cast(label_zh as varchar) as label_zh,
  cast(label_en as varchar) as label_en,
  cast(weight as double) as weight,
  cast(slot as double) as slot,
  is_reliable,
  cast(scale_n as double) as scale_n,
  cast(item_variances as double) as item_variances,
  cast(sum_variance as double) as sum_variance
from predictors
order by questionnaire, place`
  );
}

export type CompleteChoice = ReturnType<typeof choiceOf>;

export const slotNames = (count: number): string[] =>
  Array.from({length: count}, (_, index) => `x${index + 1}`);
const named = (text: string): Sql => ({text, values: []});

export const martsOf = ({leadingOf}: CompleteChoice) =>
  ["dealers", "answers", "predictors", ...(leadingOf ? (["experiences"] as const) : [])] as const;

/**
 * One row: the questionnaire meant, as a category of `answers`, whether anybody was asked if they would
 * return, and how many drivers it has. The same whatever the filters.
 */
function surveyMeant({questionnaire, leadingOf}: CompleteChoice): Sql {
  // A category is another type in each mart, so that what comes from one is compared as text with the other.
  const isMeant =
    questionnaire !== null
      ? sql`questionnaire = ${questionnaire}`
      : leadingOf === null
        ? sql`true`
        : sql`cast(questionnaire as varchar) = (
    select min(cast(questionnaire as varchar)) from experiences
    where is_leading and cast(journey as varchar) = ${leadingOf}
  )`;
  return shared(
    "survey",
    sql`select questionnaire, return_answers > 0 as asks_return,
  (select count(slot) from predictors p where cast(p.questionnaire as varchar) = cast(first.questionnaire as varchar)) as drivers
from (
  select questionnaire, count(return_answer) as return_answers
  from answers
  where ${isMeant}
  group by questionnaire
  order by count(return_answer) desc, count(overall_answer) desc, count(*) desc, cast(questionnaire as varchar)
  limit 1
) first`
  );
}

/**
 * The responses with answers x1 … x10, the outcome y (null: none), whether all of it is there, and whether their
 * customer may have others among them. Those of the filters, or whatever dealers, series and period are chosen.
 */
export function answersOf(
  filters: Filters,
  choice: CompleteChoice,
  {isEverything = false}: {isEverything?: boolean} = {}
): Sql {
  const scope = isEverything ? {...filters, dealers: null, models: null} : filters;
  const {outcome, windowMonths, sameDealer, slots} = choice;
  const survey = surveyMeant(choice);
  const over = sql`cast(a.responded_date + to_months(cast(${windowMonths} as integer)) as date)`;
  const next = named(sameDealer ? "a.next_visit_same_dealer_date" : "a.next_visit_date");
  const outcomes: Record<DriverOutcome, Sql> = {
    return: sql`a.return_answer`,
    overall: sql`a.overall_answer`,
    came_back: sql`case
      when a.customer_id is not null and ${over} <= coalesce(a.as_of, s.as_of)
        then case when coalesce(${next} <= ${over}, false) then 500 else 100 end
    end`
  };
  const whicheverAsked = sql`case when (select asks_return from ${survey}) then a.return_answer else a.overall_answer end`;
  const names = slotNames(slots);
  const answered = names
    .map((_, i) => `cast(a.answer_${i + 1} is not null as integer)`)
    .join(" + ");
  return sql`with ${spansOf(isEverything ? noFilters : filters, {})},
kept as (
  select coalesce(a.customer_id, -a.response_id) as cluster, a.response_id, a.dealer_id, a.model_series,
    ${monthNumber(sql`a.responded_date`)} as month, coalesce(a.is_only, false) as is_only,
    ${named(names.map((name, i) => `a.answer_${i + 1} as ${name}`).join(", "))},
    ${named(answered)} = (select drivers from ${survey}) as is_whole,
    cast(${outcome === null ? whicheverAsked : outcomes[outcome]} as smallint) as y
  from answers a
  join spans s on s.dealer_id = a.dealer_id
  where a.questionnaire = (select questionnaire from ${survey})
    and a.responded_date > s.after_day
    and a.responded_date <= s.ends_on
    and ${every([
      dealerIs(scope, sql`a.dealer_id`),
      modelIs(scope, sql`a.model_series`),
      customerIn(scope, sql`a.customer_id`),
      customerIs("persons", sql`a.is_company`)
    ])}
),
answered as (
  select * exclude (is_whole), is_whole and y is not null as is_complete from kept
)`;
}

export type DriverSampleRow = {
  responses: number;
  /** For each response, customers together: `+` where it is the customer's first, else `-`, and one character for x1 … x10 and y. */
  packed: string | null;
};

/** How many responses a sample holds for a score, and for a yes or no, whose fits take longer. */
export const SAMPLE_SIZE = 20_000;
export const BINARY_SAMPLE_SIZE = 5_000;

/**
 * The responses themselves for resampling, in one text: all of them, or whole customers taken by a
 * hash of their key until the sample is about full. A character's code is 256 plus hundredths of a
 * level, 256 alone where there is no answer.
 */
export function driverSample(filters: Filters, options: DriverChoice = {}): Query<DriverSampleRow> {
  const choice = choiceOf(options);
  const size = choice.outcome === "came_back" ? BINARY_SAMPLE_SIZE : SAMPLE_SIZE;
  const codes = Array.from({length: DRIVER_SLOTS}, (_, i) =>
    i < choice.slots ? `chr(256 + coalesce(x${i + 1}, 0))` : "chr(256)"
  );
  const kept = shared("answers", sql`${answersOf(filters, choice)} select * from answered`);
  return queryOf<DriverSampleRow>(
    "driver_sample",
    {filters: filterArguments(filters), ...choice},
    martsOf(choice),
    sql`with hashed as (
  select *, (abs(cast(cluster as bigint)) * 2654435761) % 4294967296 as hash
  from ${kept}
),
sampled as (
  select *, row_number() over (partition by cluster order by response_id) = 1 as is_first
  from hashed
  where hash < (select least(1.0, ${size} / cast(greatest(count(*), 1) as double)) * 4294967296.0 from ${kept})
)
select cast(count(*) as double) as responses,
  cast(string_agg(
    case when is_first then '+' else '-' end || ${named([...codes, "chr(256 + coalesce(y, 0))"].join(" || "))},
    '' order by hash, cluster, response_id
  ) as varchar) as packed
from sampled`
  );
}
