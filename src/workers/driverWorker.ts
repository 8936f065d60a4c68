import {binaryDrivers} from "../stats/binaryDrivers.js";
import {resampleDrivers, samplePass} from "../stats/driverReplicates.js";
import {unpackSample} from "../stats/driverSample.js";
import type {DriverJob, DriverResult} from "./drivers.js";
import {answerJobs} from "./answerJobs.js";

/** Share of the work that one logistic regression stands for, beside one replicate. */
const FITS_SHARE = 0.5;

answerJobs<DriverJob, DriverResult>(({packed, p, isBinary, replicates, draw, seed}, progress) => {
  const sample = unpackSample(packed, p);
  const before = isBinary ? FITS_SHARE : 0;
  const binary = isBinary
    ? binaryDrivers(sample, (done) => progress((before * done) / (1 << p)))
    : null;
  const pool = samplePass(sample);
  const replicas = resampleDrivers(sample, {replicates, draw, seed});
  for (;;) {
    const step = replicas.next();
    if (step.done) return {binary, pool, replicates: step.value, drawnFrom: sample.n};
    progress(before + ((1 - before) * step.value) / replicates);
  }
});
