import {setImmediate as nextTurn, setTimeout as sleep} from "node:timers/promises";
import type {DuckDBConnection, DuckDBMaterializedResult} from "@duckdb/node-api";
import type {DuckDBPreparedStatement} from "@duckdb/node-api";
import duckdb from "@duckdb/node-bindings";

const longestSleep = 10; // milliseconds

/**
 * Makes a connection wait for its statements asleep. DuckDB's own wait takes part in the work and,
 * while there is none to take, turns in a loop that keeps a processor busy and slows down the thread
 * that works. Needs an instance with `external_threads` 0, whose threads work without it.
 *
 * Statements of one connection run one after another, in the order in which they were given.
 */
export function waitAsleep(connection: DuckDBConnection): DuckDBConnection {
  const runBusily = connection.run.bind(connection);
  let last: Promise<unknown> = Promise.resolve();
  connection.run = (sql, values, types) => {
    const result = last.then(async () => {
      const statements = await connection.extractStatements(sql).catch(() => undefined);
      // Without a statement, or with one that does not parse: as DuckDB says it.
      if (statements === undefined) return runBusily(sql, values, types);
      for (let nth = 0; ; nth += 1) {
        const isLast = nth === statements.count - 1;
        const prepared = await statements.prepare(nth);
        try {
          if (isLast && values) prepared.bind(values, types);
          const result = await resultOf(prepared);
          if (isLast) return result;
        } finally {
          prepared.destroySync();
        }
      }
    });
    last = result.catch(() => undefined);
    return result;
  };
  return connection;
}

async function resultOf(prepared: DuckDBPreparedStatement): Promise<DuckDBMaterializedResult> {
  const pending = prepared.start();
  const {pending_result: handle} = pending as unknown as PendingHandle;
  const started = performance.now();
  for (;;) {
    const state = duckdb.pending_execute_check_state(handle);
    const isWorking =
      state === duckdb.PendingState.NO_TASKS_AVAILABLE ||
      state === duckdb.PendingState.RESULT_NOT_READY;
    if (!isWorking) break;
    const elapsed = performance.now() - started;
    await (elapsed < 1 ? nextTurn() : sleep(Math.min(elapsed / 100, longestSleep)));
  }
  // An error of the statement; of the result it would say only that there is none.
  const error = duckdb.pending_error(handle);
  if (error) throw new Error(error);
  return (await pending.getResult()) as DuckDBMaterializedResult;
}

/** What the pending result of the API keeps to itself: it offers no look at the state without taking part. */
interface PendingHandle {
  pending_result: Parameters<typeof duckdb.pending_execute_check_state>[0];
}
