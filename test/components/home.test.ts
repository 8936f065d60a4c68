import {describe, expect, it} from "vitest";
import {dealerStandings} from "../../src/components/dealerStanding.js";
import {
  countText,
  gotWorse,
  homeAnswer,
  standing,
  whoMustAct
} from "../../src/components/homeAnswer.js";
import {changesForTheWorse, homeChanges, homeFigures} from "../../src/components/homeFigures.js";
import {changes, measured, pValue} from "../../src/components/measures.js";
import type {MeasureRow} from "../../src/components/measures.js";
import {sentenceText} from "../../src/components/sentence.js";
import {spanOf} from "../../src/components/span.js";
import {sources} from "../../src/contract/sources.js";
import {manifest as base} from "./manifest.js";

const manifest = {
  ...base,
  sources: Object.fromEntries(sources.map(({name}) => [name, 100]))
};
const span = spanOf({from: null, to: null}, manifest);

/** A share of independent people. */
const share = (
  metric: string,
  y: number,
  n: number,
  dealer_id: number | null = null
): MeasureRow => ({
  metric,
  dealer_id,
  people: n,
  n,
  y,
  nn: n,
  ny: y,
  yy: y
});
const count = (metric: string, y: number): MeasureRow => ({
  metric,
  dealer_id: null,
  people: 0,
  n: 0,
  y,
  nn: 0,
  ny: 0,
  yy: 0
});
const of = (...rows: MeasureRow[]) => measured(rows, manifest);

describe("measured(rows, manifest)", () => {
  it("estimates a share with Wilson's interval and keeps n", () => {
    const [measure] = of(share("satisfied_share", 81, 263));
    expect(measure!.figure).toMatchObject({metric: "satisfied_share", format: "share", n: 263});
    expect(measure!.figure.lo).toBeCloseTo(0.2553, 4);
    expect(measure!.figure.hi).toBeCloseTo(0.3662, 4);
  });

  it("leaves out a figure whose extracts are missing", () => {
    const survey = {sources: {survey_response: 100}};
    const rows = [share("satisfied_share", 80, 100), share("came_back", 0, 100)];
    expect(measured(rows, survey).map(({id}) => id)).toEqual(["satisfied_share"]);
  });

  it("refuses a figure that the catalogue does not have", () => {
    expect(() => of(share("mood", 1, 2))).toThrow("metric mood: not in the catalogue");
  });
});

describe("changes(now, before)", () => {
  it("calls a large change of a share better or worse by its direction", () => {
    const now = of(share("satisfied_share", 600, 1000), share("lost_share", 300, 1000));
    const before = of(share("satisfied_share", 800, 1000), share("lost_share", 400, 1000));
    expect(changes(now, before).map(({id, verdict}) => [id, verdict])).toEqual([
      ["satisfied_share", "worse"],
      ["lost_share", "better"]
    ]);
    expect(changes(now, before)[0]!.figure.value).toBeCloseTo(-0.2, 12);
  });

  it("passes no verdict on counts", () => {
    const [change] = changes(of(count("visits", 50)), of(count("visits", 100)));
    expect(change).toMatchObject({verdict: null, figure: {value: -0.5, format: "change"}});
  });

  it("asks more of one change the more are compared (Benjamini–Hochberg)", () => {
    const now = of(share("satisfied_share", 545, 1000));
    const before = of(share("satisfied_share", 500, 1000));
    expect(changes(now, before)[0]!.verdict).toBe("better");
    const ids = ["very_satisfied_share", "rework_share", "lost_share", "at_risk_share"];
    const same = ids.map((id) => share(id, 500, 1000));
    expect(changes([...now, ...of(...same)], [...before, ...of(...same)])[0]!.verdict).toBe("same");
  });

  it("pValue(difference) is 5 % where the interval just touches 0", () => {
    expect(pValue({value: 0.1, lo: 0, hi: 0.2})).toBeCloseTo(0.05, 6);
    expect(pValue({value: -0.1, lo: -0.15, hi: 0})).toBeCloseTo(0.05, 6);
    expect(pValue({value: 0, lo: -0.1, hi: 0.1})).toBe(1);
  });
});

describe("the home page's answer", () => {
  const now = of(
    share("service_retention_rate", 612, 1000),
    share("satisfied_share", 840, 1000),
    share("satisfied_but_gone", 210, 1000),
    count("visits", 6098),
    count("responses", 2145)
  );
  const before = of(
    share("service_retention_rate", 712, 1000),
    share("satisfied_share", 838, 1000)
  );

  it("says where we stand, with what the data have", () => {
    expect(sentenceText(standing(now, span.period))).toBe(
      "近 12 个月的回厂率是 61.2%，满意率是 84.0%；在满了观察期的答卷里，21.0% 说满意却没有再来。"
    );
    const survey = of(share("satisfied_share", 840, 1000));
    expect(sentenceText(standing(survey, span.period))).toBe("近 12 个月的满意率是 84.0%。");
    expect(sentenceText(standing([], span.period))).toContain("数据还不够");
  });

  it("names what got worse, or says that nothing did", () => {
    const worse = gotWorse(now, changes(now, before), "前 12 个月");
    expect(sentenceText(worse)).toBe("与前 12 个月相比，变差的有回厂率（−10.0 个百分点）。");
    const none = gotWorse(now, changes(now, now), "前 12 个月");
    expect(sentenceText(none)).toBe("与前 12 个月相比，没有哪一项可靠地变差。");
  });

  it("names the dealer that is reliably below the others, or says that they are equal", () => {
    const dealers = (third: number) =>
      dealerStandings(
        of(
          share("service_retention_rate", 700, 1000, 1),
          share("service_retention_rate", 690, 1000, 2),
          share("service_retention_rate", third, 1000, 3)
        ),
        manifest
      );
    expect(sentenceText(whoMustAct(dealers(600))!)).toBe(
      "最该行动的是瑞达：回厂率只有 60.0%，比其余门店低 9.5 个百分点。"
    );
    expect(sentenceText(whoMustAct(dealers(685))!)).toContain("看不出可靠的差别");
    expect(sentenceText(whoMustAct(dealers(745))!)).toContain(
      "没有哪家门店的回厂率明显落后；瑞达有 74.5%，比其余门店高 5.0 个百分点"
    );
    expect(whoMustAct(dealerStandings([], manifest))).toBeNull();
  });

  it("puts them together, all figures machine-readable", () => {
    const answer = homeAnswer({now, changes: changes(now, before), dealers: [], span}, manifest);
    const ids = [...answer.querySelectorAll("data")].map((node) => node.dataset.metric);
    expect(ids).toEqual([
      "service_retention_rate",
      "satisfied_share",
      "satisfied_but_gone",
      "service_retention_rate:change"
    ]);
    expect(countText(now)).toBe(" 期间内到店 6,098 次，答卷 2,145 份。");
  });

  it("lists changes for the worse, largest first", () => {
    const list = changesForTheWorse(now, homeChanges(now, before, span), span);
    expect(list.querySelectorAll("li")).toHaveLength(1);
    expect(list.textContent).toBe("回厂率：61.2%，较前 12 个月 −10.0 个百分点。");
  });

  it("does not say that nothing got worse where there is nothing before", () => {
    const list = changesForTheWorse(now, homeChanges(now, [], span), span);
    expect(list.textContent).toBe("前 12 个月的数据不够，没有可比较的。");
    const answer = homeAnswer(
      {now, changes: homeChanges(now, [], span), dealers: [], span},
      manifest
    );
    expect(answer.textContent).not.toContain("变差");
  });

  it("shows tiles with their change, and names extracts that are missing", () => {
    const partial = {sources: {repair_order: 1, survey_response: 1}};
    const node = homeFigures(now, homeChanges(now, before, span), span, partial);
    const tile = node.querySelector(".tile")!;
    expect(tile.querySelector(".tile-label")!.textContent).toBe("回厂率");
    expect(tile.textContent).toContain("较前 12 个月 −10.0 个百分点，变差");
    expect(node.querySelector<HTMLElement>(".missing")!.dataset.missing).toBe(
      "sales_order complaint"
    );
  });
});

describe("spanOf(filters, manifest)", () => {
  it("is the last 12 months where no period is chosen", () => {
    expect(span).toEqual({period: "近 12 个月", before: "前 12 个月"});
  });

  it("compares a period of at most 12 months with the same a year earlier", () => {
    expect(spanOf({from: "2026-01", to: "2026-03"}, manifest).before).toBe("上年同期");
    expect(spanOf({from: "2025-11", to: null}, manifest).before).toBe("上年同期");
    expect(spanOf({from: "2025-10", to: null}, manifest).before).toBeNull();
    expect(spanOf({from: null, to: "2026-03"}, manifest).before).toBeNull();
  });
});
