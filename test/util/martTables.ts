import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {prepareMacros} from "../../loaders/conform/macros.js";
import {openDatabase, quoteName, quoteText} from "../../loaders/duckdb.js";
import {runQuery} from "../../loaders/marts/firstFigures.js";
import {sumFigures, sumPractices} from "../../loaders/marts/sumFigures.js";
import {martSelect} from "../../loaders/marts/writeMarts.js";
import {duckdbType} from "../../src/contract/mart.js";
import {martNamed, marts} from "../../src/contract/marts.js";
import type {MartName} from "../../src/contract/marts.js";
import type {Query, Row} from "../../src/queries/query.js";
import {startWasmEngine} from "./wasmEngine.js";
import type {WasmEngine} from "./wasmEngine.js";

export type Cell = string | number | boolean | null;

/** Rows of marts; columns that are left out are null. */
export type MartRows = Partial<Record<MartName, readonly Readonly<Record<string, Cell>>[]>>;

/** The same marts on native DuckDB and in the shipped engine. */
export interface BothEngines {
  native: DuckDBConnection;
  wasm: WasmEngine;
  /** The rows of the query on each engine. */
  answers<R extends Row>(query: Query<R>): Promise<{native: R[]; wasm: R[]}>;
  close(): void;
}

/** Marts that are made of other marts. */
const summed = [
  "loss_counts",
  "recent_figures",
  "month_figures",
  "month_series_figures",
  "recent_practices",
  "month_practices"
] as const;
const isSummedMart = (name: MartName): boolean => summed.some((one) => one === name);

/**
 * Makes every mart of the contract on both engines, with these rows, empty where none are given.
 * Those that are made of others are made only with `isSummed`, as when the site is built; without it,
 * which is much faster, a query that reads them fails.
 */
export async function openBothEngines(
  rows: MartRows = {},
  {isSummed = false} = {}
): Promise<BothEngines> {
  const folder = mkdtempSync(join(tmpdir(), "marts-"));
  const {connection: native, lanes, close} = await openDatabase();
  const wasm = await startWasmEngine(seriesOf(rows));
  const given = marts.filter(({name}) => !isSummedMart(name));
  for (const {name} of given) await createMart(native, name, rows[name] ?? []);
  if (isSummed) {
    await prepareMacros(lanes, Buffer.alloc(32));
    await sumFigures(native);
    await sumPractices(native);
    for (const name of summed) {
      const select = await martSelect(native, martNamed(name));
      await native.run(`create table ${name} as ${select}`);
    }
  }
  for (const {name} of isSummed ? marts : given) {
    const file = join(folder, `${name}.parquet`);
    await native.run(`copy ${quoteName(name)} to ${quoteText(file)} (format parquet)`);
    await wasm.load(name, readFileSync(file), []); // columns follow as queries name them
  }
  rmSync(folder, {recursive: true});
  return {
    native,
    wasm,
    answers: async <R extends Row>(query: Query<R>) => {
      const reader = await runQuery(native, query);
      return {native: reader.getRowObjectsJson() as R[], wasm: await wasm.answer(query)};
    },
    close
  };
}

/** The model series in the rows, of all marts, as a manifest names them. */
function seriesOf(rows: MartRows): string[] {
  const names = Object.values(rows).flatMap((of) => of.map(({model_series}) => model_series));
  return [...new Set(names.filter((name) => typeof name === "string"))].sort();
}

async function createMart(
  connection: DuckDBConnection,
  name: MartName,
  rows: readonly Readonly<Record<string, Cell>>[]
): Promise<void> {
  const columns = Object.entries(martNamed(name).columns);
  const unknown = rows.flatMap((row) =>
    Object.keys(row).filter((key) => !columns.some(([column]) => column === key))
  );
  if (unknown.length > 0) throw new Error(`${name}: no column ${unknown.join(", ")}`);
  const types = columns.map(([column, of]) => `${quoteName(column)} ${duckdbType(of)}`);
  await connection.run(`create table ${quoteName(name)} (${types.join(", ")})`);
  if (rows.length === 0) return;
  const values = rows.map(
    (row) => `(${columns.map(([column]) => literal(row[column] ?? null)).join(", ")})`
  );
  await connection.run(`insert into ${quoteName(name)} values ${values.join(", ")}`);
}

const literal = (value: Cell): string =>
  typeof value === "string" ? quoteText(value) : value === null ? "null" : String(value);
