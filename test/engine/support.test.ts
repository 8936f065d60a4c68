import {afterEach, expect, it, vi} from "vitest";
import {requireWebAssembly} from "../../src/engine/support.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

it("requireWebAssembly() accepts an engine with exception handling", () => {
  expect(requireWebAssembly).not.toThrow();
});

it("requireWebAssembly() refuses a browser without WebAssembly", () => {
  vi.stubGlobal("WebAssembly", undefined);
  expect(requireWebAssembly).toThrow(expect.objectContaining({code: "wasm_missing"}));
});

it("requireWebAssembly() refuses a browser without exception handling", () => {
  vi.stubGlobal("WebAssembly", {validate: () => false});
  expect(requireWebAssembly).toThrow(expect.objectContaining({code: "wasm_missing"}));
});
