import {describe, expect, it} from "vitest";
import {
  forgetFingerprint,
  recordFingerprint,
  refreshAssetCache,
  refreshDataCache
} from "../../loaders/site/dataCache.js";
import {listFiles} from "../../loaders/site/listFiles.js";
import {temporaryFolder, writeInto} from "./temporaryFolder.js";

const cache = "src/.observablehq/cache";
const cached = {
  [`${cache}/data/marts.tar`]: "",
  [`${cache}/engine/engine.wasm.gz`]: "",
  [`${cache}/_npm/d3@0.0.0/x.js`]: "",
  [`${cache}/_build.json`]: ""
};
const project = {
  "data/sample/visits.csv": "1",
  "src/engine/engine.wasm.gz.ts": "export {};",
  "src/engine/start.ts": "export {};",
  "package.json": '{"dependencies": {"engine": "1.0.0"}}',
  "package-lock.json": '{"packages": {"node_modules/engine": {"version": "1.0.0"}}}'
};

describe("refreshDataCache", () => {
  it("keeps the marts while their data stay, and then removes nothing else", async () => {
    const root = temporaryFolder({...project, ...cached});
    const {fingerprint, isCached} = await refreshDataCache(root);
    expect(isCached).toBe(false); // nobody has said what they were computed from
    writeInto(root, `${cache}/data/marts.tar`, "");
    await recordFingerprint(root, fingerprint);
    expect(await refreshDataCache(root)).toEqual({fingerprint, isCached: true});
    writeInto(root, "data/sample/visits.csv", "2");
    expect((await refreshDataCache(root)).isCached).toBe(false);
    expect(await listFiles(`${root}/${cache}`)).toEqual([
      "_build.json",
      "_npm/d3@0.0.0/x.js",
      "engine/engine.wasm.gz"
    ]);
  });

  it("removes marts whose data were forgotten", async () => {
    const root = temporaryFolder({...project, ...cached});
    await recordFingerprint(root, (await refreshDataCache(root)).fingerprint);
    writeInto(root, `${cache}/data/marts.tar`, "");
    await forgetFingerprint(root);
    expect((await refreshDataCache(root)).isCached).toBe(false);
  });
});

describe("refreshAssetCache", () => {
  it.each([
    [
      "a library",
      "package-lock.json",
      project["package-lock.json"].replace("1.0.0", "1.0.1"),
      true
    ],
    ["its loader", "src/engine/engine.wasm.gz.ts", "export {x};", true],
    ["another module", "src/engine/start.ts", "export {x};", false],
    ["an extract", "data/sample/visits.csv", "2", false]
  ])("after a change of %s", async (_, file, content, isRemoved) => {
    const root = temporaryFolder(project);
    await refreshAssetCache(root);
    for (const name of Object.keys(cached)) writeInto(root, name, "");
    writeInto(root, file, content);
    await refreshAssetCache(root);
    const kept = ["_build.json", "_npm/d3@0.0.0/x.js", "data/marts.tar"];
    expect(await listFiles(`${root}/${cache}`)).toEqual(
      isRemoved ? kept : [...kept, "engine/engine.wasm.gz"]
    );
  });
});
