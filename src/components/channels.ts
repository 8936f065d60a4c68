const POLL_MS = 20;

/**
 * Which question of a channel is the newest. One that is given up ends with the answer to the one that
 * replaces it: Framework computes a cell's next value only after the one before has ended, which a
 * promise that never ends would prevent for good. (It drops the earlier value as stale.)
 */
export class Channels {
  readonly #newest = new Map<string, Promise<unknown>>();
  readonly #waiting = new Map<string, ((answer: Promise<unknown>) => void)[]>();

  /** Notes the answer to come of the newest question. */
  begin(channel: string, answer: Promise<unknown>): void {
    this.#newest.set(channel, answer);
    const waiting = this.#waiting.get(channel) ?? [];
    this.#waiting.delete(channel);
    for (const resolve of waiting) resolve(answer);
  }

  /** Whether a newer question has come, or comes within so many milliseconds. */
  async isReplacedWithin(
    channel: string,
    answer: Promise<unknown>,
    milliseconds: number
  ): Promise<boolean> {
    for (const end = performance.now() + milliseconds; performance.now() < end;) {
      if (this.#newest.get(channel) !== answer) return true;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return this.#newest.get(channel) !== answer;
  }

  /** The answer to the question that came after this one, or will come next. */
  after<T>(channel: string, answer: Promise<T>): Promise<T> {
    const newest = this.#newest.get(channel) as Promise<T>;
    if (newest !== answer) return newest;
    return new Promise<T>((resolve) => {
      const waiting = this.#waiting.get(channel) ?? [];
      waiting.push(resolve as (answer: Promise<unknown>) => void);
      this.#waiting.set(channel, waiting);
    });
  }
}
