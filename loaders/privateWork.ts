import {rmSync} from "node:fs";
import {mkdir, mkdtemp, readdir, rm} from "node:fs/promises";
import {join} from "node:path";
import type {Locale} from "../src/i18n/message.js";
import {say} from "../src/i18n/message.js";
import {pipelineMessages} from "../src/i18n/pipeline.js";
import type {Progress} from "./progress.js";
import {acquireLock} from "./site/lock.js";

const workPrefix = "work-";

/**
 * Does work on personal data where they may lie: in a folder beside the keys, readable by its owner
 * only and removed afterwards. Two checkouts may share a private folder: keys are read, added to and
 * written by one at a time, which waits for the other.
 *
 * @throws what the work throws, and when the private folder cannot be written to
 */
export async function inPrivateFolder<T>(
  privateFolder: string,
  {report, locale}: {report: Pick<Progress, "print">; locale: Locale},
  work: (temporaryFolder: string) => Promise<T>
): Promise<T> {
  await mkdir(privateFolder, {recursive: true, mode: 0o700});
  const lock = await acquireLock(join(privateFolder, "build.lock"), {
    onWait: (holder) => report.print(say(pipelineMessages.waiting, {holder: holder ?? "?"}, locale))
  });
  let clean = (): void => {};
  try {
    await removeAbandoned(privateFolder);
    const temporaryFolder = await mkdtemp(join(privateFolder, workPrefix));
    clean = () => rmSync(temporaryFolder, {recursive: true, force: true});
    process.once("exit", clean);
    return await work(temporaryFolder);
  } finally {
    clean();
    process.off("exit", clean);
    lock.release();
  }
}

/** Removes what killed builds left; only the holder of the lock may. */
async function removeAbandoned(privateFolder: string): Promise<void> {
  for (const name of await readdir(privateFolder)) {
    if (name.startsWith(workPrefix)) await rm(join(privateFolder, name), {recursive: true});
  }
}
