import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {Settling} from "../../src/components/settle.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const soon_ms = 200;
const late_ms = 300;

/** A page that has been settled once, and its root. */
async function settledPage(): Promise<{settling: Settling; root: HTMLElement}> {
  const root = document.createElement("html");
  const settling = new Settling(root);
  settling.hold()();
  await vi.advanceTimersByTimeAsync(late_ms);
  return {settling, root};
}

describe("Settling", () => {
  it("is settled some frames after the last of what it waits for", async () => {
    const {settling, root} = await settledPage();
    const releases = [settling.hold(), settling.hold()];
    releases[0]!();
    await vi.advanceTimersByTimeAsync(late_ms);
    expect(root.dataset.settled).toBe("false");
    releases[1]!();
    expect(root.dataset.settled).toBe("false");
    await vi.advanceTimersByTimeAsync(late_ms);
    expect(root.dataset.settled).toBe("true");
  });

  it("shows that it is behind only when that lasts, counted from the first thing it waits for", async () => {
    const {settling, root} = await settledPage();
    const first = settling.hold();
    await vi.advanceTimersByTimeAsync(soon_ms);
    expect(root.dataset.behind).toBeUndefined();
    const second = settling.hold();
    first();
    await vi.advanceTimersByTimeAsync(late_ms - soon_ms);
    expect(root.dataset.behind).toBe("");
    second();
    await vi.advanceTimersByTimeAsync(late_ms);
    expect(root.dataset).toMatchObject({settled: "true"});
    expect(root.dataset.behind).toBeUndefined();
  });

  it("shows nothing of a wait that is over in time, nor of the one when a page opens", async () => {
    const {settling, root} = await settledPage();
    const release = settling.hold();
    await vi.advanceTimersByTimeAsync(soon_ms - 100);
    release();
    await vi.advanceTimersByTimeAsync(2 * late_ms);
    expect(root.dataset.behind).toBeUndefined();

    const opening = document.createElement("html");
    new Settling(opening).hold();
    await vi.advanceTimersByTimeAsync(2 * late_ms);
    expect(opening.dataset).toMatchObject({settled: "false"});
    expect(opening.dataset.behind).toBeUndefined();
  });
});
