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

/**
 * Runs a statement in small steps, between which it can be cancelled; gives its result and that of what follows it.
 * Once it has been worked out, all that remains is asked for at once: a page that draws meanwhile does not
 * keep the engine waiting. Throws `cancelled`, or DuckDB's own error.
 */
async function run<Following>(
  {bindings, id}: Connection,
  statement: string,
  signal: AbortSignal | undefined,
  following: () => Awaitable<Following>
): Promise<[Table, Following]> {
  throwIfCancelled(signal);
  const cancel = () => void bindings.cancelPendingQuery(id);
  signal?.addEventListener("abort", cancel);
  try {
    let header = await bindings.startPendingQuery(id, statement);
    while (header === null) {
      throwIfCancelled(signal);
      header = await bindings.pollPendingQuery(id);
    }
    // One chunk, and an empty one after it.
    const [chunk, , followed] = await Promise.all([
      bindings.fetchQueryResults(id),
      bindings.fetchQueryResults(id),
      following()
    ]);
    return [tableFromIPC([header, chunk]), followed];
  } catch (error) {
    throwIfCancelled(signal);
    throw error;
  } finally {
    signal?.removeEventListener("abort", cancel);
  }
}

const createStatement = (name: string, select: string): string =>
  `CREATE OR REPLACE TABLE ${name} AS\n${select}`;
const countOf = (created: Table): number => Number(created.getChildAt(0)?.get(0));

/**
 * Creates a table from a SELECT, replacing one of that name; returns its number of rows.
 */
export async function createTable(
  connection: Connection,
  name: string,
  select: string,
  signal?: AbortSignal
): Promise<number> {
  const [created] = await run(connection, createStatement(name, select), signal, () => null);
  return countOf(created);
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
  const [created, table] = await run(connection, createStatement("answer_rows", text), signal, () =>
    read(connection, "SELECT * FROM answer_rows")
  );
  const count = countOf(created);
  if (table.numRows !== count) {
    throw new EngineError(
      "out_of_memory",
      `result: ${table.numRows} of ${count} rows read (expected all)`
    );
  }
  return table;
}
