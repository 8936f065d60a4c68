import {rollup, sum} from "d3";
import type {BalancePart} from "../charts/balanceBar.js";

/** A count of rows by table, dealer, outcome and reason, as the mart `quality` has it. */
export interface QualityRow {
  source_table: string;
  dealer_id: number | null;
  balance_line: string;
  reason?: string | null;
  row_count: number;
}

const LINES = ["read", "accepted", "merged", "excluded", "refused"] as const;
type Line = (typeof LINES)[number];

/** What became of the rows of one table. */
export interface TableBalance extends Record<Line, number> {
  source_table: string;
}

/** The balance of each table, largest first. */
export function tableBalances(rows: readonly QualityRow[]): TableBalance[] {
  const counts = rollup(
    rows,
    (group) => sum(group, ({row_count}) => row_count),
    ({source_table}) => source_table,
    ({balance_line}) => balance_line
  );
  return Array.from(counts, ([source_table, lines]) =>
    balanceOf(source_table, (line) => lines.get(line) ?? 0)
  )
    .filter(({read}) => read > 0)
    .sort((a, b) => b.read - a.read);
}

const balanceOf = (source_table: string, count: (line: Line) => number): TableBalance => ({
  source_table,
  ...(Object.fromEntries(LINES.map((line) => [line, count(line)])) as Record<Line, number>)
});

/** The balances added up; its table has no name. */
export const totalBalance = (balances: readonly TableBalance[]): TableBalance =>
  balanceOf("", (line) => sum(balances, (balance) => balance[line]));

/** Whether every row read is accounted for. */
export const isClosed = ({read, accepted, merged, excluded, refused}: TableBalance): boolean =>
  read === accepted + merged + excluded + refused;

/** The parts of a balance in the order in which they are drawn. */
export const balanceParts = ({
  accepted,
  merged,
  excluded,
  refused
}: TableBalance): readonly BalancePart[] => [
  {part: "accepted", count: accepted},
  {part: "merged", count: merged},
  {part: "excluded", count: excluded},
  {part: "refused", count: refused}
];

/** Rows with one reason, and the tables they are in, most rows first. */
export interface ReasonCount {
  reason: string;
  row_count: number;
  tables: readonly {source_table: string; row_count: number}[];
}

/** Why rows had one of these outcomes, most frequent first. */
export function reasonCounts(rows: readonly QualityRow[], lines: readonly string[]): ReasonCount[] {
  const counts = rollup(
    rows.filter(({balance_line, row_count}) => lines.includes(balance_line) && row_count > 0),
    (group) => sum(group, ({row_count}) => row_count),
    ({reason, balance_line}) => reason ?? balance_line,
    ({source_table}) => source_table
  );
  const mostFirst = (a: {row_count: number}, b: {row_count: number}) => b.row_count - a.row_count;
  return Array.from(counts, ([reason, tables]) => ({
    reason,
    row_count: sum(tables.values()),
    tables: Array.from(tables, ([source_table, row_count]) => ({source_table, row_count})).sort(
      mostFirst
    )
  })).sort(mostFirst);
}
