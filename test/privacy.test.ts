import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {scanForIdentifiers} from "../loaders/check/privacy.js";
import {temporaryFolder} from "./util/conformed.js";
import {smallBuild} from "./util/smallBuild.js";
import {canaryValues} from "./util/smallExtracts.js";

const folder = temporaryFolder(afterAll);

describe("no identifier of the extracts", () => {
  it("is in anything that is published", async () => {
    const {marts} = await smallBuild();
    expect(await scanForIdentifiers(marts, canaryValues)).toEqual([]);
  });

  it("is in anything that is printed", async () => {
    const {printed} = await smallBuild();
    expect(printed.length).toBeGreaterThan(5);
    const log = join(folder, "log");
    mkdirSync(log);
    writeFileSync(join(log, "log.txt"), printed.join("\n"));
    expect(await scanForIdentifiers(log, canaryValues)).toEqual([]);
  });

  it("is planted in vain: the extracts themselves are full of them", async () => {
    const {extracts} = await smallBuild();
    const hits = await scanForIdentifiers(extracts, canaryValues);
    const kinds = new Set(hits.map(({kind}) => kind));
    expect([...kinds].sort()).toEqual(["canary", "identity_document", "mobile", "plate", "vin"]);
  });
});
