import type {Locale} from "../../src/i18n/message.js";
import type {GateProblem} from "../check/gates.js";
import {dealerCode, dealerOfPath} from "./dealerNames.js";
import type {OpenSheet} from "./openFiles.js";
import type {Recognition, RecognisedSheet} from "./recognise.js";
import {missingDealer} from "./recognitionProblems.js";
import type {RecognitionLine} from "./recognitionTable.js";
import type {WrittenForms} from "./writtenForms.js";

/** A sheet to stage, with the dealer of all its rows, or null where a column says it. */
export interface DealerSheet extends RecognisedSheet {
  dealer: string | null;
}

export interface RecognisedFiles {
  /** What was found, sheet by sheet. */
  lines: RecognitionLine[];
  problems: GateProblem[];
  /** Sheets still to be staged. */
  sheets: DealerSheet[];
}

export interface RecogniseFilesInput {
  /** Sheets that are staged already, by what they were recognised as. */
  staged: ReadonlyMap<OpenSheet, RecognisedSheet>;
  recognise: (sheet: OpenSheet) => Recognition;
  dealers: WrittenForms;
  locale: Locale;
}

/** Recognises every sheet, with its dealer. */
export function recogniseFiles(
  sheets: readonly OpenSheet[],
  {staged, recognise, dealers, locale}: RecogniseFilesInput
): RecognisedFiles {
  const files: RecognisedFiles = {lines: [], problems: [], sheets: []};
  for (const open of sheets) {
    const {file, sheet: name, rowCount, hidden} = open.sheet;
    const place = {file, sheet: name};
    const known = staged.get(open);
    const result = known === undefined ? recognise(open) : {recognised: known};
    if ("skipped" in result) {
      files.lines.push({...place, rows: rowCount, outcome: result.skipped});
    } else if ("problem" in result) {
      // A hidden sheet is a list for drop-downs or the like unless it is a table.
      files.lines.push({...place, rows: rowCount, outcome: hidden ? "note" : "notUnderstood"});
      if (!hidden) files.problems.push(result.problem);
    } else {
      const {recognised} = result;
      const dealer = dealerOf(recognised, dealers);
      const rows = rowCount === null ? null : rowCount - recognised.headerRow;
      files.lines.push({...place, rows, outcome: {recognised, dealer}});
      if (dealer === null && needsDealer(recognised)) {
        const names = [...new Set(dealers.values())];
        files.problems.push(missingDealer({...place, locale}, names));
      } else if (known === undefined) files.sheets.push({...recognised, dealer});
    }
  }
  return files;
}

/** The dealer of a whole file: pinned, or, where no column says it, told by folder or file name. */
function dealerOf(
  {source, pins, constants, columns, sheet}: RecognisedSheet,
  dealers: WrittenForms
): string | null {
  const field = source.fields.dealer;
  if (field === undefined) return null;
  const pinned = pins.dealer ?? constants.dealer;
  if (pinned !== undefined) return dealerCode(pinned, dealers);
  return hasDealerColumn(columns) || !field.required ? null : dealerOfPath(sheet.file, dealers);
}

function needsDealer({source, columns}: RecognisedSheet): boolean {
  return source.fields.dealer?.required === true && !hasDealerColumn(columns);
}

function hasDealerColumn(columns: RecognisedSheet["columns"]): boolean {
  return columns.some(({use}) => use.use === "field" && use.field === "dealer");
}
