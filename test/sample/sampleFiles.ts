import {readFileSync, readdirSync} from "node:fs";
import {join, resolve} from "node:path";
import {read, utils} from "@e965/xlsx";

export const root = resolve(import.meta.dirname, "../..");
export const sampleFolder = join(root, "data/sample");
export const referenceFolder = join(root, "data/reference");

/** The rows of an extract as text, read by other means than the project's own readers. */
export interface RawFile {
  path: string;
  kind: "xls" | "xlsx" | "html" | "csv";
  title: string[][]; // rows above the header
  headers: string[];
  rows: string[][]; // without a totals row
  totals: string[] | null;
}

/** Paths of the files of a sample below its folder, sorted. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function kindOf(bytes: Buffer): RawFile["kind"] {
  const start = bytes.subarray(0, 4).toString("hex");
  if (start === "d0cf11e0") return "xls";
  if (start === "504b0304") return "xlsx";
  return bytes[0] === 0x3c ? "html" : "csv";
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    return new TextDecoder("gb18030", {fatal: true}).decode(bytes);
  }
}

function htmlRows(text: string): string[][] {
  return [...text.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t[hd]>(.*?)<\/t[hd]>/gs)].map(([, cell]) =>
      cell!.replace("&nbsp;", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    )
  );
}

function grid(bytes: Buffer, kind: RawFile["kind"]): string[][] {
  if (kind === "html") return htmlRows(decode(bytes));
  const options = {dense: true, cellText: false, cellFormula: false, cellHTML: false} as const;
  const book =
    kind === "csv"
      ? read(decode(bytes), {...options, type: "string", raw: true})
      : read(bytes, options);
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  const width = utils.decode_range(sheet["!ref"]!).e.c + 1;
  return Array.from(sheet["!data"]!, (row) =>
    Array.from({length: width}, (_, at) => String(row?.[at]?.v ?? ""))
  );
}

/** Reads a file of a sample. */
export function readRaw(path: string): RawFile {
  const bytes = readFileSync(path);
  const kind = kindOf(bytes);
  const rows = grid(bytes, kind);
  const at = rows[1]?.[0] === "导出日期:" ? 3 : 0;
  const last = rows.at(-1)!;
  const totals = last[0] === "合计" ? last : null;
  const end = totals ? rows.length - 1 : rows.length;
  const width = rows[at]!.findLastIndex((cell) => cell !== "") + 1;
  return {
    path,
    kind,
    title: rows.slice(0, at),
    headers: rows[at]!.slice(0, width),
    rows: rows.slice(at + 1, end),
    totals
  };
}

/** The cells under the headers named, of all files whose headers name one of them. */
export function cellsUnder(files: readonly RawFile[], ...headers: string[]): string[] {
  return files.flatMap(({headers: own, rows}) => {
    const at = own.findIndex((header) => headers.includes(header.trim()));
    return at < 0 ? [] : rows.map((row) => row[at]!).filter((cell) => cell !== "");
  });
}
