import {readdir, readFile} from "node:fs/promises";
import {extname, join, relative} from "node:path";
import {brotliDecompressSync, gunzipSync} from "node:zlib";
import type {IdentifierKind} from "../../src/contract/identifiers.js";
import {openDatabase, quoteName, rowsOf} from "../duckdb.js";
import type {TextNature} from "./identifierRules.js";
import {identifiersIn} from "./identifierRules.js";
import {pathLiteral} from "../read/sqlText.js";

/** Where something that looks like a personal identifier lies; never what it says. */
export interface IdentifierHit {
  /** Path relative to the scanned folder. */
  file: string;
  kind: IdentifierKind | "canary";
  /** Characters into the decoded text, or the row of a Parquet column's distinct values. */
  offset: number;
}

interface Part {
  text: string;
  /** Null where only canaries can be told from noise. */
  nature: TextNature | null;
}

/**
 * Reads every byte of a folder for personal identifiers: names of files, text of pages, scripts and
 * data (escapes undone, .gz and .br unpacked), every text column and the metadata of Parquet files,
 * and the printable text of other binaries.
 *
 * @param canaries values planted in the extracts, which may be found nowhere and in no form
 * @returns one hit for each place, sorted by file; empty for a clean folder
 */
export async function scanForIdentifiers(
  folder: string,
  canaries: readonly string[] = []
): Promise<IdentifierHit[]> {
  const files = (await readdir(folder, {recursive: true, withFileTypes: true}))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
  const hits: IdentifierHit[] = [];
  const present = new Set(files);
  for (const file of files) {
    if (await isCopy(folder, file, present)) continue;
    const parts = [
      {text: file.replaceAll("/", " "), nature: "data" as const},
      ...(await partsOf(join(folder, file), file))
    ];
    for (const {text, nature} of parts) {
      const found = nature === null ? [] : identifiersIn(text, nature);
      for (const {kind, offset} of found) hits.push({file, kind, offset});
      for (const canary of canaries) {
        const offset = text.indexOf(canary);
        if (offset >= 0) hits.push({file, kind: "canary", offset});
      }
    }
  }
  return hits;
}

// A compressed copy beside the file that is scanned itself says nothing new.
async function isCopy(
  folder: string,
  file: string,
  present: ReadonlySet<string>
): Promise<boolean> {
  const original = file.replace(/[.](gz|br)$/, "");
  if (original === file || !present.has(original)) return false;
  const bytes = await readFile(join(folder, file));
  const unpacked = file.endsWith(".gz") ? gunzipSync(bytes) : brotliDecompressSync(bytes);
  return unpacked.equals(await readFile(join(folder, original)));
}

async function partsOf(path: string, name: string): Promise<Part[]> {
  const bytes = await readFile(path);
  switch (extname(name)) {
    case ".gz":
      return partsOfBytes(gunzipSync(bytes), name.slice(0, -3));
    case ".br":
      return partsOfBytes(brotliDecompressSync(bytes), name.slice(0, -3));
    case ".parquet":
      return [
        ...(await parquetValues(path)),
        {text: parquetFooter(bytes), nature: "data"},
        {text: bytes.toString("utf8"), nature: null}
      ];
    default:
      return partsOfBytes(bytes, name);
  }
}

function partsOfBytes(bytes: Buffer, name: string): Part[] {
  if (bytes.subarray(0, 8192).includes(0)) {
    return [
      {text: printable(bytes.toString("latin1")), nature: "code"},
      {text: bytes.toString("utf8"), nature: null},
      {text: bytes.toString("utf16le"), nature: null},
      {text: bytes.subarray(1).toString("utf16le"), nature: null}
    ];
  }
  const text = bytes.toString("utf8");
  if (extname(name) === ".json") {
    try {
      return [{text: stringsOf(JSON.parse(text)).join("\n"), nature: "data"}];
    } catch {
      return [{text, nature: "data"}];
    }
  }
  if (/^[.](csv|tsv|txt)$/.test(extname(name))) return [{text, nature: "data"}];
  const plain = unescaped(text);
  return [
    {text, nature: "code"},
    ...(plain === text ? [] : [{text: plain, nature: "code" as const}])
  ];
}

// Numbers in JSON are typed figures; only text can be an identifier that slipped through.
function stringsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  return Object.entries(value).flatMap(([key, child]) => [key, ...stringsOf(child)]);
}

function unescaped(text: string): string {
  return text
    .replace(/\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})/g, (_, a, b, c) =>
      character(parseInt(String(a ?? b ?? c), 16))
    )
    .replace(/&#x([0-9a-fA-F]+);|&#([0-9]+);/g, (_, hex, decimal) =>
      character(hex === undefined ? Number(decimal) : parseInt(String(hex), 16))
    );
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : " ";
}

function printable(text: string): string {
  return (text.match(/[\x20-\x7e]{8,}/g) ?? []).join("\n");
}

async function parquetValues(path: string): Promise<Part[]> {
  const {connection, close} = await openDatabase();
  try {
    const source = `read_parquet(${pathLiteral(path)})`;
    const columns = await rowsOf<{column_name: string; column_type: string}>(
      connection,
      `describe from ${source}`
    );
    const parts: Part[] = [];
    for (const {column_name, column_type} of columns) {
      if (
        /^(BOOLEAN|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|UINTEGER|DOUBLE|FLOAT|DATE|DECIMAL.*)$/.test(
          column_type
        )
      ) {
        continue;
      }
      const name = quoteName(column_name);
      const values = await rowsOf<{value: string}>(
        connection,
        `select distinct cast(${name} as varchar) as value from ${source} where ${name} is not null order by 1`
      );
      parts.push({text: values.map(({value}) => value).join("\n"), nature: "data"});
    }
    return parts;
  } finally {
    close();
  }
}

// Schema, key-value metadata and column statistics are not compressed; pages are, and their bytes
// would look like anything.
function parquetFooter(bytes: Buffer): string {
  const length = bytes.readUInt32LE(bytes.length - 8);
  const footer = bytes.subarray(Math.max(0, bytes.length - 8 - length), bytes.length - 8);
  return footer.toString("utf8");
}
