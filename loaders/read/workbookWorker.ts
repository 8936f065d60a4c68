import {readFileSync} from "node:fs";
import {parentPort} from "node:worker_threads";
import type {ExtractErrorCode, ExtractPlace} from "./extractError.js";
import {asExtractError, ExtractError} from "./extractError.js";
import {readHtml} from "./htmlReader.js";
import type {CollectedSheet} from "./sheetCollector.js";
import {readXls} from "./xlsReader.js";
import {readXlsx} from "./xlsxReader.js";

export interface WorkbookJob {
  kind: "xls" | "xlsx" | "html";
  path: string;
  file: string; // as messages name it
  offset: number; // bytes before the workbook begins
  gridPrefix: string;
  encoding: string | null; // pinned, for HTML
}

export type WorkbookReply =
  | {sheets: CollectedSheet[]; encoding: string | null}
  | {code: ExtractErrorCode; place: ExtractPlace; values: object}
  | {message: string};

async function read(job: WorkbookJob): Promise<WorkbookReply> {
  const {kind, file, gridPrefix} = job;
  try {
    const bytes = readFileSync(job.path).subarray(job.offset);
    if (kind === "html") return readHtml(bytes, file, gridPrefix, job.encoding);
    const reader = kind === "xls" ? readXls : readXlsx;
    return {sheets: await reader(bytes, file, gridPrefix), encoding: null};
  } catch (thrown) {
    const error = asExtractError(thrown, file);
    if (!(error instanceof ExtractError)) return {message: `${file}: ${String(error)}`};
    const {sheet, row, column} = error;
    const place = {
      file,
      ...(sheet === undefined ? {} : {sheet}),
      ...(row === undefined ? {} : {row}),
      ...(column === undefined ? {} : {column})
    };
    return {code: error.code, place, values: error.values};
  }
}

parentPort?.on("message", (job: WorkbookJob) => {
  void read(job).then((reply) => parentPort?.postMessage(reply));
});
