import {existsSync, statSync} from "node:fs";
import {availableParallelism} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {openDatabase, rowsOf} from "../loaders/duckdb.js";
import {temporaryFolder} from "./util/conformed.js";

const folder = temporaryFolder(afterAll);

describe("openDatabase(options)", () => {
  it("shares the processors among the lanes, each of which has one at least", async () => {
    const {connection, lanes, close} = await openDatabase();
    const [row] = await rowsOf<{threads: string}>(
      connection,
      "select current_setting('threads') as threads"
    );
    const share = Math.floor(availableParallelism() / lanes.length);
    expect(Number(row!.threads)).toBe(Math.max(1, share));
    close();
  });

  it("leaves rows in their place, whatever is deleted and written beside them, keeps no log, and leaves the file as it is when it closes", async () => {
    const path = join(folder, "build.duckdb");
    const {lanes, close} = await openDatabase({path});
    const [first, second] = lanes as [(typeof lanes)[0], (typeof lanes)[0]];
    const place = async (): Promise<number> => {
      const [row] = await rowsOf<{rowid: string}>(
        first,
        "select rowid from numbers where n = 399999"
      );
      return Number(row!.rowid);
    };
    await first.run("create table numbers as select n from range(400000) as t(n)");
    await first.run("delete from numbers where n % 10 < 9");
    // More than what DuckDB checkpoints after by itself.
    await second.run("create table other (text varchar)");
    await second.run("insert into other select repeat('x', 400) from range(100000)");
    await second.run("insert into other select repeat('y', 400) from range(100000)");
    expect(await place()).toBe(399_999);
    const {size} = statSync(path);
    close();
    expect(statSync(path).size).toBe(size);
    expect(existsSync(`${path}.wal`)).toBe(false);
  });
});
