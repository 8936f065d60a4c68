import type {WorkerMessage} from "./answerJobs.js";

/** Whether this browser runs statistics beside the page. */
export const hasWorkers = (): boolean => typeof Worker === "function";

/** Why a job has no result: given up by its signal, or the worker failed. */
export class JobError extends Error {
  constructor(
    readonly code: "cancelled" | "worker_failed",
    message: string
  ) {
    super(message);
  }
}

export interface JobOptions {
  /** Ends the worker when aborted. */
  signal?: AbortSignal;
  /** Hears how far it is, 0 to 1. */
  onProgress?: (share: number) => void;
}

/**
 * One job in a worker of its own, which ends with it, so that a job given up stops computing at once.
 *
 * @param start makes the worker, in the module beside it: `() => new Worker(import.meta.resolve("./x.js"), {type: "module"})`
 * @throws JobError
 */
export function runJob<Job, Result>(
  start: () => Worker,
  job: Job,
  {signal, onProgress = () => {}}: JobOptions = {}
): Promise<Result> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new JobError("cancelled", "job: cancelled before it began"));
      return;
    }
    const worker = start();
    const end = (): void => {
      worker.terminate();
      signal?.removeEventListener("abort", giveUp);
    };
    const giveUp = (): void => {
      end();
      reject(new JobError("cancelled", "job: cancelled"));
    };
    const fail = (why: string): void => {
      end();
      reject(new JobError("worker_failed", `worker: ${why}`));
    };
    signal?.addEventListener("abort", giveUp);
    worker.addEventListener("error", (event) => fail(event.message || "did not start"));
    worker.addEventListener("messageerror", () => fail("sent what cannot be read"));
    worker.addEventListener("message", ({data}: MessageEvent<WorkerMessage<Result>>) => {
      if ("progress" in data) onProgress(data.progress);
      else if ("failure" in data) fail(data.failure);
      else {
        end();
        resolve(data.result);
      }
    });
    worker.postMessage(job);
  });
}
