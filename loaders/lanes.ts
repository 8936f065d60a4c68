import type {DuckDBConnection} from "@duckdb/node-api";

/** Work for one connection, whose temporary tables no other sees. */
export interface Task {
  name: string;
  /** Names of those of the tasks before it that have to be done when it begins. */
  after?: readonly string[];
  run: (connection: DuckDBConnection) => Promise<void>;
}

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
  const running = new Set<Promise<void>>();
  const faults = new Map<Task, unknown>();
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
      if (place < 0) {
        await Promise.race(running);
        continue;
      }
      const [next] = waiting.splice(place, 1);
      const attempted = attempt(next!.task, connection);
      running.add(attempted);
      await attempted;
      running.delete(attempted);
    }
  };
  await Promise.all(lanes.map(work));
  const first = tasks.find((task) => faults.has(task));
  if (first !== undefined) throw faults.get(first);
}
