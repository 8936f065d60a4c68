import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import {atRiskMeasures, onTimeMeasures} from "../../src/queries/measures/dues.js";
import {retentionMeasures} from "../../src/queries/measures/retention.js";
import {visitMeasures} from "../../src/queries/measures/visits.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines, Cell} from "../util/martTables.js";
import {count, measured, twoDealers} from "./bothAnswers.js";

const day = (
  vehicle_id: number,
  date: string,
  due_date: string | null,
  next_visit_date: string | null,
  more: Record<string, Cell> = {}
) => ({
  dealer_id: 1,
  home_dealer_id: 1,
  vehicle_id,
  customer_id: 100 + vehicle_id,
  model_series: "A",
  is_company: false,
  day: date,
  is_visit: true,
  is_delivery: false,
  is_rework: false,
  received_cents: 0,
  due_date,
  next_visit_date,
  is_due_moved: false,
  ...more
});

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines({
    dealers: twoDealers,
    vehicle_days: [
      // Vehicle 1: bought 2023-07, came on time, late, and not since 2024-09.
      day(1, "2023-07-01", "2023-10-01", "2023-11-01", {is_visit: false, is_delivery: true}),
      day(1, "2023-11-01", "2024-05-01", "2024-09-01", {received_cents: 30_000}),
      day(1, "2024-09-01", "2025-03-01", null, {received_cents: 50_050, is_rework: true}),
      // Vehicle 2 (same customer as 1): came early for a repair, which moved the due date.
      day(2, "2024-03-01", "2024-09-01", "2024-04-01", {customer_id: 101, is_due_moved: true}),
      day(2, "2024-04-01", "2024-10-01", "2024-09-15", {customer_id: 101, received_cents: 10_000}),
      day(2, "2024-09-15", "2025-03-15", "2025-03-20", {customer_id: 101}),
      day(2, "2025-03-20", "2025-09-20", null, {customer_id: 101}),
      // Vehicle 3: last seen in 2023-03; lost on 2024-03-01 (due 2023-09-01 and six months).
      day(3, "2023-03-01", "2023-09-01", null, {model_series: "B"}),
      // Vehicle 4: a company's.
      day(4, "2024-01-10", "2024-07-10", "2025-01-10", {is_company: true, received_cents: 100_000}),
      day(4, "2025-01-10", "2025-07-10", null, {is_company: true}),
      // Vehicle 5 belongs to dealer 2, whose data end on 2025-03-31, and once came to dealer 1.
      day(5, "2023-03-10", "2023-09-10", "2024-04-15", {dealer_id: 2, home_dealer_id: 2}),
      day(5, "2024-04-15", "2024-10-15", null, {home_dealer_id: 2}),
      // Vehicle 6: sold elsewhere since; nothing falls due.
      day(6, "2024-06-01", null, null)
    ],
    complaints: [
      {complaint_id: 1, dealer_id: 1, customer_id: 101, vehicle_id: 1, received_date: "2024-09-02"},
      {
        complaint_id: 2,
        dealer_id: 1,
        customer_id: null,
        vehicle_id: null,
        received_date: "2024-09-03"
      },
      {complaint_id: 3, dealer_id: 2, customer_id: 105, vehicle_id: 5, received_date: "2020-01-01"}
    ],
    vehicles: [
      {vehicle_id: 1, model_series: "A"},
      {vehicle_id: 5, model_series: "A"}
    ]
  });
});
afterAll(() => engines.close());

describe("visits", () => {
  it("counts visits, not deliveries, companies included, and sums by customer", async () => {
    expect(await measured(engines, visitMeasures(noFilters))).toEqual({
      visits: count(12),
      complaints: count(3),
      // Two complaints of customers who came and one of nobody.
      complaint_rate: [5, 12, 3000, 46, 8000, 3_000_000],
      vehicles_seen: count(6),
      revenue: count(1900.5),
      // Customer 101: 6 visits, 900.50; 103: 1, 0; 104: 2, 1000; 105: 2, 0; 106: 1, 0.
      average_ticket: [5, 12, 1900.5, 46, 6 * 900.5 + 2 * 1000, 900.5 ** 2 + 1000 ** 2],
      rework_share: [5, 12, 1, 46, 6, 1]
    });
  });

  it("keeps to the period, the model and the dealer", async () => {
    const visits = async (filters: Partial<typeof noFilters>) =>
      (await measured(engines, visitMeasures({...noFilters, ...filters}))).visits;
    expect(await visits({from: "2024-04", to: "2024-09"})).toEqual(count(5));
    expect(await visits({to: "2023-11"})).toEqual(count(3));
    expect(await visits({models: ["B"]})).toEqual(count(1));
    expect(await visits({models: ["none"]})).toEqual(count(0));
    expect(await visits({dealers: [2]})).toEqual(count(1));
    expect(await visits({dealers: []})).toEqual(count(0));
  });

  it("takes the last twelve months to each dealer's own as-of, and the twelve before", async () => {
    const recent = await measured(
      engines,
      visitMeasures(noFilters, {recentMonths: 12, by: "dealer"})
    );
    expect(recent["visits@1"]).toEqual(count(4));
    expect(recent["visits@2"]).toBeUndefined();
    const before = await measured(
      engines,
      visitMeasures(noFilters, {recentMonths: 12, monthsBack: 12, by: "dealer"})
    );
    expect(before["visits@1"]).toEqual(count(6));
    expect(before["visits@2"]).toBeUndefined();
  });
});

describe("service retention", () => {
  it("asks which vehicles of the base came in the last twelve months", async () => {
    // To 2025-06-30. Base, 2022-07 to 2024-06: vehicles 1 and 2 (customer 101), 3, 6; vehicle 5 to
    // 2025-03-31 by its home dealer, with base 2022-04 to 2024-03 by its visit there. Seen in the
    // last twelve months: 1, 2 and, at the other dealer, 5.
    expect(await measured(engines, retentionMeasures(noFilters))).toEqual({
      service_retention_rate: [4, 5, 3, 4 + 1 + 1 + 1, 4 + 1, 4 + 1],
      active_customers: count(2)
    });
  });

  it("takes an earlier state as of the end of the period", async () => {
    // To 2023-12-31: base 2021-01 to 2022-12 is empty; seen in 2023: 1, 3, 5.
    const {service_retention_rate, active_customers} = await measured(
      engines,
      retentionMeasures({...noFilters, to: "2023-12"})
    );
    expect(service_retention_rate).toEqual([0, 0, 0, 0, 0, 0]);
    expect(active_customers).toEqual(count(3));
  });

  it("means the chosen dealers by here", async () => {
    // At dealer 2 vehicle 5 was in the base and not seen there again.
    const rate = async (by: "all" | "dealer") =>
      measured(engines, retentionMeasures({...noFilters, dealers: [2]}, {by}));
    expect((await rate("all")).service_retention_rate).toEqual([1, 1, 0, 1, 0, 0]);
    expect((await rate("dealer"))["service_retention_rate@2"]).toEqual([1, 1, 0, 1, 0, 0]);
  });

  it("shows companies apart", async () => {
    const {service_retention_rate} = await measured(
      engines,
      retentionMeasures(noFilters, {customers: "companies"})
    );
    expect(service_retention_rate).toEqual([1, 1, 1, 1, 1, 1]);
  });
});

describe("due services", () => {
  it("counts those on time among those whose time is over and whose date no other visit moved", async () => {
    // Customer 101, on time: 2023-10-01 (a month late to the day), 2024-10-01 (early), 2025-03-15;
    // late: 2024-05-01; never: 2025-03-01; moved: 2024-09-01; not yet: 2025-09-20. 103: never.
    // 105: 2023-09-10 late, 2024-10-15 never.
    expect(await measured(engines, onTimeMeasures(noFilters))).toEqual({
      on_time_service: [3, 8, 3, 25 + 1 + 4, 15, 9]
    });
  });

  it("dates a due service by its due date", async () => {
    const {on_time_service} = await measured(
      engines,
      onTimeMeasures({...noFilters, from: "2024-10", to: "2025-02"})
    );
    expect(on_time_service).toEqual([2, 2, 1, 2, 1, 1]);
  });

  it("leaves out a due service whose month of tolerance ends after the data", async () => {
    // Five months back dealer 2 is known to 2024-10-31: vehicle 5, due 2024-10-15, has until 2024-11-15.
    const {on_time_service} = await measured(engines, onTimeMeasures(noFilters, {monthsBack: 5}));
    expect(on_time_service).toEqual([3, 5, 2, 9 + 1 + 1, 6, 4]);
  });

  it("takes as at risk a vehicle due for more than three months that is not lost yet", async () => {
    // At 2025-06-30: vehicle 1 due 2025-03-01, lost only on 2025-09-01; vehicle 2 is not due. Vehicle 5
    // at 2025-03-31: due 2024-10-15, lost on 2025-04-15.
    expect(await measured(engines, atRiskMeasures(noFilters))).toEqual({
      at_risk_share: [2, 3, 2, 5, 3, 2],
      at_risk_vehicles: count(2)
    });
  });

  it("knows at an earlier end only what was known then", async () => {
    // At 2023-12-31: vehicle 1 due 2024-05-01; 3 due 2023-09-01 and 5 due 2023-09-10, not yet lost.
    expect(await measured(engines, atRiskMeasures({...noFilters, to: "2023-12"}))).toEqual({
      at_risk_share: [3, 3, 2, 3, 2, 2],
      at_risk_vehicles: count(2)
    });
  });
});

describe("complaints", () => {
  it("relates complaints to visits, customer by customer", async () => {
    const {complaints, complaint_rate} = await measured(
      engines,
      visitMeasures({...noFilters, from: "2024-09", to: "2024-09"})
    );
    expect(complaints).toEqual(count(2));
    // Customer 101: 2 visits, 1 complaint; nobody's complaint: no visit, so one person. Per 1,000 visits.
    expect(complaint_rate).toEqual([1, 2, 2000, 4, 2000, 2_000_000]);
  });

  it("finds the model by the vehicle", async () => {
    const {complaints} = await measured(engines, visitMeasures({...noFilters, models: ["A"]}, {}));
    expect(complaints).toEqual(count(2));
  });
});
