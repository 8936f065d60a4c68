import {codeLists} from "../../src/contract/codes.js";
import type {Field, Label} from "../../src/contract/field.js";
import {fieldTypes, handlingNames, personalNames, unitNames} from "../../src/i18n/dictionary.js";
import type {Locale} from "../../src/i18n/message.js";
import {say} from "../../src/i18n/message.js";
import {fieldExamples, templateWords as words, typeExamples} from "../../src/i18n/template.js";

// A comment is read in a small box; of the ways to write a header the first ones will do.
const shownHeaders = 6;

/** A value that a field accepts, as an analyst would type it; invented. */
export function fieldExample(name: string, field: Field): string {
  if (field.type === "code") return Object.values(codesOf(field))[0]!.zh;
  return fieldExamples[name] ?? typeExamples[field.type];
}

/**
 * What an analyst must know to fill a column: meaning, whether required, type and unit, bounds,
 * accepted labels, what happens to it before publication, other headers, an example; one line each.
 */
export function fieldNote(name: string, field: Field, locale: Locale): string[] {
  const separator = locale === "zh" ? "、" : ", ";
  const required = words[field.required ? "required" : "optional"][locale];
  const meaning = say(words.meaning, {label: field.label[locale], name}, locale);
  const type = fieldTypes[field.type][locale];
  const labels = Object.values(codesOf(field)).map((label) =>
    locale === "zh" ? label.zh : `${label.zh} (${label.en})`
  );
  const headers = field.headers.slice(0, shownHeaders);
  const values = {
    personal: personalNames[field.personal][locale],
    handling: handlingNames[field.handling][locale]
  };
  return [
    `${meaning}${locale === "zh" ? "，" : ", "}${required}`,
    field.unit === undefined
      ? say(words.type, {type}, locale)
      : say(words.type_unit, {type, unit: unitNames[field.unit][locale]}, locale),
    ...bounds(field, locale),
    ...(field.future === true ? [words.future[locale]] : []),
    ...(labels.length > 0 ? [say(words.codes, {labels: labels.join(separator)}, locale)] : []),
    field.personal === "none" ? words.not_personal[locale] : say(words.personal, values, locale),
    ...(headers.length > 0 ? [say(words.headers, {headers: headers.join(separator)}, locale)] : []),
    ...(name === "dealer" ? [words.dealer[locale]] : []),
    say(words.example, {example: fieldExample(name, field)}, locale)
  ];
}

function bounds({type, min, max}: Field, locale: Locale): string[] {
  if (type === "money" || min === undefined) return [];
  return [
    max === undefined ? say(words.at_least, {min}, locale) : say(words.between, {min, max}, locale)
  ];
}

/** The labels that a coded field accepts, by code; none for other fields. */
export function codesOf({codes}: Field): Readonly<Record<string, Label>> {
  return codes === undefined ? {} : codeLists[codes as keyof typeof codeLists];
}
