import {basename, join} from "node:path";
import type {Locale} from "../../src/i18n/message.js";
import type {GateProblem} from "../check/gates.js";
import {listExtractFiles} from "../extractsFolder.js";
import {unpackArchive} from "../read/archive.js";
import type {ExtractFile} from "../read/extract.js";
import {ExtractError} from "../read/extractError.js";
import {Scratch} from "../read/scratch.js";
import type {ExtractConfig} from "./extractConfig.js";
import {configName, pinsFor, readConfigs} from "./extractConfig.js";
import {unreadable} from "./openFiles.js";

export interface FoundExtracts {
  /** Everything but extract.json; files in archives at their archive's place. */
  files: ExtractFile[];
  configs: ExtractConfig[];
  /** Archives, and files in them, that cannot be unpacked. */
  problems: GateProblem[];
  /** Removes what was unpacked. */
  close(): Promise<void>;
}

/**
 * Finds the extracts below a folder, those in archives unpacked, and every extract.json. An archive
 * that extract.json says to ignore stays packed.
 *
 * @throws ConfigFault for an extract.json that is not valid
 */
export async function findExtracts(folder: string, locale: Locale): Promise<FoundExtracts> {
  const listed = listExtractFiles(folder).map((file) => ({file, path: join(folder, file)}));
  const outer = readConfigs(listed);
  const scratch = new Scratch();
  const files: ExtractFile[] = [];
  const problems: GateProblem[] = [];
  try {
    for (const extract of listed) {
      const isIgnored = pinsFor(outer, extract.file, null).ignore === true;
      try {
        const unpacked = isIgnored ? null : await unpackArchive(extract, scratch);
        files.push(...(unpacked?.files ?? [extract]));
        problems.push(...(unpacked?.problems ?? []).map((error) => unreadable(error, locale)));
      } catch (error) {
        if (!(error instanceof ExtractError) || error.code === "disk_full") throw error;
        problems.push(unreadable(error, locale));
      }
    }
    const configs = readConfigs([...listed, ...files.filter((file) => !listed.includes(file))]);
    return {
      files: files.filter(({file}) => basename(file) !== configName),
      configs,
      problems,
      close: () => scratch.remove()
    };
  } catch (error) {
    await scratch.remove();
    throw error;
  }
}
