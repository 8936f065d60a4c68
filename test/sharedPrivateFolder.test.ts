import type {ChildProcess} from "node:child_process";
import {spawn} from "node:child_process";
import {readFileSync, readdirSync} from "node:fs";
import {join, resolve} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {afterAll, beforeAll, expect, it} from "vitest";
import type {Manifest} from "../src/contract/manifest.js";
import {temporaryFolder} from "./util/conformed.js";
import {writeSmallExtracts} from "./util/smallExtracts.js";

const root = resolve(import.meta.dirname, "..");
const folder = temporaryFolder(afterAll);
const extracts = join(folder, "extracts");
const privateFolder = join(folder, "private");

beforeAll(() => writeSmallExtracts(extracts));

it("two builds at once with one private folder give out the same keys, one after the other", async () => {
  const builds = [startBuild("one"), startBuild("two")];
  const printed = await Promise.all(builds.map(({ended}) => ended));
  expect(printed.filter((text) => /there is no key table/.test(text))).toHaveLength(1);
  expect(printed.filter((text) => /uses the same private folder/.test(text))).toHaveLength(1);
  expect(manifestOf("one").key_table_id).toBe(manifestOf("two").key_table_id);
  const customers = (name: string) => readFileSync(join(folder, name, "customers.parquet"));
  expect(customers("one").equals(customers("two"))).toBe(true);
});

it("a build killed at any point leaves the keys as they were, and the next one works", async () => {
  const keys = () => readFileSync(join(privateFolder, "keys.parquet"), "base64");
  const before = keys();
  for (const [point, delayMs] of [
    [/./, 0],
    [/recognised/, 0],
    [/merging customers/, 200],
    [/writing and checking/, 0]
  ] as const) {
    const {child, printed, ended} = startBuild("killed");
    await printed(point);
    await sleep(delayMs);
    child.kill("SIGKILL");
    await ended;
    expect(keys()).toBe(before);
  }
  await startBuild("after").ended;
  expect(manifestOf("after").key_table_id).toBe(manifestOf("one").key_table_id);
  expect(readdirSync(privateFolder).filter((name) => name.startsWith("work-"))).toEqual([]);
});

function manifestOf(name: string): Manifest {
  return JSON.parse(readFileSync(join(folder, name, "manifest.json"), "utf8")) as Manifest;
}

interface RunningBuild {
  child: ChildProcess;
  /** Everything printed, once the process is gone. */
  ended: Promise<string>;
  printed(pattern: RegExp): Promise<void>;
}

/** The pipeline in a process of its own, as a build in another checkout would be. */
function startBuild(name: string): RunningBuild {
  const options = {
    root,
    outputFolder: join(folder, name),
    extracts: {folder: extracts, isSample: false},
    privateFolder
  };
  const script = `const {runPipeline} = await import(${JSON.stringify(join(root, "loaders/pipeline.ts"))});
    await runPipeline(${JSON.stringify(options)});`;
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", script],
    {
      cwd: root,
      env: {...process.env, SOURCE_DATE_EPOCH: "1790000000", ATLAS_LOCALE: "en", ATLAS_SECRET: ""},
      stdio: ["ignore", "ignore", "pipe"]
    }
  );
  let text = "";
  child.stderr.setEncoding("utf8").on("data", (piece: string) => (text += piece));
  const ended = new Promise<string>((done) => child.once("close", () => done(text)));
  const printed = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(text) && child.exitCode === null) await sleep(5);
  };
  return {child, ended, printed};
}
