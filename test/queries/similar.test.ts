import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {compared} from "../../src/components/complaints/similarPicture.js";
import {noFilters} from "../../src/contract/filters.js";
import {complaintIceberg} from "../../src/queries/complaints/cases.js";
import {similarCases} from "../../src/queries/complaints/similar.js";
import {random as randomSource} from "../stats/random.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines, Cell} from "../util/martTables.js";
import {bothAnswer} from "./bothAnswers.js";

const random = randomSource(7);
const RETURNS = {5: 0.9, 4: 0.75, 3: 0.6, 2: 0.25} as const;
const COMPLAINS = {5: 0.02, 4: 0.05, 3: 0.25, 2: 0.5} as const;
const EFFECT = -0.15;

/**
 * Customers whose satisfaction decides both whether they complain and whether they come back; complaining
 * itself takes 15 points away. Of the complaints, which were served quickly is a coin and does nothing.
 */
const cases = Array.from({length: 6000}, (_, i): Record<string, Cell> => {
  const place = random();
  const level = place < 0.4 ? 5 : place < 0.8 ? 4 : place < 0.92 ? 3 : 2;
  const hasComplained = random() < COMPLAINS[level];
  const returns = random() < RETURNS[level] + (hasComplained ? EFFECT : 0);
  const isQuick = random() < 0.5;
  return {
    case_id: i + 1,
    dealer_id: 1,
    customer_id: 1 + Math.floor(i / 1.2),
    model_series: "A",
    is_company: false,
    index_date: "2024-03-01",
    is_sale: false,
    ended: hasComplained ? (isQuick ? "quickly" : "resolved") : level === 2 ? "silent" : "none",
    level,
    prior_level: null,
    prior_visit_count: Math.floor(random() * 8),
    prior_profit_cents: Math.floor(random() * 200_000),
    days_to_resolve: hasComplained ? (isQuick ? 1 : 9) : null,
    return_months: returns ? 6 : null,
    observed_months: 15,
    value_when_last_seen_cents: 100_000
  };
});

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines({
    dealers: [{dealer_id: 1, as_of: "2025-06-30"}],
    care_cases: cases,
    dealer_months: [
      {dealer_id: 1, model_series: "A", month: "2025-01-01", visit_count: 900, sale_count: 100}
    ],
    complaints: [{complaint_id: 1, dealer_id: 1, customer_id: 1, received_date: "2025-02-01"}]
  });
}, 60_000);
afterAll(() => engines?.close());

describe("similarCases(filters)", () => {
  it("recovers a planted effect that the difference as it is does not", async () => {
    const rows = await bothAnswer(engines, similarCases(noFilters));
    const {naive, effect, refusal, balance} = compared("complained", rows);
    expect(refusal).toBeNull();
    expect(effect!.lo).toBeLessThan(EFFECT);
    expect(effect!.hi).toBeGreaterThan(EFFECT);
    expect(naive!.hi).toBeLessThan(EFFECT);
    const level = balance.find(({name}) => name === "level")!;
    expect(Math.abs(level.before)).toBeGreaterThan(0.5);
    expect(level.after).toBeCloseTo(0, 10);
  });

  it("finds nothing where the treatment is a coin", async () => {
    const {effect} = compared("quickly", await bothAnswer(engines, similarCases(noFilters)));
    expect(effect!.lo).toBeLessThan(0);
    expect(effect!.hi).toBeGreaterThan(0);
  });

  it("has nobody to compare under filters without cases", async () => {
    const rows = await bothAnswer(engines, similarCases({...noFilters, models: ["B"]}));
    expect(compared("complained", rows)).toMatchObject({
      refusal: "too_few",
      effect: null,
      naive: null
    });
  });
});

describe("complaintIceberg(filters)", () => {
  it("counts what happened, and of those asked who was dissatisfied in silence", async () => {
    const [row] = await bothAnswer(
      engines,
      complaintIceberg({...noFilters, from: "2024-01", to: "2025-06"})
    );
    expect(row).toMatchObject({
      experiences: 1000,
      complaints: 1,
      n: 6000,
      y: cases.filter(({ended}) => ended === "silent").length,
      dissatisfied: cases.filter(({level}) => level === 2).length
    });
  });
});
