import {existsSync} from "node:fs";
import {mkdir, readFile, readdir, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {assetFingerprint, dataFingerprint} from "./fingerprint.js";

function cacheFolder(root: string): string {
  return join(root, "src/.observablehq/cache");
}

function recordPath(root: string, name: "data" | "assets"): string {
  return join(root, ".cache", `${name}Fingerprint`);
}

/** Folder in which Framework keeps what the loader of the marts wrote, below a project root. */
export function dataCacheFolder(root: string): string {
  return join(cacheFolder(root), "data");
}

/** Notes that the cached marts were computed from the data of this fingerprint. */
export async function recordFingerprint(root: string, fingerprint: string): Promise<void> {
  await writeRecord(recordPath(root, "data"), fingerprint);
}

/** Forgets from which data the cached marts were computed, so that the next build renews them. */
export async function forgetFingerprint(root: string): Promise<void> {
  await rm(recordPath(root, "data"), {force: true});
}

/**
 * Removes the cached marts when the data they were computed from have changed, or when the build that
 * wrote them did not end. Framework itself compares only the times of the output and of the loader's
 * own file. The rest of its cache (bundled libraries, the engine) stays.
 *
 * @returns the fingerprint of the data as they are now, and whether marts computed from them are there
 * @throws when an input cannot be read
 */
export async function refreshDataCache(
  root: string
): Promise<{fingerprint: string; isCached: boolean}> {
  const fingerprint = await dataFingerprint(root);
  if ((await readRecord(recordPath(root, "data"))) !== fingerprint) {
    await forgetFingerprint(root);
    await rm(dataCacheFolder(root), {recursive: true, force: true});
  }
  return {fingerprint, isCached: existsSync(dataCacheFolder(root))};
}

/**
 * Removes what other loaders than that of the marts wrote when their code or a library changed.
 * Framework's own folders in the cache begin with an underscore, and name the version of what they hold.
 */
export async function refreshAssetCache(root: string): Promise<void> {
  const fingerprint = await assetFingerprint(root);
  const record = recordPath(root, "assets");
  if ((await readRecord(record)) === fingerprint) return;
  const cache = cacheFolder(root);
  for (const name of existsSync(cache) ? await readdir(cache) : []) {
    if (name.startsWith("_") || name === "data") continue;
    await rm(join(cache, name), {recursive: true, force: true});
  }
  await writeRecord(record, fingerprint);
}

async function readRecord(path: string): Promise<string | null> {
  return existsSync(path) ? readFile(path, "utf8") : null;
}

async function writeRecord(path: string, fingerprint: string): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  await writeFile(path, fingerprint);
}
