import {createWriteStream} from "node:fs";
import {pipeline} from "node:stream/promises";
import type {DuckDBConnection} from "@duckdb/node-api";
import {blankPattern} from "./cellText.js";
import {replacementCount} from "./encoding.js";
import {ExtractError} from "./extractError.js";
import {GridWriter, loadGrid} from "./gridFile.js";
import {textLineLimit, undecodableShareLimit} from "./limits.js";
import {RecordSplitter} from "./recordSplitter.js";
import type {Scratch} from "./scratch.js";
import {loadFast} from "./textFastLoad.js";
import {TextScan} from "./textScan.js";
import type {TextSource, Utf8Text} from "./textSource.js";
import {decodeText} from "./textSource.js";
import {identifier} from "./sqlText.js";

/**
 * Loads a text file from record `firstRow` on into `table` and `<table>_broken`: by DuckDB alone
 * when that accounts for every line, else through our own splitter.
 */
export async function loadText(
  source: TextSource,
  connection: DuckDBConnection,
  table: string,
  firstRow: number,
  scratch: Scratch
): Promise<void> {
  const text =
    source.facts === null
      ? await transcode(source, scratch.newFile("txt"))
      : {...source, facts: source.facts, hasReplacements: false};
  if (await loadFast(source, text, connection, table, firstRow)) return;
  await loadCarefully(source, text, connection, table, firstRow, scratch);
}

/** Copies a text as UTF-8; refuses it when too much of it does not decode. */
async function transcode(source: TextSource, path: string): Promise<Utf8Text> {
  const {file, encoding, bomByteCount} = source;
  const scan = new TextScan();
  let length = 0;
  let replacements = 0;
  await pipeline(
    decodeText(source.path, encoding, bomByteCount),
    async function* (pieces: AsyncIterable<string>) {
      for await (const piece of pieces) {
        length += piece.length;
        replacements += replacementCount(piece);
        const bytes = Buffer.from(piece);
        scan.update(bytes);
        yield bytes;
      }
    },
    createWriteStream(path, {flags: "wx", mode: 0o600})
  );
  const share = replacements / Math.max(1, length);
  if (share > undecodableShareLimit) {
    throw new ExtractError("undecodable", {file}, {encoding, share, limit: undecodableShareLimit});
  }
  return {path, bomByteCount: 0, facts: scan.finish(), hasReplacements: replacements > 0};
}

async function loadCarefully(
  source: TextSource,
  text: Utf8Text,
  connection: DuckDBConnection,
  table: string,
  firstRow: number,
  scratch: Scratch
): Promise<void> {
  const {delimiter, newline, columnCount, file} = source;
  const rows = new GridWriter(scratch.newFile("csv"));
  const broken = new GridWriter(scratch.newFile("csv"));
  const options = {delimiter, newline, columnCount, refuseReplacements: text.hasReplacements};
  let row = 0;
  const splitter = new RecordSplitter(options, ({cells, reason}) => {
    row++;
    if (row < firstRow) return;
    const texts = cells
      .slice(0, columnCount)
      .map((cell) => (blankPattern.test(cell) ? null : cell));
    if (reason === null) rows.write(row, texts);
    else broken.write(row, [reason]);
  });
  for await (const piece of decodeText(text.path, "utf-8", text.bomByteCount)) {
    splitter.push(piece);
    if (splitter.pendingLength > textLineLimit) {
      throw new ExtractError("unreadable_file", {file, row}, {format: "a line without an end"});
    }
  }
  splitter.end();
  await loadGrid(connection, table, rows.close(), columnCount);
  await loadGrid(connection, `${table}_broken`, broken.close(), 1);
  await connection.run(`alter table ${identifier(`${table}_broken`)} rename c1 to reason`);
}
