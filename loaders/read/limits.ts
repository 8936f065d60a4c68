/** Rows kept as `head` for recognition: title block, header and enough content to profile. */
export const headRowCount = 60;

/** Rows kept as `tail`, where totals and page footers are. */
export const tailRowCount = 10;

/** Bytes decoded from the start of a text file to find its encoding, delimiter and head. */
export const headByteCount = 256 * 1024;

/** Bytes decoded from the end of a text file for its tail. */
export const tailByteCount = 64 * 1024;

/** Workbooks and HTML are held in memory whole; text files stream and have no limit. */
export const workbookByteLimit = 64 * 1024 * 1024;

/** Files of a zip archive, or parts of a workbook. */
export const zipEntryLimit = 2_000;
export const zipDirectoryByteLimit = 16 * 1024 * 1024;
/** A workbook's parts together, unpacked. */
export const workbookInflatedByteLimit = 512 * 1024 * 1024;
/** The files of an archive together, unpacked to disk: ten million repair orders are 2 GB. */
export const archiveInflatedByteLimit = 16 * 1024 * 1024 * 1024;
export const archiveNameLimit = 500;
export const zipRatioLimit = 200;
/** Small parts may compress better than `zipRatioLimit` without harm. */
export const zipRatioFromBytes = 10 * 1024 * 1024;

/** Elements of markup within each other; parsers slow down with each more. */
export const nestingLimit = 500;

/** Tables of an HTML page. */
export const htmlTableLimit = 1_000;

/** Columns of a sheet; the widest questionnaires have a few hundred. */
export const sheetColumnLimit = 2_048;

/** Rows × columns of the smallest rectangle that holds every cell of a sheet. */
export const sheetCellLimit = 50_000_000;

/**
 * The last row of an .xls sheet is 65,536; writers that stop there, or one earlier, do so without
 * a word, so a sheet that long has to be taken for cut off.
 */
export const xlsRowLimit = 65_535;
export const xlsxRowLimit = 1_048_576;

/** Share of characters that could not be decoded above which a file is refused. */
export const undecodableShareLimit = 0.001;

/** Characters of one physical line of text; a longer one means that the file is no table. */
export const textLineLimit = 16 * 1024 * 1024;

/** Physical lines one quoted cell may span before its quote counts as never closed. */
export const quotedLineLimit = 1_000;

export const workerHeapMegabytes = 1_024;
export const workerSeconds = 180;
