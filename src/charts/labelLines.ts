const WIDE = /[\u2e80-\uffef]/;
/** What never stands at the beginning of a line. */
const CLOSING = /^[)\]%,.;:!?\u3001\u3002\u300b\u300d\uff01\uff09\uff0c\uff1a\uff1b\uff1f]/;

/** Width of a text in units of its font size: a Chinese character is one, others about half. */
export function labelWidth(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 1 : 0.56;
  return width;
}

/**
 * Breaks a label into lines of at most `limit` font sizes: Chinese anywhere, other scripts at
 * spaces. Lines come out about equally long, so that no character is left alone on the last.
 */
export function labelLines(text: string, limit: number): string[] {
  const total = labelWidth(text);
  if (total <= limit) return [text];
  const target = Math.min(limit, Math.ceil(total / Math.ceil(total / Math.max(1, limit))));
  const lines: string[] = [""];
  for (const part of text.match(/[\u2e80-\uffef]|[^\u2e80-\uffef\s]+\s*/g) ?? [text]) {
    const line = lines.at(-1)!;
    const isFull = labelWidth(line + part.trimEnd()) > target + 0.01;
    if (line !== "" && isFull && !CLOSING.test(part)) lines.push(part);
    else lines[lines.length - 1] = line + part;
  }
  return lines.map((line) => line.trim());
}
