import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {onTestFinished} from "vitest";

/** Makes a folder with these files, removed at the end of the test. */
export function temporaryFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "site-test-")));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  for (const [file, content] of Object.entries(files)) writeInto(folder, file, content);
  return folder;
}

/** Writes a file below a folder, with the folders on the way. */
export function writeInto(folder: string, file: string, content: string): void {
  mkdirSync(dirname(join(folder, file)), {recursive: true});
  writeFileSync(join(folder, file), content);
}
