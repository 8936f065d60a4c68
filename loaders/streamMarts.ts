import {createReadStream} from "node:fs";
import {mkdtemp, readdir, rm, stat} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import type {Writable} from "node:stream";
import {pack} from "tar-stream";
import {localeOf} from "../src/i18n/message.js";
import {areMartsKept, keepMarts, keptMartsFolder, publishKeptMarts} from "./keptMarts.js";
import {runPipeline} from "./pipeline.js";
import {explainError} from "./stage/explainError.js";

// Times of members say nothing and would make equal builds differ.
const epoch = new Date(0);

/**
 * Writes the files of a folder as a tar, sorted by name, with neither times nor owners.
 *
 * @param output left open
 */
export async function writeTar(folder: string, output: Writable): Promise<void> {
  const archive = pack();
  const written = pipeline(archive, output, {end: false});
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name);
    const {size} = await stat(path);
    const entry = archive.entry({name, size, mtime: epoch, mode: 0o644, uid: 0, gid: 0});
    await pipeline(createReadStream(path), entry);
  }
  archive.finalize();
  await written;
}

/**
 * Writes what the pipeline publishes as a tar to stdout; messages go to stderr. The pipeline runs
 * unless the marts are kept that it would make; then only the figures are computed. A failure is told
 * in the analyst's language and makes the exit code 1, with nothing on stdout.
 */
export async function streamMarts(
  output: Writable = process.stdout,
  root = process.cwd()
): Promise<void> {
  // An exit by `process.exit` lets the pipeline remove what it worked on; a signal alone does not.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(130));
  const folder = await mkdtemp(join(tmpdir(), "atlas-marts-"));
  try {
    const marts = join(folder, "marts");
    const kept = await keptMartsFolder(root);
    if (await areMartsKept(kept, root)) await publishKeptMarts(kept, marts, {root});
    else {
      await runPipeline({outputFolder: marts, root});
      // What changed meanwhile may have been read or not.
      if ((await keptMartsFolder(root)) === kept) await keepMarts(marts, kept);
    }
    await writeTar(marts, output);
  } catch (error) {
    console.error(explainError(error, localeOf(process.env)));
    process.exitCode = 1;
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}
