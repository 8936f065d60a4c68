import type {DuckDBConnection} from "@duckdb/node-api";
import type {Merge} from "./sheetCollector.js";
import type {ExtractKind} from "./sniff.js";
import type {RowStream} from "./textStream.js";

/** What `extract.json` pins for a file. */
export interface ReadOptions {
  encoding?: string | undefined; // any name of the WHATWG Encoding Standard; text and HTML only
  sheet?: string | undefined; // read this sheet only
  delimiter?: string | undefined; // one character; text only
}

export interface Sheet {
  file: string; // relative to the extracts folder, posix
  sheet: string | null; // null for text
  hidden: boolean;
  kind: ExtractKind;
  encoding: string | null; // null for workbooks
  delimiter: string | null; // null but for text
  /** Rows up to the last with content; for text all records, null when not known before loading. */
  rowCount: number | null;
  columnCount: number;
  head: readonly (readonly string[])[]; // the first 60 rows, "" for an empty cell
  tail: readonly (readonly string[])[]; // the last 10 rows
  merges: readonly Merge[]; // those that begin within head
}

/** Makes `table` and `<table>_broken` of the rows of a sheet from `firstRow` on. */
export type LoadSheet = (
  connection: DuckDBConnection,
  table: string,
  firstRow: number
) => Promise<void>;

/** An extract opened by the reader of its kind. */
export interface SheetLoaders {
  bytes: number;
  loaders: Map<Sheet, LoadSheet>;
  /** The rows of the one sheet of a text file without a copy, where DuckDB can read them itself. */
  stream?: (firstRow: number) => RowStream | null;
}
