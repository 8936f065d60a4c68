import type {MartName} from "../contract/marts.js";
import type {BoundQuery} from "./boundQuery.js";
import type {Columns} from "./columns.js";
import type {EngineErrorCode} from "./errors.js";

/** What the page asks of the engine in its worker. */
export interface EngineCalls {
  /**
   * Starts DuckDB from its WebAssembly module, keeping so many bytes of shared tables, with the names of the model series
   * if they are known; the first call.
   */
  open(module: Blob, shared_bytes: number, series: readonly string[] | undefined): void;
  /** Makes a table of a mart's Parquet file with the columns that are among the words. */
  createMart(mart: MartName, file: Blob, words: readonly string[]): void;
  /** The result of a SELECT, after the tables that it reads have been made. */
  select(query: BoundQuery): Columns;
}

export type CallName = keyof EngineCalls;
export type CallArguments<Name extends CallName> = Parameters<EngineCalls[Name]>;
export type CallResult<Name extends CallName> = ReturnType<EngineCalls[Name]>;

/** From the page to the worker: a call, or that one is given up. */
export type ToWorker =
  | {[Name in CallName]: {id: number; name: Name; values: CallArguments<Name>}}[CallName]
  | {cancel: number};

/** From the worker to the page: how a call ended, or that the worker is at work. */
export type FromWorker =
  | {id: number; result: CallResult<CallName>}
  | {id: number; failure: {code: EngineErrorCode; message: string}}
  | {working: true};
