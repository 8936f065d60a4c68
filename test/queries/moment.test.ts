import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {momentsOf} from "../../src/queries/segments/moment.js";
import {queryOf, sql} from "../../src/queries/sql.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines} from "../util/martTables.js";
import {bothAnswer} from "./bothAnswers.js";

// Within a half-year, at the end of one, at the end of a month, the day after, and of unknown end.
const asOfs = ["2025-11-14", "2025-06-30", "2025-03-31", "2025-07-01", null];
const latest = "2025-11-14";

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines({
    dealers: asOfs.map((as_of, i) => ({dealer_id: i + 1, as_of}))
  });
});
afterAll(() => engines.close());

const halfYear = (day: string): number =>
  2 * Number(day.slice(0, 4)) + (day.slice(5, 7) > "06" ? 1 : 0);
const startOf = (half: number): string => `${Math.floor(half / 2)}-${half % 2 ? "07" : "01"}-01`;
const endOf = (half: number): string => `${Math.floor(half / 2)}-${half % 2 ? "12-31" : "06-30"}`;
const earlier = (a: string, b: string): string => (a < b ? a : b);
const lastDay = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0))
    .toISOString()
    .slice(0, 10);

/** The half-year over by the end of the period, or that of the as-of. */
function expected(to: string, back: number) {
  return asOfs.map((asOf, i) => {
    const as_of = asOf ?? latest;
    const end = earlier(lastDay(to), as_of);
    const current = halfYear(end);
    const half = (earlier(endOf(current), as_of) <= end ? current : current - 1) - back;
    return {
      dealer_id: i + 1,
      starts: startOf(half),
      ends: earlier(endOf(half), as_of),
      is_now: as_of <= endOf(half)
    };
  });
}

describe("momentsOf(moment)", () => {
  const question = (to: string, back: number) =>
    queryOf(
      "moments",
      {to, back},
      ["dealers"],
      sql`with ${momentsOf({to, back})}
select cast(dealer_id as integer) as dealer_id, cast(period_start as varchar) as starts,
  cast(ends_on as varchar) as ends, cast(is_now as boolean) as is_now
from moments
order by dealer_id`
    );

  it("means the half-year over by the end of the period, whatever month of it that is", async () => {
    const months = [2024, 2025, 2026].flatMap((year) =>
      Array.from({length: 12}, (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`)
    );
    for (const to of months) {
      for (const back of [0, 3]) {
        const rows = await bothAnswer(engines, question(to, back));
        expect(rows, `${to}, ${back} before`).toEqual(expected(to, back));
      }
    }
  });
});
