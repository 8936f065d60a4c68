import type {Source} from "../../src/contract/field.js";
import type {ExtraCodes, LabelledColumn, WrongLabel} from "./contentCheck.js";
import {checkContent} from "./contentCheck.js";
import type {ColumnContent} from "./contentKinds.js";
import type {Pins} from "./extractConfig.js";
import type {HeaderCandidate} from "./headerCandidates.js";
import {normaliseHeader} from "./headerText.js";
import type {ItemVocabulary, Vocabulary} from "./vocabulary.js";

/** What becomes of a column: a field, an item of a questionnaire, or nothing. */
export type ColumnUse =
  | {use: "field"; field: string}
  | {use: "item"; form: string} // normalised label, to be looked up per questionnaire
  | {use: "none"; why: "blank" | "unknown" | "surplus" | "pinned"};

export interface MappedColumn {
  label: string;
  use: ColumnUse;
}

export interface ColumnMapping {
  columns: MappedColumn[];
  /** Fields that a column was found for. */
  fields: Set<string>;
  itemCount: number;
  /** Columns whose content contradicts their label, remapped or not. */
  wrong: WrongLabel[];
}

export interface MappingInput {
  source: Source;
  vocabulary: Vocabulary;
  items: ItemVocabulary | null; // null: not a table whose columns may be items
  pins: Pins;
  content: readonly ColumnContent[];
  extraCodes: ExtraCodes;
}

/** Gives each column of a header the field or item it holds, first by label, then by content. */
export function mapColumns(header: HeaderCandidate, input: MappingInput): ColumnMapping {
  const columns = header.columns.map(({label, forms}): MappedColumn => ({
    label,
    use: useOf(label, forms, input)
  }));
  settleClaims(header, columns, input);
  const labelled = columns.flatMap(({label, use}, column): LabelledColumn[] => {
    const isPinned = use.use === "field" && pinnedUse(label, input.pins) !== undefined;
    return use.use !== "field" || isPinned
      ? []
      : [{column, label, field: use.field, content: input.content[column]!}];
  });
  const wrong = checkContent(input.source, labelled, input.extraCodes);
  for (const {column, remappedTo} of wrong) {
    const use: ColumnUse =
      remappedTo === null ? {use: "none", why: "unknown"} : {use: "field", field: remappedTo};
    columns[column] = {label: columns[column]!.label, use};
  }
  return {
    columns,
    fields: new Set(columns.flatMap(({use}) => (use.use === "field" ? [use.field] : []))),
    itemCount: columns.filter(({use}) => use.use === "item").length,
    wrong
  };
}

function useOf(label: string, forms: readonly string[], input: MappingInput): ColumnUse {
  const pinned = pinnedUse(label, input.pins);
  if (pinned === null) return {use: "none", why: "pinned"};
  if (pinned !== undefined) {
    return pinned in input.source.fields
      ? {use: "field", field: pinned}
      : {use: "item", form: normaliseHeader(pinned)};
  }
  for (const form of forms) {
    const reading = input.vocabulary.get(form);
    if (reading !== undefined) return {use: "field", field: reading.field};
    if (input.items?.has(form) === true) return {use: "item", form};
  }
  return {use: "none", why: forms.length === 0 ? "blank" : "unknown"};
}

function pinnedUse(label: string, {columns = {}}: Pins): string | null | undefined {
  const form = normaliseHeader(label);
  return Object.entries(columns).find(
    ([header]) => header.trim() === label || (form !== "" && normaliseHeader(header) === form)
  )?.[1];
}

/**
 * Of several columns for one field, the one with content has it, then the one whose label comes
 * first among the field's, then the leftmost.
 */
function settleClaims(header: HeaderCandidate, columns: MappedColumn[], input: MappingInput): void {
  const claims = new Map<string, number[]>();
  columns.forEach(({use}, column) => {
    const what = use.use === "field" ? use.field : use.use === "item" ? `item ${use.form}` : null;
    if (what !== null) claims.set(what, [...(claims.get(what) ?? []), column]);
  });
  for (const claimants of claims.values()) {
    const [, ...surplus] = claimants
      .map((column) => ({
        column,
        isEmpty: input.content[column]!.count === 0,
        rank: rankOf(header, column, input)
      }))
      .sort(
        (a, b) => Number(a.isEmpty) - Number(b.isEmpty) || a.rank - b.rank || a.column - b.column
      );
    for (const {column} of surplus) {
      columns[column] = {label: columns[column]!.label, use: {use: "none", why: "surplus"}};
    }
  }
}

function rankOf(header: HeaderCandidate, column: number, {vocabulary, pins}: MappingInput): number {
  const {label, forms} = header.columns[column]!;
  if (pinnedUse(label, pins) !== undefined) return -1;
  const form = forms.find((candidate) => vocabulary.has(candidate));
  return form === undefined ? Infinity : vocabulary.get(form)!.rank;
}
