import {beforeEach, describe, expect, it, vi} from "vitest";

const engine = vi.hoisted(() => ({
  openDatabase: vi.fn(),
  createMart: vi.fn(),
  select: vi.fn(),
  terminate: vi.fn(),
  download: vi.fn()
}));

vi.mock("../../src/engine/database.js", () => ({openDatabase: engine.openDatabase}));
vi.mock("../../src/engine/download.js", () => ({
  download: engine.download,
  gunzip: async (file: Blob) => file
}));

const {signal} = new AbortController();
let runQuery: (typeof import("../../src/engine/session.js"))["runQuery"];
let engineStatus: (typeof import("../../src/engine/status.js"))["engineStatus"];
let EngineError: (typeof import("../../src/engine/errors.js"))["EngineError"];
let phases: string[];

beforeEach(async () => {
  vi.resetModules();
  vi.resetAllMocks();
  engine.openDatabase.mockImplementation(async () => engine);
  engine.select.mockImplementation(async (text: string) => [{text}]);
  engine.download.mockImplementation(
    async (href: string, {onLoaded}: {onLoaded: (bytes: number) => void}) => {
      onLoaded(href.length);
      return new Blob([href]);
    }
  );
  ({runQuery} = await import("../../src/engine/session.js"));
  ({engineStatus} = await import("../../src/engine/status.js"));
  ({EngineError} = await import("../../src/engine/errors.js"));
  phases = [];
  engineStatus.subscribe(({phase}) => {
    if (phases.at(-1) !== phase) phases.push(phase);
  });
});

function downloads(): string[] {
  return engine.download.mock.calls.map(([href]) => href);
}

const code = (expected: string) => expect.objectContaining({code: expected});

describe("runQuery(text, marts, signal)", () => {
  it("starts one engine, loads each mart once, and shows how far it is", async () => {
    const answers = await Promise.all([
      runQuery("a", ["visits"], signal),
      runQuery("b", ["visits", "customers"], signal)
    ]);
    expect(answers).toEqual([[{text: "a"}], [{text: "b"}]]);
    expect(await runQuery("c", ["customers"], signal)).toEqual([{text: "c"}]);
    expect(engine.openDatabase).toHaveBeenCalledTimes(1);
    expect(downloads().sort()).toEqual([
      "../data/marts/customers.parquet",
      "../data/marts/visits.parquet",
      "./duckdb-eh.wasm.gz"
    ]);
    expect(engine.createMart.mock.calls.map(([mart]) => mart).sort()).toEqual([
      "customers",
      "visits"
    ]);
    expect(phases).toEqual(["idle", "downloading", "starting", "loading", "ready"]);
    expect(engineStatus.get().loaded_bytes).toBe(downloads().join("").length);
  });

  it("hands over the bytes of the mart before the query that reads it", async () => {
    await runQuery("a", ["visits"], signal);
    const bytes = engine.createMart.mock.calls[0]![1] as Uint8Array;
    expect(new TextDecoder().decode(bytes)).toBe("../data/marts/visits.parquet");
    expect(engine.createMart.mock.invocationCallOrder[0]).toBeLessThan(
      engine.select.mock.invocationCallOrder[0]!
    );
  });

  it("shows loading again only when a query names a further mart", async () => {
    await runQuery("a", ["visits"], signal);
    await runQuery("b", ["visits"], signal);
    await runQuery("c", ["leads"], signal);
    expect(phases.slice(4)).toEqual(["ready", "loading", "ready"]);
  });

  it("hands over the shared relations of a query", async () => {
    const relations = [{name: "chosen_1", text: "SELECT 1"}];
    await runQuery("a", [], signal, relations);
    expect(engine.select).toHaveBeenCalledWith("a", signal, relations);
  });

  it("asks for all queries at once, so that they wait in the worker and not in the page", async () => {
    const waiting: (() => void)[] = [];
    engine.select.mockImplementation(
      () => new Promise((resolve) => waiting.push(() => resolve([])))
    );
    const answers = ["a", "b", "c"].map((text) => runQuery(text, [], signal));
    await vi.waitFor(() => expect(waiting).toHaveLength(3));
    for (const resolve of waiting) resolve();
    await Promise.all(answers);
  });

  it("does not ask for what was cancelled while its mart was on its way", async () => {
    const controller = new AbortController();
    const answer = runQuery("a", ["visits"], controller.signal);
    controller.abort();
    await expect(answer).rejects.toEqual(code("cancelled"));
    expect(engine.select).not.toHaveBeenCalled();
  });

  it("keeps the engine after a query that failed", async () => {
    engine.select.mockRejectedValueOnce(new Error("Binder Error: no such column"));
    await expect(runQuery("a", ["visits"], signal)).rejects.toEqual(code("query_failed"));
    expect(engineStatus.get().phase).toBe("ready");
    expect(await runQuery("b", ["visits"], signal)).toEqual([{text: "b"}]);
    expect(engine.openDatabase).toHaveBeenCalledTimes(1);
    expect(engine.createMart).toHaveBeenCalledTimes(1);
  });

  it("fetches only what is missing when asked again after a failed download", async () => {
    const fetchFile = engine.download.getMockImplementation()!;
    engine.download.mockImplementation(async (href: string, options: unknown) => {
      if (href.includes("visits")) throw new EngineError("download_failed", href);
      return fetchFile(href, options);
    });
    await expect(runQuery("a", ["visits"], signal)).rejects.toEqual(code("download_failed"));
    expect(engineStatus.get()).toMatchObject({phase: "failed", code: "download_failed"});
    await vi.waitFor(() => expect(engine.openDatabase).toHaveBeenCalledTimes(1));
    expect(engineStatus.get().phase).toBe("failed");
    engine.download.mockImplementation(fetchFile);
    expect(await runQuery("a", ["visits"], signal)).toEqual([{text: "a"}]);
    expect(engine.openDatabase).toHaveBeenCalledTimes(1);
    expect(engineStatus.get().phase).toBe("ready");
  });

  it("starts again when asked again after the engine could not start", async () => {
    engine.openDatabase.mockRejectedValueOnce(new EngineError("wasm_missing", "no"));
    await expect(runQuery("a", ["visits"], signal)).rejects.toEqual(code("wasm_missing"));
    expect(engineStatus.get()).toMatchObject({phase: "failed", code: "wasm_missing"});
    expect(await runQuery("a", ["visits"], signal)).toEqual([{text: "a"}]);
    expect(engine.openDatabase).toHaveBeenCalledTimes(2);
  });

  it("ends an engine that ran out of memory, and starts another for the next query", async () => {
    await runQuery("a", ["visits"], signal);
    engine.select.mockRejectedValueOnce(new Error("Invalid Error: std::bad_alloc"));
    await expect(runQuery("b", ["visits"], signal)).rejects.toEqual(code("out_of_memory"));
    expect(engine.terminate).toHaveBeenCalledTimes(1);
    expect(engineStatus.get()).toMatchObject({phase: "failed", code: "out_of_memory"});
    expect(await runQuery("c", ["visits"], signal)).toEqual([{text: "c"}]);
    expect(engine.openDatabase).toHaveBeenCalledTimes(2);
    expect(engine.createMart).toHaveBeenCalledTimes(2);
  });

  it("reports a mart that cannot be read", async () => {
    engine.createMart.mockRejectedValueOnce(new Error("Invalid Input Error: no magic bytes"));
    await expect(runQuery("a", ["visits"], signal)).rejects.toEqual(code("query_failed"));
    expect(engineStatus.get()).toMatchObject({phase: "failed", code: "query_failed"});
  });
});
