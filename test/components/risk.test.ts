import {describe, expect, it} from "vitest";
import {callEffect} from "../../src/components/risk/callEffect.js";
import type {CallArmRow} from "../../src/components/risk/callEffect.js";
import type {CallRow} from "../../src/components/risk/callList.js";
import {callCsv, listed, reasonText, talkText} from "../../src/components/risk/callList.js";
import {scoreUsed} from "../../src/components/risk/context.js";
import {noFilters} from "../../src/contract/filters.js";
import {holdOut} from "../../src/stats/holdOut.js";
import {newcombeDifference} from "../../src/stats/newcombe.js";
import {wilsonInterval} from "../../src/stats/wilson.js";
import {manifest} from "./manifest.js";

const call = (customer_id: number, more: Partial<CallRow> = {}): CallRow => ({
  customer_id,
  vehicle_id: customer_id + 1000,
  dealer_id: 1,
  model_series: "A",
  days_overdue: 12,
  probability: 0.4,
  value: 1000,
  value_at_risk: 400,
  reason_1: 1,
  reason_2: 2,
  reason_3: null,
  days_since_contact: null,
  segment: "b",
  ...more
});
const effect = (effect_nth: number, feature: string, level: number) => ({
  effect_nth,
  score: "model",
  feature,
  level,
  n: 100,
  lost: 40,
  coefficient: 1,
  lo: 0.5,
  hi: 1.5
});
const effects = [effect(1, "recency", 3), effect(2, "complaint", 3)];
const calls = Array.from({length: 60}, (_, i) => call(i + 1));

describe("holdOut(keys, share, seed)", () => {
  const keys = Array.from({length: 200}, (_, i) => i + 1);

  it("sets aside exactly the share, the same for the same seed whatever the order", () => {
    const held = holdOut(keys, 0.2, 1);
    expect(held.size).toBe(40);
    expect([...holdOut([...keys].reverse(), 0.2, 1)].sort()).toEqual([...held].sort());
    expect([...holdOut(keys, 0.2, 2)].sort()).not.toEqual([...held].sort());
    expect(holdOut(keys, 0, 1).size).toBe(0);
  });

  it("sets every customer aside equally often over many seeds", () => {
    const times = new Map<number, number>();
    for (let seed = 1; seed <= 1000; seed++)
      for (const key of holdOut(keys, 0.2, seed)) times.set(key, (times.get(key) ?? 0) + 1);
    // 200 times on average; five standard deviations of a binomial of 1,000 draws are 63.
    for (const key of keys) expect(Math.abs((times.get(key) ?? 0) - 200)).toBeLessThan(63);
  });
});

describe("the call list", () => {
  const choice = {size: 50, share: 0.2, seed: 1};
  const context = {filters: noFilters, manifest};

  it("has its size, and those set aside at its end", () => {
    const list = listed(calls, choice);
    expect(list).toHaveLength(50);
    expect(list.findIndex(({isCalled}) => !isCalled)).toBe(40);
    expect(list.slice(40).every(({isCalled}) => !isCalled)).toBe(true);
  });

  it("says why to call, and what to say by the reason that is not the due date", () => {
    expect(reasonText(call(1), effects)).toContain("没解决");
    expect(talkText(call(1), effects)).toMatch(/^先问投诉解决了没有.*取送车/);
    expect(talkText(call(1, {reason_2: null, segment: null}), effects)).toContain("当场约时间");
  });

  it("leaves the page with surrogate keys, list, day, arm, share and seed", () => {
    const {header, rows, facts} = callCsv(listed(calls, choice), effects, choice, context);
    expect(header.slice(0, 6)).toEqual([
      "key_table_id",
      "customer_id",
      "vehicle_id",
      "名单编号",
      "名单日期",
      "安排"
    ]);
    expect(rows).toHaveLength(50);
    expect(rows.filter((row) => row[5] === "不联系（对照）")).toHaveLength(10);
    expect(rows[0]![3]).toMatch(/^R\d{8}-50-20-1$/);
    expect(facts!.map(({value}) => value).join()).toMatch(/20%.*种子 1/);
  });
});

describe("callEffect(rows)", () => {
  const arm = (is_called: boolean, n: number, y: number, profit: number): CallArmRow => ({
    list_nth: null,
    drawn_date: null,
    is_called,
    listed: n,
    reached: is_called ? n / 2 : 0,
    people: n,
    n,
    y,
    nn: n,
    ny: y,
    yy: y,
    profit_y: y * profit,
    profit_ny: y * profit,
    profit_yy: y * profit * profit
  });

  it("is the difference of the arms as they were drawn, by Newcombe's interval", () => {
    const found = callEffect([arm(true, 400, 160, 500), arm(false, 100, 25, 500)])!;
    const share = (y: number, n: number) => ({value: y / n, ...wilsonInterval(y, n)!});
    const expected = newcombeDifference(share(160, 400), share(25, 100));
    expect(found.visits.value).toBeCloseTo(expected.value, 12);
    expect(found.visits.lo).toBeCloseTo(expected.lo, 12);
    expect(found.visits.hi).toBeCloseTo(expected.hi, 12);
    // Profit is 500 a visit: the mean differs by .15 · 500 yuan, over 400 customers.
    expect(found.saving!.value).toBeCloseTo(0.15 * 500 * 400, 6);
    expect(found.saving!.lo).toBeGreaterThan(0);
  });

  it("is not given with too few set aside, nor without them", () => {
    expect(callEffect([arm(true, 400, 160, 500), arm(false, 9, 2, 500)])).toBeNull();
    expect(callEffect([arm(true, 400, 160, 500)])).toBeNull();
  });
});

describe("scoreUsed(checks)", () => {
  const check = (lo: number) => ({
    score: "difference",
    measure: "area",
    nth: 0,
    x: null,
    value: 0.03,
    lo,
    hi: 0.06,
    n: 900
  });

  it("is the model only where it is surely better than recency alone", () => {
    expect(scoreUsed([check(0.01)])).toBe("model");
    expect(scoreUsed([check(-0.01)])).toBe("rule");
    expect(scoreUsed([])).toBeNull();
  });
});
