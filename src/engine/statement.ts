import {type Table, tableFromIPC} from "apache-arrow";
import type {DuckDBBindings} from "@duckdb/duckdb-wasm/blocking";
import {EngineError, throwIfCancelled} from "./errors.js";
import {turn} from "./turn.js";

/** How long DuckDB may work before it looks whether it has been cancelled. */
export const polling_ms = 50;

/** What is used of DuckDB-WASM's bindings, in a worker and in Node. */
export type Bindings = Pick<
  DuckDBBindings,
  | "startPendingQuery"
  | "pollPendingQuery"
  | "cancelPendingQuery"
  | "fetchQueryResults"
  | "runQuery"
  | "registerFileBuffer"
  | "dropFile"
>;

/** An engine and one connection to it; one statement at a time. */
export interface Connection {
  readonly bindings: Bindings;
  readonly id: number;
}

const createStatement = (name: string, select: string): string =>
  `CREATE OR REPLACE TABLE ${name} AS\n${select}`;
/**
 * Creates a table from a SELECT, replacing one of that name, in small steps between which it can be cancelled; returns
 * its number of rows. Throws `cancelled`, or DuckDB's own error.
 */
export async function createTable(
  {bindings, id}: Connection,
  name: string,
  select: string,
  signal?: AbortSignal
): Promise<number> {
  throwIfCancelled(signal);
  let header = bindings.startPendingQuery(id, createStatement(name, select));
  while (header === null) {
    await turn();
    if (signal?.aborted) bindings.cancelPendingQuery(id);
    throwIfCancelled(signal);
    header = bindings.pollPendingQuery(id);
  }
  const created = tableFromIPC([header, bindings.fetchQueryResults(id)]);
  return Number(created.getChildAt(0)?.get(0));
}

/** The result of a SELECT that cannot fail half-way, such as the rows of a table or a few distinct values. */
export function read({bindings, id}: Connection, select: string): Table {
  return tableFromIPC(bindings.runQuery(id, select));
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
  const table = read(connection, "SELECT * FROM answer_rows");
  if (table.numRows !== count) {
    throw new EngineError(
      "out_of_memory",
      `result: ${table.numRows} of ${count} rows read (expected all)`
    );
  }
  return table;
}
