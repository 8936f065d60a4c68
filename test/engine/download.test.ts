import {gzipSync} from "node:zlib";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {download, gunzip} from "../../src/engine/download.js";

const fetchStub = vi.fn<typeof fetch>();
const wait = vi.fn(async (_milliseconds: number) => {});

beforeEach(() => {
  fetchStub.mockReset();
  wait.mockClear();
  vi.stubGlobal("fetch", fetchStub);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function parts(...texts: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const text of texts) controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    }
  });
}

/** Sends a few bytes, then nothing more, until the request is aborted. */
function stalling(signal: AbortSignal): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(3));
      signal.addEventListener("abort", () => controller.error(signal.reason));
    }
  });
}

describe("download(href)", () => {
  it("returns the content and tells the bytes that have come", async () => {
    fetchStub.mockResolvedValue(new Response(parts("ab", "c")));
    const onLoaded = vi.fn();
    const file = await download("x", {onLoaded, wait});
    expect(await file.text()).toBe("abc");
    expect(onLoaded.mock.calls).toEqual([[0], [2], [3]]);
    expect(wait).not.toHaveBeenCalled();
  });

  it("tries again after a broken connection and after a busy host, counting from zero", async () => {
    fetchStub
      .mockRejectedValueOnce(new TypeError("network error"))
      .mockResolvedValueOnce(new Response("busy", {status: 503}))
      .mockResolvedValueOnce(new Response(parts("abc")));
    const onLoaded = vi.fn();
    expect(await (await download("x", {onLoaded, wait})).text()).toBe("abc");
    expect(wait.mock.calls).toEqual([[500], [2000]]);
    expect(onLoaded.mock.calls).toEqual([[0], [0], [0], [3]]);
  });

  it("gives up after three tries", async () => {
    fetchStub.mockImplementation(async () => new Response("busy", {status: 503}));
    await expect(download("x.parquet", {wait})).rejects.toMatchObject({
      code: "download_failed",
      message: "x.parquet: HTTP status 503 (expected the file)"
    });
    expect(fetchStub).toHaveBeenCalledTimes(3);
  });

  it("does not try again when the file is not there", async () => {
    fetchStub.mockImplementation(async () => new Response("no", {status: 404}));
    await expect(download("x", {wait})).rejects.toMatchObject({code: "download_failed"});
    expect(fetchStub).toHaveBeenCalledTimes(1);
  });

  it("ends a try in which no byte comes for 15 seconds", async () => {
    vi.useFakeTimers();
    fetchStub
      .mockImplementationOnce(async (_href, init) => new Response(stalling(init!.signal!)))
      .mockResolvedValueOnce(new Response(parts("abc")));
    const file = download("x", {wait});
    await vi.advanceTimersByTimeAsync(14_900);
    expect(fetchStub).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(await (await file).text()).toBe("abc");
    expect(fetchStub).toHaveBeenCalledTimes(2);
  });
});

describe("gunzip(file, type)", () => {
  const bytes = gzipSync("engine".repeat(1000));

  it("undoes gzip and sets the type", async () => {
    const file = await gunzip(new Blob([bytes]), "application/wasm");
    expect(await file.text()).toBe("engine".repeat(1000));
    expect(file.type).toBe("application/wasm");
  });

  it("leaves a file alone that the host has already decoded", async () => {
    const file = await gunzip(new Blob(["\0asm1"]), "application/wasm");
    expect(await file.text()).toBe("\0asm1");
    expect(file.type).toBe("application/wasm");
  });

  it("refuses damaged bytes", async () => {
    const cut = new Blob([bytes.subarray(0, bytes.length - 9)]);
    await expect(gunzip(cut, "text/plain")).rejects.toMatchObject({code: "download_failed"});
  });

  it("says so where the browser cannot decompress", async () => {
    vi.stubGlobal("DecompressionStream", undefined);
    await expect(gunzip(new Blob([bytes]), "text/plain")).rejects.toMatchObject({
      code: "decompression_missing"
    });
    expect(await (await gunzip(new Blob(["plain"]), "text/plain")).text()).toBe("plain");
  });
});
