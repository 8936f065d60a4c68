/** How long after the last drawing a page is taken to be at rest, and the longest that something then waits for a free moment. */
const REST_MS = 250;
const LATEST_MS = 1000;

/** Does something a moment later, when the page draws nothing more. Safari has no idle callbacks. */
export function whenIdle(work: () => void): void {
  setTimeout(() => {
    if (typeof requestIdleCallback === "function") {
      requestIdleCallback(work, {timeout: LATEST_MS});
    } else work();
  }, REST_MS);
}
