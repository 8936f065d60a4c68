import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {streamXlsxRows} from "hucre/xlsx";
import {openDatabase} from "../../loaders/duckdb.js";
import {listExtractFiles} from "../../loaders/extractsFolder.js";
import {openExtract} from "../../loaders/read/extract.js";
import type {Usage} from "./usage.js";
import {startUsage} from "./usage.js";

/** What reading the same workbooks took by our reader, into a database, and by the library alone. */
export interface SpreadsheetRun {
  rows: number;
  reader: Usage;
  library: Usage;
}

const [folder, most] = process.argv.slice(2) as [string, string];
const files = listExtractFiles(folder)
  .filter((file) => file.endsWith(".xlsx"))
  .slice(0, Number(most));

const libraryUsage = startUsage();
let rows = 0;
for (const file of files) {
  const bytes = await readFile(join(folder, file));
  for await (const _ of streamXlsxRows(bytes)) rows++;
}
const library = libraryUsage();

const {connection, close} = await openDatabase();
const readerUsage = startUsage();
for (const file of files) {
  const extract = await openExtract({file, path: join(folder, file)});
  for (const sheet of extract.sheets) {
    await extract.load(sheet, connection, "raw", 1);
    await connection.run("drop table raw; drop table raw_broken");
  }
  await extract.close();
}
const reader = readerUsage();
close();

/** Prints a {@link SpreadsheetRun}. */
const run: SpreadsheetRun = {rows, reader, library};
console.log(JSON.stringify(run));
