import {afterAll, afterEach, beforeAll, describe, expect, it, vi} from "vitest";
import type {Database} from "../loaders/duckdb.js";
import {openDatabase, rowsOf} from "../loaders/duckdb.js";
import {runInLanes} from "../loaders/lanes.js";
import {allWithEnoughMemory, largerLimits, withEnoughMemory} from "../loaders/memory.js";

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => database.close());

const limitNow = async (): Promise<unknown> => {
  const [row] = await rowsOf(
    database.connection,
    "select current_setting('memory_limit') as value"
  );
  return row!.value;
};

/** Work that runs out of memory so many times, and the limits under which it was tried. */
function greedy(failures: number): {limits: unknown[]; work: () => Promise<string>} {
  const limits: unknown[] = [];
  return {
    limits,
    async work() {
      limits.push(await limitNow());
      if (limits.length <= failures) throw new Error("Out of Memory Error: could not allocate");
      return "done";
    }
  };
}

describe("largerLimits(machineBytes)", () => {
  it("grow by thirds up to half of the machine's memory", () => {
    expect(largerLimits(6e9)).toEqual([1067, 1423, 1897, 2529, 3000]);
    expect(largerLimits(2.2e9)).toEqual([1067, 1100]);
    expect(largerLimits(1e9)).toEqual([]);
  });
});

describe("withEnoughMemory(connection, work)", () => {
  it("does work once where memory is enough", async () => {
    const {limits, work} = greedy(0);
    expect(await withEnoughMemory(database.connection, work, [1800])).toBe("done");
    expect(limits).toEqual(["762.9 MiB"]);
  });

  it("gives it more where it runs out, and takes it back", async () => {
    const {limits, work} = greedy(3);
    expect(await withEnoughMemory(database.connection, work, [1800, 3600])).toBe("done");
    expect(limits).toEqual(["762.9 MiB", "762.9 MiB", "1.6 GiB", "3.3 GiB"]);
    expect(await limitNow()).toBe("762.9 MiB");
  });

  it("fails as DuckDB does where memory is never enough, and with any other error at once", async () => {
    const {limits, work} = greedy(9);
    const failed = withEnoughMemory(database.connection, work, [1800]);
    await expect(failed).rejects.toThrow("Out of Memory Error");
    expect(limits).toHaveLength(3);
    expect(await limitNow()).toBe("762.9 MiB");
    let times = 0;
    const wrong = withEnoughMemory(database.connection, async () => {
      times++;
      throw new Error("Binder Error: no such column");
    });
    await expect(wrong).rejects.toThrow("Binder Error");
    expect(times).toBe(1);
  });

  it.each([
    ["small", 1e9],
    ["grown", 1.5e9]
  ])(
    "gives what one of several pieces needed to those after it, each done once, in a %s process",
    async (_, rss) => {
      vi.spyOn(process.memoryUsage, "rss").mockReturnValue(rss);
      const log: unknown[] = [];
      const piece = (name: string, needs: string) => async () => {
        log.push([name, await limitNow()]);
        if ((await limitNow()) !== needs)
          throw new Error("Out of Memory Error: could not allocate");
      };
      const last = async () => void log.push(["c", await limitNow()]);
      const pieces = [piece("a", "762.9 MiB"), piece("b", "1.6 GiB"), last];
      await allWithEnoughMemory(database.connection, pieces, [1800]);
      expect(log).toEqual([
        ["a", "762.9 MiB"],
        ["b", "762.9 MiB"],
        ["b", "762.9 MiB"],
        ["b", "1.6 GiB"],
        ["c", "1.6 GiB"]
      ]);
      expect(await limitNow()).toBe("762.9 MiB");
    }
  );

  it("lets DuckDB give freed memory back after each piece once the process has grown", async () => {
    const rss = vi.spyOn(process.memoryUsage, "rss").mockReturnValue(1e9);
    const run = vi.spyOn(database.connection, "run");
    const nothing = async () => {};
    await allWithEnoughMemory(database.connection, [nothing, nothing]);
    expect(run).not.toHaveBeenCalled();
    rss.mockReturnValue(1.5e9);
    await allWithEnoughMemory(database.connection, [nothing, nothing]);
    expect(run.mock.calls).toEqual(Array(2).fill(["set global memory_limit = '800MB'"]));
    expect(await limitNow()).toBe("762.9 MiB");
  });

  it("waits until the other lanes have nothing to do, which begin nothing meanwhile", async () => {
    const log: string[] = [];
    const pass = async (turns: number) => {
      for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
    };
    let tries = 0;
    await runInLanes(database.lanes, [
      {
        name: "greedy",
        run: (connection) =>
          withEnoughMemory(connection, async () => {
            log.push("try");
            await pass(20);
            if (++tries < 2) throw new Error("Out of Memory Error");
            log.push("enough");
          }, [])
      },
      {
        name: "beside",
        async run() {
          await pass(60);
          log.push("beside");
        }
      },
      {name: "later", run: async () => void log.push("later")}
    ]);
    expect(log).toEqual(["try", "beside", "try", "enough", "later"]);
  });

  it("runs out in all lanes and does one after the other", async () => {
    const log: string[] = [];
    const task = (name: string) => {
      let tries = 0;
      return {
        name,
        run: (connection: Database["connection"]) =>
          withEnoughMemory(connection, async () => {
            log.push(`+${name}`);
            await new Promise(setImmediate);
            log.push(`-${name}`);
            if (++tries < 2) throw new Error("Out of Memory Error");
          }, [])
      };
    };
    await runInLanes(database.lanes, [task("a"), task("b")]);
    expect(log).toEqual(["+a", "+b", "-a", "-b", "+a", "-a", "+b", "-b"]);
  });
});
