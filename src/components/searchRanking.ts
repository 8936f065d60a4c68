import type {SearchIndex, SearchPassage} from "../contract/searchIndex.js";

/** A passage that answers a search, with what of it to mark. */
export interface SearchHit {
  passage: SearchPassage;
  score: number;
}

/** The hits on one page, best first. */
export interface PageHits {
  path: string;
  title: string;
  hits: SearchHit[];
}

// The words of a long question need not all be there, but most of what is rare about it must.
const leastCoverage = 0.5;
const headingWeight = 3;
const hitsPerPage = 4;
const pagesShown = 8;

/** The form in which texts are compared: NFKC and lower case, character by character, so that places stay. */
export function normalText(text: string): string {
  return text.replace(/[^a-z0-9\s\p{Script=Han}]/gu, (character) => {
    const normal = character.normalize("NFKC").toLowerCase();
    return normal.length === character.length ? normal : character;
  });
}

/**
 * What a search is made of: of each run of Chinese characters the overlapping pairs (a run of one is
 * itself), other words whole. Pairs, because Chinese is written without spaces and a word of two
 * characters is then found inside any sentence.
 */
export function searchTokens(query: string): string[] {
  const tokens = new Set<string>();
  for (const [run] of normalText(query).matchAll(
    /\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu
  )) {
    if (!/\p{Script=Han}/u.test(run) || run.length === 1) tokens.add(run);
    else for (let i = 0; i + 1 < run.length; i++) tokens.add(run.slice(i, i + 2));
  }
  return [...tokens];
}

/** Where a token stands in a text that is in normal form: anywhere, or at the start of a Latin word. */
export function* occurrences(text: string, token: string): Generator<number> {
  const isWord = !/\p{Script=Han}/u.test(token);
  for (let at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
    if (isWord && at > 0 && /[a-z0-9]/.test(text[at - 1]!)) continue;
    yield at;
  }
}

const count = (text: string, token: string): number => [...occurrences(text, token)].length;

/**
 * The passages that answer a search, by page, best page first. A passage is the better, the rarer its
 * words of the search are, the more of them it has, and if they stand in its heading or as they were
 * typed; words that readers use for a figure of another name lead to its definition.
 */
export function searchPages(index: SearchIndex, query: string): PageHits[] {
  const tokens = searchTokens(query);
  const phrase = normalText(query).trim();
  if (tokens.length === 0) return [];
  const texts = index.passages.map(({heading, text}) => ({
    heading: normalText(heading),
    text: normalText(text)
  }));
  const counts = texts.map(({heading, text}) =>
    tokens.map((token) => headingWeight * count(heading, token) + count(text, token))
  );
  const rarity = tokens.map((_, i) => {
    const having = counts.filter((of) => of[i]! > 0).length;
    return Math.log(1 + (counts.length - having + 0.5) / (having + 0.5));
  });
  const most = rarity.reduce((sum, value) => sum + value, 0);
  const scores = counts.map((of, passage) => {
    const covered = of.reduce((sum, n, i) => sum + (n > 0 ? rarity[i]! : 0), 0) / most;
    if (covered < leastCoverage) return 0;
    const {heading, text} = texts[passage]!;
    const words = of.reduce((sum, n, i) => sum + rarity[i]! * (n / (n + 1.5)), 0);
    const asTyped =
      heading === phrase ? 4 : heading.includes(phrase) ? 2.5 : text.includes(phrase) ? 1.5 : 1;
    return words * covered * asTyped;
  });
  const best = Math.max(1, ...scores);
  for (const {words, passage} of index.aliases) {
    const fit = Math.max(...words.map((word) => aliasFit(phrase, word)));
    if (fit > 0) scores[passage] = (scores[passage] ?? 0) + fit * best;
  }
  return byPage(index, scores);
}

/** How surely a reader who typed the phrase means the word: 0 to 3. */
function aliasFit(phrase: string, word: string): number {
  if (phrase === word) return 3;
  if (phrase.includes(word)) return 0.5 + word.length / phrase.length;
  return phrase.length >= 2 && word.startsWith(phrase) ? 0.75 : 0;
}

function byPage({pages, passages}: SearchIndex, scores: readonly number[]): PageHits[] {
  const hits = passages
    .map((passage, i) => ({passage, score: scores[i]!}))
    .filter(({score}) => score > 0)
    .sort((a, b) => b.score - a.score);
  const found = new Map<number, SearchHit[]>();
  for (const hit of hits) {
    const {page, anchor} = hit.passage;
    const known = found.get(page) ?? [];
    // A passage in the other language is of the same place.
    if (known.some(({passage}) => passage.anchor === anchor)) continue;
    if (known.length < hitsPerPage) known.push(hit);
    found.set(page, known);
  }
  return [...found].slice(0, pagesShown).map(([page, of]) => ({...pages[page]!, hits: of}));
}
