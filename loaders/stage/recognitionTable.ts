import type {Locale} from "../../src/i18n/message.js";
import {say} from "../../src/i18n/message.js";
import {recognitionTableMessages as text} from "../../src/i18n/loaders.js";
import type {RecognisedSheet} from "./recognise.js";
import {safeLabel} from "./safeLabel.js";

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
  const rows = [header, ...lines.map((line) => cellsOf(line, locale))];
  const widths = header.map((_, i) => Math.max(...rows.map((cells) => width(cells[i]!))));
  const files = new Set(lines.map(({file}) => file)).size;
  return [
    say(text.title, {count: files}, locale),
    ...rows.map((cells) =>
      cells
        .map((cell, i) => pad(cell, widths[i]!))
        .join("  ")
        .trimEnd()
    )
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
  const unused = columns
    .filter(({label, use}) => label !== "" && use.use === "none")
    .map(({label}) => safeLabel(label, columns.length));
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

/** Columns a text takes up on a terminal: Chinese characters take two. */
function width(text: string): number {
  return [...text].reduce(
    (sum, character) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character
      )
        ? 2
        : 1),
    0
  );
}

function pad(text: string, columns: number): string {
  return text + " ".repeat(columns - width(text));
}
