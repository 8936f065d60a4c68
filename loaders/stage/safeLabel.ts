import {words} from "../dialects/words.js";

/** A row that a table knows this many labels of is a header, and its other cells are labels too. */
const labelsOfAHeader = 2;

/**
 * A header cell as it may stand in a message: itself, unless it could be a value, because few of
 * its neighbours are known labels or because it has many digits; then its shape.
 */
export function safeLabel(label: string, knownLabelCount: number): string {
  const isValue = knownLabelCount < labelsOfAHeader || label.replace(/\D/g, "").length >= 5;
  return isValue ? shapeOf(label) : label;
}

/** The pattern of a text: digits as 9, letters as A or a, Chinese characters as one of them. */
export function shapeOf(text: string): string {
  const shape = text
    .replace(/\d/g, "9")
    .replace(/\p{Lu}/gu, "A")
    .replace(/\p{Ll}/gu, "a")
    .replace(/\p{Script=Han}/gu, words.han);
  const characters = [...shape];
  return characters.length <= 8
    ? shape
    : `${characters.slice(0, 5).join("")}\u2026(${characters.length})`;
}
