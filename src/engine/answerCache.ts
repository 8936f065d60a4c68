import type {Row} from "../queries/query.js";

/** The rows of the last used queries, up to a total number of rows; the longest unused go first. */
export class AnswerCache {
  readonly #capacity: number;
  readonly #answers = new Map<string, readonly Row[]>();
  #size = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** The rows kept under the key, which then counts as just used. */
  get(key: string): readonly Row[] | undefined {
    const rows = this.#answers.get(key);
    if (rows) {
      this.#answers.delete(key);
      this.#answers.set(key, rows);
    }
    return rows;
  }

  /** Keeps the rows, unless they alone exceed the capacity. An empty answer counts as one row. */
  set(key: string, rows: readonly Row[]): void {
    const weight = (answer: readonly Row[]) => Math.max(1, answer.length);
    if (weight(rows) > this.#capacity) return;
    const previous = this.#answers.get(key);
    if (previous) this.#size -= weight(previous);
    this.#answers.delete(key);
    this.#answers.set(key, rows);
    this.#size += weight(rows);
    for (const [oldest, answer] of this.#answers) {
      if (this.#size <= this.#capacity) break;
      this.#answers.delete(oldest);
      this.#size -= weight(answer);
    }
  }
}
