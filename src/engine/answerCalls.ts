import type {CallArguments, CallName, CallResult, FromWorker, ToWorker} from "./calls.js";
import {asEngineError, throwIfCancelled} from "./errors.js";
import {turn} from "./turn.js";

/** The worker's own end of the line to its page. */
export interface Port {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker): void;
}

/** How each call is worked out; one at a time. Gives up with `cancelled` when the signal is aborted. */
export type Handlers = {
  [Name in CallName]: (
    signal: AbortSignal,
    ...values: CallArguments<Name>
  ) => Promise<CallResult<Name>>;
};

/** How often a worker with calls open says that it is at work. */
const working_ms = 5_000;

/**
 * Answers the calls of the page one after the other, in the order in which they come. They wait here rather than in
 * the page, so that a page that draws does not keep the engine waiting. A call given up while it waits is not begun.
 */
export function answerCalls(port: Port, handlers: Handlers): void {
  const open = new Map<number, AbortController>();
  let last = Promise.resolve();
  setInterval(() => {
    if (open.size > 0) port.postMessage({working: true});
  }, working_ms);

  async function answer(call: Exclude<ToWorker, {cancel: number}>, signal: AbortSignal) {
    const {id, name, values} = call;
    try {
      await turn();
      throwIfCancelled(signal);
      const handle = handlers[name] as (...all: unknown[]) => Promise<CallResult<CallName>>;
      port.postMessage({id, result: await handle(signal, ...values)});
    } catch (error) {
      const {code, message} = asEngineError(error);
      port.postMessage({id, failure: {code, message}});
    } finally {
      open.delete(id);
    }
  }

  port.onmessage = ({data}) => {
    if ("cancel" in data) {
      open.get(data.cancel)?.abort();
      return;
    }
    const controller = new AbortController();
    open.set(data.id, controller);
    last = last.then(() => answer(data, controller.signal));
  };
}
