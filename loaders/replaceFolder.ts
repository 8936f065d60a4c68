import {existsSync} from "node:fs";
import {mkdir, rename, rm} from "node:fs/promises";
import {dirname} from "node:path";

/** Puts a folder in the place of another, which is there as a whole until then. */
export async function replaceFolder(from: string, to: string): Promise<void> {
  const former = `${to}.former-${process.pid}`;
  await mkdir(dirname(to), {recursive: true});
  if (existsSync(to)) await rename(to, former);
  await rename(from, to);
  await rm(former, {recursive: true, force: true});
}
