import {mkdirSync, writeFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {scanForIdentifiers} from "../loaders/check/privacy.js";
import {runPipeline} from "../loaders/pipeline.js";
import type {Progress} from "../loaders/progress.js";
import {temporaryFolder} from "./util/conformed.js";
import {canaryValues, writeSmallExtracts} from "./util/smallExtracts.js";

const folder = temporaryFolder(afterAll);
const extracts = join(folder, "extracts");
const printed: string[] = [];
const report: Progress = {
  print: (text) => void printed.push(text),
  step: (label) => ({update: (_, current) => void printed.push(current ?? label), end() {}})
};

beforeAll(async () => {
  writeSmallExtracts(extracts);
  await runPipeline({
    root: resolve(import.meta.dirname, ".."),
    outputFolder: join(folder, "marts"),
    extracts: {folder: extracts, isSample: false},
    privateFolder: join(folder, "private"),
    env: {ATLAS_SECRET: "only for the tests of privacy"},
    report
  });
});

describe("no identifier of the extracts", () => {
  it("is in anything that is published", async () => {
    expect(await scanForIdentifiers(join(folder, "marts"), canaryValues)).toEqual([]);
  });

  it("is in anything that is printed", () => {
    const log = join(folder, "log");
    mkdirSync(log);
    writeFileSync(join(log, "log.txt"), printed.join("\n"));
    return expect(scanForIdentifiers(log, canaryValues)).resolves.toEqual([]);
  });

  it("is planted in vain: the extracts themselves are full of them", async () => {
    const hits = await scanForIdentifiers(extracts, canaryValues);
    const kinds = new Set(hits.map(({kind}) => kind));
    expect([...kinds].sort()).toEqual(["canary", "identity_document", "mobile", "plate", "vin"]);
  });
});
