import {DuckDBInstance} from "@duckdb/node-api";
import {mkdir, rm} from "node:fs/promises";
import {dirname} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";

/** A held lock. */
export interface Lock {
  release(): void;
}

interface LockOptions {
  onWait?: (holder: string | null) => void; // called once, with the holder's process id if known
  pollMs?: number; // defaults to 300
}

const heldByOther = /could not set lock|being used by another process|already open/i;

/**
 * Takes the lock at a path, waiting until the process that holds it lets go or dies.
 *
 * A database file serves as the lock: DuckDB locks it in the operating system, which frees it at the
 * holder's death whatever killed it. A file with a process id in it would outlive its owner.
 *
 * @throws when the file can neither be opened nor created
 */
export async function acquireLock(
  path: string,
  {onWait = () => {}, pollMs = 300}: LockOptions = {}
): Promise<Lock> {
  await mkdir(dirname(path), {recursive: true});
  let isWaiting = false;
  let isFresh = false;
  for (;;) {
    try {
      const instance = await DuckDBInstance.create(path);
      return {release: () => instance.closeSync()};
    } catch (error) {
      const message = String(error);
      if (heldByOther.test(message)) {
        if (!isWaiting) onWait(/PID (\d+)/.exec(message)?.[1] ?? null);
        isWaiting = true;
        await sleep(pollMs);
      } else if (!isFresh) {
        // A holder killed while it created the file leaves one that is no database.
        isFresh = true;
        await rm(path, {force: true});
      } else {
        throw new Error(`build lock: ${path} cannot be opened; is the folder writable?`, {
          cause: error
        });
      }
    }
  }
}
