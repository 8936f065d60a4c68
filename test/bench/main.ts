import {mkdirSync, writeFileSync} from "node:fs";
import {cpus} from "node:os";
import {join, resolve} from "node:path";
import {Command, InvalidArgumentError, Option} from "commander";
import {mostCopies} from "./copies.js";
import {ensureExtracts, ensureMarts, largestGeneratedRows, sizeName} from "./extracts.js";
import type {BenchContext, Measurement} from "./part.js";
import {parts} from "./parts.js";
import {report} from "./report.js";

const root = resolve(import.meta.dirname, "../..");
const quickRows = 2000;

function rowCount(text: string): number {
  const value = Number(text);
  const isWhole = value <= largestGeneratedRows || value % largestGeneratedRows === 0;
  const largest = mostCopies * largestGeneratedRows;
  if (Number.isInteger(value) && value >= 1000 && value <= largest && isWhole) return value;
  throw new InvalidArgumentError(`expected 1000 to ${largest}, whole millions above the first`);
}

const {rows, quick, only, cache} = new Command("bench")
  .description("measure the loaders and the built site on extracts of any size")
  .option("--rows <n>", "repair orders", rowCount, 1_000_000)
  .option("--quick", `a smoke run on ${quickRows} repair orders`, false)
  .addOption(
    new Option("--only <part...>", "these parts alone").choices(parts.map(({name}) => name))
  )
  .option("--cache <folder>", "where extracts and marts are kept", join(root, ".cache/bench"))
  .parse()
  .opts<{rows: number; quick: boolean; only?: string[]; cache: string}>();

const size = quick ? quickRows : rows;
const cacheFolder = resolve(cache);
const print = (line: string): void => console.log(line);
const context: BenchContext = {
  rows: size,
  isQuick: quick,
  cacheFolder,
  extracts: () => ensureExtracts(size, {cacheFolder, print}),
  marts: () => ensureMarts(size, {cacheFolder, print}),
  print
};

print(`${size.toLocaleString("en-US")} repair orders, ${cpus().length} processors`);
const results: Record<string, Measurement[]> = {};
for (const part of parts) {
  if (only !== undefined && !only.includes(part.name)) continue;
  print(part.name);
  const measurements = await part.measure(context);
  results[part.name] = measurements;
  for (const line of report(measurements)) print(line);
}
const folder = join(cacheFolder, sizeName(size));
mkdirSync(folder, {recursive: true});
writeFileSync(join(folder, "results.json"), `${JSON.stringify(results, null, 1)}\n`);
