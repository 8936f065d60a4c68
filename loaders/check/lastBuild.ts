import {existsSync} from "node:fs";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {BuildFigures} from "../../src/contract/figureChanges.js";
import type {Manifest} from "../../src/contract/manifest.js";
import type {SourceName} from "../../src/contract/sources.js";
import {sourceNamed} from "../../src/contract/sources.js";
import {pipelineMessages} from "../../src/i18n/pipeline.js";
import {say} from "../../src/i18n/message.js";
import type {PipelineContext} from "../context.js";
import type {PrivateFolders, WrittenPrivateFile} from "../privateFile.js";
import {privateFile} from "../privateFile.js";

const fileName = "last_build.json";

// Extracts overlap and grow; what shrinks by more than a tenth has lost a file.
const leastShareKept = 0.9;

/** What the last build leaves for the next one. */
export interface LastBuild extends BuildFigures {
  /** The figures before the extracts last changed; null where that is not known. */
  before: BuildFigures | null;
}

/** What the last build of a private folder left; earlier versions left no figures. */
export async function readLastBuild(privateFolder: string): Promise<Partial<LastBuild> | null> {
  const path = join(privateFolder, fileName);
  return existsSync(path) ? (JSON.parse(await readFile(path, "utf8")) as LastBuild) : null;
}

/**
 * Warns where a source table has clearly fewer accepted rows than at the last build.
 *
 * @returns warnings for the manifest, by name
 */
export async function compareWithLastBuild(
  {privateFolder, report, locale}: PipelineContext,
  {sources}: Pick<Manifest, "sources">
): Promise<Record<string, number>> {
  const last = (await readLastBuild(privateFolder))?.sources ?? {};
  const fewer = (Object.entries(last) as [SourceName, number][]).filter(
    ([name, before]) => (sources[name] ?? 0) < before * leastShareKept
  );
  for (const [name, before] of fewer) {
    const table = sourceNamed(name).label[locale];
    report.print(say(pipelineMessages.fewerRows, {table, before, now: sources[name] ?? 0}, locale));
  }
  return fewer.length === 0 ? {} : {fewer_rows: fewer.length};
}

/** Notes what this build accepted and computed; it is the last build once it has succeeded. */
export async function writeLastBuild(
  folders: PrivateFolders,
  build: LastBuild
): Promise<WrittenPrivateFile> {
  const file = privateFile(folders, fileName);
  await writeFile(file.written, JSON.stringify(build));
  return file;
}
