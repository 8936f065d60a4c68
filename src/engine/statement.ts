import {type Table, tableFromIPC} from "apache-arrow";
import {EngineError, throwIfCancelled} from "./errors.js";

type Awaitable<T> = T | Promise<T>;

/** What is used of DuckDB-WASM; both its worker client and its blocking build for Node are one. */
export interface Bindings {
  startPendingQuery(connection: number, text: string): Awaitable<Uint8Array | null>;
  pollPendingQuery(connection: number): Awaitable<Uint8Array | null>;
  cancelPendingQuery(connection: number): Awaitable<boolean>;
  fetchQueryResults(connection: number): Awaitable<Uint8Array>;
  runQuery(connection: number, text: string): Awaitable<Uint8Array>;
  registerFileBuffer(name: string, bytes: Uint8Array): Awaitable<void>;
  dropFile(name: string): Awaitable<unknown>;
}

/** An engine and one connection to it; one statement at a time. */
export interface Connection {
  readonly bindings: Bindings;
  readonly id: number;
}

/** Runs a statement in small steps, between which it can be cancelled. Throws `cancelled`, or DuckDB's own error. */
async function run({bindings, id}: Connection, statement: string, signal?: AbortSignal) {
  throwIfCancelled(signal);
  const cancel = () => void bindings.cancelPendingQuery(id);
  signal?.addEventListener("abort", cancel);
  try {
    let header = await bindings.startPendingQuery(id, statement);
    while (header === null) {
      throwIfCancelled(signal);
      header = await bindings.pollPendingQuery(id);
    }
    const chunks = [header];
    for (;;) {
      const chunk = await bindings.fetchQueryResults(id);
      if (chunk.length === 0) return tableFromIPC(chunks);
      chunks.push(chunk);
    }
  } catch (error) {
    throwIfCancelled(signal);
    throw error;
  } finally {
    signal?.removeEventListener("abort", cancel);
  }
}

/**
 * Creates a table from a SELECT, replacing one of that name; returns its number of rows.
 */
export async function createTable(
  connection: Connection,
  name: string,
  select: string,
  signal?: AbortSignal
): Promise<number> {
  const result = await run(connection, `CREATE OR REPLACE TABLE ${name} AS\n${select}`, signal);
  return Number(result.getChildAt(0)?.get(0));
}

/** The result of a SELECT that cannot fail half-way, such as the rows of a table or a few distinct values. */
export async function read({bindings, id}: Connection, select: string): Promise<Table> {
  return tableFromIPC(await bindings.runQuery(id, select));
}

/**
 * The result of a SELECT. It goes through a table, because DuckDB-WASM 1.28.0 does neither of the obvious ways right:
 * `runQuery` ends a result silently where an error occurs in mid-execution, and the streaming calls drop the
 * dictionaries of ENUM columns, whose values then read as null.
 */
export async function select(
  connection: Connection,
  text: string,
  signal?: AbortSignal
): Promise<Table> {
  const count = await createTable(connection, "answer_rows", text, signal);
  const table = await read(connection, "SELECT * FROM answer_rows");
  if (table.numRows !== count) {
    throw new EngineError(
      "out_of_memory",
      `result: ${table.numRows} of ${count} rows read (expected all)`
    );
  }
  return table;
}
