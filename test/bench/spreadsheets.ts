import {join, resolve} from "node:path";
import {runScript} from "./child.js";
import type {BenchContext, Measurement} from "./part.js";
import type {SpreadsheetRun} from "./spreadsheetRun.js";

const sample = resolve(import.meta.dirname, "../../data/sample");

/** Reading the workbooks of the committed sample into a database, beside the library that parses them. */
export async function measureSpreadsheets({isQuick}: BenchContext): Promise<Measurement[]> {
  const script = join(import.meta.dirname, "spreadsheetRun.ts");
  const {rows, reader, library} = JSON.parse(
    await runScript(script, [sample, isQuick ? "2" : "1000"])
  ) as SpreadsheetRun;
  return [
    {name: "workbooks: rows", value: rows, unit: "rows"},
    {name: "workbooks: library alone, processor", value: library.cpuSeconds, unit: "s"},
    {name: "workbooks: reading, processor", value: reader.cpuSeconds, unit: "s"},
    {name: "workbooks: reading ÷ library", value: reader.seconds / library.seconds, unit: "×"},
    {
      name: "workbooks: reading ÷ library, processor",
      value: reader.cpuSeconds / library.cpuSeconds,
      unit: "×"
    }
  ];
}
