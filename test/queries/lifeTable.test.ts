import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import type {Filters} from "../../src/contract/filters.js";
import {lossTable, reactivationTable} from "../../src/queries/churn/curves.js";
import {lossOutcomes} from "../../src/queries/churn/outcomes.js";
import {reasonBehaviour} from "../../src/queries/churn/reasons.js";
import {lossShare} from "../../src/queries/churn/share.js";
import {random as randomSource} from "../stats/random.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines} from "../util/martTables.js";
import {bothAnswer} from "./bothAnswers.js";

const asOfs: Readonly<Record<number, string>> = {1: "2025-06-30", 2: "2025-05-12", 3: "2025-02-28"};
const text = (date: Date): string => date.toISOString().slice(0, 10);
const addDays = (day: string, days: number): string =>
  text(new Date(Date.parse(day) + days * 86_400_000));
/** A day so many months later, at the end of a shorter month. */
function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return text(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))));
}
/** Whole months that are over from one day to another, 0 before it. */
function monthsTo(from: string, to: string): number {
  let months = 0;
  while (addMonths(from, months + 1) <= to) months++;
  return months;
}
/** Least number of months within which a later day lies. */
const monthsWithin = (later: string, day: string): number =>
  monthsTo(day, later) + (addMonths(day, monthsTo(day, later)) < later ? 1 : 0);

/** A car as its dates tell: the reference counts from these alone. */
interface Car {
  vehicle_id: number;
  customer_id: number | null;
  dealer: number;
  series: string;
  sale: string;
  entry: string;
  due: string | null;
  back: string | null;
  left: string | null;
  asked: string | null;
  isHighBill: boolean | null;
}

function randomCars(): Car[] {
  const random = randomSource(7);
  const below = (n: number) => Math.floor(random() * n);
  return Array.from({length: 400}, (_, i) => {
    const dealer = 1 + below(3);
    const sale = addDays("2020-01-31", below(1800));
    const entry = random() < 0.6 ? sale : addDays(sale, below(900));
    const due = random() < 0.6 ? addDays(entry, 60 + below(900)) : null;
    const back = due !== null && random() < 0.3 ? addDays(addMonths(due, 6), 1 + below(400)) : null;
    const gone = addDays(addMonths(due ?? entry, due === null ? 0 : 7), below(600));
    return {
      vehicle_id: i + 1,
      customer_id: random() < 0.05 ? null : 1 + below(250),
      dealer,
      series: "ABC"[below(3)]!,
      sale,
      entry,
      due,
      back,
      left: back === null && random() < 0.3 && gone <= asOfs[dealer]! ? gone : null,
      asked: random() < 0.4 ? addDays("2023-01-01", below(1000)) : null,
      isHighBill: random() < 0.2 ? null : random() < 0.4
    };
  }).filter(({entry, dealer}) => entry <= asOfs[dealer]!);
}

const cars = randomCars();
const graceOver = ({due}: Car): string => addMonths(due!, 6);
const isLost = (car: Car): boolean => car.due !== null && graceOver(car) <= asOfs[car.dealer]!;

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines({
    dealers: Object.entries(asOfs).map(([dealer_id, as_of]) => ({
      dealer_id: Number(dealer_id),
      as_of
    })),
    vehicle_lives: cars.map((car) => ({
      vehicle_id: car.vehicle_id,
      customer_id: car.customer_id,
      home_dealer_id: car.dealer,
      model_series: car.series,
      is_company: false,
      is_sold_here: car.entry === car.sale,
      sale_date: car.sale,
      entry_date: car.entry,
      entry_months: monthsTo(car.sale, car.entry),
      observed_months: monthsTo(car.sale, asOfs[car.dealer]!),
      left_months: car.left === null ? null : monthsTo(car.sale, car.left),
      left_how: car.left === null ? null : "sold",
      out_of_use_date: car.left,
      is_high_bill: car.isHighBill,
      has_open_complaint: false
    })),
    silences: cars.filter(isLost).map((car, i) => ({
      silence_id: i + 1,
      vehicle_id: car.vehicle_id,
      event_date: car.entry,
      due_date: car.due,
      event_months: monthsTo(car.sale, car.entry),
      due_months: monthsTo(car.sale, car.due!),
      next_after_due: car.back === null ? null : monthsWithin(car.back, car.due!),
      left_after_due: car.left === null ? null : monthsWithin(car.left, car.due!),
      observed_after_due: monthsTo(car.due!, asOfs[car.dealer]!),
      observed_after: monthsTo(car.entry, asOfs[car.dealer]!)
    })),
    churn_reasons: cars
      .filter(({asked}) => asked !== null)
      .map(({vehicle_id, customer_id, dealer, asked}, i) => ({
        ...{churn_reason_id: i + 1, vehicle_id, customer_id, dealer_id: dealer},
        ...{asked_date: asked, churn_reason: "moved", is_company: false}
      }))
  });
});
afterAll(() => engines.close());

const states: Filters[] = [
  {},
  {from: "2023-03"},
  {to: "2024-02"},
  {from: "2024-01", to: "2025-05"},
  {from: "2024-05", to: "2024-05", dealers: [1, 3]},
  {from: "2022-07", to: "2030-01", dealers: [2], models: ["A", "C"]},
  {from: "2024-05", to: "2024-04"}
].map((given) => ({...noFilters, ...given}));

/** The last day of the month before the period, and the last that counts at a dealer. */
const spanOf = ({from, to}: Filters, dealer: number): [string, string] => {
  const end = to === null ? "9999-12-31" : addDays(addMonths(`${to}-01`, 1), -1);
  return [
    from === null ? "0001-01-01" : addDays(`${from}-01`, -1),
    end < asOfs[dealer]! ? end : asOfs[dealer]!
  ];
};
const chosen = ({dealers, models}: Filters): Car[] =>
  cars.filter(
    ({dealer, series}) => (dealers?.includes(dealer) ?? true) && (models?.includes(series) ?? true)
  );
const isWithin = (filters: Filters, dealer: number, day: string): boolean => {
  const [after, last] = spanOf(filters, dealer);
  return day > after && day <= last;
};

/** How many there are of each, in order of their names. */
const tally = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

describe("figures added up from cells are those of the vehicles", () => {
  it("the life table, within any period and by every split", async () => {
    for (const filters of states) {
      const followed = chosen(filters).flatMap((car) => {
        const [after, last] = spanOf(filters, car.dealer);
        const entered = Math.max(monthsTo(car.sale, car.entry), monthsTo(car.sale, after));
        const known = monthsTo(car.sale, asOfs[car.dealer]!) - 6;
        const horizon = Math.min(known, monthsTo(car.sale, last));
        const lost = isLost(car) ? monthsTo(car.sale, car.due!) : Infinity;
        const left = car.left === null ? Infinity : monthsTo(car.sale, car.left);
        const [ended, how] =
          lost <= horizon ? [lost, "lost"] : left <= horizon ? [left, "left"] : [horizon, "end"];
        return ended > entered ? [{car, entered, ended, how}] : [];
      });
      const parts = {
        none: null,
        dealer: (car: Car) => String(car.dealer),
        model: (car: Car) => car.series,
        year: (car: Car) => car.sale.slice(0, 4),
        origin: (car: Car) => (car.entry === car.sale ? "here" : "elsewhere")
      };
      for (const [split, partOf] of Object.entries(parts)) {
        const expected = tally(
          followed.flatMap(({car, entered, ended, how}) => [
            `all ${ended} ${how}`,
            ...(entered > 0 ? [`all ${entered} late`] : []),
            ...(partOf === null ? [] : [`${partOf(car)} ${ended} ${how}`]),
            ...(partOf === null || entered === 0 ? [] : [`${partOf(car)} ${entered} late`])
          ])
        );
        const rows = await bothAnswer(
          engines,
          lossTable(filters, {split: split as keyof typeof parts})
        );
        const found: Record<string, number> = {};
        for (const {part, month, events, competing, censored, late} of rows) {
          const counts = {lost: events, left: competing, end: censored, late};
          for (const [how, count] of Object.entries(counts)) {
            if (count !== 0) found[`${part ?? "all"} ${month} ${how}`] = count;
          }
        }
        expect(found, JSON.stringify([filters, split])).toEqual(expected);
      }
    }
  });

  it("coming back, by the day on which the loss is dated", async () => {
    for (const filters of states) {
      const expected = tally(
        chosen(filters)
          .filter((car) => isLost(car) && isWithin(filters, car.dealer, car.due!))
          .map((car) => {
            const known = monthsTo(car.due!, asOfs[car.dealer]!) - 6;
            const back = car.back === null ? Infinity : monthsWithin(car.back, car.due!) - 6;
            const left = car.left === null ? Infinity : monthsWithin(car.left, car.due!) - 6;
            if (back <= known + 1) return `${back} back`;
            return left <= known ? `${left} left` : `${known + 1} end`;
          })
      );
      const found: Record<string, number> = {};
      for (const row of await bothAnswer(engines, reactivationTable(filters))) {
        const counts = {back: row.events, left: row.competing, end: row.censored};
        for (const [how, count] of Object.entries(counts)) {
          if (count !== 0) found[`${row.month} ${how}`] = count;
        }
      }
      expect(found, JSON.stringify(filters)).toEqual(expected);
    }
  });

  it("what became of them, and of how many customers", async () => {
    for (const filters of states) {
      const known = chosen(filters).filter(
        ({entry, dealer}) => entry <= spanOf(filters, dealer)[1]
      );
      const outcomeOf = (car: Car): string => {
        if (isLost(car)) return car.back === null ? "lost" : "back";
        if (car.left !== null) return "sold";
        return car.entry > addMonths(asOfs[car.dealer]!, -6) ? "too_young" : "under_care";
      };
      const expected = [...new Set(known.map(outcomeOf))].toSorted().map((outcome) => {
        const of = known.filter((car) => outcomeOf(car) === outcome);
        const owners = new Set(of.flatMap(({customer_id}) => customer_id ?? []));
        return {outcome, vehicles: of.length, customers: owners.size};
      });
      expect(await bothAnswer(engines, lossOutcomes(filters))).toEqual(expected);
    }
  });

  it("the last bills of those lost or asked in the period, and of those that stayed", async () => {
    for (const filters of states) {
      const parts = chosen(filters).flatMap((car) => [
        ...(isLost(car)
          ? isWithin(filters, car.dealer, car.due!)
            ? [{car, part: "lost"}]
            : []
          : car.left === null
            ? [{car, part: "stayed"}]
            : []),
        ...(car.asked !== null && isWithin(filters, car.dealer, car.asked)
          ? [{car, part: "moved"}]
          : [])
      ]);
      const rows = await bothAnswer(engines, reasonBehaviour(filters));
      expect(rows.map(({part, vehicles}) => [part, vehicles])).toEqual(
        Object.entries(tally(parts.map(({part}) => part)))
      );
      for (const {part, billed, high_bill} of rows) {
        const bills = parts.filter((of) => of.part === part).map(({car}) => car.isHighBill);
        expect([billed, high_bill]).toEqual([
          bills.filter((bill) => bill !== null).length,
          bills.filter((bill) => bill === true).length
        ]);
      }
    }
  });

  it("the share lost, over customers with one car and with several", async () => {
    for (const filters of states.slice(0, 3)) {
      const back = (day: string, months: number): string =>
        addDays(day, 1).endsWith("-01")
          ? addDays(addMonths(`${addDays(day, 1)}`, -months), -1)
          : addMonths(day, -months);
      const sums = new Map<number, [number, number]>();
      for (const car of chosen(filters)) {
        const [, end] = spanOf(filters, car.dealer);
        const [start, known] = [back(end, 18), back(end, 6)];
        const lost = isLost(car) ? car.due! : "9999-12-31";
        if (car.entry > start || (car.left ?? "9999-12-31") <= start || lost <= start) continue;
        const cluster = car.customer_id ?? -car.vehicle_id;
        const [n, y] = sums.get(cluster) ?? [0, 0];
        sums.set(cluster, [n + 1, y + (lost <= known ? 1 : 0)]);
      }
      const all = [...sums.values()];
      const total = (of: (n: number, y: number) => number): number =>
        all.reduce((sum, [n, y]) => sum + of(n, y), 0);
      expect(await bothAnswer(engines, lossShare(filters))).toEqual([
        {
          metric: "lost_share",
          dealer_id: null,
          people: all.length,
          n: total((n) => n),
          y: total((_, y) => y),
          nn: total((n) => n * n),
          ny: total((n, y) => n * y),
          yy: total((_, y) => y * y)
        }
      ]);
    }
  });
});
