import {createHash} from "node:crypto";
import {existsSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {mkdir} from "node:fs/promises";
import {join, resolve} from "node:path";
import {listExtractFiles} from "../../loaders/extractsFolder.js";
import {dataFingerprint} from "../../loaders/site/fingerprint.js";
import {runScript} from "./child.js";
import {writeCopies} from "./copies.js";

const root = resolve(import.meta.dirname, "../..");

/** Repair orders that a customer of the sample has in six years, about. */
const ordersPerCustomer = 3.6;
const largestDealerCount = 12;

/** Larger sets are copies of one of this size, which takes a tenth of the time of generating them. */
export const largestGeneratedRows = 1_000_000;

interface Making {
  cacheFolder: string;
  print(line: string): void;
}

/** A size in words short enough for a folder: `1m`, `10m`, `5k`. */
export function sizeName(rows: number): string {
  return rows % 1_000_000 === 0 ? `${rows / 1_000_000}m` : `${Math.round(rows / 1000)}k`;
}

/**
 * The folder with extracts of about so many repair orders, as UTF-8 CSV. It is made by the sample
 * generator unless one is there that this generator made.
 */
export async function ensureExtracts(rows: number, {cacheFolder, print}: Making): Promise<string> {
  const folder = join(cacheFolder, sizeName(rows));
  const extracts = join(folder, "extracts");
  const record = join(folder, "generator");
  const fingerprint = generatorFingerprint();
  const isMade = existsSync(extracts) && existsSync(record);
  if (isMade && readFileSync(record, "utf8") === fingerprint) return extracts;
  print(`  making extracts in ${folder}`);
  rmSync(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
  if (rows > largestGeneratedRows) {
    const base = await ensureExtracts(largestGeneratedRows, {cacheFolder, print});
    await writeCopies(base, extracts, rows / largestGeneratedRows);
  } else await generate(rows, extracts);
  writeFileSync(record, fingerprint);
  return extracts;
}

async function generate(rows: number, extracts: string): Promise<void> {
  const customers = Math.round(rows / ordersPerCustomer);
  const dealers = Math.min(largestDealerCount, Math.max(2, Math.round(rows / 80_000)));
  await runScript(join(root, "loaders/sample/main.ts"), [
    ...["--format", "csv", "--seed", "1", "--years", "6"],
    ...["--customers", String(customers), "--dealers", String(dealers), "--out", extracts]
  ]);
}

/** The folder with the marts of the extracts of this size, made by the pipeline unless one is there that these loaders made. */
export async function ensureMarts(rows: number, making: Making): Promise<string> {
  const extracts = await ensureExtracts(rows, making);
  const folder = join(making.cacheFolder, sizeName(rows));
  const marts = join(folder, "marts");
  const record = join(folder, "loaders");
  const fingerprint = await dataFingerprint(root);
  if (existsSync(record) && readFileSync(record, "utf8") === fingerprint) return marts;
  making.print(`  making marts in ${folder}`);
  rmSync(record, {force: true});
  rmSync(marts, {recursive: true, force: true});
  const partial = `${marts}.partial`;
  await runScript(join(import.meta.dirname, "pipelineRun.ts"), [extracts, partial]);
  renameSync(partial, marts);
  writeFileSync(record, fingerprint);
  return marts;
}

const generatorSources = [
  "loaders/sample",
  "src/contract/codes.ts",
  "src/contract/sources",
  "data/reference",
  "test/bench/columnKinds.ts",
  "test/bench/copies.ts"
];

/** Changes when the generator does, or what it writes from. */
function generatorFingerprint(): string {
  const hash = createHash("sha256");
  for (const source of generatorSources) {
    const files = source.endsWith(".ts")
      ? [source]
      : listExtractFiles(join(root, source)).map((file) => `${source}/${file}`);
    for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}
