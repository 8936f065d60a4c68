import {codeLists} from "../../src/contract/codes.js";
import {quoteText} from "../duckdb.js";

/** Every way a code is written → the code. */
export type WrittenForms = ReadonlyMap<string, string>;

/** Additions to a code list: as written → code. */
export type CodeForms = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Dashes of all kinds count as one. */
const dashes = "\u2010\u2011\u2012\u2013\u2014\u2212~";

const compared = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s\p{Cf}]/gu, "")
    .replace(new RegExp(`[${dashes}]`, "g"), "-")
    .toUpperCase();

/** The written forms of a code list: codes, their labels, and additions, later ones over earlier. */
export function writtenFormsOf(list: string, additions: readonly CodeForms[]): WrittenForms {
  const codes = (codeLists as Record<string, Record<string, {zh: string; en: string}>>)[list]!;
  const forms = new Map<string, string>();
  for (const [code, {zh, en}] of Object.entries(codes)) {
    for (const label of [code, zh, en]) forms.set(label, code);
  }
  for (const addition of additions) {
    for (const [written, code] of Object.entries(addition[list] ?? {})) forms.set(written, code);
  }
  return forms;
}

/**
 * SQL that finds the code of a text among written forms, as they stand and in compared form. An
 * enum finds its values by hashing, which a list of comparisons would not.
 */
export function findForm(
  forms: WrittenForms,
  text: string,
  literal: (code: string) => string
): string {
  const all = new Map<string, string>();
  for (const [written, code] of forms) all.set(compared(written), code);
  for (const [written, code] of forms) all.set(written.normalize("NFKC").trim(), code);
  all.delete("");
  if (all.size === 0) return "null";
  const type = `enum(${[...all.keys()].map(quoteText).join(", ")})`;
  return `[${[...all.values()].map(literal).join(", ")}][enum_code(try_cast(${text} as ${type})) + 1]`;
}

/** SQL of the compared form of a cell: upper case, no spaces, one kind of dash. */
export function foldForm(cell: string): string {
  return `translate(upper(replace(${cell}, ' ', '')), ${quoteText(dashes)}, ${quoteText("-".repeat(dashes.length))})`;
}
