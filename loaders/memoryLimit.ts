import {totalmem} from "node:os";

/** What DuckDB may take for work up to the usual size, so that the whole process stays under 2 GB. */
export const usualMegabytes = 900;

/** So many bytes of extracts, or of marts, are worked on within the usual limit: a million repair orders. */
export const usualBytes = {extracts: 1_250_000_000, marts: 250_000_000} as const;

/**
 * The limit of DuckDB's memory for so many bytes: the usual one, for larger sets more in proportion, but no more than
 * half of the machine's memory.
 */
export function memoryLimit(
  bytes: number,
  of: keyof typeof usualBytes,
  machineBytes: number = totalmem()
): string {
  const wanted = usualMegabytes * Math.max(1, bytes / usualBytes[of]);
  const most = Math.max(usualMegabytes, machineBytes / 2e6);
  return `${Math.round(Math.min(wanted, most))}MB`;
}
