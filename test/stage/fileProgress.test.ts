import type {DuckDBConnection} from "@duckdb/node-api";
import {afterEach, describe, expect, it, vi} from "vitest";
import {whileReporting} from "../../loaders/stage/fileProgress.js";

afterEach(() => void vi.useRealTimers());

describe("whileReporting(connection, step, own, work)", () => {
  it("adds the share that the database tells, which never goes back, in the end all rows, and asks no longer than the work lasts", async () => {
    vi.useFakeTimers();
    const statements: string[] = [];
    const progress = {percentage: -1};
    const connection = {run: async (sql: string) => void statements.push(sql), progress};
    const updates: unknown[] = [];
    const step = {update: (...told: unknown[]) => void updates.push(told), end() {}};
    const own = {done: {files: 2, rows: 1000}, rows: 400, label: "a.csv"};
    const result = await whileReporting(
      connection as unknown as DuckDBConnection,
      step,
      own,
      async () => {
        for (const percentage of [-1, 50, 10]) {
          progress.percentage = percentage;
          vi.advanceTimersByTime(500);
        }
        statements.push("work");
        return "done";
      }
    );
    vi.advanceTimersByTime(5000);
    expect(result).toBe("done");
    expect(own.done.rows).toBe(1400);
    expect(updates).toEqual([
      [{files: 2, rows: 1000}, "a.csv"],
      [{files: 2, rows: 1200}, "a.csv"],
      [{files: 2, rows: 1200}, "a.csv"]
    ]);
    expect(statements).toEqual([
      "set enable_progress_bar = true",
      "set enable_progress_bar_print = false",
      "work",
      "reset enable_progress_bar"
    ]);
  });
});
