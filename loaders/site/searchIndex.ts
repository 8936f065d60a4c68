import {createHash} from "node:crypto";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join, posix} from "node:path";
import type {Column, Mart} from "../../src/contract/mart.js";
import type {Field, Label, Source} from "../../src/contract/field.js";
import {marts} from "../../src/contract/marts.js";
import {metrics} from "../../src/contract/metrics.js";
import {searchAliases} from "../../src/contract/searchAliases.js";
import type {SearchIndex} from "../../src/contract/searchIndex.js";
import {sources} from "../../src/contract/sources.js";
import {listFiles} from "./listFiles.js";
import {pageText} from "./pageText.js";

/** Pages that are drawn from the contract, by what they show of it. */
const drawnPages = {metrics: "definitions.html", tables: "dictionary.html"} as const;

/**
 * Writes what the search looks through: the text of every built page, whatever pages there are, the
 * definitions of figures and the tables of the data dictionary; and names the file in every page.
 *
 * @returns path of the index below the folder
 */
export async function writeSearchIndex(folder: string): Promise<string> {
  const files = (await listFiles(folder)).filter((file) => file.endsWith(".html"));
  const pages = new Map<string, string>();
  for (const file of files) pages.set(file, await readFile(join(folder, file), "utf8"));
  const content = JSON.stringify(searchIndex(pages));
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
  const path = `_file/search.${hash}.json`;
  await mkdir(dirname(join(folder, path)), {recursive: true});
  await writeFile(join(folder, path), content);
  for (const [file, html] of pages) {
    const address = `${"../".repeat(file.split("/").length - 1) || "./"}${path}`;
    await writeFile(join(folder, file), withIndex(html, address));
  }
  return path;
}

/** A page that names the index of the search. */
function withIndex(html: string, address: string): string {
  const at = html.indexOf("<title>");
  if (at < 0) throw new Error("page: no title (expected one; adapt loaders/site/searchIndex.ts)");
  return `${html.slice(0, at)}<meta name="search-index" content="${address}">\n${html.slice(at)}`;
}

/** The index of a site of these pages, by path below its root. */
export function searchIndex(html: ReadonlyMap<string, string>): SearchIndex {
  const index: SearchIndex = {pages: [], passages: [], aliases: []};
  const numbers = new Map<string, number>();
  for (const [path, content] of html) {
    const {title, isIndexed, sections} = pageText(content);
    if (!isIndexed) continue;
    const page = index.pages.push({path, title}) - 1;
    numbers.set(path, page);
    const contents = sections.slice(1).map(({heading}) => heading);
    for (const {anchor, heading, text} of sections) {
      // Below its title a page may only draw; what it is about then stands in its headings.
      const said = text === "" && anchor === "" ? contents.join(" · ") : text;
      index.passages.push({page, anchor, heading: heading || title, text: said});
    }
  }
  addMetrics(index, numbers.get(drawnPages.metrics));
  addTables(index, numbers.get(drawnPages.tables));
  addAliases(index, numbers);
  return index;
}

const languages = ["zh", "en"] as const;

function addMetrics({passages}: SearchIndex, page: number | undefined): void {
  if (page === undefined) return;
  for (const [anchor, {label, definition}] of Object.entries(metrics)) {
    for (const language of languages) {
      passages.push({page, anchor, heading: label[language], text: definition[language]});
    }
  }
}

function addTables({passages}: SearchIndex, page: number | undefined): void {
  if (page === undefined) return;
  const both = ({zh, en}: Label): string => `${zh} ${en}`;
  const add = (kind: string, {name, label, grain}: Source | Mart, fields: string[]): void => {
    const text = [both(grain), both(label), ...fields].join("\n");
    passages.push({page, anchor: `${kind}-${name}`, heading: `${label.zh} ${name}`, text});
  };
  const line = (name: string, field: Field | Column): string =>
    [both(field.label), name, ...("headers" in field ? field.headers : [])].join(" ");
  for (const source of sources) {
    add(
      "source",
      source,
      Object.entries(source.fields).map(([name, field]) => line(name, field))
    );
  }
  for (const mart of marts) {
    add(
      "mart",
      mart,
      Object.entries(mart.columns).map(([name, column]) => line(name, column))
    );
  }
}

function addAliases({passages, aliases}: SearchIndex, numbers: ReadonlyMap<string, number>): void {
  for (const {words, targets} of searchAliases) {
    const found = targets.flatMap((target) => {
      const [path, anchor = ""] = target.split("#");
      const page = numbers.get(posix.join(".", `${path}.html`));
      const passage = passages.findIndex((of) => of.page === page && of.anchor === anchor);
      return passage < 0 ? [] : [passage];
    });
    if (found.length > 0) aliases.push({words: [...words], passage: found[0]!});
  }
}
