import type {DuckDBConnection} from "@duckdb/node-api";
import {settings} from "../../src/contract/settings.js";
import {sourceNamed} from "../../src/contract/sources.js";
import {stageMessages} from "../../src/i18n/loaders.js";
import {say} from "../../src/i18n/message.js";
import type {GateProblem} from "../check/gates.js";
import {quoteName, quoteText} from "../duckdb.js";
import type {FileRun, FileToStage} from "./planSheet.js";
import {itemColumns, planOf} from "./planSheet.js";
import type {RecognisedSheet} from "./recognise.js";
import {placeName} from "./recognitionProblems.js";
import type {ControlFault} from "./settleSheets.js";
import {settleSheets} from "./settleSheets.js";
import type {SheetPlan} from "./stageSheet.js";
import {stageSheet} from "./stageSheet.js";
import {stageStreams} from "./stageStreams.js";
import {checkScales, numberLines, resolveItems, unfoldAttempts, unfoldScores} from "./unfold.js";

/**
 * Reads a sheet, or several that `groupFiles` put together, into the staged table and accounts for
 * the rows; leaves no raw table behind.
 *
 * @returns control totals that are off; null, with nothing left behind, when several sheets have to be staged one by one
 * @throws ExtractError when the file turns out to be unreadable, with nothing of it staged
 */
export async function stageFiles(
  run: FileRun,
  files: readonly FileToStage[]
): Promise<GateProblem[] | null> {
  const {connection, lookups} = run;
  const {recognised, sourceId} = files[0]!;
  const {source} = recognised;
  const sourceIds = files.map((file) => file.sourceId);
  const plan = planOf(run, files);
  const items = itemColumns(recognised);
  const rawTable = `raw_${sourceId}`;
  const account = {files, tolerance: settings.control_total_tolerance};
  try {
    const streamed = items.length === 0 && (await stageStreams(connection, files, plan));
    if (!streamed && files.length > 1) return null;
    if (!streamed) await stageTableRows(connection, recognised, plan, rawTable);
    if (source.name === "repair_order_line" && !plan.columns.has("line_no")) {
      await numberLines(connection, sourceIds);
    }
    if (items.length > 0) {
      await unfoldScores(connection, {sourceId, rawTable, items, noAnswers: lookups.noAnswers});
    }
    if (source.name === "survey_score") await resolveItems(connection, sourceIds);
    if (items.length > 0 || source.name === "survey_score") {
      await checkScales(connection, sourceIds);
    }
    const brokenTable = streamed ? null : brokenOf(rawTable);
    const settled = await settleSheets(connection, {...account, source, brokenTable});
    if (items.length > 0) {
      const scores = sourceNamed("survey_score");
      await settleSheets(connection, {...account, source: scores, brokenTable: null});
    }
    if (source.name === "contact") await unfoldAttempts(connection, sourceIds);
    for (const file of files) {
      await recordSource(run, file, settled.rowCounts.get(file.sourceId) ?? 0);
    }
    return settled.controlFaults.map((fault) =>
      controlProblem(
        run,
        files.find((file) => file.sourceId === fault.sourceId)!,
        fault
      )
    );
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
