import type {CodeList} from "../contract/codes.js";
import {codeLists} from "../contract/codes.js";
import type {Field, Label, Source} from "../contract/field.js";
import type {Manifest} from "../contract/manifest.js";
import type {Column, Mart} from "../contract/mart.js";
import type {MartName} from "../contract/marts.js";
import type {SourceName} from "../contract/sources.js";

/** One line of the dictionary: a field of a source table or a column of a published one. */
export interface DictionaryField {
  name: string;
  label: Label;
  detail: Field | Column;
  /** Everything it can be found by, in lower case. */
  index: string;
}

/** One table of the dictionary. */
export interface DictionaryTable {
  kind: "source" | "mart";
  name: string;
  label: Label;
  grain: Label;
  key: readonly string[];
  isReference: boolean;
  /** Rows in this build; null where no extract has the table. */
  rows: number | null;
  fields: readonly DictionaryField[];
  index: string;
}

/** The labels of a code list; none for a name that is not one. */
export function codesOf(name: string | undefined): Label[] {
  return name !== undefined && name in codeLists ? Object.values(codeLists[name as CodeList]) : [];
}

const indexOf = (...texts: readonly string[]): string => texts.join("\n").toLowerCase();

function fieldEntry(name: string, detail: Field | Column): DictionaryField {
  const headers = "headers" in detail ? detail.headers : [];
  return {
    name,
    label: detail.label,
    detail,
    index: indexOf(name, detail.label.zh, detail.label.en, ...headers)
  };
}

const shared = ({name, label, grain, key}: Source | Mart) => ({
  name,
  label,
  grain,
  key,
  index: indexOf(name, label.zh, label.en)
});

/** The dictionary's tables: sources first, then what is published. */
export function dictionaryTables(
  sources: readonly Source<SourceName>[],
  marts: readonly Mart<MartName>[],
  manifest: Pick<Manifest, "sources" | "marts">
): DictionaryTable[] {
  const fieldsOf = (fields: Readonly<Record<string, Field | Column>>) =>
    Object.entries(fields).map(([name, detail]) => fieldEntry(name, detail));
  return [
    ...sources.map((source) => ({
      ...shared(source),
      kind: "source" as const,
      isReference: source.reference ?? false,
      rows: manifest.sources[source.name] ?? null,
      fields: fieldsOf(source.fields)
    })),
    ...marts.map((mart) => ({
      ...shared(mart),
      kind: "mart" as const,
      isReference: false,
      rows: manifest.marts[mart.name]?.rows ?? null,
      fields: fieldsOf(mart.columns)
    }))
  ];
}

/** A table with the fields that a search leaves of it. */
export interface FoundTable {
  table: DictionaryTable;
  fields: readonly DictionaryField[];
}

/**
 * The tables that a search finds, with the fields that have every word of it; all fields where the
 * table's own name does. An empty search finds everything.
 */
export function searchDictionary(tables: readonly DictionaryTable[], search: string): FoundTable[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (index: string): boolean => words.every((word) => index.includes(word));
  return tables
    .map((table) => ({
      table,
      fields: has(table.index) ? table.fields : table.fields.filter(({index}) => has(index))
    }))
    .filter(({fields}) => fields.length > 0);
}
