import type {Field} from "../contract/field.js";
import type {Column as MartColumn} from "../contract/mart.js";
import {
  columnTypes,
  dictionaryWords,
  fieldTypes,
  handlingNames,
  personalNames,
  unitNames
} from "../i18n/dictionary.js";
import {formatList} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import type {DictionaryField, DictionaryTable} from "./dictionaryEntries.js";
import {codesOf, searchDictionary} from "./dictionaryEntries.js";
import {element} from "./element.js";
import type {Child} from "./element.js";
import {sentence} from "./sentence.js";
import type {Column} from "./table.js";
import {table} from "./table.js";

const words = (
  name: keyof typeof dictionaryWords,
  locale: Locale,
  values: Record<string, string | number> = {}
): string => say(dictionaryWords[name], values, locale);

/** One sentence on how much is read and how much is published. */
export function dictionarySummary(
  tables: readonly DictionaryTable[],
  locale: Locale = "zh"
): HTMLElement {
  const count = (kind: DictionaryTable["kind"]) => tables.filter((table) => table.kind === kind);
  const fields = (found: readonly DictionaryTable[]) =>
    found.reduce((sum, {fields}) => sum + fields.length, 0);
  const sources = count("source");
  const marts = count("mart");
  return element(
    "p",
    {class: "answer"},
    words("summary", locale, {
      source_count: sources.length,
      field_count: fields(sources),
      mart_count: marts.length,
      column_count: fields(marts)
    })
  );
}

/**
 * A search field, as an input whose `value` is the search; it sends `input` events. What it finds is
 * counted beside it by `dictionaryList`.
 */
export function dictionarySearch(locale: Locale = "zh"): HTMLElement & {value: string} {
  const input = element("input", {type: "search", autocomplete: "off", spellcheck: "false"});
  const root = element("label", {class: "search-field"}, words("search", locale), input);
  return Object.defineProperty(root as unknown as HTMLElement & {value: string}, "value", {
    get: () => input.value
  });
}

/** The tables of one kind that the search finds; opened where only some of their fields are left. */
export function dictionaryList(
  tables: readonly DictionaryTable[],
  search: string,
  locale: Locale = "zh"
): HTMLElement {
  const found = searchDictionary(tables, search);
  const fieldCount = found.reduce((sum, {fields}) => sum + fields.length, 0);
  const counted =
    search.trim() === ""
      ? null
      : found.length === 0
        ? words("none_found", locale)
        : words("found", locale, {fields: fieldCount, tables: found.length});
  return element(
    "div",
    {},
    counted !== null && element("p", {class: "small", role: "status"}, counted),
    found.map(({table, fields}) =>
      entry(table, fields, fields.length < table.fields.length, locale)
    )
  );
}

function entry(
  data: DictionaryTable,
  fields: readonly DictionaryField[],
  isOpen: boolean,
  locale: Locale
): HTMLElement {
  const rows =
    data.rows === null
      ? words("absent", locale)
      : sentence(
          {
            message: dictionaryWords.rows,
            values: {rows: {metric: `rows:${data.name}`, value: data.rows, format: "count"}}
          },
          locale
        );
  const root = element(
    "details",
    {class: "dictionary-table", id: `${data.kind}-${data.name}`},
    element(
      "summary",
      {},
      element("strong", {}, data.label[locale]),
      element("code", {}, data.name),
      element("span", {class: "small"}, rows),
      data.isReference && element("span", {class: "tag"}, words("reference", locale))
    )
  );
  const fill = (): void => {
    if (root.childElementCount > 1) return;
    const labels = data.key.map(
      (name) => data.fields.find((f) => f.name === name)?.label[locale] ?? name
    );
    root.append(
      element("p", {class: "small"}, words("key", locale, {fields: formatList(labels, locale)})),
      table({
        caption: words("table_caption", locale, {
          table: data.label[locale],
          grain: data.grain[locale]
        }),
        columns: data.kind === "source" ? fieldColumns(locale) : martColumns(locale),
        rows: fields,
        locale
      })
    );
  };
  root.addEventListener("toggle", fill);
  if (isOpen) {
    root.open = true;
    fill();
  }
  return root;
}

const otherThan = (locale: Locale): Locale => (locale === "zh" ? "en" : "zh");

const nameCell =
  (locale: Locale) =>
  ({name, label}: DictionaryField): Child => [label[locale], " ", element("code", {}, name)];

const unitCell =
  (locale: Locale) =>
  ({detail}: DictionaryField): Child =>
    detail.unit ? unitNames[detail.unit][locale] : "";

function typeCell(name: string, codes: string | undefined, locale: Locale): Child {
  const labels = codesOf(codes).map((label) => label[locale]);
  if (labels.length === 0) return name;
  const values = words("values", locale, {values: labels.join(locale === "zh" ? "、" : ", ")});
  return [name, element("br"), element("span", {class: "small"}, values)];
}

const personalTag = (personal: Field["personal"], locale: Locale): Child =>
  personal === "none"
    ? ""
    : element(
        "span",
        {class: `tag${personal === "staff" ? "" : " is-personal"}`},
        personalNames[personal][locale]
      );

function fieldColumns(locale: Locale): Column<DictionaryField>[] {
  const of = ({detail}: DictionaryField) => detail as Field;
  return [
    {label: words("field", locale), cell: nameCell(locale)},
    {label: words("other_language", locale), cell: ({label}) => label[otherThan(locale)]},
    {
      label: words("type", locale),
      cell: (row) => typeCell(fieldTypes[of(row).type][locale], of(row).codes, locale)
    },
    {label: words("unit", locale), cell: unitCell(locale)},
    {
      label: words("required", locale),
      cell: (row) => (of(row).required ? words("yes", locale) : "")
    },
    {
      label: words("headers", locale),
      isLong: true,
      cell: (row) => of(row).headers.join(locale === "zh" ? "、" : ", ")
    },
    {label: words("personal", locale), cell: (row) => personalTag(of(row).personal, locale)},
    {label: words("handling", locale), cell: (row) => handlingNames[of(row).handling][locale]}
  ];
}

function martColumns(locale: Locale): Column<DictionaryField>[] {
  const of = ({detail}: DictionaryField) => detail as MartColumn;
  return [
    {label: words("column", locale), cell: nameCell(locale)},
    {label: words("other_language", locale), cell: ({label}) => label[otherThan(locale)]},
    {
      label: words("type", locale),
      cell: (row) => typeCell(columnTypes[of(row).type][locale], of(row).codes, locale)
    },
    {label: words("unit", locale), cell: unitCell(locale)},
    {label: words("personal", locale), cell: (row) => personalTag(of(row).personal, locale)}
  ];
}
