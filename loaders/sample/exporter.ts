import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import type {SourceName} from "../../src/contract/sources.js";
import {calendarDate, dayOfMinute, writeDay} from "./calendar.js";
import type {Day} from "./calendar.js";
import type {Dealer} from "./group.js";
import type {Random} from "./random.js";
import {randomStream} from "./random.js";
import {compileReport} from "./report.js";
import type {CompiledReport, FileForm, Notation, Report, Row} from "./report.js";
import type {Cell, SheetContent} from "./write/cells.js";
import {csvLine} from "./write/csv.js";
import {encodeGb18030} from "./write/gb18030.js";
import {htmlBytes} from "./write/html.js";
import {Spool, TextFile} from "./write/spool.js";
import {xlsBytes} from "./write/xls.js";
import {xlsxBytes} from "./write/xlsx.js";

/** A system that exports reports: a dealer's DMS, the group's headquarters or a survey agency. */
export interface ExportSystem {
  /** Folder of its files; that of the dealer when absent. */
  folder?: string;
  notation: Notation;
  reports: readonly Report[];
  /** Name of a file, without extension. */
  fileName: (title: string, dealer: Dealer, year: number | null) => string;
  /** Login and system that the title block names. */
  exportedBy: string;
  name: string;
}

export type SampleFormat = "mixed" | "csv";

const extension: Readonly<Record<FileForm, string>> = {
  xls: "xls",
  xlsx: "xlsx",
  html: "xls",
  gb18030: "csv",
  utf8: "csv"
};

interface OpenFile {
  compiled: CompiledReport;
  system: ExportSystem;
  dealer: Dealer;
  path: string;
  year: number | null;
  spool: Spool | null;
  text: TextFile | null;
  sums: number[];
}

/** A report of a system, and the files that hold its rows, by dealer and year. */
interface Listing {
  system: ExportSystem;
  compiled: CompiledReport;
  files: Map<number, OpenFile>;
}

/** Takes the rows of all tables and writes them as the files of every system that lists them. */
export class Exporter {
  private readonly files: OpenFile[] = [];
  private readonly listings = new Map<string, Listing[]>();
  private random: Random;
  private readonly streams;
  rowCount = 0;

  constructor(
    private readonly folder: string,
    private readonly format: SampleFormat,
    seed: number,
    private readonly dealers: readonly Dealer[],
    private readonly systemOf: (dealer: Dealer) => ExportSystem,
    shared: readonly ExportSystem[]
  ) {
    this.streams = randomStream(seed, "dirt");
    this.random = this.streams(0);
    const systems = new Set([...dealers.map(systemOf), ...shared]);
    for (const system of systems) {
      for (const report of system.reports) {
        const known = this.listings.get(report.table) ?? [];
        known.push({system, compiled: compileReport(report, system.notation), files: new Map()});
        this.listings.set(report.table, known);
      }
    }
  }

  /** The dirt of the rows that follow depends on this index alone, not on what came before. */
  begin(index: number): void {
    this.random = this.streams(index + 1);
  }

  /** Adds a row of a source table to every report that holds it. */
  emit(table: SourceName, dealerIndex: number, row: Row, copies = 1): void {
    const dealer = this.dealers[dealerIndex]!;
    const own = this.systemOf(dealer);
    for (const listing of this.listings.get(table) ?? []) {
      if (listing.system.folder === undefined && listing.system !== own) continue;
      const {holds, onDay, exported} = listing.compiled.report;
      if (holds && !holds(row, dealer)) continue;
      const then = onDay && exported ? onDay(row, exported(dealer)) : row;
      if (then) this.add(listing, dealer, then, copies);
    }
  }

  private add(listing: Listing, dealer: Dealer, row: Row, copies: number): void {
    const {compiled} = listing;
    const file = this.fileFor(listing, dealer, row);
    const cells: Cell[] = [];
    for (const write of compiled.writers) cells.push(write(row, this.random, dealer));
    for (let copy = 0; copy < copies; copy++) {
      for (const {at, field} of compiled.summed)
        if (typeof row[field] === "number") file.sums[at]! += row[field];
      this.rowCount++;
      if (file.text) file.text.write(csvLine(cells));
      else file.spool!.add(orderOf(compiled, row), cells);
    }
  }

  private fileFor(listing: Listing, dealer: Dealer, row: Row): OpenFile {
    const {system, compiled, files} = listing;
    const year = this.format === "csv" ? null : yearOf(compiled, dealer, row);
    const ofDealer = system.folder === undefined ? dealer.index * 10_000 : 0;
    const key = ofDealer + (year ?? 0);
    let file = files.get(key);
    if (!file) {
      file = this.open(system, compiled, dealer, year);
      files.set(key, file);
      this.files.push(file);
    }
    return file;
  }

  private open(
    system: ExportSystem,
    compiled: CompiledReport,
    dealer: Dealer,
    year: number | null
  ): OpenFile {
    const {report, headers} = compiled;
    const form = this.format === "csv" ? "utf8" : report.form;
    const name = `${system.fileName(report.title, dealer, year)}.${extension[form]}`;
    const path = join(this.folder, system.folder ?? dealer.shortName, name);
    const file: OpenFile = {
      compiled,
      system,
      dealer,
      path,
      year,
      spool: null,
      text: null,
      sums: headers.map(() => 0)
    };
    mkdirSync(dirname(path), {recursive: true});
    if (this.format === "csv") {
      file.text = new TextFile(path);
      file.text.write(csvLine(headers));
    } else {
      file.spool = new Spool(join(this.folder, ".spool", String(this.files.length)));
    }
    return file;
  }

  /** Writes what is not yet written; returns the paths of all files. */
  async finish(): Promise<string[]> {
    for (const file of this.files) {
      if (file.text) file.text.close();
      else writeFileSync(file.path, await bytesOf(file));
    }
    rmSync(join(this.folder, ".spool"), {recursive: true, force: true});
    return this.files.map(({path}) => path);
  }
}

/** The year whose file holds a row; the last one for a row whose date is unreadable. */
function yearOf({report}: CompiledReport, dealer: Dealer, row: Row): number | null {
  if (report.yearBy === undefined) return null;
  const at = row[report.yearBy];
  if (typeof at !== "number") return calendarDate(dealer.end).year;
  return calendarDate(report.yearBy.endsWith("_at") ? dayOfMinute(at) : at).year;
}

function orderOf({orderBy}: CompiledReport, row: Row): number {
  const at = orderBy === null ? null : row[orderBy];
  return typeof at === "number" ? at : 0;
}

async function bytesOf(file: OpenFile): Promise<Buffer> {
  const {compiled, dealer, year} = file;
  const {report} = compiled;
  const rows = file.spool!.drain();
  const content: SheetContent = {
    title: report.title,
    titleBlock: report.hasTitleBlock ? titleBlock(file) : [],
    headers: compiled.headers,
    styles: compiled.styles,
    rows,
    totals: report.hasTotals ? totals(file) : null
  };
  switch (report.form) {
    case "xls":
      return xlsBytes(content);
    case "xlsx":
      return xlsxBytes(content);
    case "html":
      return htmlBytes(content);
    default: {
      const lines = [content.headers, ...rows].map(csvLine);
      if (year !== null && report.breaksLineOf?.(dealer) === year) breakLine(lines);
      const text = lines.join("");
      return report.form === "gb18030" ? encodeGb18030(text) : Buffer.from(`\ufeff${text}`);
    }
  }
}

/** Adds, in the middle of the file, a copy of a line whose last cell has a comma and no quotes. */
function breakLine(lines: string[]): void {
  const at = Math.floor(lines.length / 2);
  lines.splice(at, 0, `${lines[at]!.trimEnd().replace(/[^,]*$/, "")}客户催促,已告知\r\n`);
}

function titleBlock({compiled, dealer, system}: OpenFile): Cell[][] {
  const day: Day = compiled.report.exported?.(dealer) ?? dealer.end;
  return [
    [compiled.report.title],
    [
      "导出日期:",
      `${writeDay(day, "iso").replaceAll("-", "/")} 18:30:00`,
      "导出人:",
      system.exportedBy,
      "系统:",
      system.name
    ],
    []
  ];
}

function totals({compiled, sums}: OpenFile): Cell[] {
  const cells: Cell[] = compiled.headers.map(() => null);
  for (const {at} of compiled.summed) cells[at] = Math.round(sums[at]! * 100) / 100;
  cells[0] = "合计";
  return cells;
}
