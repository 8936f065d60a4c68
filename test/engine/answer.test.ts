import {beforeEach, describe, expect, it, vi} from "vitest";
import type {BoundQuery} from "../../src/engine/boundQuery.js";
import type {Query, Row, Value} from "../../src/queries/query.js";

const {runQuery} = vi.hoisted(() => ({
  runQuery: vi.fn<(query: BoundQuery, signal: AbortSignal) => Promise<Row[]>>()
}));

vi.mock("../../src/engine/session.js", () => ({runQuery}));

let answer: (typeof import("../../src/engine/answer.js"))["answer"];
let provideFile: (typeof import("../stubs/stdlib.js"))["provideFile"];

beforeEach(async () => {
  vi.resetModules();
  runQuery.mockReset();
  runQuery.mockImplementation(async ({text}) => [{text}]);
  ({answer} = await import("../../src/engine/answer.js"));
  ({provideFile} = await import("../stubs/stdlib.js"));
});

function question(text: string, ...values: Value[]): Query {
  return {key: `${text}(${values.join(",")})`, marts: ["visits"], text, values};
}

/** A job that the test ends, and that fails when it is cancelled, as the engine's do. */
function heldJob() {
  let finish: (rows: Row[]) => void;
  runQuery.mockImplementationOnce(
    (_query, signal) =>
      new Promise((resolve, reject) => {
        finish = resolve;
        signal.addEventListener("abort", () => reject(new Error("stopped")));
      })
  );
  return (rows: Row[]) => finish(rows);
}

describe("answer(query, {page})", () => {
  beforeEach(() => {
    provideFile(
      "../data/marts/first_home.json",
      JSON.stringify({"SELECT ?(1)": [{n: 7}], "empty()": []})
    );
  });

  it("takes the page's prebuilt result for the key, without the engine", async () => {
    const {rows, source, elapsed_ms} = await answer(question("SELECT ?", 1), {page: "home"});
    expect({rows, source}).toEqual({rows: [{n: 7}], source: "prebuilt"});
    expect(elapsed_ms).toBeGreaterThanOrEqual(0);
    expect((await answer(question("empty"), {page: "home"})).rows).toEqual([]);
    expect(runQuery).not.toHaveBeenCalled();
  });

  it("asks the engine for another key, and where no page is named", async () => {
    expect(await answer(question("SELECT ?", 2), {page: "home"})).toMatchObject({
      rows: [{text: "SELECT 2"}],
      source: "engine"
    });
    expect((await answer(question("SELECT ?", 1))).source).toBe("engine");
  });

  it("asks the engine when the prebuilt results are not to be had", async () => {
    vi.useFakeTimers();
    const missing = answer(question("SELECT ?", 1), {page: "loyalty"});
    await vi.runAllTimersAsync();
    vi.useRealTimers();
    expect((await missing).source).toBe("engine");
  });
});

describe("answer(query)", () => {
  it("binds the values and names the marts", async () => {
    await answer(question("SELECT ?, ?", "it's", 2));
    expect(runQuery).toHaveBeenCalledWith(
      {text: "SELECT 'it''s', 2", marts: ["visits"], relations: []},
      expect.anything()
    );
  });

  it("binds the values of shared relations", async () => {
    const relations = [{name: "chosen_1", text: "SELECT ?", values: ["it's"]}];
    await answer({...question("FROM chosen_1"), relations});
    expect(runQuery).toHaveBeenCalledWith(
      {
        text: "FROM chosen_1",
        marts: ["visits"],
        relations: [{name: "chosen_1", text: "SELECT 'it''s'"}]
      },
      expect.anything()
    );
  });

  it("keeps answers by text and values, not by key alone", async () => {
    await answer(question("SELECT ?", 1));
    expect((await answer(question("SELECT ?", 1))).source).toBe("engine");
    expect(runQuery).toHaveBeenCalledTimes(1);
    await answer({...question("SELECT ?", 2), key: question("SELECT ?", 1).key});
    expect(runQuery).toHaveBeenCalledTimes(2);
  });

  it("gives each caller an array of its own", async () => {
    const first = await answer(question("SELECT 1"));
    first.rows.length = 0;
    expect((await answer(question("SELECT 1"))).rows).toEqual([{text: "SELECT 1"}]);
  });

  it("does not keep a failure", async () => {
    runQuery.mockRejectedValueOnce(new Error("Binder Error"));
    await expect(answer(question("SELECT 1"))).rejects.toMatchObject({code: "query_failed"});
    expect((await answer(question("SELECT 1"))).rows).toEqual([{text: "SELECT 1"}]);
  });

  it("reports values that do not fit as query_failed", async () => {
    await expect(answer(question("SELECT ?"))).rejects.toMatchObject({code: "query_failed"});
    expect(runQuery).not.toHaveBeenCalled();
  });
});

describe("answer(query, {signal, channel})", () => {
  it("lets equal requests share one job, which goes on while one still wants it", async () => {
    const finish = heldJob();
    const controller = new AbortController();
    const given = answer(question("SELECT 1"), {signal: controller.signal});
    const wanted = answer(question("SELECT 1"));
    await vi.waitFor(() => expect(runQuery).toHaveBeenCalled());
    controller.abort();
    await expect(given).rejects.toMatchObject({code: "cancelled"});
    finish([{n: 1}]);
    expect((await wanted).rows).toEqual([{n: 1}]);
    expect(runQuery).toHaveBeenCalledTimes(1);
  });

  it("stops the job when nobody wants it any more, and starts another when asked again", async () => {
    heldJob();
    const controller = new AbortController();
    const given = answer(question("SELECT 1"), {signal: controller.signal});
    await vi.waitFor(() => expect(runQuery).toHaveBeenCalled());
    controller.abort();
    await expect(given).rejects.toMatchObject({code: "cancelled"});
    expect(runQuery.mock.calls[0]![1].aborted).toBe(true);
    expect((await answer(question("SELECT 1"))).rows).toEqual([{text: "SELECT 1"}]);
    expect(runQuery).toHaveBeenCalledTimes(2);
  });

  it("does not start when the signal is already aborted", async () => {
    const given = answer(question("SELECT 1"), {signal: AbortSignal.abort()});
    await expect(given).rejects.toMatchObject({code: "cancelled"});
    expect(runQuery).not.toHaveBeenCalled();
  });

  it("gives up an older request on the same channel, and only there", async () => {
    heldJob();
    const finishOther = heldJob();
    const older = answer(question("SELECT ?", 1), {channel: "trend"});
    const other = answer(question("SELECT ?", 2), {channel: "share"});
    await vi.waitFor(() => expect(runQuery).toHaveBeenCalledTimes(2));
    const newer = answer(question("SELECT ?", 3), {channel: "trend"});
    await expect(older).rejects.toMatchObject({code: "cancelled"});
    expect((await newer).rows).toEqual([{text: "SELECT 3"}]);
    finishOther([{n: 2}]);
    expect((await other).rows).toEqual([{n: 2}]);
  });

  it("gives up an older request also for a prebuilt answer, and for a kept one", async () => {
    provideFile("../data/marts/first_home.json", JSON.stringify({"SELECT ?(9)": [{n: 9}]}));
    heldJob();
    const older = answer(question("SELECT ?", 1), {channel: "trend"});
    await vi.waitFor(() => expect(runQuery).toHaveBeenCalled());
    const newer = answer(question("SELECT ?", 9), {channel: "trend", page: "home"});
    await expect(older).rejects.toMatchObject({code: "cancelled"});
    expect((await newer).source).toBe("prebuilt");
  });
});
