import {Worker} from "node:worker_threads";
import {ExtractError} from "./extractError.js";
import {workerHeapMegabytes, workerSeconds} from "./limits.js";
import type {CollectedSheet} from "./sheetCollector.js";
import type {WorkbookJob, WorkbookReply} from "./workbookWorker.js";

export interface WorkbookLimits {
  heapMegabytes: number; // defaults to 1,024
  seconds: number; // defaults to 180
}

let shared: Worker | null = null;
let queue: Promise<unknown> = Promise.resolve();

/**
 * Reads a workbook or an HTML page in a worker thread of limited memory and time, so that no file
 * can take the process along. Files are read one after the other by one worker, which is replaced
 * when a file breaks it and keeps no process alive.
 */
export function readWorkbook(
  job: WorkbookJob,
  {heapMegabytes = workerHeapMegabytes, seconds = workerSeconds}: Partial<WorkbookLimits> = {}
): Promise<{sheets: CollectedSheet[]; encoding: string | null}> {
  const result = queue.then(async () => {
    const reply = await ask(job, heapMegabytes, seconds);
    if ("sheets" in reply) return reply;
    if ("message" in reply) throw new Error(reply.message);
    throw new ExtractError(reply.code, reply.place, reply.values as never);
  });
  queue = result.catch(() => undefined);
  return result;
}

async function ask(
  job: WorkbookJob,
  heapMegabytes: number,
  seconds: number
): Promise<WorkbookReply> {
  const usual = heapMegabytes === workerHeapMegabytes;
  const worker = (usual ? shared : null) ?? startWorker(heapMegabytes);
  if (usual) shared = worker;
  const {file} = job;
  const {promise, resolve, reject} = withResolvers<WorkbookReply>();
  const onError = (error: NodeJS.ErrnoException) => {
    const values = {resource: "memory", limit: heapMegabytes} as const;
    const outOfMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
    reject(outOfMemory ? new ExtractError("reader_limit", {file}, values) : error);
  };
  const timer = setTimeout(() => {
    reject(new ExtractError("reader_limit", {file}, {resource: "time", limit: seconds}));
  }, seconds * 1000);
  worker.once("message", resolve);
  worker.on("error", onError);
  worker.ref();
  worker.postMessage(job);
  let reusable = false;
  try {
    const reply = await promise;
    reusable = usual;
    return reply;
  } finally {
    clearTimeout(timer);
    worker.off("message", resolve);
    worker.unref();
    if (!reusable) {
      if (usual) shared = null;
      await worker.terminate();
    }
    worker.off("error", onError);
  }
}

function startWorker(heapMegabytes: number): Worker {
  return new Worker(new URL("./workbookWorker.mjs", import.meta.url), {
    execArgv: [],
    resourceLimits: {maxOldGenerationSizeMb: heapMegabytes}
  });
}

function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return {promise, resolve, reject};
}
