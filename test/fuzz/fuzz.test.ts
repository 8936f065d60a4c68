import {expect, it} from "vitest";
import {runMutant} from "./runMutant.js";

const seed = 7;
const stagedCount = 200;

it(`${stagedCount} mutants of a small fixture end in tables or in a message`, async () => {
  const faults: string[] = [];
  let readCount = 0;
  for (let index = 0; index < stagedCount; index++) {
    const {mutant, end, fault} = await runMutant(
      seed,
      index,
      index % 20 === 0 ? "conform" : "stage"
    );
    if (end === "read") readCount++;
    if (fault !== null) faults.push(`${seed} ${index} (${mutant.label}): ${fault}`);
  }
  expect(faults).toEqual([]);
  expect(readCount).toBeGreaterThan(stagedCount / 5);
}, 600_000);

// Found by the bench: a header that ran on into the data, whose names then stood in a message.
it.each([
  [1, 1804],
  [1, 2459],
  [1, 6187]
])("mutant %i %i ends without an identifier in its message", async (of, index) => {
  expect((await runMutant(of, index, "stage")).fault).toBeNull();
});
