/** Frames that Framework's runtime and the charts' size observers take to draw what has been answered. */
const FRAMES_TO_DRAW = 4;

/** How long figures of the view before stay as they are: most are replaced within it. */
const BEHIND_AFTER_MS = 250;

/** A hidden page has no frames; on a busy machine those of a visible one may be late, and with them what they draw. */
const patience_ms = (): number => (document.visibilityState === "visible" ? 2000 : 50);

const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, patience_ms());
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * Keeps count of what a page still waits for, and says so on the root element: `data-settled`; and `data-behind` as soon
 * as a page that has been settled waits for so long that what it shows has to look like it. A delay in the style would
 * have the browser compose the page in every frame of it.
 */
export class Settling {
  #pending = 0;
  #turn = 0;
  #hasSettled = false;
  #behindTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly root: HTMLElement = document.documentElement,
    private readonly whenFirstSettled: () => void = () => {}
  ) {
    this.#mark(false);
  }

  /** Counts something as pending until the returned function is called. */
  hold(): () => void {
    this.#pending++;
    this.#turn++;
    this.#mark(false);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#pending--;
      if (this.#pending === 0) void this.#drawn();
    };
  }

  /** Counts the work as pending until it ends, well or not. */
  async during<T>(work: Promise<T>): Promise<T> {
    const release = this.hold();
    try {
      return await work;
    } finally {
      release();
    }
  }

  async #drawn(): Promise<void> {
    const turn = this.#turn;
    for (let frame = 0; frame < FRAMES_TO_DRAW; frame++) {
      await nextFrame();
      if (turn !== this.#turn) return;
    }
    this.#mark(true);
    if (!this.#hasSettled) this.whenFirstSettled();
    this.#hasSettled = true;
  }

  #mark(isSettled: boolean): void {
    this.root.dataset.settled = String(isSettled);
    if (isSettled) {
      clearTimeout(this.#behindTimer);
      this.#behindTimer = undefined;
      delete this.root.dataset.behind;
    } else if (this.#hasSettled) {
      this.#behindTimer ??= setTimeout(() => (this.root.dataset.behind = ""), BEHIND_AFTER_MS);
    }
  }
}
