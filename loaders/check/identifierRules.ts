import {hanCharacters, identifierShapes} from "../../src/contract/identifiers.js";
import type {IdentifierKind} from "../../src/contract/identifiers.js";

/** What a text is: values of data, or code and markup, in which numbers and hashes are ordinary. */
export type TextNature = "data" | "code";

export interface TextHit {
  kind: IdentifierKind;
  offset: number;
}

interface Rule {
  kind: IdentifierKind;
  shape: string;
  /** Characters that may not stand directly before and after. */
  before: string;
  after: string;
  holds?(value: string, context: Context): boolean;
}

interface Context {
  text: string;
  offset: number;
  nature: TextNature;
}

const word = "0-9A-Za-z_";
const digitsAround = {before: `${word}.$#`, after: word};

const rules: readonly Rule[] = [
  {
    kind: "mobile",
    shape: `(?:\\+?86[- ]?)?${identifierShapes.mobile}`,
    ...digitsAround,
    holds: (value) => !isPowerOfTwo(value)
  },
  // As people write it; in code, three numbers in a row are a path or a list.
  {
    kind: "mobile",
    shape: "1[3-9][0-9][- ][0-9]{4}[- ][0-9]{4}",
    ...digitsAround,
    holds: (_, {nature}) => nature === "data"
  },
  {
    kind: "identity_document",
    shape: identifierShapes.identity_document,
    ...digitsAround,
    holds: hasDocumentCheckDigit
  },
  {
    kind: "vin",
    shape: identifierShapes.vin,
    before: `${word}+/=-`,
    after: `${word}+/=-`,
    // The last four are digits (ISO 3779); imported cars may lack a check digit.
    holds: (value, {nature}) =>
      /[A-Z]/.test(value) &&
      /[0-9]{4}$/.test(value) &&
      (nature === "data" || hasVinCheckDigit(value))
  },
  {kind: "plate", shape: identifierShapes.plate, before: "", after: word},
  {
    kind: "email",
    shape: identifierShapes.email,
    before: `${word}.%+-`,
    after: word,
    holds: (value, context) => !isFileName(value) && !isInComment(context)
  },
  {
    kind: "bank_card",
    shape: identifierShapes.bank_card,
    ...digitsAround,
    holds: (value) =>
      /^(62|4|5[1-5]|3[47])/.test(value) && hasLuhnDigit(value) && !isPowerOfTwo(value)
  },
  {kind: "titled_name", shape: identifierShapes.titled_name, before: hanCharacters, after: ""}
];

const compiled = rules.map((rule) => ({
  rule,
  pattern: new RegExp(
    `${rule.before === "" ? "" : `(?<![${rule.before}])`}(?:${rule.shape})${
      rule.after === "" ? "" : `(?![${rule.after}])(?![.][0-9])`
    }`,
    "gu"
  )
}));

/** Finds what looks like a personal identifier in a text; offsets count characters. */
export function identifiersIn(text: string, nature: TextNature): TextHit[] {
  const hits: TextHit[] = [];
  for (const {rule, pattern} of compiled) {
    for (const match of text.matchAll(pattern)) {
      const context = {text, offset: match.index, nature};
      if (rule.holds === undefined || rule.holds(match[0], context)) {
        hits.push({kind: rule.kind, offset: match.index});
      }
    }
  }
  return hits;
}

/** The check digit of a Chinese identity number (GB 11643-1999, ISO 7064 MOD 11-2) is right. */
export function hasDocumentCheckDigit(value: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(value[i]), 0);
  return "10X98765432"[sum % 11] === value.at(-1)?.toUpperCase();
}

/** The check digit of a VIN (position 9, ISO 3779 weights) is right. */
export function hasVinCheckDigit(value: string): boolean {
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
  const values: Record<string, number> = {};
  [..."ABCDEFGH"].forEach((letter, i) => (values[letter] = i + 1));
  [..."JKLMN"].forEach((letter, i) => (values[letter] = i + 1));
  Object.assign(values, {P: 7, R: 9});
  [..."STUVWXYZ"].forEach((letter, i) => (values[letter] = i + 2));
  const sum = weights.reduce(
    (total, weight, i) => total + weight * (values[value[i]!] ?? Number(value[i])),
    0
  );
  return "0123456789X"[sum % 11] === value[8];
}

/** The last digit of a card number is right (ISO/IEC 7812-1, Luhn). */
export function hasLuhnDigit(value: string): boolean {
  const sum = [...value].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

// Constants of number formats are the only long numbers that code is made of.
function isPowerOfTwo(value: string): boolean {
  const number = BigInt(value.replace(/[^0-9]/g, ""));
  return [-1n, 0n, 1n].some((step) => {
    const near = number + step;
    return (near & (near - 1n)) === 0n;
  });
}

function isFileName(value: string): boolean {
  return /[.](js|mjs|cjs|ts|css|json|map|wasm|md|html|png|svg|jpe?g|webp|gz|br)$/i.test(value);
}

// Licences of libraries name their authors.
function isInComment({text, offset, nature}: Context): boolean {
  if (nature === "data") return false;
  const before = text.slice(Math.max(0, offset - 5000), offset);
  const isBlock = before.lastIndexOf("/*") > before.lastIndexOf("*/");
  return isBlock || /(^|[^:])\/\/[^\n]*$/.test(before);
}
