import type {Cell, DataValidation, WriteSheet} from "hucre";
import {colToLetter, writeXlsx} from "hucre";
import type {Field, Source} from "../../src/contract/field.js";
import {formatList} from "../../src/i18n/format.js";
import type {Locale} from "../../src/i18n/message.js";
import {say} from "../../src/i18n/message.js";
import {templateWords as words} from "../../src/i18n/template.js";
import {codesOf, fieldNote} from "./fieldNote.js";

/** Rows that are formatted and checked while they are filled; more may be added below. */
const readyRows = 200;

// Excel refuses a list of choices whose text is longer.
const longestChoices = 255;

const emptyCell = {value: null, type: "empty"} as const;

/**
 * An empty workbook for one source table: headers with a comment each, columns formatted so that
 * numbers keep their digits and dates are dates, choices where a list of codes is accepted, and a
 * sheet that says the same as the comments. It is read again as that table once filled.
 *
 * @returns the bytes of an xlsx file
 */
export async function templateWorkbook(source: Source, locale: Locale): Promise<Uint8Array> {
  const fields = Object.entries(source.fields);
  const cells = new Map<string, Partial<Cell>>();
  fields.forEach(([name, field], column) => {
    cells.set(`0,${column}`, {
      value: field.label.zh,
      style: {font: {bold: true, ...(field.required ? {color: {rgb: "B3261E"}} : {})}},
      comment: {author: "Loyalty Atlas", text: fieldNote(name, field, locale).join("\n")}
    });
    for (let row = 1; row <= readyRows; row++) {
      cells.set(`${row},${column}`, {...emptyCell, style: {numFmt: numberFormat(field)}});
    }
  });
  const table: WriteSheet = {
    name: source.label[locale],
    columns: fields.map(([, {label}]) => ({width: Math.max(12, 2 * label.zh.length + 4)})),
    rows: [fields.map(([, {label}]) => label.zh)],
    cells,
    dataValidations: fields.flatMap(([, field], column) => choices(field, column)),
    freezePane: {rows: 1, columns: 0}
  };
  return writeXlsx({sheets: [table, notes(source, locale)]});
}

// One column: what the loaders take for a note and leave alone.
function notes(source: Source, locale: Locale): WriteSheet {
  const {label, grain, key, fields, reference, name} = source;
  // What makes rows of one row while they are read (which contact of several) is no column.
  const keyLabels = key.flatMap((field) => fields[field]?.label.zh ?? []);
  const lines = [
    say(words.about, {table: label[locale], grain: grain[locale]}, locale),
    say(words.key, {fields: formatList(keyLabels, locale)}, locale),
    ...(reference === true ? [words.reference[locale]] : []),
    ...(name === "survey_response" ? [words.items[locale]] : []),
    words.where[locale],
    ...Object.entries(fields).map(
      ([field, definition]) =>
        `${definition.label.zh}: ${fieldNote(field, definition, locale).join(locale === "zh" ? "；" : "; ")}`
    )
  ];
  return {
    name: words.notes_sheet[locale],
    columns: [{width: 110}],
    rows: lines.map((line) => [line]),
    cells: new Map(lines.map((_, row) => [`${row},0`, {style: {alignment: {wrapText: true}}}]))
  };
}

/** How a spreadsheet shows a column. Whatever is a number only by its digits is text. */
function numberFormat({type}: Field): string {
  switch (type) {
    case "date":
      return "yyyy-mm-dd";
    case "timestamp":
      return "yyyy-mm-dd hh:mm";
    case "month":
      return "yyyy-mm";
    case "integer":
      return "0";
    case "money":
      return "0.00";
    case "number":
      return "General";
    default:
      return "@";
  }
}

function choices(field: Field, column: number): DataValidation[] {
  const values = Object.values(codesOf(field)).map(({zh}) => zh);
  if (values.length === 0 || values.join(",").length > longestChoices) return [];
  const letter = colToLetter(column);
  return [
    {
      type: "list",
      values,
      allowBlank: true,
      // What a DMS writes otherwise is read as well, so another text is a question, not an error.
      showErrorMessage: true,
      errorStyle: "warning",
      range: `${letter}2:${letter}${readyRows + 1}`
    }
  ];
}
