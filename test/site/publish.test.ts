import {existsSync, readFileSync} from "node:fs";
import type * as Files from "node:fs/promises";
import {join, posix} from "node:path";
import {beforeEach, describe, expect, it, vi} from "vitest";
import {listFiles} from "../../loaders/site/listFiles.js";
import {
  finishPublishing,
  makeStaging,
  publishSite,
  removeAbandoned
} from "../../loaders/site/publish.js";
import {pageReferences} from "../../loaders/site/references.js";
import {temporaryFolder, writeInto} from "./temporaryFolder.js";

// A process that is killed does nothing any more: from one change to the disk on, all fail.
const life = vi.hoisted(() => ({changesLeft: Infinity, changesMade: 0}));

vi.mock("node:fs/promises", async (importOriginal) => {
  const original = await importOriginal<typeof Files>();
  const mortal = <A extends unknown[], R>(change: (...args: A) => Promise<R>) => {
    return (...args: A): Promise<R> => {
      if (life.changesLeft-- <= 0) return Promise.reject(new Error("killed"));
      life.changesMade++;
      return change(...args);
    };
  };
  return {
    ...original,
    mkdir: mortal(original.mkdir),
    rename: mortal(original.rename),
    rm: mortal(original.rm),
    rmdir: mortal(original.rmdir),
    writeFile: mortal(original.writeFile)
  };
});

const first = version(1);
const second: Record<string, string> = {...version(2), "third.html": "<html>third</html>"};

beforeEach(() => {
  live();
});

describe("publishSite", () => {
  it("puts the files where there was nothing", async () => {
    const output = join(temporaryFolder(), "dist");
    await publish(first, output);
    expect(await contents(output)).toEqual(first);
  });

  it("replaces the site and leaves no file or folder of the old one", async () => {
    const output = await published(first);
    writeInto(output, "stray/deep/file.txt", "");
    await publish(second, output);
    expect(await contents(output)).toEqual(second);
    expect(existsSync(join(output, "stray"))).toBe(false);
    expect(existsSync(`${output}.ready`)).toBe(false);
  });

  it("leaves a site that can be served whenever the process dies, and the next build completes it", async () => {
    const changes = await countChanges();
    expect(changes).toBeGreaterThan(10);
    const completed = new Set<boolean>();
    for (let survived = 0; survived < changes; survived++) {
      const output = await published(first);
      life.changesLeft = survived;
      await expect(publish(second, output)).rejects.toThrow("killed");
      live();
      await expectServable(output);
      const isNew = await finishPublishing(output);
      completed.add(isNew);
      await removeAbandoned(output);
      expect(await contents(output), `after ${survived} changes`).toEqual(isNew ? second : first);
      expect(existsSync(`${output}.ready`)).toBe(false);
    }
    expect(completed).toEqual(new Set([false, true]));
  });
});

describe("removeAbandoned", () => {
  it("removes what killed builds left, and nothing else", async () => {
    const folder = temporaryFolder({
      "dist/index.html": "",
      "dist.building-123/index.html": "",
      "dist.txt": "",
      "distance/a": ""
    });
    await removeAbandoned(join(folder, "dist"));
    expect(await listFiles(folder)).toEqual(["dist.txt", "dist/index.html", "distance/a"]);
  });
});

function live(): void {
  life.changesLeft = Infinity;
  life.changesMade = 0;
}

function version(number: number): Record<string, string> {
  const page = `<html><link rel="stylesheet" href="./_import/style.${number}.css">
<script type="module">import "./_import/a.${number}.js";</script>${number}</html>`;
  return {
    [`_file/data/marts/visits.${number}.parquet`]: `visits ${number}`,
    [`_import/a.${number}.js`]: `export {};`,
    [`_import/style.${number}.css`]: `p {order: ${number}}`,
    "build.json": `{"fingerprint": ${number}}`,
    "index.html": page,
    "index.html.gz": page,
    "second.html": page
  };
}

async function publish(files: Record<string, string>, output: string): Promise<void> {
  const staging = await makeStaging(output);
  for (const [file, content] of Object.entries(files)) writeInto(staging, file, content);
  await publishSite(staging, output);
}

async function published(files: Record<string, string>): Promise<string> {
  const output = join(temporaryFolder(), "dist");
  await publish(files, output);
  return output;
}

async function countChanges(): Promise<number> {
  const output = await published(first);
  live();
  await publish(second, output);
  return life.changesMade;
}

async function expectServable(output: string): Promise<void> {
  const files = new Set(await listFiles(output));
  for (const page of ["index.html", "second.html"]) {
    const html = readFileSync(join(output, page), "utf8");
    expect([first[page], second[page]]).toContain(html);
    for (const {target} of await pageReferences(html)) {
      expect(files).toContain(posix.normalize(target));
    }
  }
}

async function contents(folder: string): Promise<Record<string, string>> {
  const files = await listFiles(folder);
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
}
