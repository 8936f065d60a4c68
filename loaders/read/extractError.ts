interface ErrorValues {
  unreadable_file: {format: string};
  empty_file: Record<never, never>;
  bomb: {measure: BombMeasure; count: number; limit: number};
  truncated_sheet: {rows: number; limit: number};
  undecodable: {encoding: string; share: number; limit: number};
  encrypted_workbook: Record<never, never>;
  encrypted_archive: Record<never, never>;
  packed_file: {format: string};
  missing_sheet: {sheet: string; sheets: string};
  unknown_encoding: {encoding: string};
  unknown_delimiter: {delimiter: string};
  reader_limit: {resource: "memory" | "time"; limit: number};
  disk_full: Record<never, never>;
}

export type ExtractErrorCode = keyof ErrorValues;

export type BombMeasure =
  | "file_bytes"
  | "entries"
  | "declared_bytes"
  | "inflated_bytes"
  | "lying_size"
  | "ratio"
  | "cells"
  | "columns"
  | "tables"
  | "nesting";

/** Where in the extracts a fault lies; `row` is 1-based, `column` a letter or a label. */
export interface ExtractPlace {
  file: string;
  sheet?: string;
  row?: number;
  column?: string;
}

interface ErrorText {
  found: string;
  expected: string;
  remedy: string;
}

const bombTexts: {[M in BombMeasure]: (count: number, limit: number) => [string, string]} = {
  file_bytes: (count, limit) => [`${count} bytes`, `a workbook of at most ${limit} bytes`],
  entries: (count, limit) => [`${count} parts`, `at most ${limit}`],
  declared_bytes: (count, limit) => [`${count} bytes when unpacked`, `at most ${limit}`],
  inflated_bytes: (count, limit) => [`more than ${count} bytes when unpacked`, `at most ${limit}`],
  lying_size: (count, limit) => [
    `a part that unpacks to more than the ${count} bytes it declares`,
    `at most ${limit}`
  ],
  ratio: (count, limit) => [`a part compressed ${count} to 1`, `at most ${limit} to 1`],
  columns: (count, limit) => [`a sheet of ${count} columns`, `at most ${limit}`],
  tables: (count, limit) => [`a page of ${count} tables or more`, `at most ${limit}`],
  nesting: (count, limit) => [`${count} elements within each other or more`, `at most ${limit}`],
  cells: (count, limit) => [`a sheet that spans ${count} cells`, `at most ${limit}`]
};

const texts: {[C in ExtractErrorCode]: (values: ErrorValues[C]) => ErrorText} = {
  unreadable_file: ({format}) => ({
    found: format,
    expected:
      ".xls (97-2003), .xlsx, an HTML table, delimited text, or a .zip or .gz of such files",
    remedy: "export it again as .xlsx or CSV"
  }),
  empty_file: () => ({
    found: "no cell with content",
    expected: "at least a header row",
    remedy: "export it again, or mark it ignore in extract.json"
  }),
  bomb: ({measure, count, limit}) => {
    const [found, expected] = bombTexts[measure](count, limit);
    return {
      found,
      expected,
      remedy: "check where the file comes from; export less at a time or as CSV"
    };
  },
  truncated_sheet: ({rows, limit}) => ({
    found: `${rows} rows, where its format ends`,
    expected: `fewer than ${limit}: rows beyond are cut off without a word`,
    remedy: "export in parts (for example by month), or as .xlsx or CSV"
  }),
  undecodable: ({encoding, share, limit}) => ({
    found: `${(share * 100).toFixed(2)} % of characters that are not ${encoding}`,
    expected: `at most ${limit * 100} %`,
    remedy: "name the right encoding in extract.json, or export the file again as UTF-8"
  }),
  encrypted_workbook: () => ({
    found: "a password-protected workbook",
    expected: "one without a password",
    remedy: "open it in Excel, remove the password and save it"
  }),
  encrypted_archive: () => ({
    found: "a password-protected archive",
    expected: "one without a password",
    remedy: "unpack it and put the files themselves into the folder"
  }),
  packed_file: ({format}) => ({
    found: format,
    expected: "a .zip or .gz with the extracts themselves in it",
    remedy: "unpack it, look at what it holds and put the files themselves into the folder"
  }),
  missing_sheet: ({sheet, sheets}) => ({
    found: `no sheet ${sheet} among ${sheets}`,
    expected: "the sheet that extract.json names",
    remedy: "correct sheet in extract.json"
  }),
  unknown_encoding: ({encoding}) => ({
    found: `encoding ${encoding}`,
    expected: "utf-8, utf-16le, utf-16be, gb18030 or another name of the WHATWG Encoding Standard",
    remedy: "correct encoding in extract.json"
  }),
  unknown_delimiter: ({delimiter}) => ({
    found: `delimiter ${JSON.stringify(delimiter)}`,
    expected: "one character other than a quote or a line break",
    remedy: "correct delimiter in extract.json"
  }),
  reader_limit: ({resource, limit}) => ({
    found: resource === "memory" ? `more than ${limit} MB needed` : `not read within ${limit} s`,
    expected: "a workbook that is read within that limit",
    remedy: "export in parts (for example by month), or as CSV"
  }),
  disk_full: () => ({
    found: "no space left for temporary files",
    expected: "room for a copy of the file as text",
    remedy: "free some space, or point TMPDIR to a larger disk"
  })
};

/**
 * A file that cannot be read. `code` and `values` are for translation; `found`, `expected` and
 * `remedy` are the English texts, of which `message` is made. No value of a cell is ever in it.
 */
export class ExtractError<C extends ExtractErrorCode = ExtractErrorCode> extends Error {
  override readonly name = "ExtractError";
  readonly code: C;
  readonly values: ErrorValues[C];
  readonly file: string;
  readonly sheet: string | undefined;
  readonly row: number | undefined;
  readonly column: string | undefined;
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;

  constructor(code: C, place: ExtractPlace, values: ErrorValues[C]) {
    const {found, expected, remedy} = texts[code](values);
    const where = [
      place.file,
      place.sheet === undefined ? null : `sheet ${place.sheet}`,
      place.row === undefined ? null : `row ${place.row}`,
      place.column === undefined ? null : `column ${place.column}`
    ].filter((part) => part !== null);
    super(`${where.join(", ")}: ${found} (expected ${expected}); ${remedy}`);
    this.code = code;
    this.values = values;
    this.file = place.file;
    this.sheet = place.sheet;
    this.row = place.row;
    this.column = place.column;
    this.found = found;
    this.expected = expected;
    this.remedy = remedy;
  }
}

/** Turns a full disk into an `ExtractError`; returns any other error as it is. */
export function asExtractError(error: unknown, file: string): unknown {
  const full =
    (error as NodeJS.ErrnoException | null)?.code === "ENOSPC" ||
    (error instanceof Error && /no space left on device/i.test(error.message));
  return full ? new ExtractError("disk_full", {file}, {}) : error;
}
