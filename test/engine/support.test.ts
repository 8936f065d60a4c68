import {afterEach, expect, it, vi} from "vitest";
import {missingSupport, requireWebAssembly} from "../../src/engine/support.js";

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

it("missingSupport() names what is missing for good", () => {
  expect(missingSupport()).toBeNull();
  vi.stubGlobal("WebAssembly", undefined);
  expect(missingSupport()).toBe("wasm_missing");
});
