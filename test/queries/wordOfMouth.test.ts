import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import type {Filters} from "../../src/contract/filters.js";
import {wordOfMouth} from "../../src/queries/referrals/mouth.js";
import type {MouthRow} from "../../src/queries/referrals/mouth.js";
import {random as randomSource} from "../stats/random.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines} from "../util/martTables.js";
import {bothAnswer} from "./bothAnswers.js";

const random = randomSource(11);
const below = (n: number) => Math.floor(random() * n);
const day = (number: number) =>
  new Date(Date.UTC(2023, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);

interface Answer {
  response_id: number;
  customer_id: number;
  dealer_id: number;
  model_series: string;
  responded_date: string;
  overall_level: number;
  recommended_count: number | null;
  warned_count: number | null;
  observed_months: number;
}

/** Of customers with one to six answers: a fifth of the customers change dealers or series, half of the answers say how many people. */
const answers: Answer[] = [];
for (let customer_id = 1; customer_id <= 400; customer_id++) {
  const changes = random() < 0.2;
  const dealer = 1 + below(3);
  for (let i = below(6); i >= 0; i--) {
    const number = below(900);
    const isAsked = random() < 0.5;
    answers.push({
      response_id: 0,
      customer_id,
      dealer_id: changes ? 1 + below(3) : dealer,
      model_series: changes && random() < 0.5 ? "B" : "A",
      responded_date: day(number),
      overall_level: 1 + below(5),
      recommended_count: isAsked ? below(4) : null,
      warned_count: isAsked ? below(3) : null,
      observed_months: Math.floor((911 - number) / 30.5)
    });
  }
}
answers.forEach((answer, i) => (answer.response_id = i + 1));

const referrals = Array.from({length: 500}, (_, i) => ({
  referral_id: i + 1,
  dealer_id: 1,
  customer_id: 1 + below(400),
  referred_date: day(below(911)),
  has_bought: random() < 0.5
}));

const inOrder = (a: Answer, b: Answer) =>
  a.responded_date.localeCompare(b.responded_date) || a.response_id - b.response_id;

/** What the site's marts say of an answer: the customer's before it, and whether they are about one dealer and series. */
function answerRow(answer: Answer) {
  const own = answers.filter(({customer_id}) => customer_id === answer.customer_id).sort(inOrder);
  const before = own.filter((other) => inOrder(other, answer) < 0);
  const asked = before.filter(({recommended_count}) => recommended_count !== null);
  const places = new Set(own.map(({dealer_id, model_series}) => `${dealer_id} ${model_series}`));
  return {
    ...answer,
    is_company: false,
    journey: "service",
    questionnaire: "q",
    previous_answer_date: before.at(-1)?.responded_date ?? null,
    previous_asked_date:
      answer.recommended_count === null ? null : (asked.at(-1)?.responded_date ?? null),
    is_travelled: places.size > 1
  };
}

function withinYear(date: string, later: string): boolean {
  const last = new Date(date);
  last.setUTCFullYear(last.getUTCFullYear() + 1);
  return later > date && later <= last.toISOString().slice(0, 10);
}

/** The same sums, customer by customer. */
function expectedRows({dealers, models, from, to}: Filters): MouthRow[] {
  const chosen = answers.filter(
    ({dealer_id, model_series, responded_date}) =>
      (dealers === null || dealers.includes(dealer_id)) &&
      (models === null || models.includes(model_series)) &&
      responded_date.slice(0, 7) >= (from ?? "") &&
      responded_date.slice(0, 7) <= (to ?? "9")
  );
  const firstOf = (of: Answer[]) =>
    of.filter(
      (answer) =>
        !of.some((other) => other.customer_id === answer.customer_id && inOrder(other, answer) < 0)
    );
  const part = ({overall_level}: Answer) => (overall_level >= 5 ? 3 : overall_level > 2 ? 2 : 1);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const did = firstOf(chosen);
  const said = firstOf(chosen.filter(({recommended_count}) => recommended_count !== null));
  return [3, 2, 1].flatMap((of) => {
    const people = did.filter((answer) => part(answer) === of);
    const asked = said.filter((answer) => part(answer) === of);
    if (people.length + asked.length === 0) return [];
    const eligible = people.filter(({observed_months}) => observed_months >= 12);
    const brought = eligible.map(({customer_id, responded_date}) =>
      referrals.filter(
        (referral) =>
          referral.customer_id === customer_id && withinYear(responded_date, referral.referred_date)
      )
    );
    const recommended = asked.map(({recommended_count}) => recommended_count!);
    const warned = asked.map(({warned_count}) => warned_count!);
    const squares = (values: number[]) => sum(values.map((value) => value * value));
    const counts = brought.map(({length}) => length);
    return {
      part: of,
      people: people.length,
      eligible: eligible.length,
      bringers: counts.filter((count) => count > 0).length,
      brought: sum(counts),
      brought_squares: squares(counts),
      buyers: sum(brought.map((of) => of.filter(({has_bought}) => has_bought).length)),
      asked: asked.length,
      recommenders: recommended.filter((count) => count > 0).length,
      recommended: sum(recommended),
      recommended_squares: squares(recommended),
      warners: warned.filter((count) => count > 0).length,
      warned: sum(warned),
      warned_squares: squares(warned)
    };
  });
}

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines({
    dealers: [1, 2, 3].map((dealer_id) => ({dealer_id, as_of: "2025-06-30"})),
    responses: answers.map(answerRow),
    referrals
  });
}, 60_000);
afterAll(() => engines?.close());

describe("wordOfMouth(filters)", () => {
  it.each<Partial<Filters>>([
    {},
    {dealers: [1]},
    {dealers: [1, 3], models: ["A"]},
    {models: ["B"]},
    {from: "2024-02"},
    {to: "2023-11"},
    {from: "2023-06", to: "2024-05", dealers: [2]},
    {dealers: []}
  ])("takes each customer's first answers among those chosen: %j", async (some) => {
    const filters = {...noFilters, ...some};
    expect(await bothAnswer(engines, wordOfMouth(filters))).toEqual(expectedRows(filters));
  });
});
