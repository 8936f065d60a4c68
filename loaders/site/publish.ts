import {existsSync} from "node:fs";
import {mkdir, readFile, readdir, rename, rm, rmdir, writeFile} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {listFiles} from "./listFiles.js";

// Beside the output, on the same file system, so that renaming moves no bytes.
const stagingInfix = ".building-";
const readySuffix = ".ready";
const manifestName = ".files.json";

/** Makes an empty folder beside the output in which the next site is built. */
export async function makeStaging(output: string): Promise<string> {
  const staging = `${output}${stagingInfix}${process.pid}`;
  await rm(staging, {recursive: true, force: true});
  await mkdir(staging, {recursive: true});
  return staging;
}

/**
 * Publishes a complete site: afterwards the output holds its files and no others. Whenever the
 * process dies, the output can be served: what pages refer to arrives before the pages, each page
 * changes in one step, and what only old pages refer to leaves last. From the first rename on the
 * new site is the one that counts, and {@link finishPublishing} completes it.
 */
export async function publishSite(staging: string, output: string): Promise<void> {
  const files = await listFiles(staging);
  await writeFile(join(staging, manifestName), JSON.stringify(files));
  await rename(staging, output + readySuffix);
  await finishPublishing(output);
}

/**
 * Completes the publication that a killed build began, if there is one.
 *
 * @returns whether there was one
 */
export async function finishPublishing(output: string): Promise<boolean> {
  const ready = output + readySuffix;
  if (!existsSync(ready)) return false;
  // Without its list the folder is one whose files have all been moved.
  if (existsSync(join(ready, manifestName))) {
    const files = JSON.parse(await readFile(join(ready, manifestName), "utf8")) as string[];
    for (const file of inPublishingOrder(files)) await moveFile(ready, output, file);
    await removeOthers(output, new Set(files));
  }
  await rm(ready, {recursive: true, force: true});
  return true;
}

/**
 * Removes what killed builds left beside the output. Only the holder of the build lock may call this:
 * it does not ask whose the folders are.
 */
export async function removeAbandoned(output: string): Promise<void> {
  const parent = dirname(output);
  for (const name of existsSync(parent) ? await readdir(parent) : []) {
    if (name.startsWith(basename(output) + stagingInfix)) {
      await rm(join(parent, name), {recursive: true, force: true});
    }
  }
}

// A page's compressed copies go with it, and the home page, which leads to the others, goes last.
function inPublishingOrder(files: string[]): string[] {
  const rank = (file: string): number =>
    /^index\.html/.test(file) ? 2 : /\.html(\.\w+)?$/.test(file) ? 1 : 0;
  return [...files].sort((a, b) => rank(a) - rank(b));
}

async function moveFile(from: string, to: string, file: string): Promise<void> {
  const source = join(from, file);
  if (!existsSync(source)) return; // moved before the process died
  await mkdir(dirname(join(to, file)), {recursive: true});
  await rename(source, join(to, file));
}

async function removeOthers(output: string, keep: ReadonlySet<string>): Promise<void> {
  const removed = (await listFiles(output)).filter((file) => !keep.has(file));
  for (const file of removed) await rm(join(output, file), {force: true});
  for (let folder of new Set(removed.map((file) => dirname(file)))) {
    for (; folder !== "."; folder = dirname(folder)) {
      try {
        await rmdir(join(output, folder));
      } catch {
        break; // not empty
      }
    }
  }
}
