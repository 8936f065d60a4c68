import type {Cell} from "./cells.js";

const special = /[",\r\n]/;

/** One line of comma-separated text, quoted where it must be, with CR LF as Windows programs write it. */
export function csvLine(cells: readonly Cell[]): string {
  let line = "";
  for (let i = 0; i < cells.length; i++) {
    if (i > 0) line += ",";
    const cell = cells[i];
    if (cell === null || cell === undefined) continue;
    if (typeof cell === "number") line += cell;
    else line += special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return `${line}\r\n`;
}

/** Reads small comma-separated text, quotes and byte order mark included, into rows of cells. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const match of text
    .replace(/^\ufeff/, "")
    .matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)) {
    const [whole, cell, end] = match as unknown as [string, string, string];
    if (whole === "" && row.length === 0) break;
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
