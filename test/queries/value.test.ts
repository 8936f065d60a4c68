import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import {discountFactor, valueTotals} from "../../src/components/value/totals.js";
import type {PartRow} from "../../src/components/value/totals.js";
import {valueByYear} from "../../src/queries/value/byYear.js";
import {valuePartRows} from "../../src/queries/value/models.js";
import {valueSpread} from "../../src/queries/value/spread.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines, Cell} from "../util/martTables.js";
import {bothAnswer, twoDealers} from "./bothAnswers.js";

const years = Array.from({length: 10}, (_, index) => index + 1);
const customer = (
  customer_id: number,
  visits: number,
  more: Record<string, Cell> = {}
): Record<string, Cell> => ({
  customer_id,
  home_dealer_id: 1,
  model_series: "A",
  is_company: false,
  repeat_count: 2,
  frequency_class: 2,
  car_age_years: 1,
  has_left: false,
  alive_share: 0.5,
  profit_per_visit_cents: 30_000,
  ...Object.fromEntries(years.map((year) => [`visits_year_${year}`, visits / year])),
  ...more
});
const part = (name: string, band: number | null, n: number, y: number): Record<string, Cell> => ({
  part: name,
  car_age_band: band,
  events: 3,
  people: 20,
  n,
  y,
  nn: n * n,
  ny: n * y,
  yy: y * y
});

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines({
    dealers: twoDealers,
    customer_values: [
      customer(1, 2),
      customer(2, 1, {car_age_years: null, home_dealer_id: 2, model_series: "B"}),
      customer(3, 0.5, {car_age_years: 4, frequency_class: 0, alive_share: 0.25}),
      customer(4, 0, {has_left: true, alive_share: 0}),
      customer(5, 9, {is_company: true})
    ],
    value_parts: [
      part("referral", null, 100, 5000),
      part("repurchase", null, 100, 20_000),
      part("repurchase", 0, 60, 6000),
      part("repurchase", 1, 30, 9000)
    ]
  });
});
afterAll(() => engines.close());

const choice = {rate: 0.1, years: 3};

/** By hand: 300 yuan a visit and 50 of referrals; repurchase 100 below 3 years, 300 below 5, else and unknown 200. */
function byHand(visits: number, age: number | null): number {
  return years.reduce((sum, year) => {
    const then = age === null ? null : age + year - 1;
    const repurchase = then === null || then >= 5 ? 200 : then < 3 ? 100 : 300;
    return sum + discountFactor(choice, year) * (visits / year) * (300 + 50 + repurchase);
  }, 0);
}

describe("residual value", () => {
  it("is discounted by the month from the middle of each year", () => {
    const month = 1.1 ** (1 / 12) - 1;
    expect(discountFactor(choice, 1)).toBeCloseTo((1 + month) ** -6, 12);
    expect(discountFactor(choice, 3)).toBeCloseTo((1 + month) ** -30, 12);
    expect(discountFactor(choice, 4)).toBe(0);
  });

  it("of each customer is that of the visits expected and of what comes with them", async () => {
    const rows = await bothAnswer(engines, valueSpread(noFilters, choice));
    const dealers = rows.filter((row) => row.part === "dealer");
    expect(dealers.map(({number, customers}) => [number, customers])).toEqual([
      [1, 3],
      [2, 1]
    ]);
    expect(dealers[0]!.value).toBeCloseTo(byHand(2, 1) + byHand(0.5, 4), 1);
    expect(dealers[1]!.value).toBeCloseTo(byHand(1, null), 1);
    const bands = rows.filter((row) => row.part === "band");
    expect(bands.map(({number}) => number)).toEqual([
      0,
      ...[byHand(0.5, 4), byHand(1, null), byHand(2, 1)].map(
        (value) => Math.floor(value / 100) * 100
      )
    ]);
  });

  it("adds up to the same from the years of frequency classes, for any choice", async () => {
    const yearRows = await bothAnswer(engines, valueByYear(noFilters));
    const parts = (await bothAnswer(engines, valuePartRows())) as PartRow[];
    for (const one of [choice, {rate: 0.15, years: 10}, {rate: 0.08, years: 1}]) {
      const spread = await bothAnswer(engines, valueSpread(noFilters, one));
      const sum = spread
        .filter((row) => row.part === "band")
        .reduce((all, {value}) => all + value, 0);
      const totals = valueTotals(yearRows, parts, [], one);
      expect(Math.abs(totals.value!.value - sum)).toBeLessThan(0.1);
      expect(totals).toMatchObject({customers: 4, left: 1, alive: 1.25, visits: 3.5});
      const ofParts = totals.parts.reduce((all, {value}) => all + value, 0);
      expect(ofParts).toBeCloseTo(totals.value!.value, 6);
    }
  });

  it("of no customer and of customers without a model of money is unknown", async () => {
    const nobody = await bothAnswer(engines, valueByYear({...noFilters, models: ["C"]}));
    expect(nobody).toEqual([]);
    expect(valueTotals(nobody, [], [], choice).value).toBeNull();
    const [first] = await bothAnswer(engines, valueByYear(noFilters));
    expect(valueTotals([{...first!, service: null}], [], [], choice).value).toBeNull();
  });

  it("has an interval from the independent errors of the parameters", async () => {
    const rows = (await bothAnswer(engines, valueByYear(noFilters))).filter(({year}) => year === 1);
    const errors = rows.flatMap(({frequency_class, year}) =>
      [0, 1].map((component) => ({
        frequency_class,
        year,
        component,
        log_error: 0.03 + 0.01 * component
      }))
    );
    const {value, parts} = valueTotals(rows, [], errors, {rate: 0.1, years: 1});
    // Both classes move together in a component, and components are independent: √(.03² + .04²) = .05.
    expect((value!.hi - value!.value) / value!.value).toBeCloseTo(0.05 * 1.959963984540054, 8);
    expect(parts[0]!.part).toBe("service");
  });
});
