import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {conform} from "../../loaders/conform/conform.js";
import {writeKeyTable} from "../../loaders/conform/keyTable.js";
import {writeStaffAliases} from "../../loaders/conform/staff.js";
import type {Database} from "../../loaders/duckdb.js";
import {openDatabase, rowsOf} from "../../loaders/duckdb.js";
import type {SourceName} from "../../src/contract/sources.js";
import type {GivenRow} from "./stageTables.js";
import {createStageTables, given, givenAsOf} from "./stageTables.js";

/** Staged rows by table, and each dealer's as-of. */
export interface Given {
  rows: Partial<Record<SourceName, readonly GivenRow[]>>;
  asOf: Readonly<Record<string, string>>;
}

const secret = Buffer.from("a secret only for tests");

/** The plan of the reference tables: first service after 3 months, then every 6. */
export const servicePlan: readonly GivenRow[] = [
  {series: "*", service_nth: 1, interval_months: 3, interval_km: 5000},
  {series: "*", service_nth: 0, interval_months: 6, interval_km: 10000}
];

export const margins: readonly GivenRow[] = [
  {revenue_stream: "labour", margin_share: 0.5, is_assumed: true},
  {revenue_stream: "parts", margin_share: 0.2, is_assumed: true},
  {revenue_stream: "other_service", margin_share: 0.4, is_assumed: true},
  {revenue_stream: "new_car", margin_share: 0.03, is_assumed: true},
  {revenue_stream: "accessories", margin_share: 0.3, is_assumed: true},
  {revenue_stream: "insurance", margin_share: 0.1, is_assumed: true},
  {revenue_stream: "package", margin_share: 0.4, is_assumed: true}
];

/** A folder that is removed when the tests of a file are over. */
export function temporaryFolder(afterAll: (clean: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), "atlas-"));
  afterAll(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

/** Stages the given rows in a new database in memory. */
export async function stagedDatabase({rows, asOf}: Given): Promise<Database> {
  const database = await openDatabase();
  await createStageTables(database.connection);
  const all = {service_plan: servicePlan, margin: margins, ...rows};
  for (const [name, tableRows] of Object.entries(all)) {
    await given(database.connection, name as SourceName, tableRows);
  }
  await givenAsOf(database.connection, asOf);
  return database;
}

interface Conforming {
  privateFolder?: string;
  keep?: boolean;
  ordersOfShare?: number;
}

/** Stages and conforms the given rows; with `keep`, keys and aliases are written for the next month. */
export async function conformed(
  input: Given,
  {privateFolder = "", keep = false, ordersOfShare}: Conforming = {}
): Promise<Database> {
  const database = await stagedDatabase(input);
  const {connection, lanes} = database;
  const {keyTable} = await conform(
    {connection, lanes, privateFolder, extracts: {folder: "", isSample: false}},
    secret,
    ordersOfShare
  );
  if (keep) {
    const temporaryFolder = join(privateFolder, "work");
    mkdirSync(temporaryFolder, {recursive: true});
    const folders = {privateFolder, temporaryFolder};
    await (await writeKeyTable(connection, folders, keyTable)).commit();
    await (await writeStaffAliases(connection, folders)).commit();
  }
  return database;
}

/** Rows of a query with counts as numbers, for comparison with rows written by hand. */
export async function found(connection: DuckDBConnection, sql: string): Promise<unknown[]> {
  const rows = await rowsOf(connection, sql);
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
      ])
    )
  );
}
