import {normalText, occurrences, searchTokens} from "./searchRanking.js";

/** A part of a text, marked where it is what was searched for. */
export interface MarkedPart {
  text: string;
  isMarked: boolean;
}

// A sentence longer than this is cut around the first mark.
const longestSnippet = 90;
const before = 24;

/**
 * The sentence of a text in which most of the search stands, cut to what can be read at a glance, in
 * marked and plain parts; the first sentence where none of it does.
 */
export function snippet(text: string, query: string): MarkedPart[] {
  const sentences = text
    .split(/(?<=[。！？；!?;])|(?<=\.)\s|\n/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
  const marked = (sentence: string): number =>
    marks(sentence, query).reduce((sum, [from, to]) => sum + to - from, 0);
  let best = sentences[0] ?? "";
  let most = marked(best);
  for (const sentence of sentences) {
    const size = marked(sentence);
    if (size > most) [best, most] = [sentence, size];
  }
  return markedParts(cut(best, marks(best, query)[0]?.[0] ?? 0), query);
}

/** A text in marked and plain parts. */
export function markedParts(text: string, query: string): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = 0;
  const add = (to: number, isMarked: boolean): void => {
    if (to > at) parts.push({text: text.slice(at, to), isMarked});
    at = to;
  };
  for (const [from, to] of marks(text, query)) {
    add(from, false);
    add(to, true);
  }
  add(text.length, false);
  return parts;
}

/** The places of the search in a text, in order, those that touch made one. */
function marks(text: string, query: string): [from: number, to: number][] {
  const normal = normalText(text);
  const phrase = normalText(query).trim();
  const wanted = normal.includes(phrase) ? [phrase] : searchTokens(query);
  const found = wanted
    .filter((token) => token !== "")
    .flatMap((token) =>
      [...occurrences(normal, token)].map((from): [number, number] => [from, from + token.length])
    )
    .sort(([a], [b]) => a - b);
  const joined: [number, number][] = [];
  for (const [from, to] of found) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

function cut(sentence: string, mark: number): string {
  if (sentence.length <= longestSnippet) return sentence;
  const start = mark > longestSnippet - before ? mark - before : 0;
  const end = Math.min(sentence.length, start + longestSnippet);
  return `${start > 0 ? "…" : ""}${sentence.slice(start, end)}${end < sentence.length ? "…" : ""}`;
}
