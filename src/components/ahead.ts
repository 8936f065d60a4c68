import type {Filters} from "../contract/filters.js";

/** Makes a page's questions from its filters: a record of them, or of lists of them. */
type Make = (filters: Filters) => object;

interface Place {
  make: Make;
  name: string;
  index: number | null;
}

interface Asked {
  key: string;
  controller: AbortController;
}

/**
 * Asks the questions of a page as soon as a filter moves. Its cells, which ask them and draw what is answered, only
 * follow with the next frame, and then share these answers.
 */
export class Ahead<Q extends {key: string}> {
  readonly #places = new WeakMap<object, Place>();
  /** The last question of each channel. */
  readonly #newest = new Map<string, Q>();
  readonly #asked = new Map<string, Asked>();

  /** The questions that `make` gives for these filters; how they are made is remembered. */
  questions<T extends object>(filters: Filters, make: (filters: Filters) => T): T {
    const made = make(filters);
    for (const [name, value] of Object.entries(made) as [string, unknown][]) {
      const list = Array.isArray(value) ? (value as unknown[]) : null;
      for (const [index, question] of (list ?? [value]).entries()) {
        if (typeof question !== "object" || question === null) continue;
        this.#places.set(question, {make, name, index: list === null ? null : index});
      }
    }
    return made;
  }

  /** Notes what a cell asks on a channel; what was asked ahead there is given up if it is something else. */
  follow(channel: string, question: Q): void {
    this.#newest.set(channel, question);
    const asked = this.#asked.get(channel);
    if (asked !== undefined && asked.key !== question.key) asked.controller.abort();
  }

  /** Asks again, under these filters, what the channels asked last. What fails is left to the cells. */
  ask(filters: Filters, answer: (question: Q, signal: AbortSignal) => Promise<unknown>): void {
    const made = new Map<Make, Record<string, unknown>>();
    for (const [channel, before] of this.#newest) {
      this.#asked.get(channel)?.controller.abort();
      this.#asked.delete(channel);
      const question = this.#again(before, filters, made);
      if (question === undefined || question.key === before.key) continue;
      const controller = new AbortController();
      this.#asked.set(channel, {key: question.key, controller});
      answer(question, controller.signal).catch(() => {});
    }
  }

  /** What takes the place of a question under other filters; undefined where nothing is known of its making. */
  #again(question: Q, filters: Filters, made: Map<Make, Record<string, unknown>>): Q | undefined {
    const place = this.#places.get(question);
    if (place === undefined) return undefined;
    const {make, name, index} = place;
    const record = made.get(make) ?? (make(filters) as Record<string, unknown>);
    made.set(make, record);
    const found = index === null ? record[name] : (record[name] as unknown[] | undefined)?.[index];
    return found as Q | undefined;
  }
}
