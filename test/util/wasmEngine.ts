import {createRequire} from "node:module";
import type * as blocking from "@duckdb/duckdb-wasm/blocking";
import type {MartName} from "../../src/contract/marts.js";
import {martNamed} from "../../src/contract/marts.js";
import {boundOf} from "../../src/engine/boundQuery.js";
import {toColumns} from "../../src/engine/columns.js";
import {Engine} from "../../src/engine/engine.js";
import {sharedTables_bytes} from "../../src/engine/memoryBudget.js";
import {rowsOf} from "../../src/engine/rows.js";
import {type Connection, select} from "../../src/engine/statement.js";
import type {Query, Row} from "../../src/queries/query.js";

const require = createRequire(import.meta.url);
const {createDuckDB, NODE_RUNTIME, VoidLogger} =
  require("@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs") as typeof blocking & {
    NODE_RUNTIME: blocking.DuckDBRuntime;
  };

/** The shipped engine (DuckDB-WASM 1.28.0, eh bundle) inside Node, by way of the site's own loading, binding and row code. */
export interface WasmEngine {
  readonly connection: Connection;
  /** Makes a table of a mart's Parquet bytes, as the site does; with all columns of the contract unless words are given. */
  load(mart: MartName, bytes: Uint8Array, words?: Iterable<string>): Promise<void>;
  /** The rows a page would get. */
  answer<R extends Row>(query: Query<R>): Promise<R[]>;
  /** The rows of any SELECT. */
  rows(text: string): Promise<Row[]>;
}

/** Starts a fresh engine with no tables (about 0.3 s), which knows these model series. */
export async function startWasmEngine(series?: readonly string[]): Promise<WasmEngine> {
  const bundle = (name: string) => ({
    mainModule: require.resolve(`@duckdb/duckdb-wasm/dist/duckdb-${name}.wasm`),
    mainWorker: ""
  });
  const bindings = await createDuckDB(
    {eh: bundle("eh"), mvp: bundle("mvp")},
    new VoidLogger(),
    NODE_RUNTIME
  );
  await bindings.instantiate(() => {});
  bindings.open({});
  const connection: Connection = {
    bindings,
    id: bindings.connect().useUnsafe((_bindings, id) => id),
    version: 0,
    rows: new Map()
  };
  const engine = new Engine(connection, {bytes: sharedTables_bytes()}, series);
  return {
    connection,
    load: (mart, bytes, words = Object.keys(martNamed(mart).columns)) =>
      engine.createMart(mart, new Blob([bytes as BlobPart]), words),
    answer: async <R extends Row>(query: Query<R>) =>
      rowsOf(await engine.select(boundOf(query))) as R[],
    rows: async (text) => rowsOf(toColumns(await select(connection, text)))
  };
}
