import {exportWords} from "../i18n/export.js";
import {say} from "../i18n/message.js";
import {saveFile} from "./saveFile.js";
import type {Fact, View} from "./viewFacts.js";
import {fileName, viewFacts} from "./viewFacts.js";

export type CsvCell = string | number | boolean | null | undefined;

/** A table as it leaves the page. */
export interface CsvTable {
  /** What it holds, in a few words: a part of the file's name. */
  subject: string;
  /** Said in full after the data. */
  title: string;
  header: readonly string[];
  rows: readonly (readonly CsvCell[])[];
  /** What is to be known besides the view, such as n or what was withheld. */
  facts?: readonly Fact[];
}

/** What a spreadsheet takes for the beginning of a formula, in their full-width forms too. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** A number as a spreadsheet reads it: six significant digits, cents for large amounts. */
export function csvNumber(value: number): string {
  if (!Number.isFinite(value)) return "";
  if (Number.isInteger(value)) return String(value);
  return String(Number(Math.abs(value) < 10_000 ? value.toPrecision(6) : value.toFixed(2)));
}

function field(cell: CsvCell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return csvNumber(cell);
  const text = String(cell);
  // A leading apostrophe makes text of what a spreadsheet would run.
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// A row that is one empty field would read as no row at all.
const line = (cells: readonly CsvCell[]): string => cells.map(field).join(",") || '""';

/**
 * The table as CSV that spreadsheets open as it is: UTF-8 with a byte order mark, CRLF, quoted by
 * RFC 4180, nothing that would run as a formula. After the data follow an empty row and rows that begin
 * with `#`: what the table is, then each fact.
 */
export function csvText(table: CsvTable, view: View): string {
  const {title, header, rows, facts = []} = table;
  const subject = {label: say(exportWords.subject, {}, view.locale), value: title};
  const notes = [subject, ...facts, ...viewFacts(view)].map(({label, value}) =>
    line([`# ${label}`, value])
  );
  return `\ufeff${[line(header), ...rows.map(line), "", ...notes].join("\r\n")}\r\n`;
}

/** Saves the table on the reader's machine, as a file named after page, table and data. */
export function saveCsv(table: CsvTable, view: View): void {
  const blob = new Blob([csvText(table, view)], {type: "text/csv;charset=utf-8"});
  saveFile(blob, fileName(view, table.subject, "csv"));
}
