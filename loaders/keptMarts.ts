import {existsSync} from "node:fs";
import {cp, mkdir, readFile, readdir, rm} from "node:fs/promises";
import {dirname, join} from "node:path";
import type {Manifest} from "../src/contract/manifest.js";
import {localeOf} from "../src/i18n/message.js";
import {extractsFolder} from "./extractsFolder.js";
import {keyTableId} from "./conform/keyTable.js";
import {openDatabase} from "./duckdb.js";
import {writeFigures} from "./marts/figures.js";
import type {Progress} from "./progress.js";
import {createProgress} from "./progress.js";
import {privateFolderOf, privateRootOf} from "./privateFile.js";
import {inPrivateFolder} from "./privateWork.js";
import {replaceFolder} from "./replaceFolder.js";
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
    await replaceFolder(partial, kept);
  } finally {
    await rm(partial, {recursive: true, force: true});
  }
  for (const name of await readdir(parent)) {
    if (/^[0-9a-f]{64}$/.test(name) && join(parent, name) !== kept) {
      await rm(join(parent, name), {recursive: true, force: true});
    }
  }
}

/** Whether marts are kept in that folder whose keys are those of the private folder as it is now. */
export async function areMartsKept(kept: string, root: string): Promise<boolean> {
  if (!existsSync(kept)) return false;
  const extracts = extractsFolder(root, process.env);
  if (extracts.isSample) return true;
  const manifest = await readManifest(kept);
  const privateFolder = privateFolderOf(privateRootOf(root, process.env), extracts);
  const {connection, close} = await openDatabase();
  try {
    return (await keyTableId(connection, privateFolder)) === manifest.key_table_id;
  } finally {
    close();
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
  const extracts = extractsFolder(root, env as NodeJS.ProcessEnv);
  const privateFolder = privateFolderOf(privateRootOf(root, env), extracts);
  const locale = localeOf(env);
  await inPrivateFolder(privateFolder, {report, locale}, async (temporaryFolder) => {
    const context = {outputFolder, privateFolder, temporaryFolder, report, locale};
    await (await writeFigures(context, await readManifest(outputFolder))).commit();
  });
}

const readManifest = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as Manifest;

async function copyMarts(from: string, to: string): Promise<void> {
  await mkdir(to, {recursive: true});
  for (const name of (await readdir(from)).filter(isKept))
    await cp(join(from, name), join(to, name));
}
