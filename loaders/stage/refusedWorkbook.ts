import {mkdirSync, renameSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {writeXlsx} from "hucre";
import type {SourceName} from "../../src/contract/sources.js";
import {sourceNamed} from "../../src/contract/sources.js";
import type {Locale} from "../../src/i18n/message.js";
import {say} from "../../src/i18n/message.js";
import {refusedWorkbookMessages as text} from "../../src/i18n/loaders.js";
import {reasonLabel, reasonRemedy} from "../../src/i18n/reasons.js";
import {quoteName, rowsOf} from "../duckdb.js";

/** Where the workbook lies in the private folder. */
const refusedWorkbookName = "refused.xlsx";

/** Rows listed per sheet; more are only counted. */
const listedRows = 30_000;

interface ListedRow {
  file: string;
  sheet: string | null;
  row_number: number;
  source_table: SourceName;
  field: string | null;
  value_shape: string | null;
  reason: string;
}

/**
 * Writes what was refused and warned of to the private folder, in place of the workbook of the last
 * build. It has shapes of values, never values, and no cell that a spreadsheet would run.
 *
 * @returns the path of the workbook
 */
export async function writeRefusedWorkbook(
  connection: DuckDBConnection,
  privateFolder: string,
  locale: Locale
): Promise<string> {
  const sheets = [];
  for (const [table, title] of [
    ["refused", text.refusedSheet],
    ["warned", text.warnedSheet]
  ] as const) {
    sheets.push({name: title[locale], rows: await sheetRows(connection, table, locale)});
  }
  const bytes = await writeXlsx({sheets});
  mkdirSync(privateFolder, {recursive: true});
  const path = join(privateFolder, refusedWorkbookName);
  writeFileSync(`${path}.new`, bytes, {mode: 0o600});
  renameSync(`${path}.new`, path);
  return path;
}

async function sheetRows(
  connection: DuckDBConnection,
  table: string,
  locale: Locale
): Promise<(string | number)[][]> {
  const rows = await rowsOf<ListedRow>(
    connection,
    `select file, sheet, row_number, listed.source_table, field, value_shape, reason
    from ${quoteName(table)} as listed left join source_file using (source_id)
    order by source_id, row_number, listed.source_table, field limit ${listedRows}`
  );
  const [count] = await rowsOf<{n: number}>(
    connection,
    `select count(*)::double as n from ${quoteName(table)}`
  );
  const header = [
    text.file,
    text.sheet,
    text.row,
    text.table,
    text.column,
    text.shape,
    text.reason,
    text.remedy
  ].map((message) => message[locale]);
  const lines = rows.map((row) => [
    safeCell(row.file),
    safeCell(row.sheet ?? ""),
    row.row_number,
    sourceNamed(row.source_table).label[locale],
    row.field === null ? "" : fieldLabel(row.source_table, row.field, locale),
    safeCell(row.value_shape ?? ""),
    reasonLabel(row.source_table, row.reason)[locale],
    reasonRemedy(row.reason)[locale]
  ]);
  if (lines.length === 0) return [header, [text.nothing[locale]]];
  const more = count!.n - lines.length;
  return [header, ...lines, ...(more > 0 ? [[say(text.more, {count: more}, locale)]] : [])];
}

function fieldLabel(table: SourceName, field: string, locale: Locale): string {
  return sourceNamed(table).fields[field]?.label[locale] ?? field;
}

/** A text that no spreadsheet takes for a formula (CWE-1236). */
export function safeCell(value: string): string {
  return /^[=+\-@\t\r\0\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
}
