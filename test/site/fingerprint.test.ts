import {renameSync, utimesSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {
  dataFingerprint,
  extractsFingerprint,
  martsFingerprint,
  siteFingerprint
} from "../../loaders/site/fingerprint.js";
import {FileHashes} from "../../loaders/site/fileHashes.js";
import {temporaryFolder, writeInto} from "./temporaryFolder.js";

const files = {
  "data/extracts/2024/visits.csv": "a,b\n1,2\n",
  "data/reference/items.csv": "item\nq1\n",
  "loaders/pipeline.ts": "export {};",
  "src/contract/field.ts": "export {};",
  "src/stats/mean.ts": "export {};",
  "src/index.md": "# Home\n",
  "package.json": '{"dependencies": {"duck": "1.0.0"}}',
  "package-lock.json": '{"packages": {"node_modules/duck": {"version": "1.0.0"}}}'
};

afterEach(() => {
  delete process.env.ACCEPT_GATES;
});

describe("dataFingerprint", () => {
  it("stays when files are touched or the project is copied elsewhere", async () => {
    const root = temporaryFolder(files);
    const before = await dataFingerprint(root);
    for (const file of Object.keys(files)) utimesSync(join(root, file), new Date(), new Date());
    expect(await dataFingerprint(root)).toBe(before);
    expect(await dataFingerprint(temporaryFolder(files))).toBe(before);
  });

  it.each([
    ["one cell of an extract", "data/extracts/2024/visits.csv", "a,b\n1,3\n"],
    ["one more extract", "data/extracts/more.csv", "a\n"],
    ["a reference table", "data/reference/items.csv", "item\nq2\n"],
    ["a loader", "loaders/marts/visits.sql", "select 1"],
    ["the contract", "src/contract/field.ts", "export {x};"],
    ["a statistic", "src/stats/mean.ts", "export {x};"],
    ["an installed library", "package-lock.json", files["package-lock.json"].replace("1.0", "1.1")]
  ])("changes with %s", async (_, file, content) => {
    const root = temporaryFolder(files);
    const before = await dataFingerprint(root);
    writeInto(root, file, content);
    expect(await dataFingerprint(root)).not.toBe(before);
  });

  it.each([
    ["an extract", "data/extracts/2024/visits.csv", "a,b\n1,3\n", true],
    ["a reference table", "data/reference/items.csv", "item\nq2\n", true],
    ["a loader", "loaders/marts/visits.sql", "select 1", true],
    ["the contract", "src/contract/field.ts", "export {x};", true],
    ["a query", "src/queries/home.ts", "export {x};", false],
    ["a statistic", "src/stats/mean.ts", "export {x};", true],
    ["a message", "src/i18n/home.ts", "export {x};", false]
  ])("after a change of %s, tells whether the marts stay", async (_, file, content, isChanged) => {
    const root = temporaryFolder(files);
    const before = await martsFingerprint(root);
    const data = await dataFingerprint(root);
    writeInto(root, file, content);
    expect((await martsFingerprint(root)) !== before).toBe(isChanged);
    expect(await dataFingerprint(root)).not.toBe(data);
  });

  it("changes when an extract is renamed, and when gates are accepted", async () => {
    const root = temporaryFolder(files);
    const before = await dataFingerprint(root);
    process.env.ACCEPT_GATES = "refused";
    expect(await dataFingerprint(root)).not.toBe(before);
    delete process.env.ACCEPT_GATES;
    const extracts = join(root, "data/extracts");
    renameSync(join(extracts, "2024"), join(extracts, "2025"));
    expect(await dataFingerprint(root)).not.toBe(before);
  });

  it("tells the sample from the same files given as the dealer's own", async () => {
    const own = temporaryFolder({"data/extracts/a.csv": "1"});
    const sample = temporaryFolder({"data/sample/a.csv": "1"});
    expect(await dataFingerprint(own)).not.toBe(await dataFingerprint(sample));
    expect(await extractsFingerprint(own)).toEqual(await extractsFingerprint(sample));
  });

  it("leaves out pages, which the site's own fingerprint includes", async () => {
    const root = temporaryFolder(files);
    const [data, site] = [await dataFingerprint(root), await siteFingerprint(root)];
    writeInto(root, "src/index.md", "# Welcome\n");
    expect(await dataFingerprint(root)).toBe(data);
    expect(await siteFingerprint(root)).not.toBe(site);
  });
});

describe("extractsFingerprint", () => {
  it("counts the files and depends on their content", async () => {
    const root = temporaryFolder(files);
    const {fileCount, sha256} = await extractsFingerprint(root);
    expect(fileCount).toBe(1);
    expect(sha256).toMatch(/^[\da-f]{64}$/);
  });
});

describe("FileHashes", () => {
  // SHA-256 of "abc", FIPS 180-2 appendix B.1
  const ofAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  it("gives the SHA-256 of the content, also from memory", async () => {
    const folder = temporaryFolder({"a.txt": "abc"});
    utimesSync(join(folder, "a.txt"), new Date(2020, 1, 1), new Date(2020, 1, 1));
    for (let run = 0; run < 2; run++) {
      const hashes = new FileHashes(join(folder, "memory.json"));
      expect(await hashes.sha256(join(folder, "a.txt"))).toBe(ofAbc);
      await hashes.save();
    }
  });

  it("notices an edit that keeps size and modification time", async () => {
    const folder = temporaryFolder({"a.txt": "abd"});
    const path = join(folder, "a.txt");
    const old = new Date(2020, 1, 1);
    utimesSync(path, old, old);
    const hashes = new FileHashes(join(folder, "memory.json"));
    const before = await hashes.sha256(path);
    writeFileSync(path, "abc");
    utimesSync(path, old, old);
    expect(await hashes.sha256(path)).toBe(ofAbc);
    expect(before).not.toBe(ofAbc);
  });

  it("starts anew from a damaged memory", async () => {
    const folder = temporaryFolder({"a.txt": "abc", "memory.json": "{"});
    const hashes = new FileHashes(join(folder, "memory.json"));
    expect(await hashes.sha256(join(folder, "a.txt"))).toBe(ofAbc);
  });
});
