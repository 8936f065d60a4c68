import type {CodeList} from "../../src/contract/codes.js";
import {sourceNamed} from "../../src/contract/sources.js";
import type {SourceName} from "../../src/contract/sources.js";
import type {DateNotation, Day} from "./calendar.js";
import {cellWriter} from "./cellWriter.js";
import type {Dealer} from "./group.js";
import type {Random} from "./random.js";
import type {Cell, CellStyle} from "./write/cells.js";

/** A value of the model: dates are days, points in time minutes, codes as in the contract. */
export type Value = string | number | boolean | null | undefined;
/** A row of a source table by contract field; survey items by item code. */
export type Row = Readonly<Record<string, Value>>;

export type DateForm = DateNotation | "serial" | "cell";
export type TimeForm = "iso" | "slash" | "serial" | "cell";
export type MoneyForm = "plain" | "grouped" | "yuan" | "number";

/** How a report writes values of each type, unless a column says otherwise. */
export interface Notation {
  date: DateForm;
  time: TimeForm;
  money: MoneyForm;
  yes: string;
  no: string;
  /** Its own words for codes, by code list; the contract's labels otherwise. */
  labels?: Readonly<Partial<Record<CodeList, Readonly<Record<string, string>>>>>;
}

/** A column: its header as the DMS writes it and the field it holds; none for a column always empty. */
export type Column = readonly [
  header: string,
  field?: string,
  form?: DateForm | TimeForm | MoneyForm
];

export type FileForm = "xls" | "xlsx" | "html" | "gb18030" | "utf8";

/** One report of a DMS: which rows, under which headers, in which kind of file. */
export interface Report {
  table: SourceName;
  title: string;
  form: FileForm;
  columns: readonly Column[];
  notation?: Partial<Notation>;
  hasTitleBlock?: boolean;
  hasTotals?: boolean;
  /** One file a year, by this field. */
  yearBy?: string;
  /** Rows it holds; all when absent. */
  holds?: (row: Row, dealer: Dealer) => boolean;
  /** The day of the export where it is not the dealer's last, and what a row said on that day, if it was there. */
  exported?: (dealer: Dealer) => Day;
  onDay?: (row: Row, day: Day) => Row | null;
  /** How it names the dealer in its own column; the code by default. */
  dealerAs?: "code" | "name" | "shortName";
  /** One line of the file of this year is broken. */
  breaksLineOf?: (dealer: Dealer) => number;
}

export type CellWriter = (row: Row, random: Random, dealer: Dealer) => Cell;

/** A report ready to write rows: a writer and a style for each column, and what adds up. */
export interface CompiledReport {
  report: Report;
  headers: string[];
  styles: CellStyle[];
  writers: CellWriter[];
  /** Money columns whose sums go into the totals row; none in a report without one. */
  summed: {at: number; field: string}[];
  orderBy: string | null;
}

/** Prepares a report. @throws when it names a field that the contract does not have */
export function compileReport(report: Report, notation: Notation): CompiledReport {
  const source = sourceNamed(report.table);
  const own = {...notation, ...report.notation};
  const styles: CellStyle[] = [];
  const summed: {at: number; field: string}[] = [];
  const writers = report.columns.map(([header, name, form], at): CellWriter => {
    if (name === undefined) {
      styles.push("general");
      return () => null;
    }
    const field = source.fields[name];
    if (!field && !/^[A-Z]+\d+$/.test(name))
      throw new Error(
        `${report.title}: column ${header} holds ${name}, which ${report.table} lacks`
      );
    const dateForm = field?.type === "date" && (form ?? own.date) === "cell";
    const timeForm = field?.type === "timestamp" && (form ?? own.time) === "cell";
    styles.push(dateForm ? "date" : timeForm ? "datetime" : "general");
    if (report.hasTotals && field?.type === "money") summed.push({at, field: name});
    if (name === "dealer") return (_row, _random, dealer) => dealer[report.dealerAs ?? "code"];
    if (!field) return (row) => (row[name] as Cell | undefined) ?? null;
    const write = cellWriter(field, own, form);
    return (row, random) => {
      const value = row[name];
      return value === null || value === undefined ? null : write(value, random);
    };
  });
  return {
    report,
    headers: report.columns.map(([header]) => header),
    styles,
    writers,
    summed,
    orderBy: source.dated ?? null
  };
}
