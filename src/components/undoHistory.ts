/**
 * A value with what it was before: every change can be taken back and made again. Changes of the same
 * kind in a row (a drag, typing in one field) count as one.
 */
export class UndoHistory<T> {
  #past: T[] = [];
  #future: T[] = [];
  #kind: string | null = null;

  constructor(private current: T) {}

  get value(): T {
    return this.current;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Changes the value; a change of the same kind as the last one joins it. */
  change(next: T, kind: string | null = null): void {
    if (kind === null || kind !== this.#kind) this.#past.push(this.current);
    this.#kind = kind;
    this.#future = [];
    this.current = next;
  }

  /** Ends a change in several steps, so that the next one stands by itself. */
  settle(): void {
    this.#kind = null;
  }

  /** Takes the last change back; false where there is none. */
  undo(): boolean {
    return this.#step(this.#past, this.#future);
  }

  /** Makes the change last taken back again; false where there is none. */
  redo(): boolean {
    return this.#step(this.#future, this.#past);
  }

  #step(from: T[], to: T[]): boolean {
    const next = from.pop();
    if (next === undefined) return false;
    to.push(this.current);
    this.current = next;
    this.#kind = null;
    return true;
  }
}
