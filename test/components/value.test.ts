import {beforeAll, describe, expect, it} from "vitest";
import {chosenModel, refusalOf} from "../../src/components/value/holdOut.js";
import {valueAnswer} from "../../src/components/value/answer.js";
import {bandsOf, topShare} from "../../src/components/value/spreadPicture.js";
import type {SpreadRow} from "../../src/components/value/spreadPicture.js";
import {audienceCsv} from "../../src/components/audience/list.js";
import {strategyCards} from "../../src/components/audience/cards.js";
import {classesOf, schemeNames} from "../../src/contract/segments.js";
import {strategyOf} from "../../src/i18n/strategies.js";

const band = (number: number, customers: number, value: number): SpreadRow => ({
  part: "band",
  number,
  model_series: null,
  customers,
  value,
  value_2: 0
});
const parameter = (model: string, name: string, fitted_on = "without_last_months") => ({
  model,
  fitted_on,
  parameter: name,
  value: 1,
  lo: null,
  hi: null
});

beforeAll(() => {
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
});

describe("residual value on the page", () => {
  it("topShare(rows, share) takes the most valuable first and part of the band in which the cut falls", () => {
    const rows = [band(0, 80, 0), band(1000, 15, 15_000), band(5000, 5, 25_000)];
    expect(topShare(rows, 0.05)).toBeCloseTo(25 / 40, 10);
    expect(topShare(rows, 0.2)).toBeCloseTo(1, 10);
    expect(topShare(rows, 0.125)).toBeCloseTo((25 + 7.5) / 40, 10);
    expect(topShare([], 0.2)).toBeNull();
  });

  it("bandsOf(rows) loses no customer and no yuan", () => {
    const rows = [band(-100, 1, -50), band(0, 2, 100), band(400, 3, 1300), band(20_000, 1, 20_050)];
    const bands = bandsOf(rows);
    expect(bands.reduce((sum, {customers}) => sum + customers, 0)).toBe(7);
    expect(bands.reduce((sum, {value}) => sum + value, 0)).toBe(21_400);
  });

  it("says why nothing is forecast", () => {
    const rows = [parameter("bg_nbd", "refused_too_few_repeaters")];
    expect(chosenModel(rows)).toBeNull();
    expect(refusalOf(rows)).toBe("too_few_repeaters");
    const fitted = [parameter("cnbd", "chosen"), parameter("mbg_nbd", "refused_not_identified")];
    expect(refusalOf(fitted)).toBeNull();
    expect(refusalOf([...fitted, parameter("gamma_gamma", "refused_not_identified", "all")])).toBe(
      "not_identified"
    );
    const totals = {customers: 3, left: 0, alive: null, visits: 0, value: null, parts: []};
    const answer = valueAnswer(totals, rows, {rate: 0.1, years: 5});
    expect(answer.textContent).toContain("200");
    expect(answer.querySelector("[data-metric]")).toBeNull();
  });
});

describe("audience on the page", () => {
  it("has a strategy for every class of every scheme, and its own numbers on each card", () => {
    for (const scheme of schemeNames) {
      for (const [name] of classesOf(scheme)) expect(strategyOf(scheme, name), name).toBeDefined();
      const cards = strategyCards([], scheme);
      expect(cards.querySelectorAll(".strategy-card")).toHaveLength(classesOf(scheme).length);
    }
    const row = {
      class: "b",
      customers: 40,
      prospects: 0,
      valued: 40,
      value: 8000,
      value_2: 0,
      last_year: 0,
      lost: 30,
      at_risk: 2,
      referrals: 1
    };
    const found = strategyCards([row], "abcd").querySelector('[data-metric="residual_value_mean"]');
    expect(found?.getAttribute("data-value")).toBe("200");
  });

  it("leaves the page by key alone, the key table first", () => {
    const {header, rows} = audienceCsv(
      [
        {
          customer_id: 7,
          home_dealer_id: 1,
          model_series: "A",
          last_seen_month: "2025-01",
          next_due_month: null,
          mileage: 1,
          value: 500,
          alive_share: 0.5
        }
      ],
      "winter",
      {dealers: [], key_table_id: "t1"}
    );
    expect(header.slice(0, 2)).toEqual(["key_table_id", "customer_id"]);
    expect(rows[0]!.slice(0, 2)).toEqual(["t1", 7]);
  });
});
