import {mkdtempSync, readdirSync, rmSync} from "node:fs";
import {rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

const folders = new Set<string>();
let prepared = false;

/**
 * A folder for the text copies of extracts, readable by the user alone: it holds personal data.
 * It goes with `remove`, or at the latest when the process exits; what a killed process left behind
 * goes when the next one makes a folder.
 */
export class Scratch {
  private folder: string | null = null;
  private fileCount = 0;

  /** A path for a new file; the folder is made with the first. */
  newFile(extension: string): string {
    if (this.folder === null) {
      if (!prepared) prepare();
      this.folder = mkdtempSync(join(tmpdir(), `loyalty-atlas-${process.pid}-`));
      folders.add(this.folder);
    }
    return join(this.folder, `${++this.fileCount}.${extension}`);
  }

  async remove(): Promise<void> {
    const {folder} = this;
    if (folder === null) return;
    this.folder = null;
    await rm(folder, {recursive: true, force: true});
    folders.delete(folder);
  }
}

function prepare(): void {
  prepared = true;
  process.once("exit", () => {
    for (const folder of folders) rmSync(folder, {recursive: true, force: true});
  });
  for (const name of readdirSync(tmpdir())) {
    const owner = /^loyalty-atlas-(\d+)-/.exec(name)?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    try {
      rmSync(join(tmpdir(), name), {recursive: true, force: true});
    } catch {
      // Another user's: not ours to remove.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
