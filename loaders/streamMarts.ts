import {createReadStream} from "node:fs";
import {mkdtemp, readdir, rm, stat} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import type {Writable} from "node:stream";
import {pack} from "tar-stream";
import {localeOf} from "../src/i18n/message.js";
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
 * Runs the pipeline and writes what it publishes as a tar to stdout; messages go to stderr. A failure
 * is told in the analyst's language and makes the exit code 1, with nothing on stdout.
 */
export async function streamMarts(output: Writable = process.stdout): Promise<void> {
  // An exit by `process.exit` lets the pipeline remove what it worked on; a signal alone does not.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(130));
  const folder = await mkdtemp(join(tmpdir(), "atlas-marts-"));
  try {
    const marts = join(folder, "marts");
    await runPipeline({outputFolder: marts});
    await writeTar(marts, output);
  } catch (error) {
    console.error(explainError(error, localeOf(process.env)));
    process.exitCode = 1;
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}
