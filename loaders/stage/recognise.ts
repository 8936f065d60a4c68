import {parse} from "node:path";
import type {Locale} from "../../src/i18n/message.js";
import {sources} from "../../src/contract/sources.js";
import type {SourceName} from "../../src/contract/sources.js";
import type {Source} from "../../src/contract/field.js";
import type {GateProblem} from "../check/gates.js";
import type {Dialect} from "../dialects/dialect.js";
import type {OpenedExtract, Sheet} from "../read/extract.js";
import type {ColumnMapping, MappedColumn} from "./columnMapping.js";
import {mapColumns} from "./columnMapping.js";
import type {WrongLabel} from "./contentCheck.js";
import {contentOf} from "./contentKinds.js";
import type {Pins} from "./extractConfig.js";
import {headerCandidates} from "./headerCandidates.js";
import {headerForms, normaliseHeader} from "./headerText.js";
import * as explain from "./recognitionProblems.js";
import type {TableFit} from "./tableScore.js";
import {fitTable, isHeaderLike} from "./tableScore.js";
import {exportDate} from "./exportDate.js";
import type {ItemKey, ItemVocabulary} from "./vocabulary.js";
import type {CodeForms} from "./writtenForms.js";
import {writtenFormsOf} from "./writtenForms.js";

/** A sheet of which the table, header and columns are known. */
export interface RecognisedSheet {
  extract: OpenedExtract;
  sheet: Sheet;
  source: Source<SourceName>;
  dialect: Dialect | null;
  pins: Pins;
  /** Last row of the header, 1-based. */
  headerRow: number;
  headerRowSpan: 1 | 2;
  columns: MappedColumn[];
  /** Columns read under another field than their label says. */
  remapped: WrongLabel[];
  /** Field → text for every row, where no column has it. */
  constants: Record<string, string>;
  exportedOn: string | null;
}

/** What recognition knows besides the sheet itself. */
export interface RecognitionInput {
  dialects: readonly Dialect[];
  items: ItemVocabulary;
  /** Written forms that `code_label` adds. */
  codeForms: CodeForms;
  locale: Locale;
}

export type Recognition =
  {recognised: RecognisedSheet} | {problem: GateProblem} | {skipped: "ignored" | "note"};

/** A table must know this share of a sheet's columns; less is enough where the title names it. */
const coverageNeeded = 0.5;
const coverageWithTitle = 0.3;
const fieldsNeeded = 2;

/** A second table this close to the best makes the choice ambiguous. */
const ambiguousShare = 0.9;

/** A table with a column missing explains a sheet better than a complete one from here on. */
const incompleteAdvantage = 1.25;

/** Finds out what a sheet is: which row is its header, which table it is, what its columns hold. */
export function recogniseSheet(
  extract: OpenedExtract,
  sheet: Sheet,
  pins: Pins,
  input: RecognitionInput
): Recognition {
  if (pins.ignore === true) return {skipped: "ignored"};
  if (pins.table === undefined && (sheet.columnCount < 2 || sheet.head.length < 2)) {
    return {skipped: "note"};
  }
  const place = {file: sheet.file, sheet: sheet.sheet, locale: input.locale};
  const dialects = fittingDialects(sheet, pins, input.dialects);
  if (dialects === null) return {problem: explain.unknownDialect(place, pins, input.dialects)};
  const fits = rankedFits(sheet, pins, dialects, input.items);
  const best = chooseFit(fits, pins);
  if (best === null) return {problem: explain.unrecognised(place, fits[0] ?? null)};
  if (best.missing.length > 0) return {problem: explain.missingColumns(place, best)};
  if (pins.table === undefined) {
    const rival = fits.find(
      (fit) =>
        fit.source !== best.source &&
        isPlausible(fit) &&
        fit.missing.length === 0 &&
        fit.score >= best.score * ambiguousShare
    );
    if (rival !== undefined) return {problem: explain.ambiguousTable(place, best, rival)};
  }
  const read = (fit: TableFit): RecognisedSheet => interpret(extract, sheet, fit, pins, input);
  const recognised = read(best);
  const otherDialect = fits.find(
    (fit) => fit.source === best.source && fit.dialect !== best.dialect && fit.missing.length === 0
  );
  if (otherDialect !== undefined && differ(recognised, read(otherDialect))) {
    return {problem: explain.ambiguousDialect(place, best.dialect!, otherDialect.dialect!)};
  }
  const wrong = recognised.remapped.filter(({remappedTo}) => remappedTo === null);
  if (wrong.length > 0) return {problem: explain.wrongLabels(place, best.source, wrong)};
  const missing = missingAfterRemapping(recognised);
  return missing.length > 0
    ? {problem: explain.missingColumns(place, {...best, missing})}
    : {recognised};
}

/** The dialects whose marks a sheet has, `[null]` when it has none; null for a pinned one that is not there. */
function fittingDialects(
  sheet: Sheet,
  pins: Pins,
  dialects: readonly Dialect[]
): (Dialect | null)[] | null {
  if (pins.dialect !== undefined) {
    const pinned = dialects.find(({id}) => id === pins.dialect);
    return pinned === undefined ? null : [pinned];
  }
  const text = [sheet.file, sheet.sheet ?? "", ...sheet.head.slice(0, 15).flat()];
  const cells = new Set(text.flatMap(headerForms));
  const marks = (dialect: Dialect): number =>
    dialect.recognisedBy.titles.filter((title) => text.some((cell) => cell.includes(title)))
      .length +
    dialect.recognisedBy.headers.filter((header) =>
      headerForms(header).some((form) => cells.has(form))
    ).length;
  const counts = dialects.map((dialect) => ({dialect, count: marks(dialect)}));
  const most = Math.max(0, ...counts.map(({count}) => count));
  return most === 0
    ? [null]
    : counts.filter(({count}) => count === most).map(({dialect}) => dialect);
}

function rankedFits(
  sheet: Sheet,
  pins: Pins,
  dialects: readonly (Dialect | null)[],
  items: ItemVocabulary
): TableFit[] {
  const allItems = withPinnedItems(items, pins);
  const headers = headerCandidates(sheet.head, sheet.merges, sheet.columnCount).filter((header) =>
    pins.headerRow === undefined
      ? pins.table !== undefined || isHeaderLike(header, dialects, allItems)
      : header.row === pins.headerRow
  );
  const candidates = sources.filter(({name}) => pins.table === undefined || name === pins.table);
  // A header repeated further down must not take the first one, or rows of data, for its title.
  const above = sheet.head.slice(0, Math.min(...headers.map(({row}) => row)) - 1).flat();
  const titles = [parse(sheet.file).name, sheet.sheet ?? "", ...above].map(normaliseHeader);
  const fits = headers.flatMap((header) =>
    candidates.flatMap((source) =>
      dialects.map((dialect) =>
        fitTable(header, source, dialect, {
          items: source.name === "survey_response" ? allItems : null,
          pins,
          titles
        })
      )
    )
  );
  return fits.sort(
    (a, b) =>
      b.score - a.score ||
      a.missing.length - b.missing.length ||
      a.header.rowSpan - b.header.rowSpan ||
      a.header.row - b.header.row
  );
}

function chooseFit(fits: readonly TableFit[], pins: Pins): TableFit | null {
  const top = fits[0];
  if (top === undefined) return null;
  if (pins.table !== undefined) return firstHeader(fits, bestHeader(fits, top.source));
  const complete = fits.find((fit) => fit.missing.length === 0 && isPlausible(fit));
  const incomplete = fits.find(
    (fit) => fit.missing.length > 0 && isPlausible(fit) && fit.fieldCount > 2
  );
  if (complete === undefined) return incomplete ?? null;
  return incomplete !== undefined && incomplete.score > complete.score * incompleteAdvantage
    ? incomplete
    : firstHeader(fits, complete);
}

/**
 * Of headers of one table that stand one below the other, the first: the others are those of further
 * pages, however well they fit, and to begin with one of them would lose the rows above it.
 */
function firstHeader(fits: readonly TableFit[], fit: TableFit | null): TableFit | null {
  if (fit === null || fit.missing.length > 0) return fit;
  const above = fits.filter(
    (other) =>
      other.source === fit.source &&
      other.dialect === fit.dialect &&
      other.missing.length === 0 &&
      other.header.row <= fit.header.row - fit.header.rowSpan &&
      isPlausible(other)
  );
  return above.reduce<TableFit>(
    (first, other) => (other.header.row < first.header.row ? other : first),
    fit
  );
}

/** Of a pinned table: the header row that has all required columns, else the one that says most. */
function bestHeader(fits: readonly TableFit[], source: Source): TableFit | null {
  const own = fits.filter((fit) => fit.source === source);
  return own.find((fit) => fit.missing.length === 0) ?? own[0] ?? null;
}

function isPlausible({coverage, fieldCount, hasTitle}: TableFit): boolean {
  return fieldCount >= fieldsNeeded && coverage >= (hasTitle ? coverageWithTitle : coverageNeeded);
}

function interpret(
  extract: OpenedExtract,
  sheet: Sheet,
  fit: TableFit,
  pins: Pins,
  {items, codeForms}: RecognitionInput
): RecognisedSheet {
  const {source, dialect, header, vocabulary} = fit;
  const rows = sheet.head.slice(header.row);
  const isSurvey = source.name === "survey_response";
  const allItems = withPinnedItems(items, pins);
  const additions = [codeForms, dialect?.codes ?? {}, pins.codes ?? {}];
  const mapping = mapColumns(header, {
    source,
    vocabulary,
    items: isSurvey ? allItems : null,
    pins,
    content: header.columns.map((_, column) => contentOf(rows.map((cells) => cells[column] ?? ""))),
    extraCodes: (list) => new Set(writtenFormsOf(list, additions).keys())
  });
  return {
    extract,
    sheet,
    source,
    dialect,
    pins,
    headerRow: header.row,
    headerRowSpan: header.rowSpan,
    columns: mapping.columns,
    remapped: mapping.wrong,
    constants: constantsOf(mapping, pins, isSurvey ? allItems : null),
    exportedOn: pins.as_of ?? exportDate(sheet.head.slice(0, header.row - 1), sheet.tail)
  };
}

/** The items of the item table and those that extract.json defines for the file. */
function withPinnedItems(
  items: ItemVocabulary,
  {items: own = {}, questionnaire = ""}: Pins
): ItemVocabulary {
  const pinned = Object.keys(own).flatMap((item_code) =>
    headerForms(item_code).map((form): [string, ItemKey[]] => [form, [{questionnaire, item_code}]])
  );
  return new Map([...items, ...pinned]);
}

function constantsOf(
  {columns, fields}: ColumnMapping,
  pins: Pins,
  items: ItemVocabulary | null
): Record<string, string> {
  const constants: Record<string, string> = {};
  for (const [field, value] of Object.entries(pins.constants ?? {})) {
    constants[field] = String(value);
  }
  if (items !== null && !fields.has("questionnaire") && constants.questionnaire === undefined) {
    const questionnaire = pins.questionnaire ?? questionnaireOf(columns, items);
    if (questionnaire !== null) constants.questionnaire = questionnaire;
  }
  return constants;
}

/** The one questionnaire that has most of the item columns; null on a tie. */
function questionnaireOf(columns: readonly MappedColumn[], items: ItemVocabulary): string | null {
  const counts = new Map<string, number>();
  for (const {use} of columns) {
    if (use.use !== "item") continue;
    for (const {questionnaire} of items.get(use.form) ?? []) {
      counts.set(questionnaire, (counts.get(questionnaire) ?? 0) + 1);
    }
  }
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  return first === undefined || first[1] === second?.[1] ? null : first[0];
}

function missingAfterRemapping({source, columns, constants}: RecognisedSheet): string[] {
  const found = new Set(columns.flatMap(({use}) => (use.use === "field" ? [use.field] : [])));
  return Object.entries(source.fields)
    .filter(
      ([name, {required}]) =>
        required && name !== "dealer" && !found.has(name) && constants[name] === undefined
    )
    .map(([name]) => name);
}

/** Whether two dialects would read a sheet differently. */
function differ(a: RecognisedSheet, b: RecognisedSheet): boolean {
  const reading = ({columns, source, dialect}: RecognisedSheet): string => {
    const lists = new Set(
      columns.flatMap(({use}) => (use.use === "field" ? [source.fields[use.field]?.codes] : []))
    );
    const codes = Object.entries(dialect?.codes ?? {}).filter(([list]) => lists.has(list));
    return JSON.stringify([columns, codes.sort(), dialect?.dateOrder ?? "ymd"]);
  };
  return reading(a) !== reading(b);
}
