import type {DriverPass, DriverReplicates} from "../stats/driverReplicates.js";
import type {Drivers} from "../stats/linearDrivers.js";
import type {JobOptions} from "./runJob.js";
import {runJob} from "./runJob.js";

/** Resamples a packed sample; for a yes-or-no outcome it fits the logistic regressions first. */
export interface DriverJob {
  packed: string;
  p: number;
  isBinary: boolean;
  replicates: number;
  draw: number;
  seed: number;
}

export interface DriverResult {
  /** McFadden's dominance, for a yes-or-no outcome. */
  binary: (Drivers & {n: number}) | null;
  /** The statistics of the sample itself. */
  pool: DriverPass;
  replicates: DriverReplicates;
  /** Responses in the sample. */
  drawnFrom: number;
}

const startWorker = (): Worker =>
  new Worker(import.meta.resolve("./driverWorker.js"), {type: "module"});

/** Runs the job beside the page. @throws JobError */
export function resampleInWorker(job: DriverJob, options: JobOptions = {}): Promise<DriverResult> {
  return runJob(startWorker, job, options);
}
