import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import type {Filters} from "../../src/contract/filters.js";
import type {SchemeName, SegmentRules} from "../../src/contract/segments.js";
import {classesOf, schemeNames} from "../../src/contract/segments.js";
import {segmentFigures} from "../../src/queries/segmentFigures.js";
import {segmentClasses} from "../../src/queries/segments/classes.js";
import type {Moment} from "../../src/queries/segments/moment.js";
import {segmentSizes} from "../../src/queries/segments/sizes.js";
import {monthlyTrend} from "../../src/queries/trends.js";
import {join, queryOf, sql} from "../../src/queries/sql.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines, Cell} from "../util/martTables.js";
import {bothAnswer, twoDealers} from "./bothAnswers.js";
import {randomMarts} from "./randomMarts.js";

/** A customer of dealer 1 with a value in yuan and services done of those due. */
const customer = (
  customer_id: number,
  yuan: number | null,
  services: [number, number],
  more = {}
) => ({
  customer_id,
  customer_kind: "person",
  home_dealer_id: 1,
  model_series: "A",
  first_seen_date: "2023-01-01",
  value_when_last_seen_cents: yuan === null ? null : yuan * 100,
  services_done_24m: services[0],
  services_due_24m: services[1],
  purchase_count: 0,
  referral_count: 0,
  ...more
});
const bought = (customer_id: number, more: Record<string, Cell> = {}) =>
  customer(customer_id, 10, [0, 0], {purchase_count: 1, ...more});
const lead = (lead_id: number, more: Record<string, Cell> = {}) => ({
  lead_id,
  dealer_id: 1,
  created_date: "2025-06-01",
  first_lead_level: "B",
  lead_level: "B",
  intended_list_price_cents: 200_000_00,
  compared_count: 0,
  contact_count: 0,
  has_asked_discount: false,
  intended_series: "A",
  ...more
});

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines({
    dealers: twoDealers,
    customers: [
      // Ten persons worth 100 to 1000: the upper 30 % are worth 800 and more.
      customer(1, 1000.5, [3, 4]),
      customer(2, 900, [2, 3]),
      customer(3, 800, [1, 1]),
      customer(4, 799.99, [4, 4]),
      customer(5, 600, [0, 2]),
      customer(6, 500, [0, 0]),
      customer(7, 400, [1, 1]),
      customer(8, 300, [1, 1], {loyalty_level_sum: 12, loyalty_item_count: 3}),
      customer(9, 200, [1, 2], {loyalty_level_sum: 9, loyalty_item_count: 3}),
      customer(10, 100, [0, 1], {loyalty_level_sum: 15, loyalty_item_count: 3}),
      customer(11, null, [1, 1]),
      customer(12, 99_999, [1, 1], {customer_kind: "fleet"}), // cut like a person, but makes no cut
      customer(13, 99_999, [1, 1], {first_seen_date: "2025-07-01"}), // after the as-of: not yet seen
      customer(14, 99_999, [1, 1], {home_dealer_id: null})
    ],
    // What is left to expect runs the other way: customer 10 is worth most.
    customer_values: Array.from({length: 10}, (_, i) => ({
      customer_id: i + 1,
      residual_value_cents: 100_00 * (i + 1)
    })),
    // At the end of the first half of 2024 only customer 1 was there, worth 800 and without a service done.
    customer_periods: [
      {
        customer_id: 1,
        period_start: "2024-01-01",
        home_dealer_id: 1,
        model_series: "A",
        is_company: false,
        value_when_last_seen_cents: 800_00,
        services_due_24m: 2,
        services_done_24m: 0,
        purchases_to_date: 1,
        referral_count: 0
      }
    ],
    leads: [
      lead(1, {lead_level: "A", compared_count: 2}), // high intent, compares two
      lead(2, {lead_level: "H", compared_count: 1, has_asked_discount: true, contact_count: 3}),
      lead(3, {created_date: "2025-04-01", intended_list_price_cents: 100_000_00}), // 90 days to the as-of
      lead(4, {lead_level: "F", first_lead_level: "D", intended_list_price_cents: 100_000_00}),
      lead(5, {compared_count: 2}), // the dearer car
      lead(6, {lead_level: "C"}), // nothing fits
      lead(7, {compared_count: null}), // may be a dragonfly
      lead(8, {customer_id: 1, lead_level: "A", compared_count: 2}), // known, and has not bought
      lead(9, {created_date: "2025-07-01", intended_list_price_cents: 100_000_00}), // after the as-of
      lead(10, {
        created_date: "2025-04-02",
        intended_list_price_cents: 100_000_00,
        contact_count: null
      })
    ]
  });
});
afterAll(() => engines.close());

type ClassRow = {subject: number; class: string; missing: string | null};

async function classesAt(scheme: SchemeName, rules: SegmentRules, moment: Moment) {
  const query = queryOf<ClassRow>(
    "classes",
    {scheme, rules, moment: {...moment}},
    [],
    sql`with ${join(segmentClasses(scheme, rules, moment), ",\n")}
select cast(subject_id as double) as subject, cast(class as varchar) as class, cast(missing as varchar) as missing
from classes order by 1`
  );
  const rows = await bothAnswer(engines, query);
  const text = rows.map(({subject, class: of, missing}) => [
    subject,
    missing === null ? of : `${of}: ${missing}`
  ]);
  expect(new Set(text.map(([subject]) => subject)).size).toBe(rows.length);
  return Object.fromEntries(text) as Record<string, string>;
}
const now = {to: null};

describe("segmentClasses(abcd)", () => {
  it("cuts at 0.75 of the services done and the upper 30 % of value, equal values together", async () => {
    expect(await classesAt("abcd", {}, now)).toEqual({
      1: "a", // exactly 0.75
      2: "b",
      3: "a",
      4: "c", // a fen below the cut
      5: "d",
      6: "none: loyalty",
      7: "c",
      8: "c",
      9: "d",
      10: "d",
      11: "none: value",
      12: "a"
    });
  });

  it("takes the residual value as of today, at every moment, for persons", async () => {
    expect(await classesAt("abcd", {value_by: "residual"}, now)).toEqual({
      1: "c",
      2: "d",
      3: "c",
      4: "c",
      5: "d",
      6: "none: loyalty",
      7: "c",
      8: "a", // 800 and more are the upper 30 %
      9: "b",
      10: "b",
      11: "none: value",
      12: "none: value"
    });
    expect(await classesAt("abcd", {value_by: "residual"}, {to: "2024-06"})).toEqual({1: "d"});
  });

  it("takes attitude, and the mean percentile of both", async () => {
    const said = await classesAt("abcd", {loyal_by: "attitude"}, now);
    expect([said[8], said[9], said[10], said[1]]).toEqual(["c", "d", "c", "none: loyalty"]);
    // Of the three with both, services 0, .5, 1 and levels 3, 4, 5 rank 1/6, 1/2, 5/6 each.
    const both = await classesAt("abcd", {loyal_by: "combined", loyal_combined: 0.65}, now);
    expect([both[8], both[9], both[10]]).toEqual(["c", "d", "d"]); // 2/3, 1/3, 1/2
  });

  it("takes states of the end of a half-year, at the cuts of today", async () => {
    const then = {1: "b"};
    expect(await classesAt("abcd", {}, {to: null, back: 2})).toEqual(then);
    expect(await classesAt("abcd", {}, {to: "2024-06"})).toEqual(then);
    expect(await classesAt("abcd", {}, {to: "2024-11"})).toEqual(then); // the second half is not over
    expect(await classesAt("abcd", {}, {to: "2024-05"})).toEqual({});
  });
});

describe("segmentClasses(tiers)", () => {
  it("cuts by the share of persons worth more, or by amount", async () => {
    const shares = {tier_top: 0.1, tier_upper: 0.2, tier_middle: 0.5};
    const classes = await classesAt("tiers", shares, now);
    expect([1, 2, 3, 4, 5, 6, 11, 12].map((id) => classes[id])).toEqual([
      "top",
      "upper",
      "middle",
      "middle",
      "middle",
      "base",
      "none: value",
      "top"
    ]);
    const yuan = {
      tier_by: "yuan",
      tier_top_yuan: 1000,
      tier_upper_yuan: 750,
      tier_middle_yuan: 500
    };
    const byYuan = await classesAt("tiers", yuan, now);
    expect([1, 2, 4, 6, 7].map((id) => byYuan[id])).toEqual([
      "top",
      "upper",
      "upper",
      "middle",
      "base"
    ]);
  });
});

describe("segmentClasses(insects)", () => {
  it("gives prospects the first rule that holds, and names what is missing", async () => {
    const classes = await classesAt("insects", {}, now);
    expect(classes).toMatchObject({
      "1": "dragonfly", // the prospect who is customer 1
      "2": "none: purchase_and_lead",
      "-1": "dragonfly",
      "-2": "butterfly", // compares one only; followed by three contacts, asked for a discount
      "-3": "butterfly",
      "-4": "mantis",
      "-5": "dragonfly",
      "-6": "none: rule",
      "-7": "none: compared",
      "-10": "none: contacts" // 89 days
    });
    expect(classes).not.toHaveProperty("-8");
    expect(classes).not.toHaveProperty("-9");
  });

  it("follows the rules in the address", async () => {
    const other = await classesAt("insects", {intent_high: "H", compared: 1}, now);
    expect([other[-2], other[-1]]).toEqual(["dragonfly", "dragonfly"]);
    const cheaper = await classesAt("insects", {intent_high: "H", price_low: 0.5}, now);
    expect(cheaper[-1]).toBe("none: rule"); // no longer the dearer car
    const longer = await classesAt("insects", {followed_days: 120}, now);
    expect(longer[-3]).toBe("none: rule");
  });
});

it("segmentSizes(filters) counts customers and prospects, companies apart", async () => {
  const rows = await bothAnswer(engines, segmentSizes({...noFilters, models: ["A"]}, "insects"));
  expect(rows.filter(({class: of}) => of === "dragonfly")).toEqual([
    {class: "dragonfly", is_company: false, missing: null, customers: 1, prospects: 2}
  ]);
  expect(rows.reduce((sum, row) => sum + row.customers + row.prospects, 0)).toBe(12 + 8);
});

describe("bees", () => {
  let bees: BothEngines;
  beforeAll(async () => {
    bees = await openBothEngines({
      dealers: twoDealers,
      customers: [
        bought(1, {purchase_count: 2}),
        bought(2, {referral_count: 1}),
        bought(3, {days_since_visit: 364, recommend_level: 4}), // visited on 2024-07-01
        bought(4, {days_since_visit: 365, recommend_level: 5}), // on 2024-06-30: twelve months ago
        bought(5, {days_since_visit: 10, recommend_level: 3}),
        bought(6, {days_since_visit: 10}),
        customer(7, 1, [0, 0], {referral_count: 5})
      ]
    });
  });
  afterAll(() => bees.close());

  it("bought again, referred, or are active and would recommend", async () => {
    const rows = await bothAnswer(bees, segmentSizes(noFilters, "insects"));
    const size = (of: string) => rows.find((row) => row.class === of)?.customers;
    expect([size("bee"), size("customer"), size("none")]).toEqual([3, 3, 1]);
    const recommended = await bothAnswer(
      bees,
      segmentSizes({...noFilters, segment: {scheme: "insects", class: "bee", rules: {}}}, "insects")
    );
    expect(recommended.map((row) => [row.class, row.customers])).toEqual([["bee", 3]]);
  });
});

describe("a segment in the filters", () => {
  let random: BothEngines;
  beforeAll(async () => {
    random = await openBothEngines(randomMarts(11));
  });
  afterAll(() => random.close());

  // Classes divide the customers seen: what is counted of each adds up to what is counted of all of them.
  const periods: Partial<Filters>[] = [{}, {from: "2024-01", to: "2024-08"}, {dealers: [2]}];
  it.each(periods)("divides every flow among the classes of a scheme: %j", async (given) => {
    const filters = {...noFilters, ...given};
    for (const scheme of schemeNames.filter((name) => name !== "insects")) {
      const added: Record<string, number> = {};
      const months: Record<string, number> = {};
      for (const [name, {isOfProspects}] of classesOf(scheme)) {
        if (isOfProspects) continue;
        const segment = {scheme, class: name, rules: {}};
        for (const query of segmentFigures({...filters, segment})) {
          if (!/"(visits|sales)"/.test(query.key)) continue;
          for (const row of await bothAnswer(random, query)) {
            if (row.span !== "now" || row.dealer_id !== null) continue;
            added[row.metric] = (added[row.metric] ?? 0) + row.y;
          }
        }
        for (const row of await bothAnswer(random, monthlyTrend({...filters, segment})))
          months[row.month] = (months[row.month] ?? 0) + row.visits;
      }
      const reader = await random.native.runAndReadAll(seenFlows(filters));
      const [all] = reader.getRowObjectsJson() as Record<string, number>[];
      expect([added.visits, added.revenue, added.car_sales], scheme).toEqual([
        all!.visits!,
        expect.closeTo(all!.revenue!, 6),
        all!.car_sales
      ]);
      if (given.from !== undefined)
        expect(Object.values(months).reduce((a, b) => a + b, 0)).toBe(added.visits);
    }
  });
});

/** Visits, money and sales of the customers whom the classes know, counted plainly. */
function seenFlows(filters: Filters): string {
  const end = filters.to === null ? "9999-12-31" : "2024-08-31";
  const start = (asOf: string) =>
    filters.from === null
      ? `case when ${asOf} = last_day(${asOf}) then last_day(cast(${asOf} - interval 12 months as date))
          else ${asOf} - interval 12 months end`
      : "date '2023-12-31'";
  const seen =
    filters.to === null
      ? `select customer_id from customers join dealers on dealer_id = home_dealer_id
         where first_seen_date <= as_of`
      : `select customer_id from customer_periods where period_start = date '2024-01-01'`;
  const dealers = filters.dealers === null ? "true" : `d.dealer_id in (${filters.dealers.join()})`;
  return `with seen as (${seen})
    select
      (select cast(count(*) as double) from vehicle_days x join dealers d using (dealer_id)
        where is_visit and day > ${start("d.as_of")} and day <= least(d.as_of, date '${end}')
          and ${dealers} and customer_id in (select customer_id from seen)) as visits,
      (select cast(sum(received_cents) as double) / 100 from vehicle_days x join dealers d using (dealer_id)
        where is_visit and day > ${start("d.as_of")} and day <= least(d.as_of, date '${end}')
          and ${dealers} and customer_id in (select customer_id from seen)) as revenue,
      (select cast(count(*) as double) from sales x join dealers d using (dealer_id)
        where coalesce(delivered_date, invoiced_date) > ${start("d.as_of")}
          and coalesce(delivered_date, invoiced_date) <= least(d.as_of, date '${end}')
          and ${dealers} and customer_id in (select customer_id from seen)) as car_sales`;
}
