import {beforeEach, expect, it, vi} from "vitest";

let status: typeof import("../../src/engine/status.js");
let seen: unknown[];

beforeEach(async () => {
  vi.resetModules();
  status = await import("../../src/engine/status.js");
  seen = [];
  status.engineStatus.subscribe((now) => seen.push(now));
});

it("engineStatus.subscribe(listener) tells the state at once and each change, until it is stopped", () => {
  const listener = vi.fn();
  const stop = status.engineStatus.subscribe(listener);
  expect(listener.mock.calls).toEqual([[{phase: "idle", loaded_bytes: 0, total_bytes: 0}]]);
  status.setPhase("starting");
  status.setPhase("starting");
  stop();
  status.setPhase("ready");
  expect(listener).toHaveBeenCalledTimes(2);
  expect(status.engineStatus.get().phase).toBe("ready");
});

it("setLoaded(file, loaded, expected) adds up files, and starts a file again", () => {
  status.setPhase("downloading");
  status.setLoaded("a", 10, 100);
  status.setLoaded("b", 5, 50);
  status.setLoaded("a", 0, 100);
  expect(seen.slice(-2)).toEqual([
    {phase: "downloading", loaded_bytes: 15, total_bytes: 150},
    {phase: "downloading", loaded_bytes: 5, total_bytes: 150}
  ]);
});

it("setLoaded(file, loaded, expected) never shows more loaded than total, nor NaN", () => {
  status.setLoaded("a", 120, 100);
  status.setLoaded("b", 3, NaN);
  expect(status.engineStatus.get()).toMatchObject({loaded_bytes: 123, total_bytes: 123});
});

it("counts bytes anew after ready", () => {
  status.setLoaded("a", 100, 100);
  status.setPhase("ready");
  expect(status.engineStatus.get().loaded_bytes).toBe(100);
  status.setPhase("loading");
  status.setLoaded("b", 1, 2);
  expect(seen.slice(-2)).toEqual([
    {phase: "loading", loaded_bytes: 0, total_bytes: 0},
    {phase: "loading", loaded_bytes: 1, total_bytes: 2}
  ]);
});

it("setFailed(code) keeps the code until the next phase", () => {
  status.setFailed("download_failed");
  status.setLoaded("a", 1, 2);
  expect(status.engineStatus.get()).toMatchObject({phase: "failed", code: "download_failed"});
  status.setPhase("downloading");
  expect(status.engineStatus.get()).toEqual({
    phase: "downloading",
    loaded_bytes: 0,
    total_bytes: 0
  });
});
