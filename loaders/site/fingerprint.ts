import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {extractsFolder, listExtractFiles} from "../extractsFolder.js";
import {FileHashes} from "./fileHashes.js";

/** What a set of files contains, in one value. */
export interface Fingerprint {
  sha256: string; // hexadecimal
  fileCount: number;
}

/**
 * Everything the marts are computed from or by. Of the messages, loaders print them only; of the queries,
 * the definitions of figures that are summed up into marts, and what these are made of; the statistics,
 * with which models are fitted when the site is built.
 */
export const martSources: string[] = [
  "data/reference",
  "loaders",
  "src/contract",
  "src/data",
  "src/queries/measures",
  "src/queries/segments",
  ...["bind", "filters", "headlines", "months", "query", "responses", "returns", "sql"].map(
    (name) => `src/queries/${name}.ts`
  ),
  "src/stats"
];

// What besides the marts their first figures are computed by.
const figureSources = ["src/i18n", "src/queries"];

// What else the built pages are made of.
const siteSources = ["src", "observablehq.config.ts", "package-lock.json"];

/**
 * Fingerprint of the extracts in use: the name below the folder and the content of each file. Times,
 * owners and the place of the folder do not enter.
 *
 * @throws when the folder is missing or a file cannot be read
 */
export async function extractsFingerprint(
  root = process.cwd(),
  {folder} = extractsFolder(root)
): Promise<Fingerprint> {
  const hashes = new FileHashes(hashMemory(root));
  const lines = await hashedLines(hashes, folder, listExtractFiles(folder));
  await hashes.save();
  return {sha256: digest(lines), fileCount: lines.length};
}

/**
 * Fingerprint of everything the marts depend on: extracts, reference tables, loader code, contract,
 * versions of the installed libraries, accepted gates, and whether the extracts are the sample.
 *
 * @throws when a file cannot be read
 */
export async function martsFingerprint(root = process.cwd()): Promise<string> {
  const {isSample} = extractsFolder(root);
  const extracts = await extractsFingerprint(root);
  return digest([
    `extracts ${extracts.sha256} ${isSample ? "sample" : "own"}`,
    `gates ${(process.env.ACCEPT_GATES ?? "").split(",").filter(Boolean).sort().join(",")}`,
    `libraries ${await libraryVersions(root)}`,
    ...(await sourceLines(root, martSources))
  ]);
}

/**
 * Fingerprint of everything the marts and their first figures depend on: that of the marts, and
 * queries, statistics and messages.
 *
 * @throws when a file cannot be read
 */
export async function dataFingerprint(root = process.cwd()): Promise<string> {
  return digest([
    `marts ${await martsFingerprint(root)}`,
    ...(await sourceLines(root, figureSources))
  ]);
}

/**
 * Fingerprint of what the loaders outside `src/data` depend on: their own code and the versions of
 * the installed libraries, which they repack for the browser.
 *
 * @throws when a file cannot be read
 */
export async function assetFingerprint(root = process.cwd()): Promise<string> {
  const isLoader = (file: string): boolean => /\.\w+\.ts$/.test(file);
  return digest([
    `libraries ${await libraryVersions(root)}`,
    ...(await sourceLines(root, ["src"], isLoader))
  ]);
}

/**
 * Fingerprint of everything the built site depends on: that of the data, and the pages, components,
 * styles, settings and locked dependencies.
 *
 * @throws when a file cannot be read
 */
export async function siteFingerprint(root = process.cwd()): Promise<string> {
  return digest([`data ${await dataFingerprint(root)}`, ...(await sourceLines(root, siteSources))]);
}

async function sourceLines(
  root: string,
  sources: string[],
  isWanted: (file: string) => boolean = () => true
): Promise<string[]> {
  const hashes = new FileHashes(hashMemory(root));
  const files = sources.flatMap((source) => {
    if (/\.\w+$/.test(source)) return existsSync(join(root, source)) ? [source] : [];
    if (!existsSync(join(root, source))) return [];
    return listExtractFiles(join(root, source)).map((file) => `${source}/${file}`);
  });
  const lines = await hashedLines(hashes, root, files.filter(isWanted));
  await hashes.save();
  return lines;
}

async function hashedLines(hashes: FileHashes, folder: string, files: string[]): Promise<string[]> {
  const lines: string[] = [];
  for (const file of files) {
    lines.push(`${file.normalize("NFC")} ${await hashes.sha256(join(folder, file))}`);
  }
  return lines;
}

async function libraryVersions(root: string): Promise<string> {
  const [manifest, lock] = await Promise.all(
    ["package.json", "package-lock.json"].map(async (name) =>
      existsSync(join(root, name)) ? JSON.parse(await readFile(join(root, name), "utf8")) : {}
    )
  );
  return Object.keys(manifest.dependencies ?? {})
    .map((name) => `${name}@${lock.packages?.[`node_modules/${name}`]?.version ?? ""}`)
    .sort()
    .join(",");
}

function digest(lines: string[]): string {
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}

function hashMemory(root: string): string {
  return join(root, ".cache", "fileHashes.json");
}
