import {setImmediate} from "node:timers/promises";
import type {DuckDBConnection} from "@duckdb/node-api";

/** Work for one connection, whose temporary tables no other sees. */
export interface Task {
  name: string;
  /** Names of those of the tasks before it that have to be done when it begins. */
  after?: readonly string[];
  run: (connection: DuckDBConnection) => Promise<void>;
}

/** How tasks that run side by side take turns. */
interface Turns {
  /** Does work while no other task runs. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Waits for what another task does, which may have to be alone for it. */
  rest<T>(other: Promise<T>): Promise<T>;
}

const turnsOf = new WeakMap<DuckDBConnection, Turns>();

/** Does work of a task while no other runs on the lanes beside it; at once, where the connection is at work in no lane. */
export const alone = <T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> =>
  turnsOf.get(connection)?.alone(work) ?? work();

/** Waits in a task for what another one does. */
export const rest = <T>(connection: DuckDBConnection, other: Promise<T>): Promise<T> =>
  turnsOf.get(connection)?.rest(other) ?? other;

/** Lets the other lanes go on between two pieces of long work in JavaScript, which alone would see their statements end. */
export const yieldToLanes = (): Promise<void> => setImmediate();

/**
 * Does tasks on several connections at once, for one statement alone seldom keeps all processors
 * busy. They begin in their order, as far as those that they come after are done.
 *
 * @throws what the first of them, in their order, has thrown; then none is running, and no more have begun
 */
export async function runInLanes(
  lanes: readonly DuckDBConnection[],
  tasks: readonly Task[]
): Promise<void> {
  const waiting = tasks.map((task, place) => ({
    task,
    after: tasks.slice(0, place).filter(({name}) => task.after?.includes(name))
  }));
  const undone = new Set(tasks);
  const faults = new Map<Task, unknown>();
  let active = 0; // tasks that have begun and neither rest nor are alone nor wait to be
  let alones = 0; // that are alone or wait to be: no task begins meanwhile
  let lastAlone = Promise.resolve();
  let change = signal();
  const count = (more: number): void => {
    active += more;
    change.resolve();
    change = signal();
  };
  const turns: Turns = {
    async alone(work) {
      const before = lastAlone;
      const turn = signal();
      lastAlone = turn.promise;
      alones++;
      count(-1);
      await before;
      while (active > 0) await change.promise;
      try {
        return await work();
      } finally {
        alones--;
        count(1);
        turn.resolve();
      }
    },
    async rest(other) {
      count(-1);
      try {
        return await other;
      } finally {
        count(1);
      }
    }
  };
  const attempt = async (task: Task, connection: DuckDBConnection): Promise<void> => {
    try {
      await task.run(connection);
    } catch (error) {
      faults.set(task, error);
    }
    undone.delete(task);
  };
  const work = async (connection: DuckDBConnection): Promise<void> => {
    while (faults.size === 0 && waiting.length > 0) {
      const place = waiting.findIndex(({after}) => !after.some((task) => undone.has(task)));
      if (place < 0 || alones > 0) {
        await change.promise;
        continue;
      }
      const [next] = waiting.splice(place, 1);
      count(1);
      await attempt(next!.task, connection);
      count(-1);
    }
  };
  for (const lane of lanes) turnsOf.set(lane, turns);
  try {
    await Promise.all(lanes.map(work));
  } finally {
    for (const lane of lanes) turnsOf.delete(lane);
  }
  const first = tasks.find((task) => faults.has(task));
  if (first !== undefined) throw faults.get(first);
}

/** A promise and what keeps it. */
function signal(): {promise: Promise<void>; resolve: () => void} {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return {promise, resolve};
}
