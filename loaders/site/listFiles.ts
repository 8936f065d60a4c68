import {readdir} from "node:fs/promises";
import {join} from "node:path";

/** All files below a folder, as sorted relative paths with forward slashes. */
export async function listFiles(folder: string): Promise<string[]> {
  const files: string[] = [];
  const visit = async (path: string): Promise<void> => {
    for (const entry of await readdir(join(folder, path), {withFileTypes: true})) {
      const child = path ? `${path}/${entry.name}` : entry.name;
      if (entry.isDirectory()) await visit(child);
      else files.push(child);
    }
  };
  await visit("");
  return files.sort();
}
