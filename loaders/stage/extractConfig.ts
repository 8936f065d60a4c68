import {readFileSync} from "node:fs";
import {basename, dirname} from "node:path";
import * as v from "valibot";
import {codeLists} from "../../src/contract/codes.js";
import {sources} from "../../src/contract/sources.js";
import {codeFaults} from "../dialects/dialect.js";
import type {ExtractFile} from "../read/extract.js";
import {nearest} from "./nearest.js";
import type {CodeForms} from "./writtenForms.js";

export const configName = "extract.json";

const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const isoDate = v.pipe(v.string(), v.isoDate());
const codes = v.record(v.string(), v.record(v.string(), v.string()));
const constant = v.union([v.string(), v.number(), v.boolean()]);

const itemSchema = v.strictObject({
  label_zh: v.optional(text),
  label_en: v.optional(text),
  scale_min: v.number(),
  scale_max: v.number(),
  no_answer: v.optional(v.array(constant)),
  role: v.optional(v.picklist(Object.keys(codeLists.item_role)), "attribute"),
  journey: v.optional(v.picklist(Object.keys(codeLists.journey))),
  factor: v.optional(text),
  touchpoint: v.optional(text),
  weight: v.optional(v.number())
});

const pinsSchema = v.strictObject({
  ignore: v.optional(v.boolean()),
  table: v.optional(v.picklist(sources.map(({name}) => name))),
  dialect: v.optional(text),
  dealer: v.optional(text),
  /** Export date, for files that do not carry it. */
  as_of: v.optional(isoDate),
  /** Field → value for every row of files that have no column for it. */
  constants: v.optional(v.record(v.string(), constant)),
  encoding: v.optional(text),
  delimiter: v.optional(v.pipe(v.string(), v.length(1))),
  sheet: v.optional(text),
  /** Row of the header as Excel counts; of a header of two rows, the lower one. */
  headerRow: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Header → field, item of the questionnaire, or null for a column to leave out. */
  columns: v.optional(v.record(v.string(), v.nullable(text))),
  codes: v.optional(codes),
  dateOrder: v.optional(v.picklist(["ymd", "dmy", "mdy"])),
  /** The questionnaire of a file that does not name it, and items that `item.csv` does not have. */
  questionnaire: v.optional(text),
  items: v.optional(v.record(v.string(), itemSchema))
});

const configSchema = v.strictObject({
  dealers: v.optional(
    v.array(
      v.strictObject({
        code: text,
        name: text,
        short_name: v.optional(text),
        group: v.optional(text),
        region: v.optional(text),
        province: v.optional(text),
        city: v.optional(text),
        brand: v.optional(text),
        as_of: v.optional(isoDate)
      })
    ),
    []
  ),
  codes: v.optional(codes, {}),
  files: v.optional(v.record(text, pinsSchema), {})
});

/** What `extract.json` pins for a file. */
export type Pins = v.InferOutput<typeof pinsSchema>;

/** A dealer that `extract.json` describes. */
export type PinnedDealer = v.InferOutput<typeof configSchema>["dealers"][number];

/** One `extract.json` with the folder it lies in, relative to the extracts folder. */
export interface ExtractConfig extends v.InferOutput<typeof configSchema> {
  folder: string;
}

/** A fault of an `extract.json`; the text says where, what was found and what was expected. */
export class ConfigFault extends Error {
  constructor(
    readonly file: string,
    readonly faults: readonly string[]
  ) {
    super(`${file}: ${faults.join("; ")}`);
  }
}

/**
 * Reads the `extract.json` of the extracts folder and of any folder or archive in it, outer ones first.
 *
 * @throws ConfigFault for text that is not JSON, unknown keys, or names the contract does not have
 */
export function readConfigs(files: readonly ExtractFile[]): ExtractConfig[] {
  const depth = (file: string): number => file.split("/").length;
  return files
    .filter(({file}) => basename(file) === configName)
    .sort((a, b) => depth(a.file) - depth(b.file) || (a.file < b.file ? -1 : 1))
    .map(readConfig);
}

function readConfig({file, path}: ExtractFile): ExtractConfig {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8").replace(/^\ufeff/, ""));
  } catch (error) {
    throw new ConfigFault(file, [(error as Error).message]);
  }
  const parsed = v.safeParse(configSchema, json);
  if (!parsed.success) {
    throw new ConfigFault(
      file,
      parsed.issues.map((issue) => `${v.getDotPath(issue) ?? "the file"}: ${issue.message}`)
    );
  }
  const faults = [
    ...codeFaults(parsed.output.codes),
    ...Object.entries(parsed.output.files).flatMap(([glob, pins]) =>
      [...codeFaults(pins.codes ?? {}), ...fieldFaults(pins)].map((fault) => `${glob}: ${fault}`)
    )
  ];
  if (faults.length > 0) throw new ConfigFault(file, faults);
  const own = dirname(file);
  return {...parsed.output, folder: own === "." ? "" : own};
}

/** Constants and columns can be checked only where the table is pinned too. */
function fieldFaults({table, constants = {}, columns = {}, items = {}}: Pins): string[] {
  const source = sources.find(({name}) => name === table);
  if (source === undefined) return [];
  const fields = Object.keys(source.fields);
  const unknown = (name: string): string => {
    const near = nearest(name, fields);
    return `unknown field ${table}.${name}${near === null ? "" : ` (nearest: ${near})`}`;
  };
  const isSurvey = source.name === "survey_response";
  return [
    ...Object.keys(constants).filter((name) => !fields.includes(name)),
    ...Object.values(columns).filter(
      (name): name is string =>
        name !== null && !fields.includes(name) && !isSurvey && !(name in items)
    )
  ].map(unknown);
}

/**
 * What is pinned for a sheet: the entries whose pattern fits its path, or path and `#sheet`, later
 * and deeper ones over earlier ones.
 */
export function pinsFor(
  configs: readonly ExtractConfig[],
  file: string,
  sheet: string | null
): Pins {
  const pins: Pins = {};
  for (const config of configs) {
    const prefix = config.folder === "" ? "" : `${config.folder}/`;
    if (!file.startsWith(prefix)) continue;
    const own = file.slice(prefix.length);
    const inherited = pins.codes ?? {};
    const codes = [config.codes];
    for (const [glob, entry] of Object.entries(config.files)) {
      const [path = "", named] = glob.split("#");
      if (globPattern(path).test(own) && (named === undefined || named === sheet)) {
        Object.assign(pins, entry);
        codes.push(entry.codes ?? {});
      }
    }
    const all = mergeCodes([inherited, ...codes]);
    if (Object.keys(all).length > 0) pins.codes = all;
  }
  return pins;
}

/** Written forms of several origins, list by list, later ones over earlier. */
function mergeCodes(all: readonly CodeForms[]): Record<string, Record<string, string>> {
  const merged: Record<string, Record<string, string>> = {};
  for (const [list, forms] of all.flatMap((codes) => Object.entries(codes))) {
    merged[list] = {...merged[list], ...forms};
  }
  return merged;
}

/** A pattern for paths: `*` and `?` within a folder, `**` across folders. */
function globPattern(glob: string): RegExp {
  const source = glob.replace(/\*\*\/|\*\*|\*|\?|[.+^${}()|[\]\\]/g, (part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part === "**") return ".*";
    if (part === "*") return "[^/]*";
    return part === "?" ? "[^/]" : `\\${part}`;
  });
  return new RegExp(`^${source}$`, "u");
}
