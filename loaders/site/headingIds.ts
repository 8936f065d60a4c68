interface Token {
  type: string;
  content: string;
  attrSet(name: string, value: string): void;
}

interface MarkdownIt {
  core: {ruler: {push(name: string, rule: (state: {tokens: Token[]}) => void): void}};
}

/**
 * Has headings linked to by their own words. Framework derives their ids by transliteration to
 * Latin, which leaves nothing of a Chinese heading.
 */
export function withHeadingIds<M extends MarkdownIt>(md: M): M {
  md.core.ruler.push("heading_ids", ({tokens}) => {
    const used = new Set<string>();
    tokens.forEach((token, index) => {
      if (token.type !== "heading_open") return;
      const id = uniqueId(headingId(tokens[index + 1]?.content ?? ""), used);
      used.add(id);
      token.attrSet("id", id);
    });
  });
  return md;
}

/** Id of a heading: its letters and digits of any script in lower case, joined by hyphens. */
export function headingId(text: string): string {
  const words =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join("-") || "section";
}

function uniqueId(id: string, used: ReadonlySet<string>): string {
  if (!used.has(id)) return id;
  for (let count = 2; ; count++) {
    const candidate = `${id}-${count}`;
    if (!used.has(candidate)) return candidate;
  }
}
