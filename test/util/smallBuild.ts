import {cpSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {runPipeline} from "../../loaders/pipeline.js";
import type {Manifest} from "../../src/contract/manifest.js";
import {writeSmallExtracts} from "./smallExtracts.js";

/** A finished run of the pipeline on the small extracts. Other tests look at it, too: it is not changed. */
export interface SmallBuild {
  extracts: string;
  marts: string;
  privateFolder: string;
  manifest: Manifest;
  /** What it said, steps included. */
  printed: readonly string[];
}

/** The environment of the run, with which a later one finds its keys again. */
export const smallBuildEnv = {
  SOURCE_DATE_EPOCH: "1790000000",
  ATLAS_SECRET: "only for the tests of the pipeline"
};

export const root = resolve(import.meta.dirname, "../..");

let build: Promise<SmallBuild> | undefined;

/** Runs the pipeline on the small extracts, once in a process, with neither keys nor a build before it. */
export function smallBuild(): Promise<SmallBuild> {
  return (build ??= run());
}

/** Copies the private folder of the small build, for a build that is to come after it. */
export async function afterSmallBuild(privateFolder: string): Promise<string> {
  cpSync((await smallBuild()).privateFolder, privateFolder, {recursive: true});
  return privateFolder;
}

async function run(): Promise<SmallBuild> {
  const folder = mkdtempSync(join(tmpdir(), "atlas-small-"));
  process.once("exit", () => rmSync(folder, {recursive: true, force: true}));
  const [extracts, marts, privateFolder] = ["extracts", "marts", "private"].map((name) =>
    join(folder, name)
  ) as [string, string, string];
  writeSmallExtracts(extracts);
  const printed: string[] = [];
  const manifest = await runPipeline({
    root,
    outputFolder: marts,
    extracts: {folder: extracts, isSample: false},
    privateFolder,
    env: {...smallBuildEnv, ATLAS_LOCALE: "zh"},
    report: {
      print: (text) => void printed.push(text),
      step: (label) => ({update: (_, current) => void printed.push(current ?? label), end() {}})
    }
  });
  return {extracts, marts, privateFolder, manifest, printed};
}
