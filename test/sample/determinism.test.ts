import {createHash} from "node:crypto";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, relative} from "node:path";
import {CFB} from "@e965/xlsx";
import {afterAll, describe, expect, it} from "vitest";
import {defaultOptions} from "../../loaders/sample/group.js";
import type {SampleOptions} from "../../loaders/sample/group.js";
import {sampleModel} from "../../loaders/sample/model.js";
import {writeSample} from "../../loaders/sample/writeSample.js";
import type {SampleFormat} from "../../loaders/sample/exporter.js";
import {filesOf, referenceFolder, sampleFolder} from "./sampleFiles.js";

const temporary = mkdtempSync(join(tmpdir(), "sample-"));
afterAll(() => rmSync(temporary, {recursive: true, force: true}));

const small: SampleOptions = {...defaultOptions, customers: 120, dealers: 4, years: 3};

async function hashesOf(
  name: string,
  options: SampleOptions,
  format: SampleFormat
): Promise<Record<string, string>> {
  const folder = join(temporary, name);
  await writeSample({...options, folder, referenceFolder, format});
  return hashes(folder);
}

function hashes(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesOf(folder).map((path) => [
      relative(folder, path),
      createHash("sha256")
        .update(contentOf(readFileSync(path)))
        .digest("hex")
    ])
  );
}

/** The bytes of a file; of a workbook those of its parts, since deflate differs between machines. */
function contentOf(bytes: Buffer): Buffer {
  if (bytes.subarray(0, 2).toString() !== "PK") return bytes;
  const {FileIndex, FullPaths} = CFB.read(bytes, {type: "buffer"}) as {
    FileIndex: {content?: Uint8Array}[];
    FullPaths: string[];
  };
  return Buffer.concat(
    FileIndex.flatMap(({content}, i) => [Buffer.from(FullPaths[i]!), Buffer.from(content ?? [])])
  );
}

describe("writeSample(options)", () => {
  it("writes the same bytes for the same seed, in every format", async () => {
    for (const format of ["mixed", "csv"] as const) {
      const first = await hashesOf(`${format}-1`, small, format);
      expect(Object.keys(first).length).toBeGreaterThan(50);
      expect(await hashesOf(`${format}-2`, small, format)).toEqual(first);
    }
  });

  it("writes other bytes for another seed", async () => {
    const first = await hashesOf("seed-1", {...small, customers: 30}, "csv");
    const other = await hashesOf("seed-2", {...small, customers: 30, seed: 7}, "csv");
    expect(other).not.toEqual(first);
  });

  it("writes the committed sample", {timeout: 240_000}, async () => {
    expect(await hashesOf("default", defaultOptions, "mixed")).toEqual(hashes(sampleFolder));
  });
});

describe("sampleModel(options)", () => {
  it("gives a customer the same life whatever is asked before", () => {
    const model = sampleModel(small);
    const last = JSON.stringify(model.lifeOf(119));
    for (let customer = 0; customer < 120; customer++) model.lifeOf(customer);
    expect(JSON.stringify(model.lifeOf(119))).toBe(last);
    expect(JSON.stringify(sampleModel(small).lifeOf(118))).not.toBe(last);
  });
});
