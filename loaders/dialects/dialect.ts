import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import * as v from "valibot";
import {codeLists} from "../../src/contract/codes.js";
import {sources} from "../../src/contract/sources.js";

const texts = v.optional(v.array(v.pipe(v.string(), v.nonEmpty())), []);

const dialectSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/)),
  label: v.strictObject({zh: v.string(), en: v.string()}),
  /** Any one of them is enough: words in title block, file or sheet name; headers nobody else writes. */
  recognisedBy: v.strictObject({titles: texts, headers: texts}),
  /** By table: header → field, only where this DMS means something the contract's synonyms do not say. */
  headers: v.optional(v.record(v.string(), v.record(v.string(), v.string())), {}),
  /** By code list: as written → code. */
  codes: v.optional(v.record(v.string(), v.record(v.string(), v.string())), {}),
  /** How dates without a four-digit year in front are to be read. */
  dateOrder: v.optional(v.picklist(["ymd", "dmy", "mdy"]), "ymd")
});

/** How one DMS names and writes things. */
export type Dialect = v.InferOutput<typeof dialectSchema>;

export type DateOrder = Dialect["dateOrder"];

const folder = import.meta.dirname;
const notDialects = new Set(["words.json"]);

/**
 * Reads every dialect of a folder, sorted by id.
 *
 * @throws when a file does not fit the schema, or names a table, field, code list or code that the contract does not have.
 */
export function readDialects(from = folder): Dialect[] {
  return readdirSync(from)
    .filter((name) => name.endsWith(".json") && !notDialects.has(name))
    .sort()
    .map((name) => {
      const parsed = v.safeParse(dialectSchema, JSON.parse(readFileSync(join(from, name), "utf8")));
      if (!parsed.success) throw new Error(`dialect ${name}: ${v.summarize(parsed.issues)}`);
      const faults = faultsOf(parsed.output, name);
      if (faults.length > 0) throw new Error(`dialect ${name}: ${faults.join("; ")}`);
      return parsed.output;
    });
}

function faultsOf(dialect: Dialect, fileName: string): string[] {
  const faults: string[] = [];
  if (`${dialect.id}.json` !== fileName) faults.push(`id ${dialect.id} (expected the file's name)`);
  if (dialect.recognisedBy.titles.length + dialect.recognisedBy.headers.length === 0) {
    faults.push("recognisedBy is empty (expected a title or a header)");
  }
  for (const [table, headers] of Object.entries(dialect.headers)) {
    const source = sources.find(({name}) => name === table);
    if (source === undefined) faults.push(`unknown table ${table}`);
    for (const field of Object.values(headers)) {
      if (source !== undefined && !(field in source.fields)) {
        faults.push(`unknown field ${table}.${field}`);
      }
    }
  }
  return [...faults, ...codeFaults(dialect.codes)];
}

/** What is wrong with written forms of codes: lists and codes that the contract does not have. */
export function codeFaults(
  codes: Readonly<Record<string, Readonly<Record<string, string>>>>
): string[] {
  const faults: string[] = [];
  const lists: Record<string, Record<string, unknown>> = codeLists;
  for (const [list, forms] of Object.entries(codes)) {
    const known = lists[list];
    if (known === undefined) faults.push(`unknown code list ${list}`);
    for (const code of Object.values(forms)) {
      if (known !== undefined && !(code in known)) faults.push(`unknown code ${list}.${code}`);
    }
  }
  return faults;
}
