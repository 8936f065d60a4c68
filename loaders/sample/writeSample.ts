import {mkdirSync} from "node:fs";
import {cedar} from "./dms/cedar.js";
import {maple} from "./dms/maple.js";
import {headquarters, surveyAgency} from "./dms/shared.js";
import {willow} from "./dms/willow.js";
import {Exporter} from "./exporter.js";
import type {SampleFormat} from "./exporter.js";
import {generate} from "./generate.js";
import type {SampleOptions} from "./group.js";
import {sampleModel} from "./model.js";
import {readQuestionnaires} from "./questionnaires.js";

export interface WriteOptions extends SampleOptions {
  folder: string;
  referenceFolder: string;
  format: SampleFormat;
  /** Called after each customer with how many are done and how many rows are written. */
  onProgress?: (customers: number, rows: number) => void;
}

/** A file every sample has: the dealers. */
export const overviewFile = "集团/经销商清单";

export interface WrittenSample {
  files: string[];
  rows: number;
}

/** Writes a sample's extracts into a folder. Same options, same bytes. */
export async function writeSample(options: WriteOptions): Promise<WrittenSample> {
  const {folder, referenceFolder, format, onProgress} = options;
  mkdirSync(folder, {recursive: true});
  const model = sampleModel(options);
  const questionnaires = readQuestionnaires(referenceFolder);
  const brands = {
    cedar: cedar(questionnaires),
    maple: maple(questionnaires),
    willow: willow(questionnaires)
  };
  const exporter = new Exporter(
    folder,
    format,
    options.seed,
    model.group.dealers,
    ({dms}) => brands[dms],
    [headquarters, surveyAgency(questionnaires)]
  );
  let customers = 0;
  generate({
    model,
    questionnaires,
    emit: (table, dealer, row, copies) => exporter.emit(table, dealer, row, copies),
    begin: (index) => exporter.begin(index),
    done: () => onProgress?.(++customers, exporter.rowCount)
  });
  return {files: await exporter.finish(), rows: exporter.rowCount};
}
