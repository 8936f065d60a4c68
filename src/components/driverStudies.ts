import {settings} from "../contract/settings.js";
import type {Locale} from "../i18n/message.js";
import {driverIntervals} from "../stats/driverIntervals.js";
import type {DriverJob, DriverResult} from "../workers/drivers.js";
import type {JobOptions} from "../workers/runJob.js";
import {hasWorkers, JobError} from "../workers/runJob.js";
import type {ResampleProgress} from "./resampleProgress.js";
import type {Outcome} from "./driverChoice.js";
import type {DriverStudy, Predictor, SumsRow} from "./driverStudy.js";
import {driverStudy, problemOf} from "./driverStudy.js";

/** The responses packed for resampling. */
export interface SampleRow {
  responses: number;
  packed: string | null;
}

export interface StudyOptions {
  sums: readonly SumsRow[];
  predictors: readonly Predictor[];
  outcome: Outcome;
  /** Asks for the responses themselves; asked only where there is something to resample. */
  sample: () => Promise<readonly SampleRow[]>;
  /** Runs the job beside the page. */
  resample: (job: DriverJob, options: JobOptions) => Promise<DriverResult>;
  /** Ends with the study: a newer filter has come. */
  invalidation: Promise<unknown>;
  /** Counts as pending on the page. */
  during: <T>(work: Promise<T>) => Promise<T>;
  /** Shows how far resampling is. */
  progress?: ResampleProgress;
  locale?: Locale;
}

/**
 * First what the sums tell, at once, then the same with intervals, when the worker has resampled. A
 * study that a newer filter has overtaken ends, and its worker with it.
 */
export async function* driverStudies(options: StudyOptions): AsyncGenerator<DriverStudy> {
  const {sums, predictors, outcome, invalidation, during, locale} = options;
  const study = driverStudy(sums[0], predictors, outcome, locale);
  if (!hasWorkers()) {
    yield {...study, resampling: "unsupported"};
    return;
  }
  yield study;
  if (study.items.length === 0 || study.responses < settings.smallest_sample) return;
  const ended = new AbortController();
  void invalidation.then(() => ended.abort());
  options.progress?.show(0);
  const resampled = await during(resampledStudy(study, options, ended.signal));
  if (resampled === null) return;
  options.progress?.end(resampled.resampling === "done");
  yield resampled;
}

async function resampledStudy(
  study: DriverStudy,
  {sample, resample, progress}: StudyOptions,
  signal: AbortSignal
): Promise<DriverStudy | null> {
  const [row] = await sample();
  if (signal.aborted || !row?.packed) return null;
  const isBinary = study.outcome === "came_back";
  const draw = Math.min(settings.driver_draw_at_most, row.responses);
  try {
    const result = await resample(
      {
        packed: row.packed,
        p: study.items.length,
        isBinary: isBinary && study.problem?.kind !== "too_few",
        replicates: settings.driver_replicates,
        draw,
        seed: settings.driver_seed
      },
      {signal, onProgress: (share) => progress?.show(share)}
    );
    return withIntervals(study, result, draw);
  } catch (error) {
    if (error instanceof JobError && error.code === "cancelled") return null;
    return {...study, resampling: "failed"};
  }
}

/** The study with what resampling found. */
export function withIntervals(
  study: DriverStudy,
  {binary, pool, replicates, drawnFrom}: DriverResult,
  draw: number
): DriverStudy {
  const p = study.items.length;
  const fit = binary?.fit ?? study.fit;
  const problem =
    binary === null
      ? study.problem
      : problemOf({
          p,
          isAsked: true,
          n: study.n,
          needed: p * settings.driver_responses_per_item,
          fit,
          outcome: study.outcome
        });
  const whole = {
    shares: study.items.map(({derived}, i) => binary?.shares[i] ?? derived ?? pool.shares[i]!),
    means: study.items.map(({performance}, i) => performance ?? pool.means[i]!)
  };
  const isPart = draw < study.responses;
  const shrunk = isPart ? Math.sqrt(draw / study.responses) : 1;
  // Shares of a yes or no rest on the sample alone, so that their intervals are not shrunk.
  const scales = {shares: binary === null ? shrunk : 1, means: shrunk};
  const intervals = driverIntervals(whole, pool, replicates, scales);
  return {
    ...study,
    fit,
    problem,
    items: study.items.map((item, i) => ({
      ...item,
      performanceInterval: item.performance === null ? null : intervals.meanIntervals[i]!,
      derived: problem === null ? whole.shares[i]! : null,
      derivedInterval: problem === null ? intervals.shareIntervals[i]! : null,
      rankInterval: problem === null ? intervals.rankIntervals[i]! : null
    })),
    intervals,
    resampling: "done",
    drawn: isPart ? {draw, sample: drawnFrom} : null
  };
}
