import {random as randomSource} from "../stats/random.js";
import type {Cell, MartRows} from "../util/martTables.js";

const day_ms = 86_400_000;
const first = Date.UTC(2021, 0, 1);
const dateOf = (day: number) => new Date(first + day * day_ms).toISOString().slice(0, 10);
/** Days on which spans begin and end, so that being a day off shows. */
const edges = ["2023-05-12", "2023-05-13", "2024-02-28", "2024-02-29", "2024-03-01", "2024-05-12"];
const edgeDays = [
  ...edges,
  "2024-05-31",
  "2024-06-30",
  "2025-02-28",
  "2025-05-12",
  "2025-06-30"
].map((edge) => Math.round((Date.parse(edge) - first) / day_ms));
export const lastDay = Math.round((Date.parse("2025-06-30") - first) / day_ms);

/**
 * A few thousand rows in every mart that figures are made of: three dealers with different as-ofs (a month's
 * end, mid-month, a leap day's neighbour), customers with several cars, series and dealers, companies, gaps.
 */
export function randomMarts(seed: number): MartRows {
  const random = randomSource(seed);
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(of: readonly T[]): T => of[below(of.length)]!;
  const someDay = () => (random() < 0.15 ? pick(edgeDays) : below(lastDay + 1));
  const later = (day: number, most: number) => dateOf(day + 1 + below(most));
  const orNull = <T>(share: number, value: T): T | null => (random() < share ? null : value);
  const knownUnless = <T>(isUnknown: boolean, value: T): T | null => (isUnknown ? null : value);

  const vehicles = Array.from({length: 150}, (_, i) => {
    const entry = below(lastDay - 200);
    return {
      vehicle_id: i + 1,
      customer_id: orNull(0.05, 1 + below(90)),
      home_dealer_id: 1 + below(3),
      selling_dealer_id: 1 + below(3),
      model_series: orNull(0.04, pick(["A", "B", "C"])),
      is_sold_here: random() < 0.7,
      is_company: random() < 0.1,
      is_dealer_owned: random() < 0.03,
      vehicle_status: random() < 0.1 ? "sold" : "in_use",
      status_date: knownUnless(i % 6 === 5, dateOf(someDay())),
      entry_date: dateOf(entry),
      first_visit_date: orNull(0.1, later(entry, 300)),
      first_service_due_date: later(entry, 200),
      first_lost_date: orNull(0.5, later(entry, 900))
    };
  });
  const days = new Map<string, Record<string, Cell>>();
  for (let i = 0; i < 1500; i++) {
    const vehicle = pick(vehicles);
    const day = someDay();
    const dealer_id = random() < 0.85 ? vehicle.home_dealer_id : 1 + below(3);
    days.set(`${dealer_id} ${vehicle.vehicle_id} ${day}`, {
      dealer_id,
      vehicle_id: vehicle.vehicle_id,
      customer_id: random() < 0.95 ? vehicle.customer_id : 1 + below(90),
      home_dealer_id: random() < 0.95 ? vehicle.home_dealer_id : 1 + below(3),
      model_series: vehicle.model_series,
      is_company: vehicle.is_company,
      day: dateOf(day),
      is_visit: random() < 0.9,
      is_delivery: false,
      is_rework: random() < 0.1,
      received_cents: below(200_000),
      due_date: orNull(0.05, later(day + 60, 200)),
      next_visit_date: orNull(0.2, later(day, 400)),
      is_due_moved: random() < 0.1,
      is_reminded: i % 3 === 0
    });
  }
  const responses = Array.from({length: 600}, (_, i) => {
    const day = someDay();
    const hasScore = random() < 0.5;
    return {
      response_id: i + 1,
      customer_id: orNull(0.1, 1 + below(90)),
      dealer_id: 1 + below(3),
      model_series: orNull(0.05, pick(["A", "B", "C"])),
      is_company: random() < 0.05,
      questionnaire: "CSS_SERVICE",
      journey: pick(["service", "service", "sales"]),
      responded_date: dateOf(day),
      overall_level: orNull(0.1, 1 + below(5)),
      recommend_level: hasScore ? 1 + below(5) : null,
      recommend_score: hasScore ? below(11) : null,
      recommend_scale_min: hasScore ? 0 : null,
      recommend_scale_max: hasScore ? 10 : null,
      next_visit_date: orNull(0.3, later(day, 700)),
      as_of: orNull(0.2, pick(["2025-06-30", "2025-05-12", "2025-02-28"]))
    };
  });
  const people = Array.from({length: 90}, (_, i) => ({
    customer_id: i + 1,
    customer_kind: random() < 0.9 ? "person" : "company",
    home_dealer_id: orNull(0.05, 1 + below(3)),
    model_series: orNull(0.05, pick(["A", "B", "C"])),
    first_lost_date: orNull(0.4, dateOf(someDay())),
    level_before_loss: orNull(0.3, 1 + below(5))
  }));
  const sales = Array.from({length: 250}, (_, i) => ({
    sale_id: i + 1,
    dealer_id: 1 + below(3),
    customer_id: orNull(0.05, 1 + below(90)),
    model_series: orNull(0.05, pick(["A", "B", "C"])),
    is_company: random() < 0.1,
    delivered_date: orNull(0.1, dateOf(someDay())),
    invoiced_date: dateOf(someDay()),
    source: pick(["referral", "walk_in"]),
    purchase_nth: orNull(0.1, 1 + below(3)),
    has_trade_in: [true, true, false, null][i % 4]!,
    referred_by_customer_id: i % 6 === 0 ? 1 : null
  }));
  const complaints = Array.from({length: 120}, (_, i) => ({
    complaint_id: i + 1,
    dealer_id: 1 + below(3),
    customer_id: orNull(0.2, 1 + below(90)),
    vehicle_id: orNull(0.2, 1 + below(150)),
    received_date: dateOf(someDay())
  }));
  const {customers, customer_periods, leads} = randomStates(seed, people);
  const visits = [...days.values()].map((day, i) => ({
    visit_id: i + 1,
    dealer_id: day.dealer_id!,
    vehicle_id: day.vehicle_id!,
    customer_id: day.customer_id!,
    model_series: day.model_series!,
    visit_date: day.day!,
    declined_count: [null, 0, 1, 2, 0][i % 5]!,
    is_same_advisor: [true, false, null][i % 3]!,
    has_appointment: i % 7 < 3,
    is_rework: i % 11 === 0
  }));
  return {
    visits,
    customer_periods,
    leads,
    dealers: [
      {dealer_id: 1, as_of: "2025-06-30", data_from: "2021-01-01"},
      {dealer_id: 2, as_of: "2025-05-12", data_from: "2021-02-01"},
      {dealer_id: 3, as_of: "2025-02-28", data_from: "2021-01-15"}
    ],
    vehicles,
    vehicle_days: [...days.values()],
    responses,
    customers,
    sales,
    complaints
  };
}

const asOfs: Record<number, string> = {1: "2025-06-30", 2: "2025-05-12", 3: "2025-02-28"};

/** States of the customers half-year by half-year, the last of which is what they are now, and prospects. */
function randomStates(
  seed: number,
  people: readonly {
    customer_id: number;
    customer_kind: string;
    home_dealer_id: number | null;
    model_series: string | null;
  }[]
) {
  const random = randomSource(seed + 1000);
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(of: readonly T[]): T => of[below(of.length)]!;
  const orNull = <T>(share: number, value: T): T | null => (random() < share ? null : value);
  const halfYears = [2021, 2022, 2023, 2024, 2025].flatMap((year) => [
    `${year}-01-01`,
    `${year}-07-01`
  ]);
  const state = () => {
    const services_due_24m = below(5);
    const loyalty_item_count = orNull(0.4, 1 + below(3));
    return {
      services_due_24m,
      services_done_24m: below(services_due_24m + 1),
      loyalty_item_count,
      loyalty_level_sum: loyalty_item_count === null ? null : loyalty_item_count * (1 + below(5)),
      value_when_last_seen_cents: orNull(0.1, pick([0, 50_000, 123_456, below(2_000_000)])),
      referral_count: pick([0, 0, 0, 1, 3]),
      recommend_level: orNull(0.4, 1 + below(5)),
      days_since_visit: orNull(0.2, below(900)),
      visit_days_24m: below(6),
      received_24m_cents: pick([0, below(900_000)]),
      is_lost: random() < 0.3
    };
  };
  const customer_periods: Record<string, Cell>[] = [];
  const customers = people.map((person) => {
    const first_seen_date = orNull(0.03, `${pick(halfYears).slice(0, 4)}-0${1 + below(9)}-15`);
    const asOf = person.home_dealer_id === null ? null : asOfs[person.home_dealer_id]!;
    let last = {...state(), purchases_to_date: 0};
    for (const period_start of halfYears) {
      const isSeen = first_seen_date !== null && asOf !== null && first_seen_date <= asOf;
      const end = period_start.replace("-01-01", "-06-30").replace("-07-01", "-12-31");
      if (!isSeen || first_seen_date > end || period_start > asOf) continue;
      last = {...state(), purchases_to_date: last.purchases_to_date + pick([0, 0, 1])};
      const {customer_id, home_dealer_id, model_series, customer_kind} = person;
      const is_company = customer_kind !== "person";
      customer_periods.push({
        ...{customer_id, home_dealer_id, model_series, is_company, period_start},
        ...last,
        visit_count: below(3),
        purchase_count: pick([0, 0, 1])
      });
    }
    const {purchases_to_date: purchase_count, ...now} = last;
    const files = {
      basic_filled_count: person.customer_id % 5 === 0 ? null : person.customer_id % 7,
      vehicle_filled_count: person.customer_id % 4,
      consumption_filled_count: person.customer_id % 3
    };
    const last_seen_date = person.customer_id % 4 === 0 ? null : first_seen_date;
    return {...person, ...files, first_seen_date, last_seen_date, purchase_count, ...now};
  });
  const leads = Array.from({length: 120}, (_, i) => ({
    lead_id: i + 1,
    dealer_id: 1 + below(3),
    customer_id: orNull(0.7, 1 + below(90)),
    created_date: dateOf(lastDay - below(900)),
    first_lead_level: orNull(0.1, pick(["H", "A", "B", "C", "D", "N"])),
    lead_level: pick(["H", "A", "B", "C", "D", "N", "F", "O"]),
    intended_series: pick(["A", "B", "C"]),
    intended_list_price_cents: orNull(0.1, pick([10_000_000, 15_000_000, 20_000_000])),
    compared_count: orNull(0.3, below(4)),
    contact_count: orNull(0.2, below(6)),
    has_asked_discount: orNull(0.1, random() < 0.4),
    outcome_date: orNull(0.5, dateOf(lastDay - below(300)))
  }));
  return {customers, customer_periods, leads};
}
