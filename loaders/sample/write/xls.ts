import {utils, write} from "@e965/xlsx";
import type {CellObject} from "@e965/xlsx";
import type {Cell, CellStyle, SheetContent} from "./cells.js";
import {allRows} from "./cells.js";

/** Rows of one .xls sheet with room to spare for title block and totals. */
export const xlsRowLimit = 65_000;

const formats: Readonly<Record<CellStyle, string | null>> = {
  general: null,
  date: "yyyy/m/d",
  datetime: "yyyy/m/d h:mm"
};

function cellObject(cell: Cell, style: CellStyle | undefined): CellObject | null {
  if (cell === null) return null;
  if (typeof cell === "string") return {t: "s", v: cell};
  const format = formats[style ?? "general"];
  return format === null ? {t: "n", v: cell} : {t: "n", v: cell, z: format};
}

/**
 * A sheet as a BIFF8 workbook, the .xls that DMS write.
 *
 * @throws when it has more rows than such a sheet can hold
 */
export function xlsBytes(content: SheetContent): Buffer {
  const rows = [...allRows(content)];
  if (rows.length > xlsRowLimit)
    throw new Error(
      `${content.title}: ${rows.length} rows for one .xls sheet (at most ${xlsRowLimit}); use --format csv`
    );
  const first = content.titleBlock.length + 1;
  const sheet = utils.aoa_to_sheet(
    rows.map((row, index) =>
      row.map((cell, i) => cellObject(cell, index < first ? undefined : content.styles[i]))
    )
  );
  if (content.titleBlock.length > 0) sheet["!merges"] = [{s: {r: 0, c: 0}, e: {r: 0, c: 1}}];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, content.title.slice(0, 31));
  return write(book, {type: "buffer", bookType: "biff8", bookSST: true}) as Buffer;
}
