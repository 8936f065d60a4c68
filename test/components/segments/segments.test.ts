import {beforeEach, describe, expect, it} from "vitest";
import {abcdSizes, sumSizes} from "../../../src/components/segments/abcdSizes.js";
import {lostFigure} from "../../../src/components/segments/abcdFigures.js";
import {abcdAnswer} from "../../../src/components/segments/abcdPicture.js";
import {sizeTable} from "../../../src/components/segments/abcdTables.js";
import {signComparisons} from "../../../src/components/segments/beforePicture.js";
import {classCsv, listOf} from "../../../src/components/segments/classList.js";
import {ruleControls, rulesFromControls} from "../../../src/components/segments/controls.js";
import {aroundClass, endsText, personFlows} from "../../../src/components/segments/flows.js";
import {missingText, ruleText} from "../../../src/components/segments/insectsPanel.js";
import {flowMatrix} from "../../../src/components/segments/movementPictures.js";
import {tierCuts, tierSizes} from "../../../src/components/segments/pyramid.js";
import {rfmGrid} from "../../../src/components/segments/rfmPicture.js";
import {saidSides} from "../../../src/components/segments/saidDone.js";
import {segmentText} from "../../../src/components/segments/segmentText.js";
import {sentenceText} from "../../../src/components/sentence.js";
import {completeRules} from "../../../src/contract/segments.js";
import {noFilters} from "../../../src/contract/filters.js";
import {manifest} from "../manifest.js";

beforeEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, "", "/segments");
});

const place = (
  step: number | null,
  band: number | null,
  customers: number,
  profit: number,
  lost = 0,
  lost_profit = 0
) => ({is_company: false, step, band, customers, profit, lost, lost_profit});

// By services in twentieths: 15 is the cut of 0.75; band 9 is the last of the upper 30 %.
const places = [
  place(15, 9, 20, 9000),
  place(14, 9, 40, 12_000, 10, 2000),
  place(20, 10, 60, 3000),
  place(0, 21, 80, 1000, 80, 1000),
  place(null, 3, 7, 500),
  {...place(20, 0, 3, 99_999), is_company: true}
];
const rules = completeRules("abcd");

describe("abcdSizes(places, rules)", () => {
  const sizes = (given = rules) =>
    Object.fromEntries(
      Object.entries(abcdSizes(places, given)).map(([name, {customers}]) => [name, customers])
    );

  it("cuts where the rules say, companies apart", () => {
    expect(sizes()).toEqual({a: 20, b: 40, c: 60, d: 80, none: 7});
    expect(sizes({...rules, loyal_services: 0.7})).toMatchObject({a: 60, b: 0});
    expect(sizes({...rules, high_value: 0.35})).toMatchObject({a: 80, c: 0});
    expect(abcdSizes(places, rules, {companies: true}).a.customers).toBe(3);
  });

  it("adds up to everyone at any cut", () => {
    for (const high_value of [0.01, 0.3, 0.9]) {
      for (const loyal_services of [0.05, 0.75, 1]) {
        const all = sumSizes(
          Object.values(abcdSizes(places, {...rules, high_value, loyal_services}))
        );
        expect(all).toEqual({customers: 207, profit: 25_500, lost: 90, lostProfit: 3000});
      }
    }
  });

  it("is said in one sentence, with what is at risk", () => {
    const text = sentenceText(abcdAnswer(places, rules));
    expect(text).toContain("20.0% 价值高却不忠诚"); // 40 of the 200 who are classed
    expect(text).toContain("48.0%"); // 12,000 of 25,000
    expect(text).toContain("25.0% 已经流失，还在的 30 位最后一年值 1.0 万元");
  });

  it("tells the share lost with Wilson's interval", () => {
    // 10 of 40: centre (0.25 + z²/80)/(1 + z²/40), Newcombe (1998), method 3.
    const {lo, hi} = lostFigure("b", abcdSizes(places, rules).b);
    expect(lo).toBeCloseTo(0.1419, 4);
    expect(hi).toBeCloseTo(0.4019, 4);
  });

  it("has a table with a total", () => {
    const table = sizeTable(abcdSizes(places, rules));
    expect(table.querySelector(".is-total")!.textContent).toContain("207");
  });
});

describe("the pyramid", () => {
  const rows = [
    {is_company: false, yuan: null, customers: 5},
    {is_company: false, yuan: -10, customers: 10},
    {is_company: false, yuan: 100, customers: 70},
    {is_company: false, yuan: 1000, customers: 15},
    {is_company: false, yuan: 5000, customers: 5},
    {is_company: true, yuan: 90_000, customers: 1}
  ];

  it("cuts by amounts, typed or of today's shares", () => {
    const points = [
      {share: 0.01, yuan: 9000},
      {share: 0.05, yuan: 5000},
      {share: 0.2, yuan: 1000}
    ];
    const byShare = tierCuts(completeRules("tiers"), points);
    expect(byShare).toEqual([9000, 5000, 1000]);
    expect(tierSizes(rows, byShare).map(({customers}) => customers)).toEqual([0, 5, 15, 80]);
    expect(tierSizes(rows, byShare).map(({profit}) => profit)).toEqual([0, 25_000, 15_000, 6900]);
    const byYuan = tierCuts(
      completeRules("tiers", {tier_by: "yuan", tier_middle_yuan: 100}),
      points
    );
    expect(byYuan).toEqual([15_000, 10_000, 100]);
  });
});

describe("rules that a manager reads and changes", () => {
  it("are written with the values that they have", () => {
    const changed = completeRules("insects", {bee_active: 6, intent_high: "H"});
    expect(ruleText("bee", changed)).toContain("最近 6 个月 到过店");
    expect(ruleText("dragonfly", changed)).toContain("意向为 H，");
    expect(missingText("intent_compared")).toBe("意向级别、比较了几款车");
    expect(missingText("purchase_and_lead")).toContain("没买过车");
    const segment = {scheme: "abcd", class: "b", rules: {high_value: 0.2}} as const;
    expect(segmentText(segment)).toBe("B 低忠诚高价值（高价值：价值最高的 20%）");
  });

  it("come from the address and go into it", () => {
    history.replaceState(null, "", "/segments?rule_compared=3&rule_intent_high=HAB");
    const inputs = ruleControls("insects", ["compared", "intent_high", "bee_active"]);
    document.body.append(...Object.values(inputs));
    const values = Object.fromEntries(
      Object.entries(inputs).map(([name, input]) => [name, input.value])
    );
    expect(rulesFromControls("insects", values)).toMatchObject({
      compared: 3,
      intent_high: "HAB",
      bee_active: 12
    });
    (inputs.bee_active as {value: number | string}).value = 6;
    expect(location.search).toContain("rule_bee_active=6");
  });
});

describe("recency, frequency and what is said", () => {
  it("adds the money scores of a cell up", () => {
    const row = {lost: 1, profit: 10, due: 4, done: 2, tenure_days: 5, visit_days: 3, received: 7};
    const [cell] = rfmGrid([
      {...row, recency: 5, frequency: 4, money: 1, customers: 2},
      {...row, recency: 5, frequency: 4, money: 5, customers: 3}
    ]);
    expect(cell).toMatchObject({customers: 5, moneyScores: 17, due: 8, done: 4});
  });

  it("sets those who say that they are loyal against what they do", () => {
    const row = {is_company: false, lost: 0, profit: 0};
    expect(
      saidSides(
        [
          {...row, said: 16, done: 15, customers: 5}, // level 4, three in four
          {...row, said: 17, done: 14, customers: 3},
          {...row, said: 15, done: 20, customers: 2},
          {...row, said: null, done: 20, customers: 9}
        ],
        rules
      )
    ).toEqual([
      {says: true, customers: 8, loyal: 5},
      {says: false, customers: 2, loyal: 2}
    ]);
  });
});

describe("movement", () => {
  const row = (before: string, after: string, customers: number, prospects = 0) => ({
    before,
    after,
    is_company: false,
    customers,
    prospects
  });
  const rows = [
    row("bee", "bee", 50),
    row("bee", "customer", 20),
    row("customer", "bee", 10),
    row("customer", "customer", 100),
    row("butterfly", "bee", 2, 0),
    row("unseen", "bee", 5),
    row("unseen", "butterfly", 0, 7),
    {...row("bee", "customer", 99), is_company: true}
  ];
  const flows = personFlows(rows);

  it("counts who became one, left and stayed", () => {
    expect(aroundClass(flows, "bee")).toEqual({
      before: 70,
      after: 67,
      stayed: 50,
      left: 20,
      became: 12,
      arrived: 5,
      outside: 112
    });
  });

  it("has a matrix whose rows and columns add up", () => {
    const table = flowMatrix(flows, "insects");
    const total = [...table.querySelectorAll(".is-total td")].map(({textContent}) =>
      Number(/^[\d,]+/.exec(textContent)![0].replace(",", ""))
    );
    expect(total).toEqual([67, 120, 0, 7, 0, 0, 194]);
    // 20 of 70: Wilson 0.1933 to 0.4005
    expect(table.textContent).toContain("19.3%–40.1%");
  });

  it("says which two days are compared", () => {
    const dealers = [{...manifest.dealers[0]!, as_of: "2026-10-31"}];
    expect(endsText(noFilters, {dealers}, 2)).toEqual({
      before: "2025年12月31日",
      after: "数据截止日"
    });
    expect(endsText({to: "2026-08"}, {dealers}, 1)).toEqual({
      before: "2025年12月31日",
      after: "2026年6月30日"
    });
    expect(endsText({to: "2025-06"}, {dealers}, 1).after).toBe("2025年6月30日");
  });

  it("corrects all comparisons together, and makes none of small groups", () => {
    const sign = (was_in: boolean, is_in: boolean, name: string, yes: number, known: number) => ({
      was_in,
      is_in,
      sign: name,
      yes,
      known
    });
    const compared = signComparisons([
      sign(false, true, "complained", 30, 80),
      sign(false, false, "complained", 18, 90),
      sign(false, true, "visited_twice", 5, 40),
      sign(false, false, "visited_twice", 12, 41),
      sign(true, false, "complained", 1, 9), // too few
      sign(true, true, "complained", 10, 90)
    ]);
    const of = (way: string, name: string) =>
      compared.find((each) => each.way === way && each.sign === name)!;
    // p of R's prop.test: 0.01140479 and 0.06390474; two tests, so the smaller counts double.
    expect(of("became", "complained").q).toBeCloseTo(2 * 0.01140479, 6);
    expect(of("became", "visited_twice").q).toBeCloseTo(0.06390474, 6);
    expect(of("left", "complained")).toMatchObject({q: null, difference: null});
  });
});

describe("the list of a class", () => {
  it("asks for a class by its rules, a cell or those who only say so", () => {
    const all = {abcd: rules, tiers: {}, insects: {}};
    const cell = {recency: "5", frequency: "1"};
    expect(listOf("tiers.top", all, cell)).toEqual({scheme: "tiers", class: "top", rules: {}});
    expect(listOf("rfm", all, cell)).toEqual({recency: 5, frequency: 1});
    expect(listOf("said", all, cell)).toEqual({said_from: 4, done_below: 0.75});
  });

  it("leaves with keys alone", () => {
    const csv = classCsv(
      "B",
      [
        {
          customer_id: 12,
          home_dealer_id: 1,
          model_series: "A",
          last_seen_month: "2025-03",
          value: 500.5,
          services_due: 3,
          services_done: 1,
          is_company: false,
          is_lost: true,
          customers: 1,
          total_value: 500.5
        }
      ],
      {filters: noFilters, manifest}
    );
    expect(csv.header.slice(0, 2)).toEqual(["key_table_id", "customer_id"]);
    expect(csv.rows[0]!.slice(0, 2)).toEqual([manifest.key_table_id, 12]);
    expect(csv.rows[0]!.at(-1)).toBe("已流失");
  });
});
