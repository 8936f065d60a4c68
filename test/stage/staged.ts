import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {GateError} from "../../loaders/check/gates.js";
import type {Database} from "../../loaders/duckdb.js";
import {openDatabase} from "../../loaders/duckdb.js";
import {silentProgress} from "../../loaders/progress.js";
import {stageExtracts} from "../../loaders/stage/stageExtracts.js";

type Cells = readonly (string | number)[];

/** Path below the extracts folder → content. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface StageOptions {
  /** Gates to let pass. */
  accept?: readonly string[];
  /** Hand-kept tables by file name; none by default. */
  reference?: Files;
}

/** What staging left behind. */
export interface Staged {
  privateFolder: string;
  acceptedGates: Set<string>;
  printed: string[];
  /** Rows of a query, cells as text, null as null. */
  rows(sql: string): Promise<(string | null)[][]>;
}

const cleanUps: (() => void)[] = [];

/** Closes the databases and removes the folders of all stagings so far. */
export function closeStaged(): void {
  for (const cleanUp of cleanUps.splice(0).reverse()) cleanUp();
}

/** Delimited text as a DMS writes it. */
export function csv(...rows: readonly Cells[]): string {
  const cell = (value: string | number): string =>
    /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  return `\ufeff${rows.map((cells) => cells.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Stages the given extracts in a database in memory. */
export async function stage(files: Files, options: StageOptions = {}): Promise<Staged> {
  const root = mkdtempSync(join(tmpdir(), "stage-"));
  cleanUps.push(() => rmSync(root, {recursive: true, force: true}));
  const folder = (name: string, content: Files): string => {
    mkdirSync(join(root, name));
    for (const [path, text] of Object.entries(content)) {
      mkdirSync(dirname(join(root, name, path)), {recursive: true});
      writeFileSync(join(root, name, path), text);
    }
    return join(root, name);
  };
  const database: Database = await openDatabase({threads: 1});
  cleanUps.push(() => database.close());
  const {connection, lanes} = database;
  const acceptedGates = new Set<string>();
  const printed: string[] = [];
  const privateFolder = join(root, "private");
  await stageExtracts({
    root,
    connection,
    lanes,
    extracts: {folder: folder("extracts", files), isSample: false},
    referenceFolder: folder("reference", options.reference ?? {}),
    privateFolder,
    locale: "en",
    env: {SOURCE_DATE_EPOCH: String(Date.UTC(2024, 11, 31) / 1000)},
    report: {...silentProgress, print: (text) => void printed.push(text)},
    acceptableGates: new Set(options.accept),
    acceptedGates
  });
  const rows = async (sql: string): Promise<(string | null)[][]> => {
    const reader = await connection.runAndReadAll(`select columns(*)::varchar from (${sql})`);
    return reader.getRowsJson() as (string | null)[][];
  };
  return {privateFolder, acceptedGates, printed, rows};
}

/** The error with which staging stops at a gate. */
export async function stopped(files: Files, options?: StageOptions): Promise<GateError> {
  try {
    await stage(files, options);
  } catch (error) {
    if (error instanceof GateError) return error;
    throw error;
  }
  throw new Error("no gate stopped the build");
}

/** A VIN with the right check digit, from the standard's own kind of example. */
export const vin = "1HGCM82633A004352";

const orderHeader = ["经销商代码", "工单号", "VIN", "开单日期", "总金额"];

/** A file of repair orders: number, VIN, day opened, amount. */
export function repairOrders(
  rows: readonly (readonly [no: string, vin: string, day: string, amount: number | string])[],
  {dealer = "A", exportedOn}: {dealer?: string; exportedOn?: string} = {}
): string {
  const above = exportedOn === undefined ? [] : [["维修工单"], [`导出日期：${exportedOn}`]];
  return csv(...above, orderHeader, ...rows.map((cells) => [dealer, ...cells]));
}

/** One repair order, for tests of other tables: without behaviour there is no site. */
export const anOrder: Files = {"维修工单.csv": repairOrders([["WX1", vin, "2024-01-05", 100]])};
