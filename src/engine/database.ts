import type {MartName} from "../contract/marts.js";
import type {Row} from "../queries/query.js";
import type {BoundQuery} from "./boundQuery.js";
import {callWorker} from "./callWorker.js";
import {asEngineError, EngineError} from "./errors.js";
import {sharedTables_bytes} from "./memoryBudget.js";
import {rowsOf} from "./rows.js";

/** A running engine in its worker, which works out its calls in the order in which they are made. */
export interface Database {
  /** Makes a table of a mart's Parquet file with the columns that are among the words. */
  createMart(mart: MartName, file: Blob, words: readonly string[]): Promise<void>;
  /** The rows of a SELECT. Throws `query_failed`, `out_of_memory` or `cancelled`. */
  select(query: BoundQuery, signal?: AbortSignal): Promise<Row[]>;
  /** Ends the worker and frees its memory; calls still open fail with `out_of_memory`. */
  terminate(): void;
}

const startWorker = (): Worker =>
  new Worker(import.meta.resolve("./engineWorker.js"), {type: "module"});

/**
 * Starts DuckDB-WASM in a worker, whose code is fetched while its WebAssembly module and the names of the model series,
 * which make filters quicker, are on their way. Throws
 * `wasm_missing`, `out_of_memory`, `download_failed`, or what the module fails with.
 */
export async function openDatabase(
  module: Promise<Blob>,
  series: Promise<readonly string[] | undefined>
): Promise<Database> {
  let isOpen = false;
  const {call, end} = callWorker(startWorker(), (said) => {
    if (isOpen) return new EngineError("out_of_memory", `worker: ${said}`);
    return said === undefined
      ? new EngineError("download_failed", "worker: its code did not load")
      : new EngineError("wasm_missing", `worker: ${said}`);
  });
  try {
    await call("open", [await module, sharedTables_bytes(), await series]);
  } catch (error) {
    const {code, message} = asEngineError(error);
    const failure =
      code === "query_failed" ? new EngineError("wasm_missing", message) : asEngineError(error);
    end(failure);
    throw failure;
  }
  isOpen = true;
  return {
    createMart: (mart, file, words) => call("createMart", [mart, file, words]),
    select: async (query, signal) => rowsOf(await call("select", [query], {signal})),
    terminate: () => end(new EngineError("out_of_memory", "worker: terminated"))
  };
}
