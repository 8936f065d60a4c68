import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {filterArguments, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import type {Sql} from "../sql.js";
import {join, queryOf, sql} from "../sql.js";
import {isChosenResponse} from "../responses.js";

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

const names = [
  "people",
  "asked",
  "recommenders",
  "recommended",
  "recommended_squares",
  "warners",
  "warned",
  "warned_squares",
  "eligible",
  "bringers",
  "brought",
  "brought_squares",
  "buyers"
] as const satisfies readonly (keyof MouthRow)[];

const column = (name: (typeof names)[number]): Sql => ({text: name, values: []});

/** The order of responses: by day, then by key; one whole number, several times as fast as an ordered aggregate. */
const place = sql`((r.responded_date - date '1970-01-01') * 4294967296 + r.response_id)`;

const partOf = (level: Sql): Sql =>
  sql`case when ${level} >= cast(${settings.very_satisfied_level} as integer) then 3
      when ${level} > cast(${settings.dissatisfied_to_level} as integer) then 2 else 1 end`;

/** Word of mouth by satisfaction: said (people recommended to, warned off) and done (referrals within 12 months). */
export function wordOfMouth(filters: Filters): Query<MouthRow> {
  const window = sql`cast(${settings.referral_window_months} as integer)`;
  return queryOf<MouthRow>(
    "word_of_mouth",
    {filters: filterArguments(filters)},
    ["dealers", "responses", "referrals"],
    sql`with ${spansOf(filters, {})},
persons as materialized (
  select r.customer_id,
    min((${place} * 16 + r.overall_level) * 256 + r.observed_months) as first_answer,
    min(((${place} * 16 + r.overall_level) * 64 + least(r.recommended_count, 63)) * 64 + least(r.warned_count, 63))
      filter (where r.recommended_count is not null and r.warned_count is not null) as first_asked
  from responses r
  join spans p on p.dealer_id = r.dealer_id
  where r.overall_level is not null and r.customer_id is not null
    and r.responded_date > p.after_day and r.responded_date <= p.ends_on
    and ${isChosenResponse(filters, {})}
  group by r.customer_id
),
brought as (
  select a.customer_id, count(*) as people, count(*) filter (where x.has_bought) as buyers
  from referrals x
  join (
    select customer_id,
      date '1970-01-01' + cast(first_answer // (4294967296 * 4096) as integer) as responded_date
    from persons
  ) a on a.customer_id = x.customer_id
  where x.referred_date > a.responded_date
    and x.referred_date <= a.responded_date + to_months(${window})
  group by a.customer_id
),
firsts as (
  select ${partOf(sql`(a.first_answer // 256) % 16`)} as part,
    a.first_answer % 256 >= ${window} as is_eligible, b.people, b.buyers
  from persons a
  left join brought b on b.customer_id = a.customer_id
),
asked as (
  select ${partOf(sql`(first_asked // 4096) % 16`)} as part,
    first_asked // 64 % 64 as recommended, first_asked % 64 as warned
  from persons
  where first_asked is not null
),
did as (
  select part, count(*) as people, count(*) filter (where is_eligible) as eligible,
    count(*) filter (where is_eligible and people > 0) as bringers,
    coalesce(sum(people) filter (where is_eligible), 0) as brought,
    coalesce(sum(people * people) filter (where is_eligible), 0) as brought_squares,
    coalesce(sum(buyers) filter (where is_eligible), 0) as buyers
  from firsts
  group by part
),
said as (
  select part, count(*) as asked, count(*) filter (where recommended > 0) as recommenders,
    sum(recommended) as recommended, sum(recommended * recommended) as recommended_squares,
    count(*) filter (where warned > 0) as warners, sum(warned) as warned,
    sum(warned * warned) as warned_squares
  from asked
  group by part
),
parts as (select part from did union select part from said)
select cast(parts.part as double) as part, ${join(
      names.map((name) => sql`cast(coalesce(${column(name)}, 0) as double) as ${column(name)}`),
      ",\n  "
    )}
from parts
left join did on did.part = parts.part
left join said on said.part = parts.part
order by 1 desc`
  );
}
