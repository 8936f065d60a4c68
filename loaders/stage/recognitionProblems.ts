import type {Source} from "../../src/contract/field.js";
import type {Locale, Message} from "../../src/i18n/message.js";
import {say} from "../../src/i18n/message.js";
import {contentKindMessages, recognitionMessages as text} from "../../src/i18n/loaders.js";
import type {GateProblem} from "../check/gates.js";
import type {Dialect} from "../dialects/dialect.js";
import type {WrongLabel} from "./contentCheck.js";
import type {Pins} from "./extractConfig.js";
import {normaliseHeader} from "./headerText.js";
import {nearest} from "./nearest.js";
import {safeLabels} from "./safeLabel.js";
import type {TableFit} from "./tableScore.js";

/** A sheet as messages name it. */
export interface Place {
  file: string;
  sheet: string | null;
  locale: Locale;
}

const shownColumns = 30;

/** `file` or `file#sheet`, the form that extract.json takes. */
export const placeName = ({file, sheet}: Pick<Place, "file" | "sheet">): string =>
  sheet === null ? file : `${file}#${sheet}`;

/** No table goes with the sheet; says which comes nearest. */
export function unrecognised(place: Place, fit: TableFit | null): GateProblem {
  const {locale} = place;
  if (fit === null || fit.fieldCount < 1) {
    const message = say(text.noHeader, {place: placeName(place)}, locale);
    return {gate: "unrecognised_file", message};
  }
  const labels = unknownLabels(fit);
  const safe = safeLabels(labels, fit.fieldCount);
  const unknown = labels.map((label) => {
    const near = nearestField(label, fit.source, locale);
    const shown = safe(label);
    return near === null ? shown : say(text.nearestTo, {label: shown, nearest: near}, locale);
  });
  const message = say(
    text.unrecognised,
    {
      place: placeName(place),
      table: fit.source.label[locale],
      missing: listOf(
        fit.missing.map((field) => fieldLabel(fit.source, field, locale)),
        locale
      ),
      unknown: listOf(unknown, locale)
    },
    locale
  );
  return {gate: "unrecognised_file", message};
}

/** The table is clear, but it lacks required columns. */
export function missingColumns(place: Place, fit: TableFit): GateProblem {
  const {locale} = place;
  const labels = unknownLabels(fit);
  const safe = safeLabels(labels, fit.fieldCount);
  const missing = fit.missing.map((field) => {
    const label = fieldLabel(fit.source, field, locale);
    const {headers, label: names} = fit.source.fields[field]!;
    const near = [names.zh, ...headers]
      .map((header) => nearest(normaliseHeader(header), labels.map(normaliseHeader)))
      .find((form) => form !== null);
    const column = labels.find((candidate) => normaliseHeader(candidate) === near);
    return column === undefined
      ? label
      : say(text.missingField, {field: label, nearest: safe(column)}, locale);
  });
  const found = fit.header.columns.filter(({label}) => label !== "").map(({label}) => safe(label));
  const message = say(
    text.missingColumn,
    {
      place: placeName(place),
      table: fit.source.label[locale],
      row: fit.header.row,
      missing: listOf(missing, locale),
      found: listOf(found, locale)
    },
    locale
  );
  return {gate: "missing_column", message};
}

/** Two tables go equally well with the sheet. */
export function ambiguousTable(place: Place, first: TableFit, second: TableFit): GateProblem {
  const {locale} = place;
  const values = {
    place: placeName(place),
    first: first.source.label[locale],
    firstCount: first.fieldCount,
    second: second.source.label[locale],
    secondCount: second.fieldCount,
    example: entry(place, {table: first.source.name})
  };
  return {gate: "ambiguous_table", message: say(text.ambiguousTable, values, locale)};
}

/** Two dialects go equally well with the sheet, and read it differently. */
export function ambiguousDialect(place: Place, first: Dialect, second: Dialect): GateProblem {
  const values = {
    place: placeName(place),
    first: `${first.id} (${first.label[place.locale]})`,
    second: `${second.id} (${second.label[place.locale]})`,
    example: entry(place, {dialect: first.id})
  };
  return {gate: "ambiguous_dialect", message: say(text.ambiguousDialect, values, place.locale)};
}

/** extract.json pins a dialect that does not exist. */
export function unknownDialect(
  place: Place,
  pins: Pins,
  dialects: readonly Dialect[]
): GateProblem {
  const values = {
    place: placeName(place),
    dialect: pins.dialect ?? "",
    known: listOf(
      dialects.map(({id}) => id),
      place.locale
    )
  };
  return {gate: "bad_config", message: say(text.unknownDialect, values, place.locale)};
}

/** Columns hold something other than their labels say. */
export function wrongLabels(
  place: Place,
  source: Source,
  wrong: readonly WrongLabel[]
): GateProblem {
  const {locale} = place;
  const columns = wrong.map(({label, expected, found, field}) => {
    const isCode = expected === "code" || expected === "text";
    const kind: Message = isCode ? source.fields[field]!.label : contentKindMessages[expected];
    const values = {
      label,
      expected: kind[locale],
      found: contentKindMessages[found ?? "other"][locale]
    };
    return say(text.wrongLabelColumn, values, locale);
  });
  const values = {
    place: placeName(place),
    columns: listOf(columns, locale),
    example: entry(place, {columns: {[wrong[0]!.label]: null}})
  };
  return {gate: "wrong_label", message: say(text.wrongLabel, values, locale)};
}

/** Nothing says which dealer a sheet belongs to. */
export function missingDealer(place: Place, known: readonly string[]): GateProblem {
  const values = {place: placeName(place), known: listOf(known, place.locale)};
  return {gate: "missing_dealer", message: say(text.missingDealer, values, place.locale)};
}

function entry(place: Place, pins: object): string {
  return JSON.stringify({files: {[placeName(place)]: pins}});
}

function unknownLabels({header, vocabulary}: TableFit): string[] {
  return header.columns
    .filter(({forms}) => forms.length > 0 && !forms.some((form) => vocabulary.has(form)))
    .map(({label}) => label);
}

function nearestField(label: string, source: Source, locale: Locale): string | null {
  const names = new Map<string, string>();
  for (const [field, {label: own, headers}] of Object.entries(source.fields)) {
    for (const name of [own.zh, own.en, ...headers]) names.set(normaliseHeader(name), field);
  }
  const near = nearest(normaliseHeader(label), names.keys());
  return near === null ? null : fieldLabel(source, names.get(near)!, locale);
}

function fieldLabel(source: Source, field: string, locale: Locale): string {
  return source.fields[field]!.label[locale];
}

function listOf(names: readonly string[], locale: Locale): string {
  const shown = names.slice(0, shownColumns);
  const more = names.length > shown.length ? [`… (${names.length})`] : [];
  const separator = locale === "zh" ? "\u3001" : ", ";
  return names.length === 0 ? text.none[locale] : [...shown, ...more].join(separator);
}
