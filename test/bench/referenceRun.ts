import {mkdir, rm} from "node:fs/promises";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {quoteText} from "../../loaders/duckdb.js";
import {listExtractFiles} from "../../loaders/extractsFolder.js";
import type {Usage} from "./usage.js";
import {peakMegabytes, startUsage} from "./usage.js";

/** What the reference used. */
export interface ReferenceRun extends Usage {
  peakMegabytes: number;
}

/**
 * Plain native DuckDB with its defaults: reads each CSV file of a folder as text and writes it as
 * Parquet. Prints a {@link ReferenceRun}.
 */
const [folder, outputFolder] = process.argv.slice(2) as [string, string];
await mkdir(outputFolder, {recursive: true});
const usage = startUsage();
const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
for (const [index, file] of listExtractFiles(folder).entries()) {
  const from = quoteText(join(folder, file));
  const to = quoteText(join(outputFolder, `${index}.parquet`));
  await connection.run(
    `copy (from read_csv(${from}, all_varchar = true, header = true, delim = ',')) to ${to}`
  );
}
connection.closeSync();
instance.closeSync();
const run: ReferenceRun = {...usage(), peakMegabytes: peakMegabytes()};
await rm(outputFolder, {recursive: true});
console.log(JSON.stringify(run));
