import {beforeEach, describe, expect, it, vi} from "vitest";
import type {MartName} from "../../src/contract/marts.js";
import type {BoundQuery} from "../../src/engine/boundQuery.js";

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
  engine.select.mockImplementation(async ({text}: BoundQuery) => [{text}]);
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

const asking = (text: string, marts: readonly MartName[] = []): BoundQuery => ({
  text,
  marts,
  relations: []
});

const code = (expected: string) => expect.objectContaining({code: expected});

describe("runQuery(query, signal)", () => {
  it("starts one engine, loads each mart once, and shows how far it is", async () => {
    const answers = await Promise.all([
      runQuery(asking("a", ["visits"]), signal),
      runQuery(asking("b", ["visits", "customers"]), signal)
    ]);
    expect(answers).toEqual([[{text: "a"}], [{text: "b"}]]);
    expect(await runQuery(asking("c", ["customers"]), signal)).toEqual([{text: "c"}]);
    expect(engine.openDatabase).toHaveBeenCalledTimes(1);
    expect(downloads().sort()).toEqual([
      "../data/marts/customers.parquet",
      "../data/marts/manifest.json",
      "../data/marts/visits.parquet",
      "./duckdb-eh.wasm.gz"
    ]);
    expect(engine.createMart.mock.calls.map(([mart]) => mart).sort()).toEqual([
      "customers",
      "visits"
    ]);
    expect(phases).toEqual(["idle", "downloading", "starting", "loading", "ready"]);
    const shown = downloads().filter((href) => !href.includes("manifest"));
    expect(engineStatus.get().loaded_bytes).toBe(shown.join("").length);
  });

  it("hands over the mart before the query that reads it", async () => {
    await runQuery(asking("a", ["visits"]), signal);
    const file = engine.createMart.mock.calls[0]![1] as Blob;
    expect(await file.text()).toBe("../data/marts/visits.parquet");
    expect(engine.createMart.mock.invocationCallOrder[0]).toBeLessThan(
      engine.select.mock.invocationCallOrder[0]!
    );
  });

  it("asks for the columns that all queries name which wait for a mart, and the relations they read", async () => {
    const relations = [{name: "chosen_1", text: "SELECT visit_date FROM visits"}];
    await Promise.all([
      runQuery({...asking("SELECT is_rework FROM visits", ["visits"]), relations}, signal),
      runQuery(asking("SELECT advisor FROM visits, customers", ["visits", "customers"]), signal)
    ]);
    await runQuery(asking("SELECT parts FROM visits, leads", ["visits", "leads"]), signal);
    const words = Object.fromEntries(
      engine.createMart.mock.calls.map(([mart, , given]) => [mart, new Set(given)])
    );
    expect(words.visits).toEqual(
      new Set(["SELECT", "is_rework", "FROM", "visits", "visit_date", "advisor", "customers"])
    );
    expect(words.customers).toEqual(new Set(["SELECT", "advisor", "FROM", "visits", "customers"]));
    expect(words.leads).toEqual(new Set(["SELECT", "parts", "FROM", "visits", "leads"]));
  });

  it("shows loading again only when a query names a further mart", async () => {
    await runQuery(asking("a", ["visits"]), signal);
    await runQuery(asking("b", ["visits"]), signal);
    await runQuery(asking("c", ["leads"]), signal);
    expect(phases.slice(4)).toEqual(["ready", "loading", "ready"]);
  });

  it("hands over the shared relations of a query", async () => {
    const relations = [{name: "chosen_1", text: "SELECT 1"}];
    const query = {...asking("a"), relations};
    await runQuery(query, signal);
    expect(engine.select).toHaveBeenCalledWith(query, signal);
  });

  it("asks for all queries at once, so that they wait in the worker and not in the page", async () => {
    const waiting: (() => void)[] = [];
    engine.select.mockImplementation(
      () => new Promise((resolve) => waiting.push(() => resolve([])))
    );
    const answers = ["a", "b", "c"].map((text) => runQuery(asking(text), signal));
    await vi.waitFor(() => expect(waiting).toHaveLength(3));
    for (const resolve of waiting) resolve();
    await Promise.all(answers);
  });

  it("does not ask for what was cancelled while its mart was on its way", async () => {
    const controller = new AbortController();
    const answer = runQuery(asking("a", ["visits"]), controller.signal);
    controller.abort();
    await expect(answer).rejects.toEqual(code("cancelled"));
    expect(engine.select).not.toHaveBeenCalled();
  });

  it("keeps the engine after a query that failed", async () => {
    engine.select.mockRejectedValueOnce(new Error("Binder Error: no such column"));
    await expect(runQuery(asking("a", ["visits"]), signal)).rejects.toEqual(code("query_failed"));
    expect(engineStatus.get().phase).toBe("ready");
    expect(await runQuery(asking("b", ["visits"]), signal)).toEqual([{text: "b"}]);
    expect(engine.openDatabase).toHaveBeenCalledTimes(1);
    expect(engine.createMart).toHaveBeenCalledTimes(1);
  });

  it("fetches only what is missing when asked again after a failed download", async () => {
    const fetchFile = engine.download.getMockImplementation()!;
    engine.download.mockImplementation(async (href: string, options: unknown) => {
      if (href.includes("visits")) throw new EngineError("download_failed", href);
      return fetchFile(href, options);
    });
    await expect(runQuery(asking("a", ["visits"]), signal)).rejects.toEqual(
      code("download_failed")
    );
    expect(engineStatus.get()).toMatchObject({phase: "failed", code: "download_failed"});
    await vi.waitFor(() => expect(engine.openDatabase).toHaveBeenCalledTimes(1));
    expect(engineStatus.get().phase).toBe("failed");
    engine.download.mockImplementation(fetchFile);
    expect(await runQuery(asking("a", ["visits"]), signal)).toEqual([{text: "a"}]);
    expect(engine.openDatabase).toHaveBeenCalledTimes(1);
    expect(engineStatus.get().phase).toBe("ready");
  });

  it("starts again when asked again after the engine could not start", async () => {
    engine.openDatabase.mockRejectedValueOnce(new EngineError("wasm_missing", "no"));
    await expect(runQuery(asking("a", ["visits"]), signal)).rejects.toEqual(code("wasm_missing"));
    expect(engineStatus.get()).toMatchObject({phase: "failed", code: "wasm_missing"});
    expect(await runQuery(asking("a", ["visits"]), signal)).toEqual([{text: "a"}]);
    expect(engine.openDatabase).toHaveBeenCalledTimes(2);
  });

  it("ends an engine that ran out of memory, and starts another for the next query", async () => {
    await runQuery(asking("a", ["visits"]), signal);
    engine.select.mockRejectedValueOnce(new Error("Invalid Error: std::bad_alloc"));
    await expect(runQuery(asking("b", ["visits"]), signal)).rejects.toEqual(code("out_of_memory"));
    expect(engine.terminate).toHaveBeenCalledTimes(1);
    expect(engineStatus.get()).toMatchObject({phase: "failed", code: "out_of_memory"});
    expect(await runQuery(asking("c", ["visits"]), signal)).toEqual([{text: "c"}]);
    expect(engine.openDatabase).toHaveBeenCalledTimes(2);
    expect(engine.createMart).toHaveBeenCalledTimes(2);
  });

  it("reports a mart that cannot be read", async () => {
    engine.createMart.mockRejectedValueOnce(new Error("Invalid Input Error: no magic bytes"));
    await expect(runQuery(asking("a", ["visits"]), signal)).rejects.toEqual(code("query_failed"));
    expect(engineStatus.get()).toMatchObject({phase: "failed", code: "query_failed"});
  });
});
