import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {rowsOf} from "../../loaders/duckdb.js";
import {answerOf} from "../../loaders/marts/firstFigures.js";
import type {Filters} from "../../src/contract/filters.js";
import {noFilters} from "../../src/contract/filters.js";
import {practices} from "../../src/contract/practices.js";
import {filledFiles} from "../../src/queries/contacts/practices.js";
import type {FigureRow} from "../../src/queries/figures.js";
import {figures, headlineMetrics, practiceFigures, spanFigures} from "../../src/queries/figures.js";
import {lostCustomers} from "../../src/queries/measures/lostCustomers.js";
import type {MeasureRow, Subject} from "../../src/queries/measures/measure.js";
import {measuresOf} from "../../src/queries/measures/measure.js";
import {ownerLeads, tradeIns} from "../../src/queries/measures/owners.js";
import {practiceSubjects} from "../../src/queries/measures/practices.js";
import {returns} from "../../src/queries/measures/returns.js";
import {satisfaction} from "../../src/queries/measures/satisfaction.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines} from "../util/martTables.js";
import {bothAnswer} from "./bothAnswers.js";
import {headlines} from "./everyQuery.js";
import {randomMarts} from "./randomMarts.js";

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines(randomMarts(7), {isSummed: true});
});
afterAll(() => engines.close());

const sumNames = ["people", "n", "y", "nn", "ny", "yy"] as const;
type Sums = Record<string, Partial<Record<(typeof sumNames)[number], number>>>;

/** Sums by span, figure and dealer; those that are all nothing are left out. */
function sumsOf(rows: readonly (MeasureRow & {span: string})[]): Sums {
  return Object.fromEntries(
    rows
      .filter((row) => sumNames.some((name) => row[name] !== 0))
      .map((row) => [
        `${row.span} ${row.metric}@${row.dealer_id ?? "all"}`,
        Object.fromEntries(sumNames.map((name) => [name, row[name]]))
      ])
  );
}

/** The figures from the rows of marts, by the definitions in `src/queries/measures`. */
async function fromRows(filters: Filters): Promise<Sums> {
  const spans = [
    {span: "now", options: {recentMonths: 12}},
    {span: "before", options: {recentMonths: 12, monthsBack: 12}},
    {span: "now", options: {recentMonths: 12, by: "dealer"}}
  ] as const;
  const rows: (MeasureRow & {span: string})[] = [];
  for (const {span, options} of spans) {
    for (const query of headlines(filters, options)) {
      const answer = (await answerOf(engines.native, query)) as MeasureRow[];
      rows.push(...answer.map((row) => ({...row, span})));
    }
  }
  return sumsOf(rows);
}

const fromCells = async (filters: Filters): Promise<Sums> =>
  sumsOf(await bothAnswer<FigureRow>(engines, figures(filters)));

const filtersOf = (given: Partial<Filters>): Filters => ({...noFilters, ...given});

describe("figures(filters) adds cells up to what the rows give", () => {
  it.each<Partial<Filters>>([
    {},
    {dealers: [1]},
    {dealers: [3]},
    {models: ["B"]},
    {dealers: [2], models: ["A"]},
    {from: "2024-01", to: "2024-06"}, // long over
    {from: "2024-07", to: "2025-06"}, // cut by the as-of of two dealers, and the year before where that is
    {from: "2025-05"},
    {to: "2024-02"}, // from the beginning; ends on a leap day
    {from: "2024-03", to: "2025-02"}, // the year before it ends on a leap day
    {from: "2025-06", to: "2025-06", dealers: [2]}, // after its as-of
    {from: "2023-11", to: "2024-10", models: ["A"]},
    {from: "2022-01", to: "2025-03", dealers: [1], models: ["C"]}
  ])("%j", async (given) => {
    const rows = await fromRows(filtersOf(given));
    expect(Object.keys(rows).length).toBeGreaterThan(10);
    expect(await fromCells(filtersOf(given))).toEqual(rows);
  });

  it("gives every figure for all together, be it nothing", async () => {
    const rows = await bothAnswer(engines, figures(filtersOf({dealers: []})));
    const metrics = (of: string) =>
      rows.flatMap(({span, metric}) => (span === of ? [metric] : [])).sort();
    expect(metrics("now")).toEqual([...headlineMetrics].sort());
    expect(metrics("before")).toEqual([...headlineMetrics].sort());
  });
});

describe("spanFigures(filters, subject)", () => {
  const subjects = [satisfaction, lostCustomers, returns, tradeIns, ownerLeads];

  it.each<Partial<Filters>>([
    {},
    {dealers: [1]},
    {to: "2024-02"},
    {from: "2023-11", models: ["A"]}
  ])("adds cells up to what the rows give, without a period over all days: %j", async (given) => {
    const filters = filtersOf(given);
    for (const subject of subjects) {
      const rows: (MeasureRow & {span: string})[] = [];
      for (const by of ["all", "dealer"] as const) {
        const answer = await answerOf(engines.native, measuresOf(subject)(filters, {by}));
        rows.push(...(answer as MeasureRow[]).map((row) => ({...row, span: "now"})));
      }
      const [query] = spanFigures(filters, [subject as Subject]);
      const cells = await bothAnswer<FigureRow>(engines, query!);
      expect(Object.keys(sumsOf(rows)).length).toBeGreaterThan(1);
      expect(sumsOf(cells)).toEqual(sumsOf(rows));
    }
  });
});

describe("practiceFigures(filters)", () => {
  it.each<Partial<Filters>>([
    {},
    {dealers: [2]},
    {models: ["B"]},
    {to: "2024-02", dealers: [3], models: ["A"]},
    {from: "2023-11"}
  ])("adds cells up to what the rows give: %j", async (given) => {
    const filters = filtersOf(given);
    const rows: (MeasureRow & {span: string})[] = [];
    for (const subject of practiceSubjects) {
      for (const by of ["all", "dealer"] as const) {
        const query = measuresOf(subject)(filters, {by, recentMonths: 12});
        const answer = (await answerOf(engines.native, query)) as MeasureRow[];
        rows.push(...answer.map((row) => ({...row, span: "now"})));
      }
    }
    const [query] = practiceFigures(filters);
    expect(new Set(rows.map(({metric}) => metric))).toEqual(new Set(practices));
    expect(sumsOf(await bothAnswer<FigureRow>(engines, query!))).toEqual(sumsOf(rows));
  });
});

describe("filledFiles(filters)", () => {
  it("sums up how many of thirteen fields persons' files have", async () => {
    const [row] = await bothAnswer(engines, filledFiles(filtersOf({dealers: [1]})));
    const [people] = await rowsOf(
      engines.native,
      `select count(*) as people, sum(f) as y, sum(f * f) as yy
      from (
        select basic_filled_count + vehicle_filled_count + consumption_filled_count as f
        from customers
        where home_dealer_id = 1 and customer_kind = 'person' and basic_filled_count is not null
      )`
    );
    const {people: n, y, yy} = people as Record<"people" | "y" | "yy", string>;
    expect(Number(n)).toBeGreaterThan(5);
    expect(row).toEqual({
      people: Number(n),
      n: 13 * Number(n),
      y: Number(y),
      nn: 169 * Number(n),
      ny: 13 * Number(y),
      yy: Number(yy)
    });
  });
});

describe("several dealers or series", () => {
  it.each<Partial<Filters>>([
    {dealers: [1, 2]},
    {models: ["A", "B"], from: "2024-01", to: "2024-12"},
    {dealers: [2, 3], models: ["B", "C"]}
  ])("are added up, and never taken for more people than there are: %j", async (given) => {
    const [rows, cells] = [await fromRows(filtersOf(given)), await fromCells(filtersOf(given))];
    for (const metric of ["visits", "revenue", "responses", "car_sales", "complaints"]) {
      expect(cells[`now ${metric}@all`], metric).toEqual(rows[`now ${metric}@all`]);
    }
    for (const metric of ["average_ticket", "on_time_service", "came_back"] as const) {
      const [exact, pooled] = [rows[`now ${metric}@all`]!, cells[`now ${metric}@all`]!];
      expect([pooled.n, pooled.y], metric).toEqual([exact.n, exact.y]);
      expect(pooled.people, metric).toBeLessThanOrEqual(exact.people!);
      expect(pooled.nn, metric).toBeLessThanOrEqual(exact.nn!);
      expect(pooled.people, metric).toBeGreaterThan(exact.people! * 0.4);
    }
  });
});
