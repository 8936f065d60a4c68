import {existsSync, rmSync} from "node:fs";
import {cp, mkdir, mkdtemp, readFile, readdir, rename, rm} from "node:fs/promises";
import {dirname, join, resolve} from "node:path";
import type {Manifest} from "../src/contract/manifest.js";
import {localeOf} from "../src/i18n/message.js";
import {extractsFolder} from "./extractsFolder.js";
import {writeFigures} from "./marts/figures.js";
import type {Progress} from "./progress.js";
import {createProgress} from "./progress.js";
import {privateFolderOf} from "./privateFile.js";
import {martsFingerprint} from "./site/fingerprint.js";

/** What a folder of marts holds that does not come from queries. */
const isKept = (name: string): boolean => /\.parquet$|^manifest\.json$/.test(name);

/**
 * Where the marts of the data as they are now are kept, if they are: named by the fingerprint of
 * all that they are computed from, so that whatever is there is not stale.
 *
 * @throws when an input cannot be read
 */
export async function keptMartsFolder(root: string): Promise<string> {
  return join(root, ".cache", "marts", await martsFingerprint(root));
}

/** Keeps the marts that the pipeline wrote into `from` as `kept`, and removes those kept before. */
export async function keepMarts(from: string, kept: string): Promise<void> {
  const parent = dirname(kept);
  const partial = `${kept}.partial-${process.pid}`;
  try {
    await copyMarts(from, partial);
    if (!existsSync(kept)) await rename(partial, kept);
  } finally {
    await rm(partial, {recursive: true, force: true});
  }
  for (const name of await readdir(parent)) {
    if (/^[0-9a-f]{64}$/.test(name) && join(parent, name) !== kept) {
      await rm(join(parent, name), {recursive: true, force: true});
    }
  }
}

interface KeptOptions {
  root: string;
  env?: Readonly<Record<string, string | undefined>>; // defaults to process.env
  report?: Progress; // defaults to stderr
}

/**
 * Writes what the pipeline would write into a folder that is not there yet, from kept marts: only
 * what queries make of them is computed.
 */
export async function publishKeptMarts(
  kept: string,
  outputFolder: string,
  {root, env = process.env, report = createProgress(localeOf(env))}: KeptOptions
): Promise<void> {
  await copyMarts(kept, outputFolder);
  const text = await readFile(join(outputFolder, "manifest.json"), "utf8");
  const extracts = extractsFolder(root, env as NodeJS.ProcessEnv);
  const privateFolder = privateFolderOf(resolve(root, env.PRIVATE_DIR ?? ".private"), extracts);
  await mkdir(privateFolder, {recursive: true, mode: 0o700});
  const temporaryFolder = await mkdtemp(join(privateFolder, "work-"));
  const clean = (): void => rmSync(temporaryFolder, {recursive: true, force: true});
  process.once("exit", clean);
  try {
    const context = {outputFolder, privateFolder, temporaryFolder, report, locale: localeOf(env)};
    await (await writeFigures(context, JSON.parse(text) as Manifest)).commit();
  } finally {
    clean();
    process.off("exit", clean);
  }
}

async function copyMarts(from: string, to: string): Promise<void> {
  await mkdir(to, {recursive: true});
  for (const name of (await readdir(from)).filter(isKept))
    await cp(join(from, name), join(to, name));
}
