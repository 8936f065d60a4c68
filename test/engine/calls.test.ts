import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {answerCalls, type Handlers, type Port} from "../../src/engine/answerCalls.js";
import type {BoundQuery} from "../../src/engine/boundQuery.js";
import {callWorker, type WorkerCalls, type WorkerLike} from "../../src/engine/callWorker.js";
import type {FromWorker, ToWorker} from "../../src/engine/calls.js";
import {EngineError} from "../../src/engine/errors.js";

/** A page's worker and the worker's own end, joined without a thread between them; messages are copied as they would be. */
class Line extends EventTarget implements WorkerLike {
  readonly port: Port = {
    onmessage: null,
    postMessage: (message: FromWorker) => {
      const data = structuredClone(message);
      queueMicrotask(() => this.dispatchEvent(new MessageEvent("message", {data})));
    }
  };
  readonly sent: ToWorker[] = [];
  terminate = vi.fn();

  postMessage(message: ToWorker): void {
    const data = structuredClone(message);
    this.sent.push(data);
    queueMicrotask(() => this.port.onmessage?.(new MessageEvent("message", {data})));
  }
}

const asking = (text: string): BoundQuery => ({text, marts: [], relations: []});
const one = {names: ["a"], values: [[1]], count: 1};
let line: Line;
let page: WorkerCalls;
const handlers = {
  open: vi.fn<Handlers["open"]>(),
  createMart: vi.fn<Handlers["createMart"]>(),
  select: vi.fn<Handlers["select"]>()
};

beforeEach(() => {
  vi.resetAllMocks();
  handlers.select.mockResolvedValue(one);
  line = new Line();
  answerCalls(line.port, handlers);
  page = callWorker(line, (said) => new EngineError("wasm_missing", `it said ${said}`));
});

afterEach(() => {
  vi.useRealTimers();
});

const failure = (code: string, message: unknown = expect.anything()) =>
  expect.objectContaining({code, message});

describe("calls from a page to its worker", () => {
  it("carry values, and bring back the result", async () => {
    await page.call("createMart", ["visits", new Blob(["bytes"]), ["visit_date"]]);
    const [signal, mart, file, words] = handlers.createMart.mock.calls[0]!;
    expect(signal).toBeInstanceOf(AbortSignal);
    expect([mart, await file.text(), words]).toEqual(["visits", "bytes", ["visit_date"]]);
    expect(await page.call("select", [asking("SELECT 1")])).toEqual(one);
  });

  it("bring back the code of an error, and what an unknown one says", async () => {
    handlers.select.mockRejectedValueOnce(new Error("Binder Error: no such column"));
    await expect(page.call("select", [asking("a")])).rejects.toEqual(
      failure("query_failed", "Binder Error: no such column")
    );
    handlers.select.mockRejectedValueOnce(new Error("Invalid Error: std::bad_alloc"));
    await expect(page.call("select", [asking("a")])).rejects.toEqual(failure("out_of_memory"));
    expect(await page.call("select", [asking("a")])).toEqual(one);
  });

  it("are worked out one at a time, in order, also when they are made at once", async () => {
    const steps: string[] = [];
    handlers.select.mockImplementation(async (_signal, {text}) => {
      steps.push(`begin ${text}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
      steps.push(`end ${text}`);
      return one;
    });
    await Promise.all(["a", "b"].map((text) => page.call("select", [asking(text)])));
    expect(line.sent).toHaveLength(2);
    expect(steps).toEqual(["begin a", "end a", "begin b", "end b"]);
  });

  it("are not begun when they are given up while they wait", async () => {
    const controller = new AbortController();
    const calls = [
      page.call("select", [asking("a")]),
      page.call("select", [asking("b")], {signal: controller.signal}),
      page.call("select", [asking("c")], {signal: AbortSignal.abort()})
    ];
    controller.abort();
    const [a, b, c] = await Promise.allSettled(calls);
    expect(a).toMatchObject({status: "fulfilled"});
    expect(b).toMatchObject({reason: failure("cancelled")});
    expect(c).toMatchObject({reason: failure("cancelled")});
    expect(handlers.select.mock.calls.map(([, {text}]) => text)).toEqual(["a"]);
  });

  it("reach the one that is being worked out when it is given up", async () => {
    const controller = new AbortController();
    handlers.select.mockImplementationOnce(
      (signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(new EngineError("cancelled", "stopped")));
          controller.abort();
        })
    );
    await expect(page.call("select", [asking("a")], {signal: controller.signal})).rejects.toEqual(
      failure("cancelled", "stopped")
    );
  });

  it("fail when the worker does, at once and from then on", async () => {
    handlers.select.mockReturnValue(new Promise(() => {}));
    const call = page.call("select", [asking("a")]);
    line.dispatchEvent(Object.assign(new Event("error"), {message: "Out of memory"}));
    await expect(call).rejects.toEqual(failure("wasm_missing", "it said Out of memory"));
    await expect(page.call("select", [asking("b")])).rejects.toEqual(failure("wasm_missing"));
    expect(line.terminate).toHaveBeenCalledTimes(1);
  });

  it("say nothing of why when the worker's code does not load, of which browsers say nothing", async () => {
    const call = page.call("open", [new Blob(), 0, undefined]);
    line.dispatchEvent(new Event("error"));
    await expect(call).rejects.toEqual(failure("wasm_missing", "it said undefined"));
  });

  it("fail when the page ends the worker", async () => {
    handlers.select.mockReturnValue(new Promise(() => {}));
    const call = page.call("select", [asking("a")]);
    page.end(new EngineError("out_of_memory", "worker: terminated"));
    await expect(call).rejects.toEqual(failure("out_of_memory", "worker: terminated"));
  });
});

describe("a worker at work", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    line = new Line();
    answerCalls(line.port, handlers);
    page = callWorker(line, (said) => new EngineError("wasm_missing", `it said ${said}`));
  });

  it("says so for as long as a call takes, so that it is not taken for dead", async () => {
    handlers.select.mockImplementationOnce(
      () => new Promise((resolve) => setTimeout(() => resolve(one), 600_000))
    );
    const call = page.call("select", [asking("a")]);
    await vi.advanceTimersByTimeAsync(601_000);
    expect(await call).toEqual(one);
  });

  it("is given up when it says nothing for a minute", async () => {
    line.port.onmessage = null;
    const call = page.call("select", [asking("a")]);
    const expected = expect(call).rejects.toEqual(failure("wasm_missing", "it said silent"));
    await vi.advanceTimersByTimeAsync(61_000);
    await expected;
  });
});
