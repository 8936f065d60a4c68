import {availableParallelism} from "node:os";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {usualMegabytes} from "./memory.js";

export interface DatabaseOptions {
  /** A file for tables, which nobody opens again; without one they are in memory. */
  path?: string;
  /** Where DuckDB may spill. */
  temporaryFolder?: string;
  threads?: number; // of each statement; defaults to an equal share of the processors for each lane
}

/** Open connections and how to close them. */
export interface Database {
  connection: DuckDBConnection;
  /** Connections for work at the same time; the first is `connection`. */
  lanes: readonly DuckDBConnection[];
  /** Does nothing the second time. */
  close(): void;
}

/** More would need more memory, and two leave no processor of two idle. */
const laneCount = 2;

/** With more threads than processors, statements of two lanes would only get in each other's way. */
const threadsOfLane = (): number => Math.max(1, Math.floor(availableParallelism() / laneCount));

/** Opens native DuckDB with nothing to download and a bound on memory; rows keep the order in which they are read. */
export async function openDatabase({
  path,
  temporaryFolder,
  threads = threadsOfLane()
}: DatabaseOptions = {}): Promise<Database> {
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: `${usualMegabytes}MB`,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    preserve_insertion_order: "true",
    // Tables are read once or twice: finding out how each column compresses best costs more than that.
    force_compression: "uncompressed",
    // A checkpoint moves rows, and between two statements they are known by their place.
    checkpoint_threshold: "1TB",
    ...(temporaryFolder === undefined ? {} : {temp_directory: temporaryFolder}),
    threads: String(threads)
  });
  const connection = await instance.connect();
  await connection.run("SET GLOBAL TimeZone = 'UTC'");
  await connection.run("PRAGMA disable_checkpoint_on_shutdown");
  const lanes = [connection];
  while (lanes.length < laneCount) lanes.push(await instance.connect());
  if (path !== undefined) {
    await connection.run(`attach ${quoteText(path)} as build (recovery_mode no_wal_writes)`);
    for (const lane of lanes) await lane.run("use build");
  }
  let isOpen = true;
  return {
    connection,
    lanes,
    close() {
      if (!isOpen) return;
      isOpen = false;
      for (const lane of lanes) lane.closeSync();
      instance.closeSync();
    }
  };
}

/** Quotes an identifier for SQL. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Quotes a text literal for SQL. */
export function quoteText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** All rows of a query as plain objects (numbers, strings, booleans, null; BIGINT and DECIMAL as DuckDB's JSON form). */
export async function rowsOf<Row = Record<string, unknown>>(
  connection: DuckDBConnection,
  sql: string
): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowObjectsJson() as Row[];
}

/** All rows of a query, column by column; of columns whose values DuckDB gives as numbers, texts or booleans. */
export async function valuesOf<Value = number>(
  connection: DuckDBConnection,
  sql: string
): Promise<Record<string, Value[]>> {
  const reader = await connection.runAndReadAll(sql);
  // Without rows the reader names no columns.
  const empty = Object.fromEntries(reader.columnNames().map((name) => [name, []]));
  return {...empty, ...(reader.getColumnsObject() as Record<string, Value[]>)};
}
