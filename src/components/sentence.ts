import {NO_VALUE} from "../i18n/format.js";
import type {Locale, Message} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import type {Figure} from "./figure.js";
import {figure, stateOf, writeFigure} from "./figure.js";

/** What stands in a place of a sentence: a figure, a text, an element, or several of them in a row. */
export type SentencePart = Figure | string | number | Node | readonly SentencePart[];

/** A sentence made from the numbers: a message and what stands in its places. */
export interface Sentence {
  message: Message;
  values: Readonly<Record<string, SentencePart>>;
}

/**
 * The sentence with its figures as elements.
 *
 * @throws when a place has no value
 */
export function sentence({message, values}: Sentence, locale: Locale = "zh"): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const part of message[locale].split(/(\{\w+\})/)) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const value = name === undefined ? part : values[name];
    if (value === undefined) throw new Error(`message "${message.en}": no value for ${part}`);
    fragment.append(...nodes(value, locale));
  }
  return fragment;
}

/** The sentence as plain text, for text alternatives. */
export function sentenceText({message, values}: Sentence, locale: Locale = "zh"): string {
  const texts = Object.entries(values).map(([name, value]) => [name, text(value, locale)]);
  return say(message, Object.fromEntries(texts) as Record<string, string>, locale);
}

const isSeveral = (part: SentencePart): part is readonly SentencePart[] => Array.isArray(part);

function nodes(part: SentencePart, locale: Locale): (Node | string)[] {
  if (isSeveral(part)) return part.flatMap((one) => nodes(one, locale));
  if (part instanceof Node) return [part];
  return [typeof part === "object" ? figure(part, locale) : String(part)];
}

function text(part: SentencePart, locale: Locale): string {
  if (isSeveral(part)) return part.map((one) => text(one, locale)).join("");
  if (part instanceof Node) return part.textContent ?? "";
  if (typeof part !== "object") return String(part);
  return ["shown", "small"].includes(stateOf(part))
    ? writeFigure(part.value, part.format, locale)
    : NO_VALUE;
}
