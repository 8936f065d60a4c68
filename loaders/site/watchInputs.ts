import {existsSync} from "node:fs";
import {readdir, stat, utimes} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {dataCacheFolder, forgetFingerprint, recordFingerprint} from "./dataCache.js";
import {dataFingerprint} from "./fingerprint.js";

interface WatchOptions {
  pollMs?: number; // defaults to 500; a slow disk stretches it
  signal?: AbortSignal; // ends the watch
  onChange?: () => void; // called each time the marts are to be computed again
}

const loader = "src/data/marts.tar.ts";
const loaderOutput = "marts.tar"; // in the data cache

/**
 * Watches what the marts are computed from while Framework's preview runs, and has the preview run
 * the loader again when content changed: it follows the time of the loader's own file only.
 *
 * Inputs are compared by fingerprint at intervals rather than by file events, which do not arrive
 * from network folders and come before a large file is copied whole.
 *
 * @param current fingerprint that the cached marts were computed from
 */
export async function watchInputs(
  root: string,
  current: string,
  {pollMs = 500, signal, onChange = () => {}}: WatchOptions = {}
): Promise<void> {
  let computed = current; // what the cached marts, or those being computed, were computed from
  let seen = current;
  let isRecorded = true;
  while (!signal?.aborted) {
    const startedMs = performance.now();
    const fingerprint = await readFingerprint(root, seen);
    const isStable = fingerprint === seen;
    seen = fingerprint;
    // The preview would take the output of a run that began before the change for a fresh one.
    if (isStable && fingerprint !== computed && !(await isLoaderRunning(root))) {
      await forgetFingerprint(root);
      await utimes(join(root, loader), new Date(), new Date());
      computed = fingerprint;
      isRecorded = false;
      onChange();
    } else if (isStable && !isRecorded && (await isOutputFresh(root))) {
      await recordFingerprint(root, computed);
      isRecorded = true;
    }
    const pauseMs = Math.max(pollMs, 10 * (performance.now() - startedMs));
    await sleep(pauseMs, undefined, signal ? {signal} : {}).catch(() => {});
  }
}

// A file that vanishes between being listed and being read is read as a change at the next look.
async function readFingerprint(root: string, previous: string): Promise<string> {
  try {
    return await dataFingerprint(root);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return previous;
    throw error;
  }
}

// Framework writes to the output's name with its process id appended, and renames it at the end.
async function isLoaderRunning(root: string): Promise<boolean> {
  const output = join(dataCacheFolder(root), loaderOutput);
  if (!existsSync(dirname(output))) return false;
  const names = await readdir(dirname(output));
  return names.some((name) => new RegExp(`^${basename(output)}\\.${process.pid}$`).test(name));
}

async function isOutputFresh(root: string): Promise<boolean> {
  const output = join(dataCacheFolder(root), loaderOutput);
  if (!existsSync(output) || (await isLoaderRunning(root))) return false;
  const [written, touched] = await Promise.all([stat(output), stat(join(root, loader))]);
  return written.mtimeMs >= touched.mtimeMs;
}
