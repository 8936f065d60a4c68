import type {Source} from "../../src/contract/field.js";
import {sources} from "../../src/contract/sources.js";
import type {SourceName} from "../../src/contract/sources.js";
import type {Dialect} from "../dialects/dialect.js";
import type {Pins} from "./extractConfig.js";
import type {HeaderCandidate} from "./headerCandidates.js";
import {normaliseHeader} from "./headerText.js";
import type {ItemVocabulary, Vocabulary} from "./vocabulary.js";
import {vocabularyOf} from "./vocabulary.js";

/** How well a sheet with one of its rows as header goes with one table. */
export interface TableFit {
  source: Source<SourceName>;
  dialect: Dialect | null;
  vocabulary: Vocabulary;
  header: HeaderCandidate;
  score: number;
  /** Required fields for which there is neither column nor constant. */
  missing: string[];
  /** Share of the labelled columns that the table knows. */
  coverage: number;
  fieldCount: number;
  hasTitle: boolean;
}

/** An item column says as much for a survey as a field that no other table has. */
const itemWeight = 1.5;
/** A word in the title counts for each of its characters, up to a limit. */
const titleWeight = 0.6;
const titleLimit = 3;

/** Fields that come from elsewhere when no column has them. */
const suppliedElsewhere: ReadonlySet<string> = new Set(["dealer"]);

const vocabularies = new Map<Dialect | null, Map<Source, Vocabulary>>();

/** The vocabulary of a table and dialect, built once. */
function cachedVocabulary(source: Source, dialect: Dialect | null): Vocabulary {
  const own = vocabularies.get(dialect) ?? new Map<Source, Vocabulary>();
  vocabularies.set(dialect, own);
  const known = own.get(source) ?? vocabularyOf(source, dialect);
  own.set(source, known);
  return known;
}

/** In how many tables a label is known: one that all have tells little. */
const tableCounts = new Map<string, number>();
for (const source of sources) {
  for (const form of cachedVocabulary(source, null).keys()) {
    tableCounts.set(form, (tableCounts.get(form) ?? 0) + 1);
  }
}

const knownForms = new Map<Dialect | null, Set<string>>();

/** The forms of labels that any table has in a dialect, collected once. */
function formsOf(dialect: Dialect | null): Set<string> {
  const known =
    knownForms.get(dialect) ??
    new Set(sources.flatMap((source) => [...cachedVocabulary(source, dialect).keys()]));
  knownForms.set(dialect, known);
  return known;
}

/** Words in titles that speak for a table, in compared form. */
const tableTitles = new Map<Source, string[]>(
  sources.map((source) => [
    source,
    [...source.titles, source.label.zh, source.name].map(normaliseHeader)
  ])
);

/** Whether at least this many labels of a row are known to any table; a row of values has none. */
export function isHeaderLike(
  header: HeaderCandidate,
  dialects: readonly (Dialect | null)[],
  items: ItemVocabulary
): boolean {
  const lists = [items, tableCounts, ...dialects.map(formsOf)];
  const known = header.columns.filter(({forms}) =>
    forms.some((form) => lists.some((list) => list.has(form)))
  );
  return known.length >= 2;
}

/** Rates one header of a sheet against one table. */
export function fitTable(
  header: HeaderCandidate,
  source: Source<SourceName>,
  dialect: Dialect | null,
  {items, pins, titles}: {items: ItemVocabulary | null; pins: Pins; titles: readonly string[]}
): TableFit {
  const vocabulary = cachedVocabulary(source, dialect);
  const pinned = pinnedFields(source, pins);
  const fields = new Set<string>(Object.keys(pins.constants ?? {}));
  let score = 0;
  let known = 0;
  let labelled = 0;
  let itemCount = 0;
  for (const {label, forms} of header.columns) {
    if (forms.length === 0) continue;
    labelled++;
    const pin = pinned.get(normaliseHeader(label));
    const form = forms.find((candidate) => vocabulary.has(candidate));
    const field = pin === undefined ? form && vocabulary.get(form)!.field : (pin ?? undefined);
    if (field !== undefined) {
      known++;
      if (fields.has(field)) continue;
      fields.add(field);
      score += 1 + 1 / (tableCounts.get(form ?? "") ?? 1);
    } else if (items !== null && forms.some((candidate) => items.has(candidate))) {
      known++;
      itemCount++;
      score += itemWeight;
    }
  }
  const title = longestTitle(source, titles);
  // Item columns name their questionnaire.
  if (itemCount > 0 || (pins.questionnaire !== undefined && source.name === "survey_response")) {
    fields.add("questionnaire");
  }
  return {
    source,
    dialect,
    vocabulary,
    header,
    score: score + Math.min(titleLimit, title * titleWeight),
    missing: Object.entries(source.fields)
      .filter(([name, {required}]) => required && !fields.has(name) && !suppliedElsewhere.has(name))
      .map(([name]) => name),
    coverage: labelled === 0 ? 0 : known / labelled,
    fieldCount: fields.size,
    hasTitle: title > 0
  };
}

function pinnedFields(source: Source, {columns = {}}: Pins): Map<string, string | null> {
  return new Map(
    Object.entries(columns)
      .filter(([, target]) => target === null || target in source.fields)
      .map(([header, target]) => [normaliseHeader(header), target])
  );
}

/** Length of the longest of the table's titles that a text in compared form has. */
function longestTitle(source: Source, titles: readonly string[]): number {
  return Math.max(
    0,
    ...tableTitles
      .get(source)!
      .filter((title) => titles.some((text) => text.includes(title)))
      .map((title) => Math.min(title.length, 5))
  );
}
