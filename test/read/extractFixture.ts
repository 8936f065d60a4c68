import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {DuckDBInstance} from "@duckdb/node-api";
import {openExtract} from "../../loaders/read/extract.js";
import type {LoadCounts, ReadOptions, Sheet} from "../../loaders/read/extract.js";

export type Grid = (string | null)[][];

export interface LoadedSheet extends LoadCounts {
  sheet: Sheet;
  rowNumbers: number[];
  rows: Grid;
  broken: [number, string][];
}

let shared: Promise<DuckDBConnection> | null = null;

/** One database in memory for all tests of a file. */
export function connect(): Promise<DuckDBConnection> {
  shared ??= DuckDBInstance.create(":memory:").then((instance) => instance.connect());
  return shared;
}

/** Writes bytes to a file whose name says nothing, opens it, loads all its sheets and closes it. */
export async function readExtract(
  content: Uint8Array | string,
  options: ReadOptions = {},
  firstRow = 1
): Promise<LoadedSheet[]> {
  const folder = await mkdtemp(join(tmpdir(), "read-test-"));
  const connection = await connect();
  const query = async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
  try {
    await writeFile(join(folder, "extract.dat"), content);
    const extract = await openExtract(
      {file: "extract.dat", path: join(folder, "extract.dat")},
      options
    );
    try {
      const loaded: LoadedSheet[] = [];
      for (const sheet of extract.sheets) {
        const counts = await extract.load(sheet, connection, "t", firstRow);
        const rows = await query("select * from t order by row_number");
        const broken = await query("select * from t_broken order by row_number");
        loaded.push({
          ...counts,
          sheet,
          rowNumbers: rows.map((row) => row[0] as number),
          rows: rows.map((row) => row.slice(1) as (string | null)[]),
          broken: broken as [number, string][]
        });
        await connection.run("drop table t; drop table t_broken");
      }
      return loaded;
    } finally {
      await extract.close();
    }
  } finally {
    await rm(folder, {recursive: true});
  }
}

/** The only sheet of an extract. */
export async function readSheet(
  content: Uint8Array | string,
  options: ReadOptions = {},
  firstRow = 1
): Promise<LoadedSheet> {
  const sheets = await readExtract(content, options, firstRow);
  if (sheets.length !== 1) throw new Error(`${sheets.length} sheets, expected 1`);
  return sheets[0]!;
}

/** A generator of pseudo-random numbers in [0, 1), the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
