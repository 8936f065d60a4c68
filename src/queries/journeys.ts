import type {Filters} from "../contract/filters.js";
import {dealerIs, filterArguments, modelIs} from "./filters.js";
import type {Query} from "./query.js";
import {every, queryOf, reading, shared, sql} from "./sql.js";

export type TouchpointRow = {
  journey: string;
  touchpoint: string;
  touchpoint_order: number;
  label_zh: string;
  label_en: string;
  /** Items that ask about it in these data; 0: not asked. */
  item_count: number;
};

/** Every touchpoint in its journey's order, asked about or not. */
export function touchpointsInOrder(): Query<TouchpointRow> {
  return queryOf<TouchpointRow>(
    "touchpoints",
    {},
    ["touchpoints"],
    sql`select cast(journey as varchar) as journey, cast(touchpoint as varchar) as touchpoint,
  cast(touchpoint_order as integer) as touchpoint_order,
  cast(label_zh as varchar) as label_zh, cast(label_en as varchar) as label_en,
  cast(item_count as double) as item_count
from touchpoints
order by journey, touchpoint_order, touchpoint`
  );
}

export type JourneyChoiceRow = {
  journey: string;
  questionnaire: string;
  /** Its name; null where the item table has none. */
  label: string | null;
  scale_min: number;
  scale_max: number;
  touchpoints: number;
  responses: number;
};

const touchpointCells = shared(
  "asked_touchpoints",
  reading(
    ["touchpoint_scores"],
    sql`select journey, questionnaire, touchpoint, dealer_id, model_series from touchpoint_scores group by 1, 2, 3, 4, 5`
  )
);

const experienceCells = shared(
  "experience_counts",
  reading(
    ["experiences"],
    sql`select journey, questionnaire, dealer_id, model_series, count(*) as responses from experiences group by 1, 2, 3, 4`
  )
);

/**
 * Questionnaires by the journey they ask about, the one that asks about most touchpoints first, under
 * dealers and models chosen.
 */
export function journeyChoices(filters: Filters): Query<JourneyChoiceRow> {
  const {dealers, models} = filters;
  const scope = {dealers, models, from: null, to: null};
  const inScope = every([dealerIs(scope, sql`dealer_id`), modelIs(scope, sql`model_series`)]);
  return queryOf<JourneyChoiceRow>(
    "journey_choices",
    {filters: filterArguments(scope)},
    ["items"],
    sql`with names as (
  select questionnaire, min(questionnaire_label) as label,
    min(scale_min) filter (where touchpoint is not null) as scale_min,
    max(scale_max) filter (where touchpoint is not null) as scale_max
  from items
  group by questionnaire
),
asked as (
  select journey, questionnaire, count(*) as touchpoints
  from (
    select journey, questionnaire, touchpoint
    from ${touchpointCells}
    where ${inScope}
    group by journey, questionnaire, touchpoint
  )
  group by journey, questionnaire
),
answered as (
  select journey, questionnaire, cast(sum(responses) as bigint) as responses
  from ${experienceCells}
  where ${inScope}
  group by journey, questionnaire
)
select cast(journey as varchar) as journey,
  cast(asked.questionnaire as varchar) as questionnaire,
  cast(names.label as varchar) as label,
  cast(names.scale_min as double) as scale_min,
  cast(names.scale_max as double) as scale_max,
  cast(touchpoints as double) as touchpoints,
  cast(responses as double) as responses
from asked
join answered using (journey, questionnaire)
left join names on names.questionnaire = asked.questionnaire
order by 1, 6 desc, 7 desc, 2`
  );
}

export type TouchpointBenchmarkRow = {
  benchmark_kind: "rival" | "industry";
  touchpoint: string;
  brand: string | null;
  region: string | null;
  period: string | null;
  /** Position on the scale of five levels. */
  position: number;
  scale_min: number;
  scale_max: number;
  sample_size: number | null;
  citation: string;
};

/**
 * What each rival and the industry reach at each touchpoint, on the scale of five: the latest period that
 * has it, of the whole market where that is given, else of the first region. Scores without a scale are left out.
 */
export function touchpointBenchmarks(): Query<TouchpointBenchmarkRow> {
  return queryOf<TouchpointBenchmarkRow>(
    "touchpoint_benchmarks",
    {},
    ["benchmarks", "touchpoints"],
    sql`with placed as (
  select cast(b.benchmark_kind as varchar) as benchmark_kind,
    cast(t.touchpoint as varchar) as touchpoint, t.journey, t.touchpoint_order,
    cast(b.brand as varchar) as brand, cast(b.region as varchar) as region,
    cast(b.period as varchar) as period,
    cast(1 + 4 * (b.value - b.scale_min) / (b.scale_max - b.scale_min) as double) as position,
    cast(b.scale_min as double) as scale_min, cast(b.scale_max as double) as scale_max,
    cast(b.sample_size as double) as sample_size, cast(b.citation as varchar) as citation,
    row_number() over (
      partition by b.benchmark_kind, b.brand, t.touchpoint
      order by b.period desc nulls last, b.region nulls first, b.benchmark_id
    ) as place
  from benchmarks b
  join touchpoints t on cast(t.touchpoint as varchar) = cast(b.benchmark_code as varchar)
  where cast(b.benchmark_kind as varchar) in ('rival', 'industry')
    and b.value is not null and b.scale_max > b.scale_min
)
select benchmark_kind, touchpoint, brand, region, period, position, scale_min, scale_max,
  sample_size, citation
from placed
where place = 1
order by benchmark_kind, brand nulls first, journey, touchpoint_order, touchpoint`
  );
}
