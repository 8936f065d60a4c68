import {existsSync, readdirSync, realpathSync, statSync} from "node:fs";
import {join, resolve} from "node:path";

/** Where the extracts of this build come from. */
export interface ExtractsFolder {
  folder: string; // absolute path
  isSample: boolean; // true when the committed sample extracts stand in for the dealer's own
}

// What operating systems and open spreadsheet programs leave beside the files an analyst put there.
const leftovers = /^(\.|~\$|thumbs\.db$|desktop\.ini$|__MACOSX$)/i;

/**
 * Whether a file or folder of this name belongs to the extracts: false for dotfiles, lock files of
 * open workbooks and what operating systems leave in a folder.
 */
export function isExtractName(name: string): boolean {
  return !leftovers.test(name);
}

/**
 * Lists the extract files below a folder, at any depth, as paths relative to it with forward
 * slashes, sorted by code unit so that the order is the same on every machine.
 *
 * @throws when the folder cannot be read
 */
export function listExtractFiles(folder: string): string[] {
  const files: string[] = [];
  const visited = new Set<string>(); // a link may lead back to a folder above it
  const visit = (path: string): void => {
    const real = realpathSync(join(folder, path));
    if (visited.has(real)) return;
    visited.add(real);
    for (const name of readdirSync(real)) {
      if (!isExtractName(name)) continue;
      const child = path ? `${path}/${name}` : name;
      if (statSync(join(real, name)).isDirectory()) visit(child);
      else files.push(child);
    }
  };
  visit("");
  return files.sort();
}

/**
 * Finds the folder whose extracts are built: `EXTRACTS_DIR` when set (relative to the project root),
 * else `data/extracts` when it holds a file, else the committed `data/sample`.
 *
 * @throws when `EXTRACTS_DIR` names no folder
 */
export function extractsFolder(
  root = process.cwd(),
  env: NodeJS.ProcessEnv = process.env
): ExtractsFolder {
  const named = env.EXTRACTS_DIR;
  const sample = resolve(root, "data/sample");
  if (named) {
    const folder = resolve(root, named);
    if (!existsSync(folder)) throw new Error(`EXTRACTS_DIR: no folder at ${named}`);
    return {folder, isSample: folder === sample};
  }
  const own = resolve(root, "data/extracts");
  if (existsSync(own) && listExtractFiles(own).length > 0) return {folder: own, isSample: false};
  return {folder: sample, isSample: true};
}
