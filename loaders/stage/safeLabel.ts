import {words} from "../dialects/words.js";
import {mayIdentify} from "./contentKinds.js";

/** A row that a table knows this many labels of is a header, and its other cells are labels too. */
const labelsOfAHeader = 2;

/**
 * How the unknown labels of a header may stand in a message: as they are, unless they could be values,
 * because few of their neighbours are known labels, or because one of them has many digits or looks
 * like an identifier, so that the header may run on into the data; then as their shapes.
 */
export function safeLabels(
  unknown: readonly string[],
  knownLabelCount: number
): (label: string) => string {
  const mayBeValues =
    knownLabelCount < labelsOfAHeader ||
    unknown.some((label) => label.replace(/\D/g, "").length >= 5 || mayIdentify(label));
  return (label) => (mayBeValues && unknown.includes(label) ? shapeOf(label) : label);
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
