import {expect} from "vitest";
import type {MeasureRow} from "../../src/queries/measures/measure.js";
import type {Query, Row} from "../../src/queries/query.js";
import type {BothEngines} from "../util/martTables.js";

/** Two dealers; the files of the second end three months earlier. */
export const twoDealers = [
  {dealer_id: 1, as_of: "2025-06-30"},
  {dealer_id: 2, as_of: "2025-03-31"}
];

/** The rows of a query, which both engines must give alike. */
export async function bothAnswer<R extends Row>(
  engines: BothEngines,
  query: Query<R>
): Promise<R[]> {
  const {native, wasm} = await engines.answers(query);
  expect(wasm).toEqual(native);
  return native;
}

/** Sums as they are written by hand: people, n, y, Σn², Σny, Σy². */
export type Sums = readonly [number, number, number, number, number, number];

/** Measure rows by metric (and dealer, `metric@dealer`), each as its sums; a count as its number. */
export async function measured(
  engines: BothEngines,
  query: Query<MeasureRow>
): Promise<Record<string, Sums>> {
  const rows = await bothAnswer(engines, query);
  return Object.fromEntries(
    rows.map(({metric, dealer_id, people, n, y, nn, ny, yy}) => [
      dealer_id === null ? metric : `${metric}@${dealer_id}`,
      [people, n, y, nn, ny, yy] as const
    ])
  );
}

/** The sums of a plain count. */
export const count = (y: number): Sums => [0, 0, y, 0, 0, 0];
