import {sources} from "../../src/contract/sources.js";
import {normaliseHeader} from "./headerText.js";
import type {WrittenForms} from "./writtenForms.js";

/** A dealer as dealer files and extract.json describe it. */
export interface KnownDealer {
  dealer_code: string;
  dealer_name: string | null;
  short_name: string | null;
}

const tableTitles = sources
  .flatMap(({titles, label}) => [...titles, label.zh])
  .map(normaliseHeader);

/** The names under which dealers are written: code, name, short name; none that two dealers share. */
export function dealerForms(dealers: readonly KnownDealer[]): WrittenForms {
  const owners = new Map<string, Set<string>>();
  for (const {dealer_code, dealer_name, short_name} of dealers) {
    for (const name of [dealer_code, dealer_name, short_name]) {
      if (name !== null) owners.set(name, (owners.get(name) ?? new Set()).add(dealer_code));
    }
  }
  const forms = new Map<string, string>();
  for (const [name, codes] of owners) {
    const [code] = codes;
    if (codes.size === 1) forms.set(name, code!);
  }
  for (const {dealer_code} of dealers) forms.set(dealer_code, dealer_code);
  return forms;
}

/** The dealer that a name stands for; the name itself for a dealer met in no dealer file. */
export function dealerCode(name: string, forms: WrittenForms): string {
  const form = normaliseHeader(name);
  for (const [written, code] of forms) if (normaliseHeader(written) === form) return code;
  return name.trim();
}

/**
 * The dealer that folders or the file name say, innermost first: a known one anywhere in a part; else
 * what stands before the title of a report in the file name, or a folder that names no report.
 *
 * @returns null when nothing speaks for a dealer and there is not just one
 */
export function dealerOfPath(file: string, forms: WrittenForms): string | null {
  const parts = file
    .replace(/\.gz$/i, "")
    .replace(/\.[^./]*$/, "")
    .split("/")
    .map((part) => part.replace(/\.zip$/i, ""));
  for (const part of [...parts].reverse()) {
    const known = knownIn(part, forms);
    if (known !== null) return known;
  }
  const codes = new Set(forms.values());
  if (codes.size === 1) return [...codes][0]!;
  const prefix = /^([^_]+)_(.+)$/.exec(parts.at(-1)!);
  if (prefix !== null && isDealerLike(prefix[1]!) && hasTitle(prefix[2]!)) return prefix[1]!.trim();
  return parts.slice(0, -1).reverse().find(isDealerLike)?.trim() ?? null;
}

/** The known dealer whose longest name a text holds; null when two are as long. */
function knownIn(text: string, forms: WrittenForms): string | null {
  const form = normaliseHeader(text);
  const hits = [...forms]
    .map(([written, code]) => ({name: normaliseHeader(written), code}))
    .filter(({name}) => name.length >= 2 && form.includes(name))
    .sort((a, b) => b.name.length - a.name.length);
  const [first] = hits;
  const rival = hits.find(
    ({name, code}) => code !== first!.code && name.length === first!.name.length
  );
  return first === undefined || rival !== undefined ? null : first.code;
}

function isDealerLike(text: string): boolean {
  return normaliseHeader(text) !== "" && !/^[\d\s._-]+$/.test(text) && !hasTitle(text);
}

function hasTitle(text: string): boolean {
  const form = normaliseHeader(text);
  return tableTitles.some((title) => form.includes(title));
}
