import {renameSync, rmSync} from "node:fs";
import {dirname, join} from "node:path";
import {runScript} from "./child.js";
import type {BenchContext, BenchPart, Measurement} from "./part.js";
import type {PipelineRun} from "./pipelineRun.js";
import type {ReferenceRun} from "./referenceRun.js";
import {measureSpreadsheets} from "./spreadsheets.js";

/** Aims of the loaders: time of the pipeline over the reference's, and memory of the process. */
const aims = {ratio: 4, megabytes: 2000};

const script = (name: string): string => join(import.meta.dirname, name);

/** The pipeline from extracts to marts, beside plain DuckDB on the same files in the same run; workbooks apart. */
export const loaders: BenchPart = {
  name: "loaders",
  async measure(context) {
    const extracts = await context.extracts();
    const folder = dirname(extracts);
    const before = await reference(extracts, folder);
    const run = await pipeline(extracts, folder);
    const after = await reference(extracts, folder);
    return [
      ...measurements(context, run, [before, after]),
      ...(await measureSpreadsheets(context))
    ];
  }
};

async function reference(extracts: string, folder: string): Promise<ReferenceRun> {
  const output = join(folder, "reference");
  return JSON.parse(await runScript(script("referenceRun.ts"), [extracts, output])) as ReferenceRun;
}

async function pipeline(extracts: string, folder: string): Promise<PipelineRun> {
  const marts = join(folder, "marts");
  const written = `${marts}.measured`;
  const text = await runScript(script("pipelineRun.ts"), [extracts, written]);
  rmSync(marts, {recursive: true, force: true});
  renameSync(written, marts);
  return JSON.parse(text) as PipelineRun;
}

function measurements(
  {isQuick}: BenchContext,
  run: PipelineRun,
  references: readonly ReferenceRun[]
): Measurement[] {
  const mean = (of: (run: ReferenceRun) => number): number =>
    references.reduce((sum, each) => sum + of(each), 0) / references.length;
  const ratio = (name: string, of: (run: ReferenceRun) => number): Measurement => ({
    name,
    value: of(run) / mean(of),
    unit: "×",
    ...(isQuick ? {} : {aim: aims.ratio})
  });
  return [
    {name: "reference", value: mean(({seconds}) => seconds), unit: "s"},
    {name: "reference, processor", value: mean(({cpuSeconds}) => cpuSeconds), unit: "s"},
    {name: "pipeline", value: run.seconds, unit: "s"},
    {name: "pipeline, processor", value: run.cpuSeconds, unit: "s"},
    ...run.steps.map(({name, seconds}): Measurement => ({
      name: `pipeline: ${name}`,
      value: seconds,
      unit: "s"
    })),
    ratio("pipeline ÷ reference", ({seconds}) => seconds),
    ratio("pipeline ÷ reference, processor", ({cpuSeconds}) => cpuSeconds),
    {
      name: "peak memory of the pipeline",
      value: run.peakMegabytes,
      unit: "MB",
      aim: aims.megabytes
    },
    {name: "peak memory of the reference", value: mean((each) => each.peakMegabytes), unit: "MB"}
  ];
}
