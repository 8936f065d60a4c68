import {afterAll, beforeAll, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import type {Filters} from "../../src/contract/filters.js";
import {itemScores} from "../../src/queries/itemScores.js";
import {surveyIndex} from "../../src/queries/surveyIndex.js";
import {random as randomSource} from "../stats/random.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines} from "../util/martTables.js";
import {bothAnswer} from "./bothAnswers.js";

interface Answer {
  response_id: number;
  customer_id: number | null;
  dealer_id: number;
  model_series: string;
  responded_date: string;
  wave: string;
  scores: (number | null)[];
}

const random = randomSource(11);
const below = (n: number): number => Math.floor(random() * n);
const answers: Answer[] = Array.from({length: 500}, (_, i) => {
  const month = 1 + below(12);
  return {
    response_id: i + 1,
    customer_id: random() < 0.1 ? null : 1 + below(random() < 0.5 ? 60 : 2000),
    dealer_id: 1 + below(3),
    model_series: "AB"[below(2)]!,
    responded_date: `2024-${String(month).padStart(2, "0")}-${String(1 + below(28)).padStart(2, "0")}`,
    wave: month <= 6 ? "one" : "two",
    scores: [1, 2, 3].map(() => (random() < 0.2 ? null : 1 + below(5)))
  };
});
const respondent = ({customer_id, response_id}: Answer): number => customer_id ?? -response_id;
const asOf = "2024-11-15";

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines({
    dealers: [1, 2, 3].map((dealer_id) => ({dealer_id, as_of: asOf, region: "东"})),
    items: [1, 2, 3].map((item_id) => ({
      ...{item_id, item_code: `I${item_id}`, questionnaire: "Q", item_role: "attribute"},
      ...{scale_min: 1, scale_max: 5, item_order: item_id, answer_count: 1}
    })),
    responses: answers.map(({scores: _, ...answer}) => ({
      ...answer,
      questionnaire: "Q",
      is_company: false,
      is_only:
        answers.filter((one) => respondent(one) === (answer.customer_id ?? -answer.response_id))
          .length === 1
    })),
    scores: answers.flatMap(({response_id, scores}) =>
      scores.flatMap((score, i) => (score === null ? [] : [{response_id, item_id: i + 1, score}]))
    )
  });
});
afterAll(() => engines.close());

const states: Filters[] = [
  {},
  {from: "2024-03"},
  {to: "2024-07", dealers: [1, 2]},
  {models: ["B"]}
].map((given) => ({...noFilters, ...given}));
const chosen = ({dealers, models, from, to}: Filters): Answer[] =>
  answers.filter(
    ({dealer_id, model_series, responded_date}) =>
      responded_date <= asOf &&
      (dealers?.includes(dealer_id) ?? true) &&
      (models?.includes(model_series) ?? true) &&
      (from === null || responded_date >= `${from}-01`) &&
      (to === null || responded_date <= `${to}-31`)
  );

/** The sums over respondents of how many values each has and what they add up to. */
function clusterSums(values: readonly {cluster: number; y: number}[]) {
  const each = new Map<number, [number, number]>();
  for (const {cluster, y} of values) {
    const [n, sum] = each.get(cluster) ?? [0, 0];
    each.set(cluster, [n + 1, sum + y]);
  }
  const all = [...each.values()];
  const total = (of: (n: number, y: number) => number): number =>
    all.reduce((sum, [n, y]) => sum + of(n, y), 0);
  return {
    ...{people: all.length, n: total((n) => n), y: total((_, y) => y)},
    ...{nn: total((n) => n * n), ny: total((n, y) => n * y), yy: total((_, y) => y * y)}
  };
}

it("scores of items are those of the answers, summed by respondent, for every series", async () => {
  const series = {
    none: () => "all",
    wave: ({wave}: Answer) => wave,
    dealer: ({dealer_id}: Answer) => String(dealer_id),
    region: () => "东"
  };
  for (const filters of states) {
    for (const [split, seriesOf] of Object.entries(series)) {
      const values = chosen(filters).flatMap((answer) =>
        answer.scores.flatMap((y, i) => (y === null ? [] : [{answer, item_id: i + 1, y}]))
      );
      const names = [...new Set(values.map(({answer}) => seriesOf(answer)))].sort();
      const expected = names.flatMap((name) =>
        [1, 2, 3].map((item_id) => {
          const of = values.filter(
            (one) => one.item_id === item_id && seriesOf(one.answer) === name
          );
          return {
            item_id,
            series: name,
            last_date: of
              .map(({answer}) => answer.responded_date)
              .sort()
              .at(-1),
            ...clusterSums(of.map(({answer, y}) => ({cluster: respondent(answer), y})))
          };
        })
      );
      for (const items of [undefined, [1, 2, 3]]) {
        const choice = {questionnaire: "Q", split: split as keyof typeof series};
        const query = itemScores(filters, items === undefined ? choice : {...choice, items});
        expect(await bothAnswer(engines, query)).toEqual(expected);
      }
    }
  }
});

it("the index by dealer and month is that of the answers, also of who answers twice in a month", async () => {
  for (const filters of states) {
    const values = chosen(filters).flatMap((answer) => {
      const rated = answer.scores.filter((score) => score !== null);
      if (2 * rated.length < 3) return [];
      const mean = rated.reduce((sum, score) => sum + (score - 1) / 4, 0) / rated.length;
      return [{answer, cluster: respondent(answer), y: Math.round(100_000 * mean) / 1000}];
    });
    const rows = await bothAnswer(engines, surveyIndex(filters, {questionnaire: "Q"}));
    expect(rows.length).toBeGreaterThan(10);
    for (const {dealer_id, month, ...sums} of rows) {
      const of = values.filter(
        ({answer}) =>
          (dealer_id === null || answer.dealer_id === dealer_id) &&
          (month === null || answer.responded_date.slice(0, 7) === month.slice(0, 7))
      );
      for (const [name, value] of Object.entries(clusterSums(of))) {
        expect(sums[name as keyof typeof sums], name).toBeCloseTo(value, 3);
      }
    }
    const cells = new Set(
      values.map(({answer}) => answer.dealer_id + answer.responded_date.slice(0, 7))
    );
    expect(rows.filter(({dealer_id, month}) => dealer_id !== null && month !== null)).toHaveLength(
      cells.size
    );
  }
});
