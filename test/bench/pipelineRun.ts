import {rmSync} from "node:fs";
import {mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {silentProgress} from "../../loaders/progress.js";
import type {StepName} from "../../loaders/pipeline.js";
import {runPipeline} from "../../loaders/pipeline.js";
import type {Usage} from "./usage.js";
import {peakMegabytes, startUsage} from "./usage.js";

/** What a run of the pipeline used, in all and by step. */
export interface PipelineRun extends Usage {
  peakMegabytes: number;
  steps: ({name: StepName} & Usage)[];
}

/** Runs the pipeline on a folder of extracts into another and prints a {@link PipelineRun}. */
const [folder, outputFolder] = process.argv.slice(2) as [string, string];
const privateFolder = await mkdtemp(join(dirname(outputFolder) || tmpdir(), "private-"));
// A signal alone would leave behind what the pipeline works on.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(130));
process.once("exit", () => rmSync(privateFolder, {recursive: true, force: true}));
const steps: PipelineRun["steps"] = [];
let finish: (() => void) | null = null;
const total = startUsage();
await runPipeline({
  outputFolder,
  extracts: {folder, isSample: false},
  privateFolder,
  env: {
    ATLAS_SECRET: "only for the bench",
    SOURCE_DATE_EPOCH: "1793404800", // 2026-10-31, the end of the sample
    // Orders that two extracts hold, in one of them with the mileage in 10,000 km.
    ACCEPT_GATES: "persons,ambiguous_versions",
    ATLAS_LOCALE: "en"
  },
  report: silentProgress,
  onStep: (name) => {
    finish?.();
    const usage = startUsage();
    finish = () => steps.push({name, ...usage()});
  }
});
finish!();
const run: PipelineRun = {...total(), peakMegabytes: peakMegabytes(), steps};
console.log(JSON.stringify(run));
