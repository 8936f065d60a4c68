import {describe, expect, it} from "vitest";
import {practicePart} from "../../src/components/contacts/practices.js";
import {referralFigures} from "../../src/components/referrals/answer.js";
import {riskFigures} from "../../src/components/risk/answer.js";
import {callList} from "../../src/components/risk/callList.js";
import {effectsPicture, recencyPicture} from "../../src/components/risk/modelPictures.js";
import type {Manifest} from "../../src/contract/manifest.js";
import {noFilters} from "../../src/contract/filters.js";
import {manifest} from "./manifest.js";

const having = (...names: string[]): Manifest => ({
  ...manifest,
  sources: Object.fromEntries(names.map((name) => [name, 1]))
});
const metricsOf = (node: HTMLElement): (string | undefined)[] =>
  [...node.querySelectorAll("data")].map(({dataset}) => dataset.metric);

describe("what no extract tells is not 0", () => {
  it("practices whose source is missing have no figure", () => {
    const shares = (["needs", "reminded", "referred", "rework"] as const).map((metric) => ({
      ...{metric, dealer_id: null, people: 50, n: 100, y: 0, nn: 200, ny: 0, yy: 0}
    }));
    const values = (sources: string[]) =>
      Object.fromEntries(
        [
          ...practicePart(shares, [], [], {
            filters: noFilters,
            manifest: having(...sources)
          }).querySelectorAll<HTMLElement>("data")
        ].map(({dataset}) => [dataset.group, dataset.value])
      );
    const bare = values(["repair_order"]);
    expect(bare["practice:rework"]).toBe("0");
    for (const name of ["needs", "reminded", "referred"]) expect(bare[`practice:${name}`]).toBe("");
    const full = values(["repair_order", "repair_order_line", "contact", "sales_order"]);
    for (const name of ["needs", "reminded", "referred"])
      expect(full[`practice:${name}`]).toBe("0");
  });

  it("without sales orders nobody knows who was brought", () => {
    const figures = (...sources: string[]) =>
      metricsOf(referralFigures([], [], [], having("survey_response", ...sources)));
    expect(figures()).toEqual([]);
    expect(figures("sales_order")).toEqual(["referrals", "referral_profit"]);
  });

  it("without a model nothing is at stake, and the list says why it is empty", () => {
    const row = {
      ...{vehicles: 9, customers: 9, foretold: 0, value: 0, value_at_risk: 0},
      ...{callable: 0, callable_value_at_risk: 0, called_lately: 0, refusing: 0}
    };
    expect(riskFigures([row], []).textContent).toBe("");
    const list = callList([], [], {size: 50, share: 0.2, seed: 1}, {filters: noFilters, manifest});
    for (const node of [list, recencyPicture([]), effectsPicture([])])
      expect(node.textContent).toContain("过去可判定的流失太少");
  });
});
