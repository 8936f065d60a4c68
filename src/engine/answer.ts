import type {Query, Row} from "../queries/query.js";
import {AnswerCache} from "./answerCache.js";
import {boundOf, type BoundQuery} from "./boundQuery.js";
import {asEngineError, EngineError, throwIfCancelled} from "./errors.js";
import type {PageName} from "./marts.js";
import {firstResults} from "./prebuilt.js";
import {runQuery} from "./session.js";

export interface AnswerOptions {
  /** Gives the query up when aborted. */
  signal?: AbortSignal;
  /** Where prebuilt results are looked up; defaults to none. */
  page?: PageName;
  /** A newer request on the same channel gives this one up; defaults to none. */
  channel?: string;
}

export interface Answer<R extends Row = Row> {
  /** A fresh array; its rows may be shared with other answers and must not be changed. */
  rows: R[];
  source: "prebuilt" | "engine";
  elapsed_ms: number;
}

interface Job {
  readonly promise: Promise<readonly Row[]>;
  readonly controller: AbortController;
  requests: number;
}

const cache = new AnswerCache(200_000);
const jobs = new Map<string, Job>();
const channels = new Map<string, AbortController>();

function startJob(query: BoundQuery): Job {
  const {text} = query;
  const controller = new AbortController();
  const promise = runQuery(query, controller.signal).then((rows) => {
    cache.set(text, rows);
    return rows;
  });
  const job = {promise, controller, requests: 0};
  const end = () => {
    if (jobs.get(text) === job) jobs.delete(text);
  };
  promise.then(end, end);
  jobs.set(text, job);
  return job;
}

/** The rows of a bound query: kept ones, or those of a job that equal requests share and that ends when all give up. */
function ask(bound: BoundQuery, signal: AbortSignal) {
  const {text} = bound;
  const kept = cache.get(text);
  if (kept) return Promise.resolve(kept);
  const job = jobs.get(text) ?? startJob(bound);
  job.requests++;
  return new Promise<readonly Row[]>((resolve, reject) => {
    const giveUp = () => {
      if (--job.requests === 0) {
        jobs.delete(text);
        job.controller.abort();
      }
      reject(new EngineError("cancelled", "query: cancelled (superseded or aborted)"));
    };
    signal.addEventListener("abort", giveUp, {once: true});
    const settled = () => signal.removeEventListener("abort", giveUp);
    job.promise.finally(settled).then(resolve, reject);
  });
}

/**
 * The answer to a query: from the page's prebuilt results where they hold its key, else kept from before, else from
 * DuckDB, which the first such query starts. Throws EngineError: `cancelled` where a newer request on the channel or
 * the signal gave it up (a query that is already running is stopped), otherwise see its codes; asking again tries again.
 */
export async function answer<R extends Row>(
  query: Query<R>,
  {signal, page, channel}: AnswerOptions = {}
): Promise<Answer<R>> {
  const start = performance.now();
  const request = new AbortController();
  const abort = () => request.abort();
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  if (channel !== undefined) {
    channels.get(channel)?.abort();
    channels.set(channel, request);
  }
  const answered = (rows: readonly Row[], source: Answer["source"]): Answer<R> => {
    throwIfCancelled(request.signal);
    return {rows: [...rows] as R[], source, elapsed_ms: performance.now() - start};
  };
  try {
    const prebuilt = page && (await firstResults(page))[query.key];
    if (prebuilt) return answered(prebuilt, "prebuilt");
    throwIfCancelled(request.signal);
    return answered(await ask(boundOf(query), request.signal), "engine");
  } catch (error) {
    throw asEngineError(error);
  } finally {
    signal?.removeEventListener("abort", abort);
    if (channel !== undefined && channels.get(channel) === request) channels.delete(channel);
  }
}
