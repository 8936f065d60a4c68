const WIDE = /[\u2e80-\uffef]/;
/** What never stands at the beginning of a line. */
const CLOSING = /^[)\]%,.;:!?\u3001\u3002\u300b\u300d\uff01\uff09\uff0c\uff1a\uff1b\uff1f]/;
/** What never stands at the end of a line: an opening bracket, and a number before its unit, with a measure word between them. */
const OPENING = /(?:[([\u300a\u300c\uff08]|\d\s*\u4e2a?)$/;

/** Width of a text in units of its font size: a Chinese character is one, others about half. */
export function labelWidth(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 1 : 0.56;
  return width;
}

/**
 * Breaks a label into lines of at most `limit` font sizes: between words, of Chinese too where the browser
 * knows them, and within a word only where it is longer than a line. Lines come out about equally long, so
 * that no character is left alone on the last.
 */
export function labelLines(text: string, limit: number): string[] {
  const total = labelWidth(text);
  if (total <= limit) return [text];
  const least = Math.ceil(total / Math.max(1, limit));
  const parts = unbreakable(text, limit);
  for (let target = Math.ceil(total / least); target < limit; target++) {
    const lines = filled(parts, target);
    if (lines.length <= least) return lines;
  }
  return filled(parts, limit);
}

function filled(parts: readonly string[], target: number): string[] {
  const lines: string[] = [""];
  for (const part of parts) {
    const line = lines.at(-1)!;
    const isFull = labelWidth(line + part.trimEnd()) > target + 0.01;
    if (line !== "" && isFull) lines.push(part);
    else lines[lines.length - 1] = line + part;
  }
  return lines.map((line) => line.trim());
}

/** Words, each with what must not be parted from it. */
function unbreakable(text: string, limit: number): string[] {
  const parts: string[] = [];
  for (const word of wordsOf(text, limit)) {
    const last = parts.at(-1);
    const isBound =
      last !== undefined &&
      (/^\s/.test(word) ||
        CLOSING.test(word) ||
        OPENING.test(last) ||
        !(WIDE.test(word) || /\s$/.test(last) || WIDE.test(last.at(-1)!)));
    if (isBound) parts[parts.length - 1] = last + word;
    else parts.push(word);
  }
  return parts;
}

let segmenter: Intl.Segmenter | null | undefined;

/** Words and what stands between them; characters of Chinese words that are longer than a line. */
function wordsOf(text: string, limit: number): string[] {
  segmenter ??= "Segmenter" in Intl ? new Intl.Segmenter("zh-CN", {granularity: "word"}) : null;
  const words = segmenter
    ? [...segmenter.segment(text)].map(({segment}) => segment)
    : (text.match(/[\u2e80-\uffef]|[^\u2e80-\uffef\s]+|\s+/g) ?? [text]);
  return words.flatMap((word) =>
    WIDE.test(word) && labelWidth(word) > limit ? [...word] : [word]
  );
}
