import type {Cell, CellStyle, SheetContent} from "./cells.js";
import {allRows} from "./cells.js";
import {zipBytes} from "./zip.js";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

/** Place of each style among the cell formats below; 31 and 22 are Excel's built-in date formats. */
const styleIndex: Readonly<Record<CellStyle, number>> = {general: 0, date: 1, datetime: 2};
const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="31" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * A sheet as an .xlsx workbook with shared strings. Cells leave their reference out, as the format
 * allows and some exporters do: the files are little more than half as large.
 */
export function xlsxBytes(content: SheetContent): Buffer {
  const strings = new Map<string, number>();
  const xml: string[] = [`${declaration}<worksheet xmlns="${main}"><sheetData>`];
  const write = (cell: Cell, style: number): string => {
    if (cell === null) return "<c/>";
    if (typeof cell === "number")
      return style === 0 ? `<c><v>${cell}</v></c>` : `<c s="${style}"><v>${cell}</v></c>`;
    let index = strings.get(cell);
    if (index === undefined) strings.set(cell, (index = strings.size));
    return `<c t="s"><v>${index}</v></c>`;
  };
  let isData = false;
  let rowNumber = 0;
  for (const row of allRows(content)) {
    rowNumber++;
    const isStyled = isData && row !== content.totals;
    isData ||= row === content.headers;
    if (row.length === 0) continue;
    xml.push(`<row r="${rowNumber}">`);
    for (const [i, cell] of row.entries())
      xml.push(write(cell, isStyled ? styleIndex[content.styles[i] ?? "general"] : 0));
    xml.push("</row>");
  }
  xml.push("</sheetData></worksheet>");
  const shared = [...strings.keys()].map(
    (text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`
  );
  return zipBytes({
    "[Content_Types].xml": `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    "_rels/.rels": `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escape(content.title)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/styles.xml": styles,
    "xl/sharedStrings.xml": `${declaration}<sst xmlns="${main}" uniqueCount="${strings.size}">${shared.join("")}</sst>`,
    "xl/worksheets/sheet1.xml": xml.join("")
  });
}
