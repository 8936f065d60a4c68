import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Database} from "../loaders/duckdb.js";
import {openDatabase, rowsOf} from "../loaders/duckdb.js";
import type {Task} from "../loaders/lanes.js";
import {alone, rest, runInLanes} from "../loaders/lanes.js";

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

/** Tasks that take as many turns of the event loop as they are told, and what they log. */
function tasksOf(turns: Record<string, number>): {log: string[]; task: (name: string) => Task} {
  const log: string[] = [];
  return {
    log,
    task: (name) => ({
      name,
      async run() {
        log.push(`+${name}`);
        for (let turn = 0; turn < turns[name]!; turn++) await new Promise(setImmediate);
        log.push(`-${name}`);
      }
    })
  };
}

describe("runInLanes(lanes, tasks)", () => {
  it("does as many tasks at once as there are lanes, begun in their order", async () => {
    const {log, task} = tasksOf({a: 30, b: 10, c: 10, d: 1});
    await runInLanes(database.lanes, ["a", "b", "c", "d"].map(task));
    expect(database.lanes).toHaveLength(2);
    expect(log).toEqual(["+a", "+b", "-b", "+c", "-c", "+d", "-d", "-a"]);
  });

  it("begins a task after those that it waits for, and others before it meanwhile", async () => {
    const {log, task} = tasksOf({a: 30, b: 1, c: 1, d: 1});
    await runInLanes(database.lanes, [
      task("a"),
      {...task("b"), after: ["a"]},
      task("c"),
      {...task("d"), after: ["b", "c"]}
    ]);
    expect(log).toEqual(["+a", "+c", "-c", "-a", "+b", "-b", "+d", "-d"]);
  });

  it("gives each running task a connection that no other has", async () => {
    const seen: number[] = [];
    const task = (name: string, value: number): Task => ({
      name,
      async run(connection) {
        await connection.run(`create or replace temp table own as select ${value} as value`);
        const [row] = await rowsOf<{value: number}>(connection, "from own");
        seen.push(row!.value);
      }
    });
    await runInLanes(database.lanes, [task("a", 1), task("b", 2)]);
    expect(seen.sort()).toEqual([1, 2]);
  });

  it("throws the fault of the first task in order, when all that run have ended", async () => {
    const {log, task} = tasksOf({a: 10, b: 1, c: 1});
    const failing = (name: string): Task => ({
      name,
      async run(connection) {
        await task(name).run(connection);
        throw new Error(name);
      }
    });
    const done = runInLanes(database.lanes, [failing("a"), failing("b"), task("c")]);
    await expect(done).rejects.toThrow("a");
    expect(log).toEqual(["+a", "+b", "-b", "-a"]);
  });

  it("lets a task be alone while another rests until that is done", async () => {
    const log: string[] = [];
    let made: Promise<void> | undefined;
    await runInLanes(database.lanes, [
      {
        name: "maker",
        async run(connection) {
          made = alone(connection, async () => {
            await new Promise(setImmediate);
            log.push("made");
          });
          await made;
        }
      },
      {
        name: "user",
        async run(connection) {
          await rest(connection, made!);
          log.push("used");
        }
      }
    ]);
    expect(log).toEqual(["made", "used"]);
  });

  it("does nothing where there is nothing to do", async () => {
    await expect(runInLanes(database.lanes, [])).resolves.toBeUndefined();
  });
});
