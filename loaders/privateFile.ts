import {chmod, rename} from "node:fs/promises";
import {join, resolve} from "node:path";
import type {PipelineContext} from "./context.js";
import type {ExtractsFolder} from "./extractsFolder.js";

/** Where personal data are kept: the folder that `PRIVATE_DIR` names, else `.private`. */
export const privateRootOf = (
  root: string,
  env: Readonly<Record<string, string | undefined>>
): string => resolve(root, env.PRIVATE_DIR ?? ".private");

/** The private folder of these extracts: the sample has its own within that of the dealer. */
export function privateFolderOf(privateRoot: string, {isSample}: ExtractsFolder): string {
  return isSample ? join(privateRoot, "sample") : privateRoot;
}

/** The two folders of a build that hold personal data, on one file system. */
export type PrivateFolders = Pick<PipelineContext, "privateFolder" | "temporaryFolder">;

/** A private file that a build has written aside. */
export interface WrittenPrivateFile {
  /** Puts it in its place, readable by its owner only. */
  commit(): Promise<void>;
}

/** Where a private file is, where the next one is written, and how that one takes its place. */
export function privateFile(
  {privateFolder, temporaryFolder}: PrivateFolders,
  name: string
): {path: string; written: string} & WrittenPrivateFile {
  const path = join(privateFolder, name);
  const written = join(temporaryFolder, name);
  return {
    path,
    written,
    async commit() {
      await chmod(written, 0o600);
      await rename(written, path);
    }
  };
}
