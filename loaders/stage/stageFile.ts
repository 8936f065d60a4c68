import type {DuckDBConnection} from "@duckdb/node-api";
import {settings} from "../../src/contract/settings.js";
import {sourceNamed} from "../../src/contract/sources.js";
import {stageMessages} from "../../src/i18n/loaders.js";
import type {Locale} from "../../src/i18n/message.js";
import {say} from "../../src/i18n/message.js";
import type {GateProblem} from "../check/gates.js";
import {quoteName, quoteText, rowsOf} from "../duckdb.js";
import {SqlFileError} from "../sqlFile.js";
import {latestPlausible} from "./castField.js";
import type {RecognisedSheet} from "./recognise.js";
import {placeName} from "./recognitionProblems.js";
import type {ControlFault} from "./settleSheet.js";
import {settleSheet} from "./settleSheet.js";
import type {SheetPlan} from "./stageSheet.js";
import {stageSheet} from "./stageSheet.js";
import {stageTable} from "./stageTables.js";
import type {Lookups} from "./stageState.js";
import {checkScales, numberLines, resolveItems, unfoldAttempts, unfoldScores} from "./unfold.js";
import {writtenFormsOf} from "./writtenForms.js";

/** What all files of a run share. */
export interface FileRun {
  connection: DuckDBConnection;
  locale: Locale;
  env: Readonly<Record<string, string | undefined>>;
  lookups: Lookups;
  /** Put before the file's name in `source_file`. */
  filePrefix: string;
}

export interface FileToStage {
  recognised: RecognisedSheet;
  /** The dealer of all rows, or null where a column says it. */
  dealer: string | null;
  sourceId: number;
}

/** Tables whose VINs are few and worth checking digit by digit. */
const checkedVinTables: ReadonlySet<string> = new Set(["vehicle", "sales_order"]);

/**
 * Reads one sheet into its staged table and accounts for its rows; leaves no raw table behind.
 *
 * @returns control totals that are off
 * @throws ExtractError when the file turns out to be unreadable, with nothing of it staged
 */
export async function stageFile(run: FileRun, file: FileToStage): Promise<GateProblem[]> {
  const {connection, lookups} = run;
  const {recognised, dealer, sourceId} = file;
  const {source} = recognised;
  const plan = planOf(run, file);
  const items = recognised.columns.flatMap(({use}, i) =>
    use.use === "item" ? [{column: i + 1, form: use.form}] : []
  );
  const rawTable = `raw_${sourceId}`;
  const account = {sourceId, dealer, tolerance: settings.control_total_tolerance};
  try {
    const streamed = items.length === 0 && (await stageStream(connection, recognised, plan));
    if (!streamed) await stageTableRows(connection, recognised, plan, rawTable);
    if (source.name === "repair_order_line" && !plan.columns.has("line_no")) {
      await numberLines(connection, sourceId);
    }
    if (items.length > 0) {
      await unfoldScores(connection, {sourceId, rawTable, items, noAnswers: lookups.noAnswers});
    }
    if (source.name === "survey_score") await resolveItems(connection, sourceId);
    if (items.length > 0 || source.name === "survey_score") await checkScales(connection, sourceId);
    const brokenTable = streamed ? null : brokenOf(rawTable);
    const settled = await settleSheet(connection, {...account, source, brokenTable});
    if (items.length > 0) {
      const scores = sourceNamed("survey_score");
      await settleSheet(connection, {...account, source: scores, brokenTable: null});
    }
    if (source.name === "contact") await unfoldAttempts(connection, sourceId);
    await recordSource(run, file, settled.rowCount);
    return settled.controlFaults.map((fault) => controlProblem(run, file, fault));
  } finally {
    await connection.run(`drop table if exists ${quoteName(rawTable)}`);
    await connection.run(`drop table if exists ${quoteName(brokenOf(rawTable))}`);
  }
}

const brokenOf = (rawTable: string): string => `${rawTable}_broken`;

/** Stages rows from a copy of the sheet, in which the reader has accounted for every record. */
async function stageTableRows(
  connection: DuckDBConnection,
  {extract, sheet, headerRow}: RecognisedSheet,
  plan: SheetPlan,
  rawTable: string
): Promise<void> {
  await extract.load(sheet, connection, rawTable, headerRow + 1);
  const rows = {from: quoteName(rawTable), rowNumber: "row_number", surplus: []};
  await stageSheet(connection, rows, plan);
}

/**
 * Stages the rows of a text file straight from it, which takes a fraction of the time and space.
 *
 * @returns false, with nothing left behind, when not all its lines can be accounted for so
 */
async function stageStream(
  connection: DuckDBConnection,
  {extract, sheet, source, headerRow}: RecognisedSheet,
  plan: SheetPlan
): Promise<boolean> {
  const stream = extract.stream(sheet, headerRow + 1);
  if (stream === null) return false;
  const own = `${stageTable(source)} where source_id = ${plan.sourceId}`;
  try {
    const {from, surplus} = stream;
    await stageSheet(connection, {from, rowNumber: null, surplus}, plan);
  } catch (error) {
    if (error instanceof SqlFileError && /CSV|parallel/.test(error.message)) return false;
    throw error;
  }
  const [found] = await rowsOf<{n: number; first: number}>(
    connection,
    `select count(*)::double as n, coalesce(min(rowid), 0)::double as first from ${own}`
  );
  if (found!.n !== stream.rowCount) {
    await connection.run(`delete from ${own}`);
    return false;
  }
  // Rows go in in the order of the file.
  await connection.run(`update ${stageTable(source)}
    set row_number = ${stream.rowNumber(`(rowid - ${found!.first})`)}
    where source_id = ${plan.sourceId}`);
  if (stream.blankRows.length > 0) {
    await connection.run(`insert into balance
      values (${quoteText(source.name)}, null, 'blank', null, ${stream.blankRows.length})`);
  }
  return true;
}

function planOf({env, lookups}: FileRun, {recognised, dealer, sourceId}: FileToStage): SheetPlan {
  const {source, sheet, columns, constants, pins, dialect, exportedOn} = recognised;
  const {headerRow, headerRowSpan} = recognised;
  const header = sheet.head.slice(headerRow - headerRowSpan, headerRow);
  const fieldColumns = new Map(
    columns.flatMap(({use}, i): [string, number][] =>
      use.use === "field" ? [[use.field, i + 1]] : []
    )
  );
  const values = {...constants};
  if (dealer !== null) {
    values.dealer = dealer;
    fieldColumns.delete("dealer");
  }
  const additions = [lookups.codeForms, dialect?.codes ?? {}, pins.codes ?? {}];
  return {
    source,
    sourceId,
    exportedOn,
    columns: fieldColumns,
    constants: values,
    columnCount: sheet.columnCount,
    header: header.map((labels) => labels.map((label) => label.trim())),
    cast: {
      dateOrder: pins.dateOrder ?? dialect?.dateOrder ?? "ymd",
      latestDate: latestPlausible(exportedOn ?? today(env)),
      keepsBlankWords: source.reference === true,
      writtenForms: (list) => writtenFormsOf(list, additions)
    },
    aliases: new Map([
      ...("dealer" in source.fields ? [["dealer", lookups.dealers] as const] : []),
      ...("questionnaire" in source.fields && source.reference !== true
        ? [["questionnaire", lookups.questionnaires] as const]
        : [])
    ]),
    noAnswers: lookups.noAnswers,
    checksVins: checkedVinTables.has(source.name)
  };
}

/** The day of the build, from SOURCE_DATE_EPOCH where that is set: behaviour cannot lie after it. */
function today(env: FileRun["env"]): string {
  const epoch = Number(env.SOURCE_DATE_EPOCH ?? "");
  const now = env.SOURCE_DATE_EPOCH && !Number.isNaN(epoch) ? new Date(epoch * 1000) : new Date();
  return now.toISOString().slice(0, 10);
}

async function recordSource(
  {connection, filePrefix}: FileRun,
  {recognised, dealer, sourceId}: FileToStage,
  rowCount: number
): Promise<void> {
  const {sheet, source, dialect, exportedOn} = recognised;
  const text = (value: string | null): string => (value === null ? "null" : quoteText(value));
  await connection.run(`insert into source_file values (${sourceId},
    ${quoteText(filePrefix + sheet.file)}, ${text(sheet.sheet)}, ${quoteText(source.name)},
    ${text(dialect?.id ?? null)}, ${text(dealer)},
    ${exportedOn === null ? "null" : `date ${quoteText(exportedOn)}`}, ${rowCount})`);
}

function controlProblem(
  {locale}: FileRun,
  {recognised}: FileToStage,
  fault: ControlFault
): GateProblem {
  const {sheet, source} = recognised;
  const amount = (value: number): string => value.toFixed(2);
  const message = say(
    stageMessages.controlTotal,
    {
      place: placeName(sheet),
      row: fault.row,
      field: source.fields[fault.field]!.label[locale],
      stated: amount(fault.stated),
      summed: amount(fault.summed),
      tolerance: settings.control_total_tolerance * 100
    },
    locale
  );
  return {gate: "control_total", message};
}
