import {depthOf, runMutant} from "../fuzz/runMutant.js";

/** A line that the child prints before and after each mutant, as JSON. */
export type FuzzLine =
  {starts: number} | {ends: number; end: string; label: string; fault: string | null};

// Mutants `from`, `from + step`, … below `to` of a seed; by hand, `SEED INDEX` runs one again.
const [seed = 1, from = 0, to = from + 1, step = 1] = process.argv.slice(2).map(Number);
const print = (line: FuzzLine): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

for (let index = from; index < to; index += step) {
  print({starts: index});
  const {end, mutant, fault} = await runMutant(seed, index, depthOf(index));
  print({ends: index, end, label: mutant.label, fault});
}
process.exit(0);
