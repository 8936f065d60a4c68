import type {Cell, SheetContent} from "./cells.js";
import {allRows} from "./cells.js";
import {encodeGb18030} from "./gb18030.js";

function escape(cell: Cell): string {
  if (cell === null) return "&nbsp;";
  return String(cell).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A sheet as the HTML table that web-based systems send under the name of .xls, in GB18030. */
export function htmlBytes(content: SheetContent): Buffer {
  const parts = [
    `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>${escape(content.title)}</title></head><body><table border="1">\r\n`
  ];
  for (const row of allRows(content)) {
    const tag = row === content.headers ? "th" : "td";
    parts.push(`<tr>${row.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join("")}</tr>\r\n`);
  }
  parts.push("</table></body></html>\r\n");
  return encodeGb18030(parts.join(""));
}
