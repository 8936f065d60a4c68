import {ExtractError} from "./extractError.js";
import type {Scratch} from "./scratch.js";
import type {LoadSheet, ReadOptions, Sheet, SheetLoaders} from "./sheet.js";
import {loadText} from "./textLoad.js";
import type {TextSource} from "./textSource.js";
import {openText} from "./textSource.js";
import {streamText} from "./textStream.js";

/** Opens a delimited text file: one sheet without a name. */
export async function openTextExtract(
  path: string,
  file: string,
  options: ReadOptions,
  scratch: Scratch
): Promise<SheetLoaders> {
  const {encoding = null, delimiter = null, sheet: pinnedSheet} = options;
  if (pinnedSheet !== undefined) {
    throw new ExtractError("missing_sheet", {file}, {sheet: pinnedSheet, sheets: "none (text)"});
  }
  const source = await openText(path, file, {encoding, delimiter});
  const load: LoadSheet = (connection, table, firstRow) =>
    loadText(source, connection, table, firstRow, scratch);
  return {
    bytes: source.byteCount,
    loaders: new Map([[textSheet(source), load]]),
    stream: (firstRow) => streamText(source, firstRow)
  };
}

function textSheet(source: TextSource): Sheet {
  const {file, encoding, delimiter, columnCount, records, tail, facts} = source;
  const countable = facts !== null && !facts.hasQuotes && source.newline === "\n";
  return {
    file,
    sheet: null,
    hidden: false,
    kind: "text",
    encoding,
    delimiter,
    rowCount: countable ? facts.lineCount : null,
    columnCount,
    head: records.map(({cells}) => cells),
    tail,
    merges: []
  };
}
