import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {watchSilence} from "../../src/engine/silence.js";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it("watchSilence() tells of a worker that says nothing for a minute during a call", () => {
  const worker = new EventTarget();
  const onSilence = vi.fn();
  watchSilence(worker, onSilence)();
  vi.advanceTimersByTime(59_000);
  worker.dispatchEvent(new Event("message"));
  vi.advanceTimersByTime(59_000);
  expect(onSilence).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(onSilence).toHaveBeenCalledTimes(1);
});

it("watchSilence() lets a worker without work be silent", () => {
  const onSilence = vi.fn();
  const watch = watchSilence(new EventTarget(), onSilence);
  const [first, second] = [watch(), watch()];
  first();
  second();
  vi.advanceTimersByTime(600_000);
  expect(onSilence).not.toHaveBeenCalled();
});
