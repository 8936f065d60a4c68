import {totalmem} from "node:os";
import type {DuckDBConnection} from "@duckdb/node-api";
import {alone} from "./lanes.js";

/** What DuckDB may take: the whole process then stays at about 2 GB. What does not fit goes to disk. */
export const usualMegabytes = 800;

/** From here on DuckDB has to give back what it has freed; it is quicker where it keeps that. */
const crowded_bytes = 1.2e9;

/** By how much a limit grows from one attempt to the next: most that fail do so within seconds. */
const growth = 4 / 3;

/** Limits above the usual one, each larger than the one before, up to half of the machine's memory. */
export function largerLimits(machineBytes: number = totalmem()): number[] {
  const most = Math.max(usualMegabytes, Math.floor(machineBytes / 2e6));
  const limits: number[] = [];
  for (let limit = usualMegabytes; limit < most;) {
    limit = Math.min(Math.round(growth * limit), most);
    limits.push(limit);
  }
  return limits;
}

/**
 * Does work, and where it runs out of memory does it again while no other task runs: not all that a statement holds can
 * go to disk. Then with more and more memory, as far as the machine has it, and only for this work.
 *
 * @param work a statement, which leaves nothing behind when it fails
 * @throws what the work throws; where memory is never enough, what it threw at last
 */
export async function withEnoughMemory<T>(
  connection: DuckDBConnection,
  work: () => Promise<T>,
  limits?: readonly number[]
): Promise<T> {
  let result: {of: T} | null = null;
  await allWithEnoughMemory(connection, [async () => (result = {of: await work()})], limits);
  return result!.of;
}

/** The same with pieces of work one after the other; what one of them needed, those after it have at once. */
export async function allWithEnoughMemory(
  connection: DuckDBConnection,
  works: readonly (() => Promise<unknown>)[],
  limits: readonly number[] = largerLimits()
): Promise<void> {
  let done = 0;
  let shortage: unknown;
  const goOn = async (limit: number): Promise<boolean> => {
    try {
      for (; done < works.length; done++) {
        await works[done]!();
        if (process.memoryUsage.rss() > crowded_bytes) await limitTo(connection, limit);
      }
      return true;
    } catch (error) {
      if (!isOutOfMemory(error)) throw error;
      shortage = error;
      return false;
    }
  };
  if (await goOn(usualMegabytes)) return;
  await alone(connection, async () => {
    try {
      for (const limit of [usualMegabytes, ...limits]) {
        await limitTo(connection, limit);
        if (await goOn(limit)) return;
      }
      throw shortage;
    } finally {
      await limitTo(connection, usualMegabytes);
    }
  });
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith("Out of Memory Error");

/**
 * Tables that are in memory make room where they can; where they cannot, the limit stays as it is. Whenever the limit is
 * set, even to what it is, DuckDB gives memory that it has freed back to the system.
 */
async function limitTo(connection: DuckDBConnection, megabytes: number): Promise<void> {
  try {
    await connection.run(`set global memory_limit = '${megabytes}MB'`);
  } catch (error) {
    if (!isOutOfMemory(error)) throw error;
  }
}
