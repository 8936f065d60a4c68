import {mkdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {martFaults} from "../../loaders/check/marts.js";
import type {Database} from "../../loaders/duckdb.js";
import {measureManifest} from "../../loaders/marts/manifest.js";
import {writeMarts} from "../../loaders/marts/writeMarts.js";
import {marts} from "../../src/contract/marts.js";
import {conformed, found, temporaryFolder} from "../util/conformed.js";
import type {Given} from "../util/conformed.js";
import type {GivenRow} from "../util/stageTables.js";

const folder = temporaryFolder(afterAll);
const vinOf = (car: number): string => `LFV2A21K0A400000${car}`;
const order = (car: number, day: string, more: GivenRow = {}): GivenRow => ({
  dealer: "A",
  ro_no: `${car} ${day}`,
  vin: vinOf(car),
  customer_no: `C${car}`,
  opened_at: `${day} 09:00:00`,
  ro_status: "settled",
  repair_type: "service",
  labour_amount: 100,
  received_amount: 100,
  series: "朗逸",
  ...more
});
const response = (
  response_no: string,
  car: number,
  day: string,
  more: GivenRow = {}
): GivenRow => ({
  dealer: "A",
  questionnaire: "CSS",
  response_no,
  customer_no: `C${car}`,
  vin: vinOf(car),
  responded_date: day,
  ...more
});

const input: Given = {
  asOf: {A: "2025-03-31", B: "2025-03-31"},
  rows: {
    customer: [
      {
        dealer: "A",
        customer_no: "C1",
        name: "王伟",
        phone: "13800000001",
        birth_date: "1985-04-01",
        gender: "male",
        address: "某路1号",
        city: "杭州"
      },
      {dealer: "B", customer_no: "C1", name: "王伟", phone: "13800000001"},
      {dealer: "A", customer_no: "C4", customer_kind: "company", created_date: "2023-05-05"}
    ],
    repair_order: [
      order(9, "2023-01-10"),
      order(9, "2023-02-10"),
      order(9, "2023-03-10"),
      order(1, "2023-06-01"),
      order(1, "2024-05-31", {dealer: "B"}),
      order(1, "2024-06-02"),
      order(2, "2023-06-01"),
      order(3, "2024-06-30"),
      order(4, "2023-06-01")
    ],
    sales_order: [
      {dealer: "B", order_no: "S1", customer_no: "B1", vin: vinOf(5), invoiced_date: "2024-02-01"},
      {
        dealer: "A",
        order_no: "S2",
        customer_no: "C2",
        invoiced_date: "2024-02-01",
        referred_by_customer_no: "C1",
        paid_price: 100000
      }
    ],
    item: [
      {
        questionnaire: "CSS",
        item_code: "Q1",
        item_order: 1,
        label_zh: "总体",
        item_role: "overall",
        scale_min: 1,
        scale_max: 5,
        journey: "service",
        touchpoint: "service_work"
      }
    ],
    touchpoint: [
      {
        touchpoint: "service_work",
        journey: "service",
        touchpoint_order: 1,
        label_zh: "维修",
        label_en: "work"
      },
      {
        touchpoint: "service_bill",
        journey: "service",
        touchpoint_order: 2,
        label_zh: "结算",
        label_en: "bill"
      }
    ],
    survey_response: [
      response("1", 1, "2023-06-01", {ro_no: "1 2023-06-01"}),
      response("2", 2, "2023-06-10"),
      response("3", 3, "2024-07-01"),
      response("4", 4, "2023-06-10")
    ],
    survey_score: ["1", "2", "3", "4"].map((response_no) => ({
      dealer: "A",
      questionnaire: "CSS",
      response_no,
      item_code: "Q1",
      score: response_no === "2" ? 5 : 4
    }))
  }
};

let database: Database;
beforeAll(async () => {
  database = await conformed(input);
  await writeMarts(database.lanes, folder);
});
afterAll(() => database.close());

const query = (sql: string): Promise<unknown[]> => found(database.connection, sql);

describe("every mart", () => {
  it("has exactly the columns and types of its contract, written or empty", async () => {
    const types: Record<string, string> = {
      boolean: "BOOLEAN",
      utinyint: "UTINYINT",
      smallint: "SMALLINT",
      integer: "INTEGER",
      cents: "INTEGER",
      double: "DOUBLE",
      date: "DATE",
      category: "VARCHAR",
      text: "VARCHAR"
    };
    for (const {name, columns} of marts) {
      const described = (await query(
        `describe from read_parquet('${join(folder, `${name}.parquet`)}')`
      )) as {column_name: string; column_type: string}[];
      expect([name, described.map(({column_name: c, column_type: t}) => `${c} ${t}`)]).toEqual([
        name,
        Object.entries(columns).map(([column, {type}]) => `${column} ${types[type]}`)
      ]);
    }
  });

  it("has no Bloom filters, which the engine of the browser would load and not use", async () => {
    const files = join(folder, "*.parquet");
    expect(
      await query(`select count(bloom_filter_offset) as filters from parquet_metadata('${files}')`)
    ).toEqual([{filters: 0}]);
  });

  it("has unique keys, keys that exist elsewhere, codes of its lists, and agrees with accepted rows", async () => {
    expect(await martFaults(database.lanes)).toEqual([]);
  });

  it("is the same bytes again, from rows in another order and on more threads", async () => {
    const again = join(folder, "again");
    mkdirSync(again);
    const reversed = Object.fromEntries(
      Object.entries(input.rows).map(([name, rows]) => [name, [...rows].reverse()])
    );
    const other = await conformed({...input, rows: reversed});
    await other.connection.run("set threads = 5");
    await writeMarts(other.lanes, again);
    other.close();
    for (const {name} of marts) {
      const bytes = (of: string): Buffer => readFileSync(join(of, `${name}.parquet`));
      expect([name, bytes(again).equals(bytes(folder))]).toEqual([name, true]);
    }
  });
});

describe("responses", () => {
  it("carry the customer's next visit at any dealer and at the same one, and who is too recent can be told", async () => {
    expect(
      await query(`select responded_date as day, next_visit_date as next,
          next_visit_same_dealer_date as here, as_of, is_company
        from responses order by response_id`)
    ).toEqual([
      {
        day: "2023-06-01",
        next: "2024-05-31",
        here: "2024-06-02",
        as_of: "2025-03-31",
        is_company: false
      },
      {day: "2023-06-10", next: null, here: null, as_of: "2025-03-31", is_company: false},
      {day: "2023-06-10", next: null, here: null, as_of: "2025-03-31", is_company: true},
      // Less than nine months before the as-of: whether they come within twelve is not known yet.
      {day: "2024-07-01", next: null, here: null, as_of: "2025-03-31", is_company: false}
    ]);
  });

  it("carry how many months later something happened, and for how many they were observed", async () => {
    expect(
      await query(`select responded_date as day, return_months as back,
          return_same_dealer_months as here, observed_months as observed
        from responses order by response_id`)
    ).toEqual([
      // The day before twelve months are over is within twelve; a day after, within thirteen.
      {day: "2023-06-01", back: 12, here: 13, observed: 21},
      {day: "2023-06-10", back: null, here: null, observed: 21},
      {day: "2023-06-10", back: null, here: null, observed: 21},
      {day: "2024-07-01", back: null, here: null, observed: 8}
    ]);
    // The same as by dates, at every window and at ends of months.
    expect(
      await query(`select count(*) as n from (
          select date '2023-01-31' + i::integer as later, date '2023-01-31' as day
          from range(1, 800) as days(i)
        ), range(1, 25) as windows(w)
        where (months_until(later, day) <= w) <> (later <= add_months(day, w))
          or (months_since(day, later) >= w) <> (add_months(day, w) <= later)`)
    ).toEqual([{n: 0}]);
  });

  it("know each customer's latest", async () => {
    expect(
      await query(`select count(*) as customers from (
          select customer_id from responses
          where overall_level is not null and customer_id is not null
          group by customer_id having count(*) filter (is_latest) <> 1
        )`)
    ).toEqual([{customers: 0}]);
  });

  it("know whether it is the customer's only answer to a questionnaire", async () => {
    expect(
      await query(`select count(*) as wrong
        from responses r
        join (
          select customer_id, questionnaire, count(*) as n from responses group by all
        ) of on of.customer_id is not distinct from r.customer_id
          and of.questionnaire is not distinct from r.questionnaire
        where is_only is distinct from (r.customer_id is null or n = 1)`)
    ).toEqual([{wrong: 0}]);
  });

  it("carry the next purchase, and know what was asked", async () => {
    expect(
      await query("select next_purchase_date as next from responses where overall_level = 5")
    ).toEqual([{next: "2024-02-01"}]);
    expect(
      await query("select touchpoint as t, item_count as n from touchpoints order by 1")
    ).toEqual([
      {t: "service_bill", n: 0},
      {t: "service_work", n: 1}
    ]);
  });
});

describe("customers", () => {
  const customer = async (number: string, columns: string): Promise<unknown> =>
    (
      await query(`select ${columns} from customers
        join customer_number_key using (customer_id) where dealer = 'A' and customer_no = '${number}'`)
    )[0];

  it("are banded, complete as far as their files are, and at home somewhere", async () => {
    expect(
      await customer(
        "C1",
        "age_band, gender, city, basic_filled_count as basic, home_dealer_id as home, visit_count as n, referral_count as brought"
      )
    ).toEqual({age_band: "30-39", gender: "male", city: null, basic: 5, home: 1, n: 3, brought: 1});
  });

  it("have their last year's profit, wherever that year lies", async () => {
    expect(
      await customer(
        "C1",
        "value_when_last_seen_cents as value, received_12m_cents as year, last_seen_date as seen"
      )
    ).toEqual({value: 10000, year: 20000, seen: "2024-06-02"});
    expect(
      await customer("C2", "value_when_last_seen_cents as value, received_12m_cents as year")
    ).toEqual({value: 5000 + 300000, year: 0});
  });

  it("are lost at the due date, and what they had said before is kept", async () => {
    expect(
      await customer(
        "C4",
        "first_lost_date as lost, is_lost, level_before_loss as said, customer_kind as kind"
      )
    ).toEqual({lost: "2023-12-01", is_lost: true, said: 4, kind: "company"});
    // Bought a car within the grace: not lost then, but later.
    expect(await customer("C2", "first_lost_date as lost")).toEqual({lost: "2024-05-01"});
  });
});

it("customer_periods: half-years to the as-of, windows of 24 months, the state at their end", async () => {
  expect(
    await query(`select period_start as p, visit_count as n, visits_24m as v, received_cents as r,
        services_due_24m as due, services_done_24m as done, is_lost as lost, overall_level as said
      from customer_periods join customer_number_key using (customer_id)
      where dealer = 'A' and customer_no = 'C1' order by 1`)
  ).toEqual([
    {p: "2023-01-01", n: 1, v: 1, r: 10000, due: 0, done: 0, lost: false, said: 4},
    {p: "2023-07-01", n: 0, v: 1, r: 0, due: 0, done: 0, lost: false, said: 4},
    // Due 2023-12-01 and done on the last day but one of the grace; two days later once more.
    {p: "2024-01-01", n: 2, v: 3, r: 20000, due: 2, done: 2, lost: false, said: 4},
    {p: "2024-07-01", n: 0, v: 3, r: 0, due: 2, done: 2, lost: false, said: 4},
    // Due 2024-12-02; its grace is not over at the as-of.
    {p: "2025-01-01", n: 0, v: 3, r: 0, due: 2, done: 2, lost: false, said: 4}
  ]);
});

it("writes the same bytes when dealers and customers are worked on in shares", async () => {
  const inShares = await conformed(input, {ordersOfShare: 2});
  const other = join(folder, "in-shares");
  mkdirSync(other);
  await writeMarts(inShares.lanes, other);
  inShares.close();
  for (const {name} of marts) {
    const bytesIn = (of: string) => readFileSync(join(of, `${name}.parquet`)).toString("base64");
    expect(bytesIn(other), name).toBe(bytesIn(folder));
  }
});

it("customer_periods: worth of the twelve months to the last day seen, days and money of 24 months", async () => {
  expect(
    await query(`select period_start as p, value_when_last_seen_cents as value, purchases_to_date as cars,
        visit_days_24m as days, received_24m_cents as r, loyalty_level_sum as said, is_company as company
      from customer_periods join customer_number_key using (customer_id)
      where dealer = 'A' and customer_no = 'C1' order by 1`)
  ).toEqual([
    {p: "2023-01-01", value: 5000, cars: 0, days: 1, r: 10000, said: null, company: false},
    {p: "2023-07-01", value: 5000, cars: 0, days: 1, r: 10000, said: null, company: false},
    // The first visit is a year and two days before the last.
    {p: "2024-01-01", value: 10000, cars: 0, days: 3, r: 30000, said: null, company: false},
    {p: "2024-07-01", value: 10000, cars: 0, days: 3, r: 30000, said: null, company: false},
    {p: "2025-01-01", value: 10000, cars: 0, days: 3, r: 30000, said: null, company: false}
  ]);
});

it("customers: as of now they are what their latest half-year says", async () => {
  expect(
    await query(`select count(*) as n from customers c
      join (select * from customer_periods
        qualify row_number() over (partition by customer_id order by period_start desc) = 1) p
        using (customer_id)
      where (c.value_when_last_seen_cents, c.purchase_count, c.services_due_24m, c.services_done_24m,
          c.days_since_visit, c.received_24m_cents, c.referral_count)
        is distinct from (p.value_when_last_seen_cents, p.purchases_to_date, p.services_due_24m,
          p.services_done_24m, p.days_since_visit, p.received_24m_cents, p.referral_count)`)
  ).toEqual([{n: 0}]);
});

it("vehicle_days: deliveries and visits with what is due after them", async () => {
  expect(
    await query(`select dealer_id as d, day, is_visit as v, is_delivery as s, due_date as due, next_visit_date as next
      from vehicle_days join vehicle_key on key = vehicle_id
      where value in ('${vinOf(1)}', '${vinOf(5)}') order by value, day`)
  ).toEqual([
    {d: 1, day: "2023-06-01", v: true, s: false, due: "2023-12-01", next: "2024-05-31"},
    {d: 2, day: "2024-05-31", v: true, s: false, due: "2024-11-30", next: "2024-06-02"},
    {d: 1, day: "2024-06-02", v: true, s: false, due: "2024-12-02", next: null},
    // Dealer B has no orders before May 2024: whether the buyer came before is not known.
    {d: 2, day: "2024-02-01", v: false, s: true, due: null, next: null}
  ]);
});

it("dealer_months: sums by dealer, series and month", async () => {
  expect(
    await query(`select month as m, visit_count as v, sale_count as s, referred_sale_count as ref,
        response_count as r, satisfied_count as sat, very_satisfied_count as very
      from dealer_months where dealer_id = 1 and month in ('2023-06-01', '2024-02-01')
      order by month, model_series nulls first`)
  ).toEqual([
    {m: "2023-06-01", v: 3, s: 0, ref: 0, r: 3, sat: 3, very: 1},
    {m: "2024-02-01", v: 0, s: 1, ref: 1, r: 0, sat: 0, very: 0}
  ]);
});

it("measureManifest(connection) tells dealers, period, sources and persons", async () => {
  expect(await measureManifest(database.connection)).toMatchObject({
    dealers: [
      {
        dealer_id: 1,
        dealer_name: "A",
        data_from: "2023-01-10",
        as_of: "2025-03-31",
        is_stale: false
      },
      {
        dealer_id: 2,
        dealer_name: "B",
        data_from: "2024-02-01",
        as_of: "2025-03-31",
        is_stale: false
      }
    ],
    model_series: ["朗逸"],
    period: {from: "2023-01-10", to: "2024-07-01"},
    sources: {repair_order: 9, survey_score: 4},
    person_count: 5,
    warnings: {margin_assumed: 7}
  });
});
