import type {DuckDBConnection} from "@duckdb/node-api";
import {blankSql, countRows, identifier, literal, pathLiteral, withoutCells} from "./sqlText.js";
import type {TextSource, Utf8Text} from "./textSource.js";

/** Columns declared beyond those of the sheet, to catch records with a few cells too many. */
const surplusColumnCount = 4;

/** Each blank line between rows moves the numbers of the rows below it by one. */
const blankLineLimit = 50;

/** DuckDB's own limit for a line. */
const lineByteLimit = 2_000_000;

/**
 * Loads a UTF-8 text by DuckDB's own reader, in parallel where there are no line breaks in cells.
 * DuckDB leaves out blank lines without a word; all else that it cannot split ends in an error.
 *
 * @returns false, with nothing left behind, when it cannot account for every line.
 */
export async function loadFast(
  source: TextSource,
  text: Utf8Text,
  connection: DuckDBConnection,
  table: string,
  firstRow: number
): Promise<boolean> {
  const plan = planFastLoad(source, text, firstRow);
  if (plan === null) return false;
  const {numbering, lineCount} = plan;
  const target = identifier(table);
  if (!(await readRows(source, text, connection, target, firstRow - 1))) return false;
  const rowCount = await countRows(connection, target);
  if (!(await accountsForLines(source, connection, target, rowCount, lineCount, numbering))) {
    await connection.run(`drop table ${target}`);
    return false;
  }
  await numberRows(connection, target, firstRow, numbering, rowCount);
  await moveBroken(source, connection, table);
  return true;
}

/** How DuckDB would read a file, and what it has to find there. */
export interface FastPlan {
  numbering: Numbering;
  /** Lines that hold rows: their number if no cell has a line break. */
  lineCount: number;
}

/** Where DuckDB's own reader can account for the lines of a file; null where it cannot. */
export function planFastLoad(
  source: TextSource,
  {facts, hasReplacements}: Utf8Text,
  firstRow: number
): FastPlan | null {
  const title = source.records.slice(0, firstRow - 1);
  const skippedLines = title.reduce((sum, {lineCount}) => sum + lineCount, 0);
  const numbering = numberBlankLines(facts.blankLines, facts.lineCount, skippedLines);
  if (
    hasReplacements ||
    source.newline !== "\n" ||
    title.length < firstRow - 1 ||
    title.some(({cells, reason}) => reason !== null || cells.some((cell) => cell.includes('"'))) ||
    facts.longestLineBytes > lineByteLimit ||
    facts.blankLineCount > facts.blankLines.length ||
    numbering.between.length > blankLineLimit
  ) {
    return null;
  }
  return {numbering, lineCount: facts.lineCount - skippedLines - numbering.blankCount};
}

export interface Numbering {
  /** For each blank line that has rows below it: how many rows are above it. */
  between: number[];
  blankCount: number; // those and the ones below the last row
}

function numberBlankLines(
  blankLines: readonly number[],
  lineCount: number,
  skippedLines: number
): Numbering {
  const blanks = blankLines.filter((line) => line > skippedLines);
  const last = blanks.findLastIndex((line, i) => line !== lineCount - (blanks.length - 1 - i));
  const between = blanks.slice(0, last + 1).map((line, i) => line - skippedLines - 1 - i);
  return {between, blankCount: blanks.length};
}

/** A call of DuckDB's reader for text files that the same options fit. */
export function csvCall(paths: readonly string[], options: string): string {
  return `read_csv([${paths.map(pathLiteral).join(", ")}], ${options})`;
}

/** Options of DuckDB's reader for the records of a text file after the first `skippedRecords`. */
export function csvOptions(
  {delimiter, columnCount, hasReturns}: TextSource,
  skippedRecords: number,
  parallel: boolean
): string {
  const types = columnNames(columnCount + surplusColumnCount).map((name) => `'${name}': 'VARCHAR'`);
  const newline = hasReturns ? "" : "new_line = '\\n',";
  return `auto_detect = false, header = false,
    columns = {${types.join(", ")}}, ${newline} delim = ${literal(delimiter)}, quote = '"',
    escape = '"', strict_mode = true, null_padding = true, skip = ${skippedRecords},
    parallel = ${parallel}, compression = 'none'`;
}

async function readRows(
  source: TextSource,
  {path}: Utf8Text,
  connection: DuckDBConnection,
  target: string,
  skippedRecords: number
): Promise<boolean> {
  const names = columnNames(source.columnCount + surplusColumnCount);
  const cells = names.map(
    (name) => `case when ${blankSql(name)} then null else ${name} end as ${name}`
  );
  for (const parallel of [true, false]) {
    try {
      await connection.run(`create temp table ${target} as
        select 0::integer as row_number, ${cells.join(", ")}
        from ${csvCall([path], csvOptions(source, skippedRecords, parallel))}`);
      return true;
    } catch (error) {
      // The message quotes the line, which holds personal data: it must not go any further.
      const message = error instanceof Error ? error.message : "";
      const isCsvFault = /CSV|parallel scanner/.test(message) && !/no space left/i.test(message);
      if (!isCsvFault) throw withoutCells(error);
      if (!message.includes("parallel=false")) return false;
    }
  }
  return false;
}

/**
 * Whether rows, line breaks within cells and blank lines add up to the lines of the file, and no
 * cell with a line break may have begun with a stray quote and swallowed whole records: up to its
 * first break, such a record would be complete were the quote none.
 */
async function accountsForLines(
  {delimiter, columnCount}: TextSource,
  connection: DuckDBConnection,
  target: string,
  rowCount: number,
  lineCount: number,
  {between}: Numbering
): Promise<boolean> {
  if (rowCount === lineCount) return true;
  // With line breaks in cells, a blank line may lie within one.
  if (rowCount > lineCount || between.length > 0) return false;
  const names = columnNames(columnCount + surplusColumnCount);
  const breaks = names.map((c) => `coalesce(length(${c}) - length(replace(${c}, chr(10), '')), 0)`);
  const swallows = names.map((c, i) => {
    const cells = `length(string_split(split_part(${c}, chr(10), 1), ${literal(delimiter)}))`;
    return `(contains(${c}, chr(10)) and ${i} + ${cells} >= ${Math.max(3, columnCount)})`;
  });
  const reader = await connection.runAndReadAll(`select
    sum(${breaks.join(" + ")})::double, bool_or(${swallows.join(" or ")}) from ${target}`);
  const [breakCount, maySwallow] = reader.getRows()[0] ?? [];
  return rowCount + Number(breakCount) === lineCount && maySwallow !== true;
}

/** Numbers the rows, which are in the order of the file, and adds the blank ones. */
async function numberRows(
  connection: DuckDBConnection,
  target: string,
  firstRow: number,
  {between, blankCount}: Numbering,
  rowCount: number
): Promise<void> {
  const number = rowNumberAt("rowid", firstRow, between);
  await connection.run(`update ${target} set row_number = ${number}`);
  const blanks = blankRowNumbers(firstRow, {between, blankCount}, rowCount);
  if (blanks.length === 0) return;
  const values = blanks.map((row) => `(${row})`).join(", ");
  await connection.run(`insert into ${target} (row_number) values ${values}`);
}

/** SQL of the number of the row that has `position` rows before it. */
export function rowNumberAt(
  position: string,
  firstRow: number,
  between: readonly number[]
): string {
  const shift = between.map((above) => ` + (${position} >= ${above})::integer`).join("");
  return `${position} + ${firstRow}${shift}`;
}

/** Numbers of the blank rows between and below `rowCount` others. */
export function blankRowNumbers(
  firstRow: number,
  {between, blankCount}: Numbering,
  rowCount: number
): number[] {
  const rowsAbove = [...between, ...Array<number>(blankCount - between.length).fill(rowCount)];
  return rowsAbove.map((above, i) => firstRow + above + i);
}

async function moveBroken(
  {columnCount}: TextSource,
  connection: DuckDBConnection,
  table: string
): Promise<void> {
  const target = identifier(table);
  const surplus = surplusColumns(columnCount);
  const isBroken = surplus.map((name) => `${name} is not null`).join(" or ");
  await connection.run(`create temp table ${identifier(`${table}_broken`)} as
    select row_number, 'too_many_cells' as reason from ${target} where ${isBroken}`);
  await connection.run(`delete from ${target} where ${isBroken}`);
  for (const name of surplus) await connection.run(`alter table ${target} drop column ${name}`);
}

/** Columns that have content in records with too many cells only. */
export function surplusColumns(columnCount: number): string[] {
  return columnNames(columnCount + surplusColumnCount).slice(columnCount);
}

function columnNames(count: number): string[] {
  return Array.from({length: count}, (_, i) => `c${i + 1}`);
}
