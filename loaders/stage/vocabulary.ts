import type {Source} from "../../src/contract/field.js";
import type {Dialect} from "../dialects/dialect.js";
import {normaliseHeader} from "./headerText.js";

/** A field that a label may mean; of two columns for one field, the lower rank has it. */
export interface Reading {
  field: string;
  rank: number;
}

/** What labels mean in one table as one DMS writes it, by normalised label. */
export type Vocabulary = ReadonlyMap<string, Reading>;

const dialectRank = 0;
const labelRank = 1;
const headerRank = 2;

/** The labels of a table: its dialect's, the contract's, and the names of the fields themselves. */
export function vocabularyOf(source: Source, dialect: Dialect | null): Vocabulary {
  const readings = new Map<string, Reading>();
  const add = (label: string, field: string, rank: number): void => {
    const form = normaliseHeader(label);
    const known = readings.get(form);
    if (form !== "" && (known === undefined || rank < known.rank)) {
      readings.set(form, {field, rank});
    }
  };
  for (const [header, field] of Object.entries(dialect?.headers[source.name] ?? {})) {
    add(header, field, dialectRank);
  }
  for (const [name, field] of Object.entries(source.fields)) {
    add(field.label.zh, name, labelRank);
    add(name, name, labelRank);
    field.headers.forEach((header, i) => add(header, name, headerRank + i));
    add(field.label.en, name, headerRank + field.headers.length);
  }
  return readings;
}

/** An item of a questionnaire. */
export interface ItemKey {
  questionnaire: string;
  item_code: string;
}

/** The items that a normalised label may mean, in any questionnaire. */
export type ItemVocabulary = ReadonlyMap<string, readonly ItemKey[]>;

/** A row of `stg_item`, as far as labels go. */
export interface ItemLabels extends ItemKey {
  label_zh: string;
  label_en: string | null;
  headers: string | null; // separated by |
}

/** The labels of items: their codes, both labels, and the headers named for them. */
export function itemVocabularyOf(items: readonly ItemLabels[]): ItemVocabulary {
  const readings = new Map<string, ItemKey[]>();
  for (const {questionnaire, item_code, label_zh, label_en, headers} of items) {
    const labels = [item_code, label_zh, label_en ?? "", ...(headers ?? "").split("|")];
    for (const form of new Set(labels.map(normaliseHeader))) {
      if (form !== "")
        readings.set(form, [...(readings.get(form) ?? []), {questionnaire, item_code}]);
    }
  }
  return readings;
}
