import {estimate} from "../../stats/estimate.js";
import {countedShare} from "../countedShare.js";
import type {Figure} from "../figure.js";

/** Word of mouth of customers of one satisfaction, as the query gives it. */
export interface MouthRow {
  part: number; // 3 delighted, 2 lukewarm, 1 disappointed
  people: number;
  asked: number;
  recommenders: number;
  recommended: number;
  recommended_squares: number;
  warners: number;
  warned: number;
  warned_squares: number;
  eligible: number;
  bringers: number;
  brought: number;
  brought_squares: number;
  buyers: number;
}

export const MOUTH_PARTS = [3, 2, 1] as const;

/** The rows of all parts added up; `part` is then 0. */
export function allMouths(rows: readonly MouthRow[]): MouthRow | null {
  const [first, ...others] = rows;
  if (!first) return null;
  const sum = {...first, part: 0};
  for (const row of others)
    for (const name of Object.keys(sum) as (keyof MouthRow)[])
      if (name !== "part") sum[name] += row[name];
  return sum;
}

function mean(metric: string, y: number, yy: number, n: number, part: number): Figure {
  const {value, lo, hi} = estimate("mean", {people: n, n, y, nn: n, ny: y, yy});
  return {metric, group: `satisfaction:${part}`, value, format: "coefficient", n, lo, hi};
}

/** People recommended to, warned off and brought, per customer; shares who did. */
export const mouthFigures = {
  recommended: (row: MouthRow): Figure =>
    mean("recommended_people", row.recommended, row.recommended_squares, row.asked, row.part),
  warned: (row: MouthRow): Figure =>
    mean("warned_people", row.warned, row.warned_squares, row.asked, row.part),
  brought: (row: MouthRow): Figure =>
    mean("brought_people", row.brought, row.brought_squares, row.eligible, row.part),
  recommenders: (row: MouthRow): Figure =>
    countedShare("recommender_share", row.recommenders, row.asked, `satisfaction:${row.part}`),
  bringers: (row: MouthRow): Figure =>
    countedShare("bringer_share", row.bringers, row.eligible, `satisfaction:${row.part}`)
};

/** People recommended to less people warned off, per customer; whoever does the one hardly does the other. */
export function netPeople(row: MouthRow): Figure {
  return mean(
    "net_people",
    row.recommended - row.warned,
    // Those who both recommend and warn are too few to matter: the cross product is left out, and the interval is a little wider.
    row.recommended_squares + row.warned_squares,
    row.asked,
    row.part
  );
}
