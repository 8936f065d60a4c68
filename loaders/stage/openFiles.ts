import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {sources} from "../../src/contract/sources.js";
import type {Locale} from "../../src/i18n/message.js";
import type {GateProblem} from "../check/gates.js";
import type {ExtractFile, OpenedExtract, ReadOptions, Sheet} from "../read/extract.js";
import {openExtract} from "../read/extract.js";
import {ExtractError} from "../read/extractError.js";
import {explainExtractError} from "./explainError.js";
import type {ExtractConfig, Pins} from "./extractConfig.js";
import {pinsFor} from "./extractConfig.js";

/** A sheet of an opened file with what extract.json pins for it. */
export interface OpenSheet {
  extract: OpenedExtract;
  sheet: Sheet;
  pins: Pins;
}

export interface OpenedFiles {
  sheets: OpenSheet[];
  /** Files that extract.json says to ignore. */
  ignored: string[];
  problems: GateProblem[];
  close(): Promise<void>;
}

/** The files of tables kept by hand, named after them; the one of written forms of codes, by which the others are read, first. */
export function referenceFiles(folder: string): ExtractFile[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const tables = sources.filter(({reference}) => reference === true).map(({name}) => name);
  return [...tables]
    .sort((a, b) => Number(b === "code_label") - Number(a === "code_label") || (a < b ? -1 : 1))
    .map((name) => `${name}.csv`)
    .filter((file) => names.includes(file))
    .map((file) => ({file, path: join(folder, file)}));
}

/** Opens files far enough to see their heads; those that cannot be read become problems. */
export async function openFiles(
  files: readonly ExtractFile[],
  configs: readonly ExtractConfig[],
  locale: Locale,
  onFile: (done: number) => void
): Promise<OpenedFiles> {
  const opened: OpenedFiles = {
    sheets: [],
    ignored: [],
    problems: [],
    async close() {
      for (const extract of new Set(this.sheets.map((sheet) => sheet.extract))) {
        await extract.close();
      }
    }
  };
  for (const [i, extractFile] of files.entries()) {
    const {file} = extractFile;
    const pins = pinsFor(configs, file, null);
    if (pins.ignore === true) {
      opened.ignored.push(file);
    } else {
      try {
        const extract = await openExtract(extractFile, readOptions(pins));
        for (const sheet of extract.sheets) {
          opened.sheets.push({extract, sheet, pins: pinsFor(configs, file, sheet.sheet)});
        }
      } catch (error) {
        if (!(error instanceof ExtractError) || error.code === "disk_full") {
          await opened.close();
          throw error;
        }
        opened.problems.push(unreadable(error, locale));
      }
    }
    onFile(i + 1);
  }
  return opened;
}

/** An extract that cannot be read, as a problem of its gate. */
export function unreadable(error: ExtractError, locale: Locale): GateProblem {
  return {
    gate: error.code === "truncated_sheet" ? "truncated_sheet" : "unreadable_file",
    message: explainExtractError(error, locale)
  };
}

function readOptions({encoding, delimiter, sheet}: Pins): ReadOptions {
  return {encoding, delimiter, sheet};
}
