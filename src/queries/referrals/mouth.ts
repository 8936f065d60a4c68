import {noFilters} from "../../contract/filters.js";
import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {filterArguments, spansOf} from "../filters.js";
import {isChosenRow, monthNumber, periodMonths} from "../months.js";
import type {Query} from "../query.js";
import {isChosenResponse} from "../responses.js";
import type {Sql} from "../sql.js";
import {join, placeOf, queryOf, reading, shared, sql} from "../sql.js";

/** What customers of one satisfaction say of recommending, and whom they brought. */
export type MouthRow = {
  /** 3 delighted (top level), 2 lukewarm (the two below), 1 disappointed. */
  part: number;
  /** Persons with an answer of satisfaction: each customer's first response in the period. */
  people: number;
  /** Persons asked how many they recommended to, who did to anyone, and sums of people and their squares. */
  asked: number;
  recommenders: number;
  recommended: number;
  recommended_squares: number;
  /** The same of people warned off. */
  warners: number;
  warned: number;
  warned_squares: number;
  /** Persons whose 12 months after the response are over, those who then brought anyone, and how many. */
  eligible: number;
  bringers: number;
  brought: number;
  brought_squares: number;
  buyers: number;
};

const column = (name: string): Sql => ({text: name, values: []});

/** What customers did after an answer, and what those who were asked said: how each is summed up over first answers. */
const sums = {
  did: {
    people: sql`count(*)`,
    eligible: sql`count(case when is_eligible then 1 end)`,
    bringers: sql`count(case when is_eligible then brought end)`,
    brought: sql`sum(case when is_eligible then brought end)`,
    brought_squares: sql`sum(case when is_eligible then brought * brought end)`,
    buyers: sql`sum(case when is_eligible then buyers end)`
  },
  said: {
    asked: sql`count(*)`,
    recommenders: sql`count(case when recommended > 0 then 1 end)`,
    recommended: sql`sum(recommended)`,
    recommended_squares: sql`sum(recommended * recommended)`,
    warners: sql`count(case when warned > 0 then 1 end)`,
    warned: sql`sum(warned)`,
    warned_squares: sql`sum(warned * warned)`
  }
} as const satisfies Record<string, Partial<Record<keyof MouthRow, Sql>>>;

type Kind = keyof typeof sums;

const namesOf = (kind: Kind): string[] => Object.keys(sums[kind]);

const summed = (kind: Kind): Sql =>
  join(
    Object.entries(sums[kind]).map(([name, sum]) => sql`coalesce(${sum}, 0) as ${column(name)}`),
    ",\n  "
  );

const part = sql`cast(case when r.overall_level >= cast(${settings.very_satisfied_level} as integer) then 3
    when r.overall_level > cast(${settings.dissatisfied_to_level} as integer) then 2 else 1 end as tinyint)`;

/**
 * Every answer of satisfaction of a known person, whatever dealers, series and period are chosen, with whom they brought
 * within the window. `did_before` is the month of the customer's answer before it, `said_before` of the one before
 * that was asked about recommending (0: none); `traveller` a customer of several dealers or series.
 */
function answers(filters: Filters): Sql {
  const window = sql`cast(${settings.referral_window_months} as integer)`;
  const chosen = sql`r.overall_level is not null and r.customer_id is not null
    and ${isChosenResponse({...filters, dealers: null, models: null}, {})}`;
  return reading(
    ["dealers", "responses", "referrals"],
    sql`with ${spansOf(noFilters, {})},
brought as (
  select r.response_id, count(*) as people, count(case when x.has_bought then 1 end) as buyers
  from responses r
  join referrals x on x.customer_id = r.customer_id
  where x.referred_date > r.responded_date and x.referred_date <= r.responded_date + to_months(${window})
    and ${chosen}
  group by r.response_id
),
given as (
  select r.dealer_id, r.model_series, ${monthNumber(sql`r.responded_date`)} as month,
    ${placeOf(sql`r.responded_date`, sql`r.response_id`)} as place,
    ${part} as part, r.observed_months >= ${window} as is_eligible, b.people as brought, b.buyers,
    r.recommended_count is not null and r.warned_count is not null as is_asked,
    cast(r.recommended_count as integer) as recommended, cast(r.warned_count as integer) as warned,
    coalesce(${monthNumber(sql`r.previous_answer_date`)}, 0) as did_before,
    coalesce(${monthNumber(sql`r.previous_asked_date`)}, 0) as said_before,
    case when r.is_travelled then r.customer_id end as traveller
  from responses r
  join spans p on p.dealer_id = r.dealer_id
  left join brought b on b.response_id = r.response_id
  where r.responded_date <= p.as_of and ${chosen}
)`
  );
}

const before = (kind: Kind): Sql => column(`${kind}_before`);
const counts = (kind: Kind): Sql => (kind === "did" ? sql`true` : sql`is_asked`);

/** Sums over answers by what the filters look at. */
const cells = (filters: Filters, kind: Kind): Sql =>
  shared(
    `mouth_${kind}`,
    sql`${answers(filters)}
select dealer_id, model_series, month, ${before(kind)}, part, ${summed(kind)}
from given
where traveller is null and ${counts(kind)}
group by dealer_id, model_series, month, ${before(kind)}, part`
  );

/** The answers of customers of several dealers or series, of which a filter may leave out the first. */
const travelled = (filters: Filters): Sql =>
  shared(
    "mouth_travelled",
    sql`${answers(filters)}
select * from given where traveller is not null`
  );

/** The sums over the first answers in the period, by satisfaction. */
function firsts(filters: Filters, kind: Kind): Sql {
  const chosen = isChosenRow(filters);
  const start = sql`cast(${periodMonths(filters).before ?? 0} as smallint)`;
  const rows = travelled(filters);
  const names = namesOf(kind);
  return sql`select part, ${join(
    names.map((name) => sql`sum(${column(name)}) as ${column(name)}`),
    ", "
  )}
  from (
    select part, ${join(names.map(column), ", ")}
    from ${cells(filters, kind)}
    where ${chosen} and ${before(kind)} <= ${start}
    union all
    select part, ${summed(kind)}
    from ${rows}
    where place in (
      select min(place) from ${rows} where ${chosen} and ${counts(kind)} group by traveller
    )
    group by part
  )
  group by part`;
}

/** Word of mouth by satisfaction: said (people recommended to, warned off) and done (referrals within 12 months). */
export function wordOfMouth(filters: Filters): Query<MouthRow> {
  const names = [...namesOf("did"), ...namesOf("said")];
  return queryOf<MouthRow>(
    "word_of_mouth",
    {filters: filterArguments(filters)},
    [],
    sql`with did as (
  ${firsts(filters, "did")}
),
said as (
  ${firsts(filters, "said")}
)
select cast(part as double) as part, ${join(
      names.map((name) => sql`cast(coalesce(${column(name)}, 0) as double) as ${column(name)}`),
      ",\n  "
    )}
from did
full join said using (part)
order by 1 desc`
  );
}
