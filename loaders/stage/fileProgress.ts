import type {DuckDBConnection} from "@duckdb/node-api";
import type {ProgressStep} from "../progress.js";
import type {DealerSheet} from "./recogniseFiles.js";

const pollMilliseconds = 500;

/** Smaller files are done soon, and being asked how far it is costs the database a few per cent. */
export const reportedFromBytes = 128 * 1024 * 1024;

/** Rows of a sheet: as counted, or, for a text file not counted yet, from the length of its first ones. */
export function expectedRows({sheet, extract}: Pick<DealerSheet, "sheet" | "extract">): number {
  if (sheet.rowCount !== null) return sheet.rowCount;
  const rows = sheet.head.slice(1);
  const length = rows.reduce((sum, cells) => sum + Buffer.byteLength(cells.join(",")) + 1, 0);
  return rows.length === 0 ? 0 : Math.round((extract.bytes * rows.length) / Math.max(1, length));
}

/**
 * Reports how far the statements of one file are while they run, as the database tells it.
 *
 * @param done files and rows finished so far, of files beside it too; its `rows` are added
 */
export async function whileReporting<Result>(
  connection: DuckDBConnection,
  step: ProgressStep,
  {done, rows, label}: {done: {files: number; rows: number}; rows: number; label: string},
  work: () => Promise<Result>
): Promise<Result> {
  await connection.run("set enable_progress_bar = true");
  await connection.run("set enable_progress_bar_print = false");
  let share = 0;
  const reach = (reached: number): void => {
    if (reached <= share) return;
    done.rows += rows * (reached - share);
    share = reached;
  };
  const timer = setInterval(() => {
    // Each statement of the file counts from 0 again.
    reach(Math.min(1, connection.progress.percentage / 100));
    step.update({files: done.files, rows: Math.round(done.rows)}, label);
  }, pollMilliseconds);
  try {
    const result = await work();
    reach(1);
    return result;
  } finally {
    clearInterval(timer);
    await connection.run("reset enable_progress_bar");
  }
}
