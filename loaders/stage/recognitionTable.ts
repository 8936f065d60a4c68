import type {Locale} from "../../src/i18n/message.js";
import {say} from "../../src/i18n/message.js";
import {recognitionTableMessages as text} from "../../src/i18n/loaders.js";
import {textTable} from "../textTable.js";
import type {RecognisedSheet} from "./recognise.js";
import {safeLabels} from "./safeLabel.js";

/** One line of the table: a sheet and what became of it. */
export interface RecognitionLine {
  file: string;
  sheet: string | null;
  rows: number | null;
  outcome:
    {recognised: RecognisedSheet; dealer: string | null} | "ignored" | "note" | "notUnderstood";
}

const shownColumns = 6;
const widestCell = 44;

/** The table of what was recognised, as lines of text. */
export function recognitionTable(lines: readonly RecognitionLine[], locale: Locale): string {
  const header = [
    text.file,
    text.sheet,
    text.table,
    text.dialect,
    text.dealer,
    text.rows,
    text.asOf,
    text.headerRow,
    text.unknown
  ].map((message) => message[locale]);
  const files = new Set(lines.map(({file}) => file)).size;
  return [
    say(text.title, {count: files}, locale),
    ...textTable([header, ...lines.map((line) => cellsOf(line, locale))])
  ].join("\n");
}

function cellsOf({file, sheet, rows, outcome}: RecognitionLine, locale: Locale): string[] {
  const count = rows === null ? "" : String(rows);
  if (typeof outcome === "string") {
    return [shorten(file), shorten(sheet ?? ""), text[outcome][locale], "", "", count, "", "", ""];
  }
  const {source, dialect, headerRow, exportedOn, columns, remapped} = outcome.recognised;
  const hasDealer = columns.some(({use}) => use.use === "field" && use.field === "dealer");
  const dealer = outcome.dealer ?? (hasDealer ? text.inColumn[locale] : "");
  const labelled = columns.filter(({label}) => label !== "");
  const unknown = labelled.filter(({use}) => use.use === "none");
  const names = unknown.map(({label}) => label);
  const safe = safeLabels(names, labelled.length - names.length);
  const unused = names.map(safe);
  const renamed = remapped.flatMap(({label, remappedTo}) =>
    remappedTo === null
      ? []
      : [say(text.remapped, {label, field: source.fields[remappedTo]!.label[locale]}, locale)]
  );
  const notes = [...renamed, ...unused];
  const more = notes.length > shownColumns ? ` … (${notes.length})` : "";
  return [
    shorten(file),
    shorten(sheet ?? ""),
    source.label[locale],
    dialect?.label[locale] ?? "",
    shorten(dealer),
    count,
    exportedOn ?? "",
    String(headerRow),
    notes.slice(0, shownColumns).join(", ") + more
  ];
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= widestCell
    ? text
    : `…${characters.slice(characters.length - widestCell + 1).join("")}`;
}

/** The line of a file that extract.json says to ignore. */
export function ignoredLine(file: string): RecognitionLine {
  return {file, sheet: null, rows: null, outcome: "ignored"};
}

/** The order of lines: by file, then by sheet. */
export function byPlace(a: RecognitionLine, b: RecognitionLine): number {
  const key = ({file, sheet}: RecognitionLine): string => `${file}\0${sheet ?? ""}`;
  return key(a) < key(b) ? -1 : 1;
}
