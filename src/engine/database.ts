import {AsyncDuckDB, VoidLogger} from "@duckdb/duckdb-wasm";
import type {MartName} from "../contract/marts.js";
import type {Row} from "../queries/query.js";
import {asEngineError, EngineError} from "./errors.js";
import {createMart} from "./martTable.js";
import {toRows} from "./rows.js";
import {watchSilence} from "./silence.js";
import {type BoundRelation, SharedTables} from "./sharedTables.js";
import {select} from "./statement.js";

/** How long DuckDB may work before it looks whether it has been cancelled. */
const polling_ms = 50;

/** A running engine in its worker. One call at a time. */
export interface Database {
  /** Makes a table of a mart's Parquet bytes, which are handed over. */
  createMart(mart: MartName, bytes: Uint8Array): Promise<void>;
  /** The rows of a SELECT and of the shared relations it reads. Throws `query_failed`, `out_of_memory` or `cancelled`. */
  select(text: string, signal?: AbortSignal, relations?: readonly BoundRelation[]): Promise<Row[]>;
  /** Ends the worker and frees its memory; calls still open fail with `out_of_memory`. */
  terminate(): void;
}

async function start(workerUrl: string, moduleUrl: string): Promise<Database> {
  const worker = new Worker(workerUrl);
  let fail: (error: Error) => void;
  // AsyncDuckDB forgets its open requests, without settling them, when the worker fails or ends.
  const failure = new Promise<never>((_resolve, reject) => (fail = reject));
  failure.catch(() => {});
  worker.addEventListener("error", ({message}) => fail(new Error(`worker: ${message}`)));
  const watch = watchSilence(worker, () => fail(new Error("worker: silent")));
  const bindings = new AsyncDuckDB(new VoidLogger(), worker);
  const open = async () => {
    await bindings.instantiate(moduleUrl);
    await bindings.open({query: {queryPollingInterval: polling_ms}});
    return {bindings, id: await bindings.connectInternal()};
  };
  try {
    const opened = watch();
    const connection = await Promise.race([open(), failure]).finally(opened);
    const lost = failure.catch((error: Error): never => {
      throw new EngineError("out_of_memory", error.message);
    });
    lost.catch(() => {});
    const call = <T>(work: Promise<T>) =>
      Promise.race([work, lost])
        .catch((error: unknown): never => {
          throw asEngineError(error);
        })
        .finally(watch());
    const tables = new SharedTables(connection);
    return {
      createMart: (mart, bytes) => call(createMart(connection, mart, bytes)),
      select: (text, signal, relations = []) =>
        call(
          tables
            .require(text, relations, signal)
            .then(() => select(connection, text, signal))
            .then(toRows)
        ),
      terminate() {
        worker.terminate();
        fail(new Error("worker: terminated"));
      }
    };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

/** Starts DuckDB-WASM from its worker's code and its WebAssembly module. Throws `wasm_missing` or `out_of_memory`. */
export async function openDatabase(workerCode: Blob, module: Blob): Promise<Database> {
  const workerUrl = URL.createObjectURL(workerCode);
  const moduleUrl = URL.createObjectURL(module);
  try {
    return await start(workerUrl, moduleUrl);
  } catch (error) {
    throw asEngineError(error, "wasm_missing");
  } finally {
    URL.revokeObjectURL(workerUrl);
    URL.revokeObjectURL(moduleUrl);
  }
}
