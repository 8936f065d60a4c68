import type {QuadrantCell} from "../../charts/quadrant.js";
import {groupWords} from "../../i18n/loyaltyGroups.js";
import {formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import type {LoyaltyMeasure} from "./choice.js";
import type {GroupId} from "./groups.js";

/** How many responses stand at one place, as the query gives it. */
export interface CellRow {
  level: number;
  step: number | null;
  observed: number;
  responses: number;
}

/** Where the two cuts stand. */
export interface Cuts {
  satisfiedFrom: number;
  loyalFrom: number;
}

/** Steps of the axis in one unit of the measure (`stepsPerUnit` of the queries); months for `back`. */
const STEPS = {back: 1, services: 20, attitude: 4, combined: 20} as const;
/** First and last step of each axis. */
const ENDS = {back: [1, 24], services: [0, 20], attitude: [4, 20], combined: [0, 20]} as const;

/** The row of the axis above which, or in which, a value counts as loyal. */
export const rowOf = (measure: LoyaltyMeasure, value: number): number =>
  Math.round(value * STEPS[measure]);

/** The rows of a measure's axis from the top, loyal first, with what is written at some of them. */
export function axisRows(
  measure: LoyaltyMeasure,
  locale: Locale = "zh"
): {row: number; label: string | null}[] {
  const [first, last] = ENDS[measure];
  const rows = Array.from({length: last - first + 1}, (_, index) => first + index);
  if (measure === "back") {
    return rows.map((row) => ({
      row,
      label: row === 1 || row % 6 === 0 ? say(groupWords.month_row, {months: row}, locale) : null
    }));
  }
  return rows.toReversed().map((row) => ({
    row,
    label:
      measure === "attitude"
        ? row % 4 === 0
          ? String(row / 4)
          : null
        : row % 5 === 0
          ? measure === "services"
            ? formatShare(row / 20, locale, 0)
            : String(row * 5)
          : null
  }));
}

/** Whether the cell is part of the picture at this cut: by coming back, only with the window over. */
const isIn = (measure: LoyaltyMeasure, {observed}: CellRow, {loyalFrom}: Cuts): boolean =>
  measure !== "back" || observed >= loyalFrom;

/** The cells to draw at a cut: places added up over how long they were observed. */
export function cellsAt(
  rows: readonly CellRow[],
  measure: LoyaltyMeasure,
  cuts: Cuts
): QuadrantCell[] {
  const cells = new Map<string, QuadrantCell>();
  for (const row of rows) {
    if (!isIn(measure, row, cuts)) continue;
    const key = `${row.level} ${row.step}`;
    const cell = cells.get(key) ?? {level: row.level, row: row.step, count: 0};
    cell.count += row.responses;
    cells.set(key, cell);
  }
  return [...cells.values()];
}

/** How many responses each group has at a cut. */
export function groupSizes(
  rows: readonly CellRow[],
  measure: LoyaltyMeasure,
  cuts: Cuts
): Record<GroupId, number> {
  const sizes = {
    satisfied_came_back: 0,
    satisfied_but_gone: 0,
    not_satisfied_came_back: 0,
    not_satisfied_gone: 0
  };
  const border = rowOf(measure, cuts.loyalFrom);
  for (const row of rows) {
    if (!isIn(measure, row, cuts)) continue;
    const {level, step, responses} = row;
    const isLoyal = step !== null && (measure === "back" ? step <= border : step >= border);
    const isSatisfied = level >= cuts.satisfiedFrom;
    const id = isSatisfied
      ? isLoyal
        ? "satisfied_came_back"
        : "satisfied_but_gone"
      : isLoyal
        ? "not_satisfied_came_back"
        : "not_satisfied_gone";
    sizes[id] += responses;
  }
  return sizes;
}
