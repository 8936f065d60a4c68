import {cpSync, mkdirSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {PassThrough} from "node:stream";
import {extract} from "tar-stream";
import {afterAll, beforeAll, beforeEach, describe, expect, it, vi} from "vitest";
import {streamMarts} from "../loaders/streamMarts.js";
import type {Manifest} from "../src/contract/manifest.js";
import {temporaryFolder} from "./util/conformed.js";
import {writeSmallExtracts} from "./util/smallExtracts.js";

const repository = resolve(import.meta.dirname, "..");
const root = temporaryFolder(afterAll);

const write = (file: string, content: string): void => {
  mkdirSync(dirname(join(root, file)), {recursive: true});
  writeFileSync(join(root, file), content);
};

/** What the loader writes: file → content, in base 64. */
async function built(): Promise<Record<string, string>> {
  const output = new PassThrough();
  const files: Record<string, string> = {};
  const archive = extract();
  archive.on("entry", ({name}, stream, next) => {
    const pieces: Buffer[] = [];
    stream.on("data", (piece) => pieces.push(piece as Buffer));
    stream.on("end", () => {
      files[name] = Buffer.concat(pieces).toString("base64");
      next();
    });
  });
  const read = new Promise((done) => archive.on("finish", () => done(null)));
  output.pipe(archive);
  await streamMarts(output, root);
  output.end();
  await read;
  return files;
}

const manifestOf = ({["manifest.json"]: text}: Record<string, string>): Manifest =>
  JSON.parse(Buffer.from(text!, "base64").toString()) as Manifest;
const builtAt = (files: Record<string, string>): string => manifestOf(files).built_at;
const keyTableOf = (files: Record<string, string>): string => manifestOf(files).key_table_id;

const work = (): string[] =>
  readdirSync(join(root, ".private")).filter((name) => name.startsWith("work-"));

let first: Record<string, string>;
beforeAll(async () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  writeSmallExtracts(join(root, "data/extracts"));
  cpSync(join(repository, "data/reference"), join(root, "data/reference"), {recursive: true});
  write("src/queries/home.ts", "1");
  write("src/i18n/home.ts", "1");
  write("loaders/marts/visits.sql", "1");
  first = await built();
});
beforeEach(() => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});

describe("streamMarts(output, root)", () => {
  it.each(["src/queries/home.ts", "src/i18n/home.ts"])(
    "publishes the same from kept marts after a change of %s",
    async (file) => {
      write(file, "2");
      // Had the pipeline run again, the manifest would have another time.
      expect(await built()).toEqual(first);
      expect(work()).toEqual([]);
    }
  );

  it.each([
    ["a loader", "loaders/marts/visits.sql"],
    ["what is said of the extracts", "data/extracts/extract.json"]
  ])(
    "runs the pipeline again after a change of %s, and keeps the newest marts only",
    async (_, file) => {
      write(file, "{}");
      expect(builtAt(await built())).not.toBe(builtAt(first));
      expect(readdirSync(join(root, ".cache/marts"))).toHaveLength(1);
    }
  );

  it("runs the pipeline again when the key table is lost, so that no mart has keys that nobody can relink", async () => {
    const before = keyTableOf(await built());
    rmSync(join(root, ".private/keys.parquet"));
    const after = await built();
    expect(keyTableOf(after)).not.toBe(before);
    // What is kept now has the new keys, so that the pipeline need not run again.
    expect(builtAt(await built())).toBe(builtAt(after));
  });
});
