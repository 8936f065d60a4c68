import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Filters} from "../../src/contract/filters.js";
import {noFilters} from "../../src/contract/filters.js";
import {lossTable, reactivationTable} from "../../src/queries/churn/curves.js";
import type {DefinitionRow} from "../../src/queries/churn/grid.js";
import {definitionsOfRows, lossDefinitionGrid} from "../../src/queries/churn/grid.js";
import {lossOutcomes, ownershipPoints} from "../../src/queries/churn/outcomes.js";
import {reasonBehaviour, statedReasons} from "../../src/queries/churn/reasons.js";
import {lossShare, seenMonthCohorts} from "../../src/queries/churn/share.js";
import {lossMeasures} from "../../src/queries/measures/vehicles.js";
import {queryOf} from "../../src/queries/sql.js";
import {retentionCohorts} from "../../src/queries/retention/cohorts.js";
import {servicesDue} from "../../src/queries/retention/due.js";
import {kaplanMeier} from "../../src/stats/kaplanMeier.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines, Cell} from "../util/martTables.js";
import {bothAnswer, measured, twoDealers} from "./bothAnswers.js";

type Cells = Record<string, Cell>;

/** A car sold here and followed since, at dealer 1 unless told otherwise. */
const life = (
  vehicle_id: number,
  sale_date: string,
  observed_months: number,
  more: Cells = {}
) => ({
  vehicle_id,
  customer_id: vehicle_id,
  home_dealer_id: 1,
  model_series: "A",
  is_company: false,
  is_sold_here: true,
  is_delivery_observed: true,
  sale_date,
  entry_date: sale_date,
  entry_months: 0,
  observed_months,
  visit_intervals: 0,
  has_open_complaint: false,
  ...more
});

let silence_id = 0;
/** A silence after a visit: due 6 months later, next visit so many months after the due date. */
const silence = (
  vehicle_id: number,
  event_date: string,
  due_date: string,
  event_months: number,
  next_after_due: number | null,
  observed_after_due: number,
  more: Cells = {}
) => ({
  silence_id: ++silence_id,
  vehicle_id,
  event_date,
  due_date,
  event_months,
  due_months: event_months + 6,
  next_after_due,
  observed_after_due,
  next_after: next_after_due === null ? null : next_after_due + 6,
  observed_after: observed_after_due + 6,
  ...more
});

/** The same cars as the mart of vehicles has them. */
const car = (vehicle_id: number, entry_date: string, more: Cells = {}) => ({
  vehicle_id,
  customer_id: vehicle_id,
  home_dealer_id: 1,
  model_series: "A",
  is_company: false,
  is_dealer_owned: false,
  is_lost: false,
  entry_date,
  ...more
});

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines(
    {
      dealers: twoDealers,
      vehicle_lives: [
        // Lost at 12 months, back 8 months after the due date.
        life(1, "2023-01-01", 29, {warranty_months: 24}),
        // Never lost, followed to the as-of.
        life(2, "2023-01-01", 29, {warranty_months: 36, visit_intervals: 0b101}),
        // Bought before the data begin: enters at 20 months, lost at 26.
        life(3, "2021-06-01", 48, {
          entry_date: "2023-02-01",
          entry_months: 20,
          visit_intervals: null
        }),
        // Moved away at 10 months.
        life(4, "2023-01-01", 29, {
          left_months: 10,
          left_how: "moved",
          out_of_use_date: "2023-11-01",
          visit_intervals: 1
        }),
        // Too young for anything to be known.
        life(5, "2025-02-01", 4, {home_dealer_id: 2, warranty_months: 60, visit_intervals: 1}),
        life(6, "2025-03-01", 3, {visit_intervals: 1}),
        // A company's, and one of unknown age.
        life(7, "2023-01-01", 29, {is_company: true}),
        life(8, "2023-01-01", 29, {sale_date: null, entry_months: null, observed_months: null})
      ],
      silences: [
        silence(1, "2023-07-01", "2024-01-01", 6, 8, 17),
        silence(1, "2024-08-20", "2025-02-20", 19, null, 4),
        silence(2, "2023-07-01", "2024-01-01", 6, 5, 17),
        silence(3, "2023-02-01", "2023-08-01", 20, null, 22),
        silence(7, "2023-07-01", "2024-01-01", 6, null, 17),
        silence(8, "2023-07-01", "2024-01-01", 6, null, 17, {event_months: null, due_months: null})
      ],
      vehicles: [
        car(1, "2023-01-01", {first_lost_date: "2024-01-01"}),
        car(2, "2023-01-01", {due_in_months: 2}),
        car(3, "2023-02-01", {first_lost_date: "2023-08-01", is_lost: true}),
        car(4, "2023-01-01", {vehicle_status: "moved", status_date: "2023-11-01"}),
        car(5, "2025-02-01", {home_dealer_id: 2, due_in_months: 0}),
        car(6, "2025-03-01", {due_in_months: -5}),
        car(7, "2023-01-01", {is_company: true, first_lost_date: "2024-01-01"}),
        car(8, "2023-01-01", {first_lost_date: "2024-01-01", is_lost: true})
      ],
      seen_months: [
        {dealer_id: 1, model_series: "A", month: "2024-01-01", seen_count: 10, silent_count: 4},
        {dealer_id: 1, model_series: "B", month: "2024-01-01", seen_count: 5, silent_count: 1},
        {dealer_id: 2, model_series: "A", month: "2024-02-01", seen_count: 7, silent_count: 7}
      ],
      churn_reasons: [
        {churn_reason_id: 1, dealer_id: 1, customer_id: 1, vehicle_id: 1, churn_reason: "service"},
        {churn_reason_id: 2, dealer_id: 1, customer_id: 3, vehicle_id: 3, churn_reason: "service"},
        {churn_reason_id: 3, dealer_id: 1, customer_id: 4, vehicle_id: 4, churn_reason: "moved"}
      ].map((row) => ({...row, is_company: false, asked_date: "2024-09-01"})),
      complaints: [
        {complaint_id: 1, customer_id: 1, complaint_type: "price", received_date: "2023-05-01"},
        {complaint_id: 2, customer_id: 1, complaint_type: "waiting", received_date: "2023-06-01"},
        {complaint_id: 3, customer_id: 3, complaint_type: "price", received_date: "2022-01-01"}
      ]
    },
    {isSummed: true}
  );
});
afterAll(() => engines.close());

const months = (
  rows: {month: number; events: number; competing: number; censored: number; late: number}[]
) =>
  rows.map(({month, events, competing, censored, late}) => [
    month,
    events,
    competing,
    censored,
    late
  ]);

describe("ownershipPoints(filters)", () => {
  it("gives the median of the warranties, the mean of the two in the middle where there are two", async () => {
    const median = async (filters: Partial<Filters>) =>
      (await bothAnswer(engines, ownershipPoints({...noFilters, ...filters})))[0]!.warranty_months;
    expect(await median({})).toBe(36);
    expect(await median({dealers: [1]})).toBe(30);
    expect(await median({dealers: [2]})).toBe(60);
    expect(await median({models: ["B"]})).toBeNull();
  });
});

describe("lossTable(filters, options)", () => {
  it("dates losses by age, lets late ones in late, and censors at the as-of less the grace", async () => {
    const rows = await bothAnswer(engines, lossTable(noFilters));
    // Cars 5 and 6 have not been followed beyond the grace; 7 is a company's, 8 of unknown age.
    expect(months(rows)).toEqual([
      [10, 0, 1, 0, 0],
      [12, 1, 0, 0, 0],
      [20, 0, 0, 0, 1],
      [23, 0, 0, 1, 0],
      [26, 1, 0, 0, 0]
    ]);
  });

  it("takes another interval and grace at their word", async () => {
    const definition = {intervalMonths: 6, graceMonths: 3};
    const rows = await bothAnswer(engines, lossTable(noFilters, {definition}));
    // Car 2 stayed away for 11 months after its visit at 6 months: lost at 12 by this definition.
    expect(months(rows).find(([month]) => month === 12)).toEqual([12, 2, 0, 0, 0]);
  });

  it("follows cars within a period alone", async () => {
    const rows = await bothAnswer(
      engines,
      lossTable({...noFilters, from: "2024-01", to: "2024-06"})
    );
    // Cars 1 and 2 from 11 to 17 months (1 is lost at 12); 3 was lost before, 4 had left.
    expect(months(rows)).toEqual([
      [11, 0, 0, 0, 2],
      [12, 1, 0, 0, 0],
      [17, 0, 0, 1, 0]
    ]);
  });

  it("has nothing to say of a cohort too young to be lost, and does not call it kept", async () => {
    const filters = {...noFilters, dealers: [2]};
    expect(await bothAnswer(engines, lossTable(filters))).toEqual([]);
    expect(kaplanMeier([])).toEqual([]);
    expect(await bothAnswer(engines, lossOutcomes(filters))).toEqual([
      {outcome: "too_young", vehicles: 1, customers: 1}
    ]);
    const {lost_share} = await measured(engines, lossShare(filters));
    expect(lost_share).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe("other figures of losses", () => {
  it("the share lost by the default definition is that of the catalogue", async () => {
    for (const filters of [noFilters, {...noFilters, to: "2024-09"}]) {
      const chosen = await measured(engines, lossShare(filters));
      expect(chosen).toEqual(await measured(engines, lossMeasures(filters)));
      const grid = await bothAnswer(engines, lossDefinitionGrid(filters));
      expect(grid).toHaveLength(12);
      const plain = grid.find(({interval, grace}) => interval === -1 && grace === 6)!;
      expect([plain.n, plain.lost]).toEqual([chosen.lost_share![1], chosen.lost_share![2]]);
    }
  });

  it("by every definition is counted beforehand as from the rows, at every month's end and as-of", async () => {
    const ends = ["2023-06", "2024-01", "2024-08", "2024-12", "2025-01", "2025-05", "2025-06"];
    const dealers = [null, [1], [2], []];
    const all = [null, ...ends].flatMap((to) => dealers.map((of) => ({to, dealers: of})));
    for (const given of [...all, {models: ["A"]}, {models: ["B"], to: "2025-01"}]) {
      const filters = {...noFilters, ...given};
      const counted = lossDefinitionGrid(filters);
      const rows = queryOf<DefinitionRow>("rows", {}, ["dealers"], definitionsOfRows(filters));
      expect(await bothAnswer(engines, counted)).toEqual(await bothAnswer(engines, rows));
    }
  });

  it("what became of the vehicles adds up to all of them", async () => {
    const rows = await bothAnswer(engines, lossOutcomes(noFilters));
    expect(Object.fromEntries(rows.map(({outcome, vehicles}) => [outcome, vehicles]))).toEqual({
      back: 1,
      lost: 2,
      moved: 1,
      under_care: 1,
      too_young: 2
    });
  });

  it("coming back is counted from the end of the grace", async () => {
    const rows = await bothAnswer(engines, reactivationTable(noFilters));
    // Car 1 in the second month after; 3 and 8 not yet, 16 and 11 months of the grace's end observed.
    expect(months(rows)).toEqual([
      [2, 1, 0, 0, 0],
      [12, 0, 0, 1, 0],
      [17, 0, 0, 1, 0]
    ]);
  });

  it("the cohort rule adds dealers and series up", async () => {
    expect(await bothAnswer(engines, seenMonthCohorts(noFilters))).toEqual([
      {month: "2024-01-01", seen: 15, silent: 5},
      {month: "2024-02-01", seen: 7, silent: 7}
    ]);
  });

  it("a reason stands with the last complaint of the two years before", async () => {
    const rows = await bothAnswer(engines, statedReasons(noFilters));
    expect(
      rows.map(({reason, complaint_type, people}) => [reason, complaint_type, people])
    ).toEqual([
      ["moved", null, 1],
      ["service", null, 1],
      ["service", "waiting", 1]
    ]);
    const parts = await bothAnswer(engines, reasonBehaviour(noFilters));
    expect(Object.fromEntries(parts.map(({part, vehicles}) => [part, vehicles]))).toEqual({
      lost: 3,
      moved: 1,
      service: 2,
      stayed: 3
    });
  });
});

describe("retentionCohorts(filters, options)", () => {
  it("counts who came in an interval, and who has finished it", async () => {
    const rows = await bothAnswer(engines, retentionCohorts(noFilters));
    const cell = (cohort: string, nth: number) => {
      const row = rows.find((one) => one.cohort === cohort && one.nth === nth)!;
      return [row.size, row.finished, row.came];
    };
    // Cars 1, 2 and 4: the third interval is over after 18 months, the fifth is not after 29.
    expect(cell("2023-01-01", 1)).toEqual([3, 3, 2]);
    expect(cell("2023-01-01", 2)).toEqual([3, 3, 0]);
    expect(cell("2023-01-01", 3)).toEqual([3, 3, 1]);
    expect(cell("2023-01-01", 5)).toEqual([3, 0, 0]);
    expect(cell("2025-01-01", 1)).toEqual([2, 0, 0]);
    const years = await bothAnswer(engines, retentionCohorts(noFilters, {intervalMonths: 12}));
    expect(years.find(({cohort, nth}) => cohort === "2023-01-01" && nth === 2)).toMatchObject({
      finished: 3,
      came: 1
    });
  });
});

describe("servicesDue(filters)", () => {
  it("counts vehicles by the months to their due date", async () => {
    expect(await bothAnswer(engines, servicesDue(noFilters))).toEqual([
      {month: -5, vehicles: 1, companies: 0},
      {month: 0, vehicles: 1, companies: 0},
      {month: 2, vehicles: 1, companies: 0}
    ]);
  });
});
