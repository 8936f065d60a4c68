/** What a worker sends: how far it is (0 to 1), its result, or that it failed. */
export type WorkerMessage<Result> = {progress: number} | {result: Result} | {failure: string};

/** How long a worker computes before it says again how far it is. */
const PROGRESS_EVERY_MS = 50;

/** Inside a worker: answers each job that is posted to it. */
export function answerJobs<Job, Result>(
  work: (job: Job, progress: (share: number) => void) => Result
): void {
  const scope = self as unknown as {
    onmessage: ((event: MessageEvent<Job>) => void) | null;
    postMessage(message: WorkerMessage<Result>): void;
  };
  scope.onmessage = ({data}) => {
    let said = performance.now();
    const progress = (share: number): void => {
      const now = performance.now();
      if (now - said < PROGRESS_EVERY_MS) return;
      said = now;
      scope.postMessage({progress: share});
    };
    try {
      scope.postMessage({result: work(data, progress)});
    } catch (error) {
      scope.postMessage({failure: error instanceof Error ? error.message : String(error)});
    }
  };
}
