import {existsSync, readdirSync} from "node:fs";
import {basename} from "node:path";
import {sources} from "../../src/contract/sources.js";
import type {Locale} from "../../src/i18n/message.js";
import type {GateProblem} from "../check/gates.js";
import {listExtractFiles} from "../extractsFolder.js";
import type {OpenedExtract, ReadOptions, Sheet} from "../read/extract.js";
import {openExtract} from "../read/extract.js";
import {ExtractError} from "../read/extractError.js";
import {explainExtractError} from "./explainError.js";
import type {ExtractConfig, Pins} from "./extractConfig.js";
import {configName, pinsFor} from "./extractConfig.js";

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

/** The extract files of a folder: everything but extract.json. */
export function extractFiles(folder: string): string[] {
  return listExtractFiles(folder).filter((file) => basename(file) !== configName);
}

/** The files of tables kept by hand, named after them; the one of written forms of codes, by which the others are read, first. */
export function referenceFiles(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const tables = sources.filter(({reference}) => reference === true).map(({name}) => name);
  return [...tables]
    .sort((a, b) => Number(b === "code_label") - Number(a === "code_label") || (a < b ? -1 : 1))
    .map((name) => `${name}.csv`)
    .filter((file) => names.includes(file));
}

/** Opens files far enough to see their heads; those that cannot be read become problems. */
export async function openFiles(
  folder: string,
  files: readonly string[],
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
  for (const [i, file] of files.entries()) {
    const pins = pinsFor(configs, file, null);
    if (pins.ignore === true) {
      opened.ignored.push(file);
    } else {
      try {
        const extract = await openExtract(folder, file, readOptions(pins));
        for (const sheet of extract.sheets) {
          opened.sheets.push({extract, sheet, pins: pinsFor(configs, file, sheet.sheet)});
        }
      } catch (error) {
        if (!(error instanceof ExtractError) || error.code === "disk_full") {
          await opened.close();
          throw error;
        }
        opened.problems.push({
          gate: error.code === "truncated_sheet" ? "truncated_sheet" : "unreadable_file",
          message: explainExtractError(error, locale)
        });
      }
    }
    onFile(i + 1);
  }
  return opened;
}

function readOptions({encoding, delimiter, sheet}: Pins): ReadOptions {
  return {encoding, delimiter, sheet};
}
