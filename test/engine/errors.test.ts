import {expect, it} from "vitest";
import {asEngineError, EngineError, throwIfCancelled} from "../../src/engine/errors.js";

it.each([
  "Out of Memory Error: could not allocate block of size 262KB (3.4GB/3.4GB used)",
  "Out of Memory Error: Failed to allocate block of 1073741824 bytes",
  "Invalid Error: std::bad_alloc",
  "RangeError: Array buffer allocation failed",
  "Aborted(). Build with -sASSERTIONS for more info."
])("asEngineError(error) knows memory exhaustion: %s", (message) => {
  expect(asEngineError(new Error(message)).code).toBe("out_of_memory");
  expect(asEngineError(new Error(message), "wasm_missing").code).toBe("out_of_memory");
});

it("asEngineError(error, code) gives other errors the code, and keeps the cause", () => {
  const cause = new Error("Binder Error: no such column");
  expect(asEngineError(cause)).toMatchObject({code: "query_failed", message: cause.message, cause});
  expect(asEngineError("text", "download_failed")).toMatchObject({
    code: "download_failed",
    message: "text"
  });
});

it("asEngineError(error) leaves an EngineError as it is", () => {
  const error = new EngineError("cancelled", "gone");
  expect(asEngineError(error, "query_failed")).toBe(error);
});

it("throwIfCancelled(signal) throws only when aborted", () => {
  expect(() => throwIfCancelled(undefined)).not.toThrow();
  expect(() => throwIfCancelled(new AbortController().signal)).not.toThrow();
  expect(() => throwIfCancelled(AbortSignal.abort())).toThrow(
    expect.objectContaining({code: "cancelled"})
  );
});
