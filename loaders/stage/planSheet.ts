import type {DuckDBConnection} from "@duckdb/node-api";
import type {Locale} from "../../src/i18n/message.js";
import {latestPlausible} from "./castField.js";
import type {RecognisedSheet} from "./recognise.js";
import type {SheetPlan, SheetSource} from "./stageSheet.js";
import type {Lookups} from "./stageState.js";
import type {ItemColumn} from "./unfold.js";
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

/** A sheet to stage. */
export interface FileToStage extends SheetSource {
  recognised: RecognisedSheet;
}

/** Tables whose VINs are few and worth checking digit by digit. */
const checkedVinTables: ReadonlySet<string> = new Set(["vehicle", "sales_order"]);

/** How the rows of a sheet are to be staged, and of others that `groupFiles` put together with it. */
export function planOf({env, lookups}: FileRun, files: readonly FileToStage[]): SheetPlan {
  const {recognised, dealer} = files[0]!;
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
    delete values.dealer;
    fieldColumns.delete("dealer");
  }
  const additions = [lookups.codeForms, dialect?.codes ?? {}, pins.codes ?? {}];
  return {
    source,
    files,
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

/** The columns that hold answers to items of a questionnaire. */
export function itemColumns({columns}: RecognisedSheet): ItemColumn[] {
  return columns.flatMap(({use}, i) =>
    use.use === "item" ? [{column: i + 1, form: use.form}] : []
  );
}
