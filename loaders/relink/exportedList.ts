import {parseCsv, readXlsx} from "hucre";

/** A list of customers or vehicles as a page exported it. */
export interface ExportedList {
  keyTableIds: string[]; // as found; one for a list that was not put together by hand
  hasVehicles: boolean; // whether each row is of a vehicle
  /** Headers of the columns behind the keys. */
  header: string[];
  rows: ListedRow[];
}

export interface ListedRow {
  customer_id: number | null;
  vehicle_id: number | null;
  cells: string[];
}

/** A file that is no list exported from the site. */
export class ListError extends Error {
  override readonly name = "ListError";
}

/**
 * Reads an exported list from the bytes of a CSV, in UTF-8 or as a spreadsheet saved it again in
 * GB18030, or of an xlsx. What follows the first empty row, or a row that begins with `#`, is about
 * the list and not of it.
 *
 * @throws ListError when the first columns are not the keys
 */
export async function readExportedList(bytes: Uint8Array): Promise<ExportedList> {
  const [header = [], ...rest] = await rowsOf(bytes);
  const [first, second, third] = header.map((cell) => cell.trim());
  if (first !== "key_table_id" || second !== "customer_id") {
    throw new ListError(`${JSON.stringify([first ?? "", second ?? ""])}`);
  }
  const hasVehicles = third === "vehicle_id";
  const keys = hasVehicles ? 3 : 2;
  const end = rest.findIndex((cells) => cells.join("").trim() === "" || cells[0]!.startsWith("#"));
  const rows = end < 0 ? rest : rest.slice(0, end);
  return {
    keyTableIds: [...new Set(rows.map(([id]) => id!.trim()))],
    hasVehicles,
    header: header.slice(keys),
    rows: rows.map((cells) => ({
      customer_id: keyOf(cells[1]),
      vehicle_id: hasVehicles ? keyOf(cells[2]) : null,
      cells: header.slice(keys).map((_, i) => cells[keys + i] ?? "")
    }))
  };
}

function keyOf(cell: string | undefined): number | null {
  const text = cell?.trim() ?? "";
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

async function rowsOf(bytes: Uint8Array): Promise<string[][]> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const rows = isZip ? (await readXlsx(bytes)).sheets[0]!.rows : parseCsv(textOf(bytes));
  return rows.map((cells) => cells.map((cell) => (cell === null ? "" : String(cell))));
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
