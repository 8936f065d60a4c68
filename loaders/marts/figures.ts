import type {Manifest} from "../../src/contract/manifest.js";
import {headlineFigures, writeFigureChanges} from "../check/figureChanges.js";
import {readLastBuild, writeLastBuild} from "../check/lastBuild.js";
import type {PipelineContext} from "../context.js";
import type {WrittenPrivateFile} from "../privateFile.js";
import {writeFirstFigures} from "./firstFigures.js";

/** What the figures need of the pipeline's context. */
export type FiguresContext = Pick<
  PipelineContext,
  "outputFolder" | "privateFolder" | "temporaryFolder" | "report" | "locale"
>;

/**
 * Writes what queries make of the marts in the output folder: every page's first figures, and the
 * headline figures before and after the extracts last changed.
 *
 * @returns the private record of this build, to take its place once the build has succeeded
 */
export async function writeFigures(
  context: FiguresContext,
  {built_at, fingerprint, sources}: Manifest
): Promise<WrittenPrivateFile> {
  await writeFirstFigures(context.outputFolder, context.temporaryFolder);
  const figures = await headlineFigures(context.outputFolder);
  const now = {built_at, fingerprint, sources, figures};
  const last = await readLastBuild(context.privateFolder);
  return writeLastBuild(context, {...now, before: await writeFigureChanges(context, now, last)});
}
