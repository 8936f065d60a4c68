import {mkdir, readFile, readdir} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";

// Framework writes these versions into import paths that no page of ours follows.
const unusedVersion = "0.0.0";

/**
 * Names of the libraries that Framework's own client code can import from a CDN, sorted.
 *
 * @throws when Framework is not installed
 */
export async function clientLibraries(): Promise<string[]> {
  const require = createRequire(import.meta.url);
  const client = join(
    dirname(require.resolve("@observablehq/framework/package.json")),
    "dist/client"
  );
  const names = new Set<string>();
  for (const file of await readdir(client, {recursive: true})) {
    if (!file.endsWith(".js")) continue;
    const source = await readFile(join(client, file), "utf8");
    for (const [, name] of source.matchAll(/["'`]npm:((?:@[\w.-]+\/)?[\w.-]+)/g)) names.add(name!);
  }
  return [...names].sort();
}

/**
 * Makes a build possible without a network: for each library that Framework might import from a CDN
 * it asks the npm registry for the newest version, unless its cache already names one.
 */
export async function seedOfflineCache(sourceRoot: string): Promise<void> {
  const cache = join(sourceRoot, ".observablehq", "cache", "_npm");
  const libraries = await clientLibraries();
  await Promise.all(
    libraries.map((name) => mkdir(join(cache, `${name}@${unusedVersion}`), {recursive: true}))
  );
}
