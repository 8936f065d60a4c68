import {readFile} from "node:fs/promises";
import {extname, join} from "node:path";
import {brotliDecompressSync, gunzipSync} from "node:zlib";
import {openDatabase, quoteName, quoteText, rowsOf} from "../duckdb.js";
import {listFiles} from "../site/listFiles.js";
import {identifierKinds} from "./identifiers.js";

/** Where an identifier stands; never what it is. */
export interface IdentifierHit {
  file: string;
  kind: string;
  /** Character in the decompressed text, or the row of a Parquet column. */
  offset: number;
}

// Code of libraries names its authors in its licences; our own files and all data may not name anyone.
const libraryCode = /^(_node|_npm|_observablehq)\//;
const binary = new Set([".wasm", ".png", ".jpg", ".webp", ".woff2", ".ico"]);

function hitsIn(text: string, file: string, canaries: readonly string[]): IdentifierHit[] {
  const hits: IdentifierHit[] = [];
  for (const {kind, pattern, holds} of identifierKinds) {
    if (kind === "e-mail address" && libraryCode.test(file)) continue;
    for (const match of text.matchAll(pattern)) {
      if (holds === undefined || holds(match[0])) hits.push({file, kind, offset: match.index});
    }
  }
  for (const canary of canaries) {
    const offset = text.indexOf(canary);
    if (offset >= 0) hits.push({file, kind: "known identifier", offset});
  }
  return hits;
}

function decompressed(file: string, bytes: Buffer): {name: string; bytes: Buffer} {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    return {name: file.replace(/\.gz$/, ""), bytes: gunzipSync(bytes)};
  if (extname(file) === ".br") return {name: file.slice(0, -3), bytes: brotliDecompressSync(bytes)};
  return {name: file, bytes};
}

/** The distinct text values of a Parquet file's columns, one a line, and its key-value metadata. */
async function parquetTexts(path: string): Promise<string[]> {
  const database = await openDatabase();
  try {
    const {connection} = database;
    const source = `read_parquet(${quoteText(path)})`;
    const columns = await rowsOf<{column_name: string; column_type: string}>(
      connection,
      `describe select * from ${source}`
    );
    const texts: string[] = [columns.map(({column_name}) => column_name).join("\n")];
    for (const {column_name, column_type} of columns) {
      if (column_type === "BOOLEAN" || column_type === "DATE") continue;
      const name = quoteName(column_name);
      const values = await rowsOf<{value: string}>(
        connection,
        `select distinct cast(${name} as varchar) as value from ${source} where ${name} is not null`
      );
      texts.push(values.map(({value}) => value).join("\n"));
    }
    const metadata = await rowsOf<{key: string; value: string}>(
      connection,
      `select cast(key as varchar) as key, cast(value as varchar) as value from parquet_kv_metadata(${quoteText(path)})`
    );
    texts.push(metadata.map(({key, value}) => `${key}=${value}`).join("\n"));
    return texts;
  } finally {
    database.close();
  }
}

/**
 * Looks for personal identifiers in every byte of a built site: text, JSON, code, compressed copies,
 * Parquet values and metadata. Besides what has the shape of one, the given known identifiers are
 * looked for in all files, whatever their kind.
 *
 * @returns file, kind and place of each, without the value; empty when the site may be published
 * @throws when a file cannot be read or decompressed
 */
export async function scanForIdentifiers(
  folder: string,
  canaries: readonly string[] = []
): Promise<IdentifierHit[]> {
  const files = await listFiles(folder);
  const present = new Set(files);
  const hits: IdentifierHit[] = [];
  for (const file of files) {
    const stored = await readFile(join(folder, file));
    const {name, bytes} = decompressed(file, stored);
    // A compressed copy of a file that is scanned itself says nothing new.
    if (name !== file && present.has(name) && bytes.equals(await readFile(join(folder, name))))
      continue;
    if (extname(name) === ".parquet") {
      for (const text of await parquetTexts(join(folder, file)))
        hits.push(...hitsIn(text, file, canaries));
    }
    if (binary.has(extname(name)) || extname(name) === ".parquet") {
      for (const canary of canaries) {
        const offset = bytes.indexOf(canary, 0, "utf8");
        if (offset >= 0) hits.push({file, kind: "known identifier", offset});
      }
    } else hits.push(...hitsIn(bytes.toString("utf8"), name, canaries));
  }
  return hits;
}
