import type {CallArguments, CallName, CallResult, FromWorker, ToWorker} from "./calls.js";
import {EngineError} from "./errors.js";
import {watchSilence} from "./silence.js";

/** What is used of a Worker. */
export type WorkerLike = Pick<Worker, keyof EventTarget | "postMessage" | "terminate">;

export interface CallOptions {
  /** Gives the call up when aborted; it then fails with `cancelled` as soon as the worker has stopped it. */
  signal?: AbortSignal | undefined;
}

/** The calls of the page to a worker that answers them. */
export interface WorkerCalls {
  /** What the worker answers. Throws EngineError: what the worker failed with, or what ended it. */
  call<Name extends CallName>(
    name: Name,
    values: CallArguments<Name>,
    options?: CallOptions
  ): Promise<CallResult<Name>>;
  /** Ends the worker; calls still open and those that follow fail with this error. */
  end(error: EngineError): void;
}

interface OpenCall {
  resolve(result: CallResult<CallName>): void;
  reject(error: EngineError): void;
}

/**
 * Makes calls to a worker.
 *
 * @param onFailure the error that its calls fail with when the worker does, by what the browser says about that:
 * nothing where it could not load the worker's code
 */
export function callWorker(
  worker: WorkerLike,
  onFailure: (said: string | undefined) => EngineError
): WorkerCalls {
  const open = new Map<number, OpenCall>();
  let count = 0;
  let ended: EngineError | undefined;

  function end(error: EngineError): void {
    ended ??= error;
    worker.terminate();
    for (const {reject} of open.values()) reject(ended);
    open.clear();
  }

  const watch = watchSilence(worker, () => end(onFailure("silent")));
  worker.addEventListener("error", (event) => end(onFailure(event.message || undefined)));
  worker.addEventListener("message", ({data}: MessageEvent<FromWorker>) => {
    if ("working" in data) return;
    const call = open.get(data.id);
    open.delete(data.id);
    if ("result" in data) call?.resolve(data.result);
    else call?.reject(new EngineError(data.failure.code, data.failure.message));
  });

  return {
    call<Name extends CallName>(
      name: Name,
      values: CallArguments<Name>,
      {signal}: CallOptions = {}
    ) {
      if (ended) return Promise.reject(ended);
      const id = count++;
      const cancel = () => worker.postMessage({cancel: id} satisfies ToWorker);
      const watched = watch();
      return new Promise<CallResult<CallName>>((resolve, reject) => {
        open.set(id, {resolve, reject});
        worker.postMessage({id, name, values} as ToWorker);
        if (signal?.aborted) cancel();
        signal?.addEventListener("abort", cancel);
      }).finally(() => {
        watched();
        signal?.removeEventListener("abort", cancel);
      }) as Promise<CallResult<Name>>;
    },
    end
  };
}
