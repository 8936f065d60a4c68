import type {MartName} from "../contract/marts.js";
import {EngineError} from "./errors.js";
import {fileMarts} from "./fileMarts.js";

/**
 * What the engine takes before any table, and what a mart takes for each byte of its Parquet file, as a table or as a
 * file. At a million visits the tables of a page took 3 to 11 bytes for one; the rest is for the query at work.
 */
const engine_bytes = 64e6;
const bytes_per_byte = {table: 16, file: 2};

/** The part of a device's memory that a browser lets one page have without closing others. */
const page_share = 1 / 4;

/** What is assumed of browsers that do not tell (Safari, Firefox), in GB: a phone or tablet, a desktop. */
const assumed_gb = {touch: 2, desktop: 4};

/** WebAssembly addresses 4 GB; about half of it is left for tables beside what queries need. */
const addressable_bytes = 2e9;

/** The part of a page's memory for the tables that questions share; the rest is for marts and for the question at hand. */
const shared_share = 1 / 2;

/** Whatever the memory, the tables of a page at a million visits; where they are made anew, an answer takes seconds. */
const least_shared_bytes = 200e6;

let isAccepted = false;

/** Marts with the bytes of their Parquet files. */
export type MartBytes = readonly (readonly [MartName, number])[];

/** Bytes of memory that the engine takes with these marts. */
export const engineMemory_bytes = (marts: MartBytes): number =>
  marts.reduce(
    (sum, [mart, bytes]) => sum + bytes * bytes_per_byte[fileMarts.has(mart) ? "file" : "table"],
    engine_bytes
  );

/** Bytes that this device can be expected to bear. */
export function memoryBudget_bytes(): number {
  const {deviceMemory} = (globalThis.navigator ?? {}) as {deviceMemory?: number};
  const isTouch = globalThis.matchMedia?.("(pointer: coarse)").matches ?? false;
  const memory_gb = deviceMemory ?? (isTouch ? assumed_gb.touch : assumed_gb.desktop);
  return Math.min(addressable_bytes, page_share * memory_gb * 1e9);
}

/** How many bytes of the tables that questions share are kept on this device. */
export const sharedTables_bytes = (): number =>
  Math.max(least_shared_bytes, shared_share * memoryBudget_bytes());

/**
 * Lets through what this device can bear, and what the reader has agreed to. Throws `memory_short`
 * otherwise, whose `proceed` is that agreement, for as long as the page is open.
 */
export function requireMemory(marts: MartBytes): void {
  const needed_bytes = engineMemory_bytes(marts);
  const budget_bytes = memoryBudget_bytes();
  if (isAccepted || needed_bytes <= budget_bytes) return;
  throw new EngineError(
    "memory_short",
    `engine: about ${needed_bytes} bytes of memory needed (expected at most ${budget_bytes})`,
    {proceed: () => void (isAccepted = true), needed_bytes, budget_bytes}
  );
}
