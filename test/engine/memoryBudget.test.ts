import {afterEach, beforeEach, expect, it, vi} from "vitest";

let budget: typeof import("../../src/engine/memoryBudget.js");

beforeEach(async () => {
  vi.resetModules();
  budget = await import("../../src/engine/memoryBudget.js");
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const device = (deviceMemory: number | undefined, isTouch: boolean) => {
  vi.stubGlobal("navigator", {deviceMemory});
  vi.stubGlobal("matchMedia", () => ({matches: isTouch}));
};

it.each([
  [0.5, true, 1.25e8],
  [4, true, 1e9],
  [undefined, true, 5e8], // an iPhone
  [undefined, false, 1e9], // Firefox on a desktop
  [32, false, 2e9] // no more than WebAssembly can address beside its queries
])("memoryBudget_bytes() of a device of %s GB, touched: %s", (memory, isTouch, expected) => {
  device(memory, isTouch);
  expect(budget.memoryBudget_bytes()).toBe(expected);
});

it("requireMemory(bytes) lets the tables of a single dealer through on any phone", () => {
  device(1, true);
  expect(() => budget.requireMemory([["visits", 5e6]])).not.toThrow();
});

it("requireMemory(bytes) asks once before it goes beyond the device", () => {
  device(2, true);
  let failure: {code?: string; shortage?: {proceed: () => void; needed_bytes: number}} = {};
  try {
    budget.requireMemory([
      ["visits", 9e7],
      ["customer_periods", 8e7]
    ]);
  } catch (error) {
    failure = error as typeof failure;
  }
  expect(failure.code).toBe("memory_short");
  expect(failure.shortage!.needed_bytes).toBe(64e6 + 16 * 9e7 + 2 * 8e7);
  failure.shortage!.proceed();
  expect(() => budget.requireMemory([["visits", 2e8]])).not.toThrow();
});

it.each([
  [2, true, 2.5e8],
  [0.5, true, 2e8], // those of a page at a million visits
  [32, false, 1e9]
])("sharedTables_bytes() of a device of %s GB, touched: %s", (memory, isTouch, expected) => {
  device(memory, isTouch);
  expect(budget.sharedTables_bytes()).toBe(expected);
});
