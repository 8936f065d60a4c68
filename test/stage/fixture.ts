import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Locale} from "../../src/i18n/message.js";
import {acceptableGates} from "../../loaders/check/gates.js";
import {openDatabase, rowsOf} from "../../loaders/duckdb.js";
import type {OpenedExtract, Sheet} from "../../loaders/read/extract.js";
import type {StageContext} from "../../loaders/stage/stageExtracts.js";
import {stageExtracts} from "../../loaders/stage/stageExtracts.js";

/** Files by their path: text as UTF-8, or bytes. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** Two questionnaires of a few items, as `data/reference` would have them. */
export const itemCsv = [
  "问卷编号,问卷名称,旅程,题目编号,题目顺序,题目,题目英文,列名写法,最小分,最大分,未作答代码,题目角色",
  "CSS,售后满意度,售后,S1,1,维修质量,work,一次修好|修得好,1,5,0|9|99,属性",
  "CSS,售后满意度,售后,S2,2,总体满意度,overall,整体满意度,1,5,0|9|99|不愿评价,总体满意度",
  "TEN,十分制问卷,销售,T1,1,总体满意度,overall ten,整体满意度,0,10,99,总体满意度"
].join("\n");

export interface Staged {
  connection: DuckDBConnection;
  folder: string;
  privateFolder: string;
  /** Everything printed. */
  printed: string;
  acceptedGates: Set<string>;
  /** What stopped it, or null. */
  error: Error | null;
  rows<Row = Record<string, unknown>>(sql: string): Promise<Row[]>;
  close(): void;
}

export interface StageOptions {
  reference?: Files;
  env?: Record<string, string>;
  locale?: Locale;
}

/** Stages a folder of hand-made files in a database of its own. */
export async function stageFiles(
  files: Files,
  {reference = {"item.csv": itemCsv}, env = {}, locale = "en"}: StageOptions = {}
): Promise<Staged> {
  const root = mkdtempSync(join(tmpdir(), "atlas-stage-"));
  write(join(root, "extracts"), files);
  write(join(root, "reference"), reference);
  const database = await openDatabase({temporaryFolder: join(root, "spill")});
  const {connection, lanes} = database;
  const lines: string[] = [];
  const context: StageContext = {
    root,
    connection,
    lanes,
    extracts: {folder: join(root, "extracts"), isSample: false},
    referenceFolder: join(root, "reference"),
    privateFolder: join(root, "private"),
    locale,
    env: {SOURCE_DATE_EPOCH: "1735689600", ...env}, // 2025-01-01
    report: {
      print: (line) => void lines.push(line),
      step: () => ({update() {}, end() {}})
    },
    acceptableGates: acceptableGates(env),
    acceptedGates: new Set()
  };
  let error: Error | null = null;
  try {
    await stageExtracts(context);
  } catch (thrown) {
    error = thrown as Error;
  }
  return {
    connection,
    folder: join(root, "extracts"),
    privateFolder: join(root, "private"),
    printed: lines.join("\n"),
    acceptedGates: context.acceptedGates,
    error,
    rows: (sql) => rowsOf(connection, sql),
    close() {
      database.close();
      rmSync(root, {recursive: true, force: true});
    }
  };
}

function write(folder: string, files: Files): void {
  mkdirSync(folder, {recursive: true});
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), content);
  }
}

/** A sheet of the given rows as a reader would show it; its cells cannot be loaded. */
export function sheetOf(
  rows: readonly (readonly string[])[],
  properties: Partial<Sheet> = {}
): {extract: OpenedExtract; sheet: Sheet} {
  const sheet: Sheet = {
    file: "export.xls",
    sheet: "Sheet1",
    hidden: false,
    kind: "xls",
    encoding: null,
    delimiter: null,
    rowCount: rows.length,
    columnCount: Math.max(...rows.map((cells) => cells.length)),
    head: rows.slice(0, 60),
    tail: rows.slice(-10),
    merges: [],
    ...properties
  };
  const extract: OpenedExtract = {
    file: sheet.file,
    bytes: 0,
    sheets: [sheet],
    load: () => Promise.reject(new Error("nothing to load")),
    stream: () => null,
    close: () => Promise.resolve()
  };
  return {extract, sheet};
}
