import {EngineError} from "./errors.js";

/**
 * What the engine takes before any table, and what a table takes for each byte of its Parquet file.
 * DuckDB-WASM 1.28.0 took 9 to 13 bytes for one, of visits and responses at 0.9 million rows; the
 * rest is for the query at work.
 */
const engine_bytes = 64e6;
const bytes_per_file_byte = 16;

/** The part of a device's memory that a browser lets one page have without closing others. */
const page_share = 1 / 4;

/** What is assumed of browsers that do not tell (Safari, Firefox), in GB: a phone or tablet, a desktop. */
const assumed_gb = {touch: 2, desktop: 4};

/** WebAssembly addresses 4 GB; about half of it is left for tables beside what queries need. */
const addressable_bytes = 2e9;

/** What is reckoned for a row of the tables that questions share: at a million visits one took 90 bytes. */
const bytes_per_shared_row = 160;

/** Whatever the memory, the tables of a page at a million visits, of which the largest have as many rows. */
const least_shared_rows = 2_000_000;

let isAccepted = false;

/** Bytes of memory that the engine takes with tables of so many bytes of Parquet. */
export const engineMemory_bytes = (file_bytes: number): number =>
  engine_bytes + bytes_per_file_byte * file_bytes;

/** Bytes that this device can be expected to bear. */
export function memoryBudget_bytes(): number {
  const {deviceMemory} = (globalThis.navigator ?? {}) as {deviceMemory?: number};
  const isTouch = globalThis.matchMedia?.("(pointer: coarse)").matches ?? false;
  const memory_gb = deviceMemory ?? (isTouch ? assumed_gb.touch : assumed_gb.desktop);
  return Math.min(addressable_bytes, page_share * memory_gb * 1e9);
}

/** How many rows of tables that questions share are kept on this device; where they are made anew, an answer takes seconds. */
export const sharedTableRows = (): number =>
  Math.max(least_shared_rows, Math.floor(memoryBudget_bytes() / bytes_per_shared_row));

/**
 * Lets through what this device can bear, and what the reader has agreed to. Throws `memory_short`
 * otherwise, whose `proceed` is that agreement, for as long as the page is open.
 */
export function requireMemory(file_bytes: number): void {
  const needed_bytes = engineMemory_bytes(file_bytes);
  const budget_bytes = memoryBudget_bytes();
  if (isAccepted || needed_bytes <= budget_bytes) return;
  throw new EngineError(
    "memory_short",
    `engine: about ${needed_bytes} bytes of memory needed (expected at most ${budget_bytes})`,
    {proceed: () => void (isAccepted = true), needed_bytes, budget_bytes}
  );
}
