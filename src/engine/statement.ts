import {DataType, type Table, tableFromIPC} from "apache-arrow";
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
  /** How many tables and views have been made and dropped. */
  version: number;
  /** Rows of the tables that have been made. */
  readonly rows: Map<string, number>;
}

const createStatement = (name: string, select: string): string =>
  `CREATE OR REPLACE TABLE ${name} AS\n${select}`;

/**
 * Starts a statement and works on it in small steps, between which it can be cancelled, until its result begins. Throws
 * `cancelled`, or DuckDB's own error.
 */
async function begin(
  {bindings, id}: Connection,
  text: string,
  signal: AbortSignal | undefined
): Promise<Uint8Array> {
  throwIfCancelled(signal);
  let header = bindings.startPendingQuery(id, text);
  while (header === null) {
    await turn();
    if (signal?.aborted) bindings.cancelPendingQuery(id);
    throwIfCancelled(signal);
    header = bindings.pollPendingQuery(id);
  }
  return header;
}

/**
 * Creates a table from a SELECT, replacing one of that name, in small steps between which it can be cancelled; returns
 * its number of rows. Throws `cancelled`, or DuckDB's own error.
 */
export async function createTable(
  connection: Connection,
  name: string,
  select: string,
  signal?: AbortSignal
): Promise<number> {
  const {bindings, id} = connection;
  connection.version++;
  const header = await begin(connection, createStatement(name, select), signal);
  const created = tableFromIPC([header, bindings.fetchQueryResults(id)]);
  const rows = Number(created.getChildAt(0)?.get(0));
  connection.rows.set(name, rows);
  return rows;
}

/** Runs a statement that has no result and leaves the tables as they are. */
export function run({bindings, id}: Connection, statement: string): void {
  bindings.runQuery(id, statement);
}

/** Makes or drops a table or a view. */
export function change(connection: Connection, statement: string): void {
  connection.version++;
  run(connection, statement);
}

/** The SELECT as a statement that can be nothing else: nothing but a SELECT can stand in these brackets. */
export const selectStatement = (text: string): string =>
  `SELECT * FROM (\n${text.replace(/;\s*$/, "")}\n)`;

/** The result of a SELECT that cannot fail half-way, such as the rows of a table or a few distinct values. */
export function read({bindings, id}: Connection, select: string): Table {
  return tableFromIPC(bindings.runQuery(id, select));
}

/**
 * The result of a SELECT, batch by batch: `runQuery` of DuckDB-WASM 1.28.0 ends a result silently where an error occurs in
 * mid-execution. Its batches lack the dictionaries of ENUM columns, whose values then read as null, so that a result with
 * such columns is asked for again, by way of a table. The statement may be a call of the SELECT where that is prepared.
 */
export async function select(
  connection: Connection,
  text: string,
  signal?: AbortSignal,
  statement = selectStatement(text)
): Promise<Table> {
  const {bindings, id} = connection;
  const header = await begin(connection, statement, signal);
  const batches = [header];
  for (;;) {
    const batch = bindings.fetchQueryResults(id);
    if (batch === null || batch.length === 0) break;
    batches.push(batch);
  }
  const table = tableFromIPC(batches);
  const isWhole = table.schema.fields.every(({type}) => !DataType.isDictionary(type));
  return isWhole ? table : selectByTable(connection, text, signal);
}

async function selectByTable(
  connection: Connection,
  text: string,
  signal: AbortSignal | undefined
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
