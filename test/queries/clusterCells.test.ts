import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import type {Filters} from "../../src/contract/filters.js";
import {caseReturns, complaintIceberg} from "../../src/queries/complaints/cases.js";
import {contactLoad, contactResults} from "../../src/queries/contacts/contacts.js";
import {random as randomSource} from "../stats/random.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines} from "../util/martTables.js";
import {bothAnswer} from "./bothAnswers.js";

const random = randomSource(5);
const below = (n: number) => Math.floor(random() * n);
const pick = <T>(of: readonly T[]): T => of[below(of.length)]!;
const firstDay = Date.UTC(2023, 5, 1);
const dateOf = (day: number) => new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10);
/** The files of the second dealer end in the middle of a month. */
const asOf: Readonly<Record<number, string>> = {1: "2025-06-30", 2: "2025-04-12"};
const isKnown = (dealer: number, date: string) => date <= asOf[dealer]!;

/** Customers with up to a dozen rows, a few with forty; a tenth of them at both dealers. */
const customers = Array.from({length: 250}, (_, i) => ({
  customer_id: i + 1,
  dealer: 1 + below(2),
  model_series: pick(["A", "B"]),
  isMoving: random() < 0.1,
  rows: i % 50 === 0 ? 40 : below(12)
}));

const happenings = customers.flatMap(({customer_id, dealer, model_series, isMoving, rows}) =>
  Array.from({length: rows}, () => ({
    customer_id,
    dealer_id: isMoving ? 1 + below(2) : dealer,
    model_series,
    date: dateOf(below(760))
  }))
);

const contacts = happenings.map(({customer_id, dealer_id, model_series, date}, i) => ({
  contact_id: i + 1,
  customer_id: random() < 0.05 ? null : customer_id,
  dealer_id,
  contacted_date: date,
  contact_type: pick(["birthday", "service_due", null]),
  channel: pick(["phone", "sms"]),
  contact_result: pick(["reached", "booked", "not_reached", "planned"]),
  is_success: random() < 0.1 ? null : random() < 0.4,
  model_series // of the customer
}));

const cases = happenings.map(({customer_id, dealer_id, model_series, date}, i) => ({
  case_id: i + 1,
  customer_id,
  dealer_id,
  model_series,
  is_company: customer_id % 9 === 0,
  index_date: date,
  is_sale: false,
  ended: pick(["silent", "none", "resolved", "withdrawn"]),
  level: random() < 0.2 ? null : 1 + below(5),
  return_months: random() < 0.5 ? 1 + below(20) : null,
  observed_months: below(30)
}));

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines({
    dealers: [1, 2].map((dealer_id) => ({dealer_id, as_of: asOf[dealer_id]!})),
    customers: customers.map(({customer_id, model_series}) => ({customer_id, model_series})),
    contacts: contacts.map(({model_series: _, ...contact}) => contact),
    care_cases: cases
  });
}, 60_000);
afterAll(() => engines?.close());

const states: Filters[] = [
  {},
  {dealers: [1]},
  {models: ["B"]},
  {from: "2024-03"},
  {to: "2024-09", dealers: [2]},
  {from: "2023-11", to: "2024-10", models: ["A"]},
  {from: "2024-08", to: "2024-09"},
  {dealers: []}
].map((given) => ({...noFilters, ...given}));

interface Happened {
  dealer_id: number;
  model_series: string;
  date: string;
}

/** Whether it lies in the filters; without a period, in the 12 months to the dealer's as-of where these are meant. */
function isChosen(
  {dealers, models, from, to}: Filters,
  {dealer_id, model_series, date}: Happened,
  isRecentOnly: boolean
): boolean {
  const isInPlace =
    (dealers?.includes(dealer_id) ?? true) &&
    (models === null || models.includes(model_series)) &&
    isKnown(dealer_id, date);
  if (!isInPlace) return false;
  if (from === null && to === null) {
    const end = asOf[dealer_id]!;
    // 12 months before the last day of a month is the last day of a month.
    return !isRecentOnly || date > `${Number(end.slice(0, 4)) - 1}${end.slice(4)}`;
  }
  return date.slice(0, 7) >= (from ?? "") && date.slice(0, 7) <= (to ?? "9");
}

/** Sums over clusters, one cluster after the other. */
function clusterSums(rows: readonly {cluster: number; y: number}[]) {
  const each = new Map<number, {n: number; y: number}>();
  for (const {cluster, y} of rows) {
    const sums = each.get(cluster) ?? {n: 0, y: 0};
    each.set(cluster, {n: sums.n + 1, y: sums.y + y});
  }
  const total = (of: (sums: {n: number; y: number}) => number) =>
    [...each.values()].reduce((sum, sums) => sum + of(sums), 0);
  return {
    people: each.size,
    n: total(({n}) => n),
    y: total(({y}) => y),
    nn: total(({n}) => n * n),
    ny: total(({n, y}) => n * y),
    yy: total(({y}) => y * y)
  };
}

const keysOf = {
  all: [],
  type: ["contact_type"],
  channel: ["channel"],
  type_result: ["contact_type", "contact_result"]
} as const;

describe("sums over customers from cells of pairs", () => {
  it.each(states)("of contacts are those of the rows: %j", async (filters) => {
    const chosen = contacts.filter(
      (contact) =>
        contact.contact_result !== "planned" &&
        isChosen(
          filters,
          {
            ...contact,
            date: contact.contacted_date,
            // A contact whose customer is unknown is about no series.
            model_series: contact.customer_id === null ? "" : contact.model_series
          },
          true
        )
    );
    const rows = await bothAnswer(engines, contactResults(filters));
    expect(rows.length > 0).toBe(chosen.length > 0);
    for (const row of rows) {
      const keys = keysOf[row.part];
      const own = chosen.filter((contact) => keys.every((key) => contact[key] === row[key]));
      expect(row.attempts).toBe(own.length);
      expect(row).toMatchObject(
        clusterSums(
          own
            .filter(({is_success}) => is_success !== null)
            .map(({customer_id, contact_id, is_success}) => ({
              cluster: customer_id ?? -contact_id,
              y: Number(is_success)
            }))
        )
      );
    }
    expect(rows.filter(({part}) => part === "channel").map(({channel}) => channel)).toEqual(
      [...new Set(chosen.map(({channel}) => channel))].sort()
    );
  });

  it.each(states)("of cases are those of the rows: %j", async (filters) => {
    const chosen = cases.filter(
      (one) =>
        !one.is_company &&
        one.ended !== "withdrawn" &&
        isChosen(filters, {...one, date: one.index_date}, false)
    );
    const rows = await bothAnswer(engines, caseReturns(filters));
    const expected = [...new Set(chosen.map(({ended}) => ended))].sort().map((ended) => {
      const own = chosen.filter((one) => one.ended === ended);
      const over = own.filter(({observed_months}) => observed_months >= 12);
      return {
        ended,
        ...clusterSums(
          over.map(({customer_id, return_months}) => ({
            cluster: customer_id,
            y: Number(return_months !== null && return_months <= 12)
          }))
        ),
        too_recent: own.length - over.length
      };
    });
    expect(rows).toEqual(expected);
  });

  it.each(states)("of answers are those of the rows: %j", async (filters) => {
    const chosen = cases.filter(
      (one) => one.level !== null && isChosen(filters, {...one, date: one.index_date}, true)
    );
    const [row] = await bothAnswer(engines, complaintIceberg(filters));
    const sums = clusterSums(
      chosen.map(({customer_id, ended}) => ({cluster: customer_id, y: Number(ended === "silent")}))
    );
    expect(row).toMatchObject({
      ...sums,
      dissatisfied: chosen.filter(({level}) => level! <= 2).length
    });
  });
});

it.each(states)(
  "contactLoad() counts the attempts of the year to the end of the period: %j",
  async (filters) => {
    const yearBefore = (date: string) => {
      const [year, month, day] = date.split("-").map(Number);
      const lastOf = (ofYear: number) => new Date(Date.UTC(ofYear, month!, 0)).getUTCDate();
      const sameDay = day === lastOf(year!) ? lastOf(year! - 1) : day!;
      return new Date(Date.UTC(year! - 1, month! - 1, sameDay)).toISOString().slice(0, 10);
    };
    const endOf = (dealer: number) => {
      if (filters.to === null) return asOf[dealer]!;
      const [year, month] = filters.to.split("-").map(Number);
      const last = new Date(Date.UTC(year!, month!, 0)).toISOString().slice(0, 10);
      return last < asOf[dealer]! ? last : asOf[dealer]!;
    };
    const counts = new Map<number, number>();
    for (const contact of contacts) {
      const {customer_id, dealer_id, contacted_date: date} = contact;
      if (customer_id === null || contact.contact_result === "planned") continue;
      const isInTime = date > yearBefore(endOf(dealer_id));
      if (!isInTime || !isChosen({...filters, from: null}, {...contact, date}, true)) continue;
      counts.set(customer_id, (counts.get(customer_id) ?? 0) + 1);
    }
    const rows = await bothAnswer(engines, contactLoad(filters));
    const most = 6;
    const expected = Array.from({length: most}, (_, i) => ({
      attempts: i + 1,
      customers: [...counts.values()].filter((count) => Math.min(count, most) === i + 1).length
    })).filter(({customers: number}) => number > 0);
    expect(rows).toEqual(expected);
  }
);
