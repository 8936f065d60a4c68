import {spawn} from "node:child_process";
import {cpus} from "node:os";
import {join, resolve} from "node:path";
import {createInterface} from "node:readline";
import type {FuzzLine} from "./fuzzChild.js";
import type {BenchContext, BenchPart, Measurement} from "./part.js";

const root = resolve(import.meta.dirname, "../..");
const script = join(root, "test/bench/fuzzChild.ts");
const mutantCount = 10_000;
const quickCount = 200;
const silentSeconds = 120; // of a child that is taken for hung
const reportEvery = 500;

/** What became of all mutants together. */
interface Tally {
  done: number;
  read: number;
  stopped: number;
  faults: string[];
}

/**
 * Mutants of a small fixture through the loaders, in child processes, so that one that crashes or
 * hangs takes only itself along. FUZZ_SEED, FUZZ_COUNT and FUZZ_CHILDREN choose others than usual.
 */
export const fuzz: BenchPart = {
  name: "fuzz",
  async measure({isQuick, print}: BenchContext): Promise<Measurement[]> {
    const {FUZZ_SEED = "1", FUZZ_COUNT, FUZZ_CHILDREN} = process.env;
    const seed = Number(FUZZ_SEED);
    const count = Number(FUZZ_COUNT ?? (isQuick ? quickCount : mutantCount));
    const children = Number(FUZZ_CHILDREN ?? cpus().length);
    print(`  seed ${seed}: one mutant again by npx tsx test/bench/fuzzChild.ts ${seed} INDEX`);
    const tally: Tally = {done: 0, read: 0, stopped: 0, faults: []};
    const startedMs = performance.now();
    const onEnd = (): void => {
      if (++tally.done % reportEvery === 0) print(`  ${tally.done} of ${count}`);
    };
    const share = async (first: number): Promise<void> => {
      for (let next = first; next < count;) {
        next = await runChild(
          [seed, next, count, children],
          tally,
          (fault) => {
            tally.faults.push(fault);
            print(`  ${fault}`);
          },
          onEnd
        );
      }
    };
    await Promise.all(Array.from({length: children}, (_, i) => share(i)));
    const seconds = (performance.now() - startedMs) / 1000;
    return [
      {name: "mutants", value: tally.done, unit: "mutants"},
      {name: "ended in tables", value: tally.read, unit: "mutants"},
      {name: "ended in a message", value: tally.stopped, unit: "mutants"},
      {name: "ended in a fault", value: tally.faults.length, unit: "mutants", aim: 0},
      {name: "time", value: seconds, unit: "s"},
      {name: "mutants per minute", value: (60 * tally.done) / seconds, unit: "mutants"}
    ];
  }
};

/** Runs mutants until the child ends; returns the index from which another has to go on. */
async function runChild(
  [seed, from, to, step]: readonly [number, number, number, number],
  tally: Tally,
  onFault: (fault: string) => void,
  onEnd: () => void
): Promise<number> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", script, ...[seed, from, to, step].map(String)],
    {cwd: root, stdio: ["ignore", "pipe", "pipe"]}
  );
  let running: number | null = null;
  let errors = "";
  let isHung = false;
  const kill = (): void => {
    isHung = true;
    child.kill("SIGKILL");
  };
  let timer = setTimeout(kill, silentSeconds * 1000);
  child.stderr
    .setEncoding("utf8")
    .on("data", (text: string) => (errors = (errors + text).slice(-500)));
  createInterface({input: child.stdout}).on("line", (text) => {
    clearTimeout(timer);
    timer = setTimeout(kill, silentSeconds * 1000);
    const line = JSON.parse(text) as FuzzLine;
    if ("starts" in line) running = line.starts;
    else {
      running = null;
      if (line.fault !== null) onFault(`${seed} ${line.ends} (${line.label}): ${line.fault}`);
      else tally[line.end as "read" | "stopped"]++;
      onEnd();
    }
  });
  const code = await new Promise((done) => child.on("close", done));
  clearTimeout(timer);
  if (running === null) {
    if (code !== 0) throw new Error(`fuzz: the child ended with ${String(code)}: ${errors}`);
    return to;
  }
  onFault(`${seed} ${String(running)}: ${isHung ? "did not end" : `crashed: ${errors}`}`);
  onEnd();
  return running + step;
}
