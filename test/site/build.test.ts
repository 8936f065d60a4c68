import {existsSync, readFileSync, readdirSync, rmSync, utimesSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {hashedFolders} from "../../loaders/site/hostingHeaders.js";
import {listFiles} from "../../loaders/site/listFiles.js";
import type {Outcome, ScratchProject} from "./scratchProject.js";
import {makeScratchProject} from "./scratchProject.js";

let project: ScratchProject;

beforeAll(() => {
  project = makeScratchProject();
});

afterAll(() => {
  rmSync(project.root, {recursive: true, force: true});
});

describe("build", () => {
  it("publishes a complete site without reaching another host", async () => {
    const {code, text} = await build();
    expect(text).not.toMatch(/NETWORK/);
    expect(code).toBe(0);
    expect(text).toMatch(/loader: reading/);
    expect(figure()).toBe(41);
    expect(await listFiles(project.path("dist"))).toEqual(
      expect.arrayContaining(["index.html", "second.html", "_headers", "build.json"])
    );
    expect(readdirSync(project.root).filter((name) => /^dist./.test(name))).toEqual([]);
  });

  it("names files that hosts may keep for ever after their content", async () => {
    const kept = (await listFiles(project.path("dist"))).filter((file) => file.startsWith("_"));
    const folders = new Set(
      kept.filter((file) => file.includes("/")).map((file) => file.split("/")[0])
    );
    expect(hashedFolders).toEqual(expect.arrayContaining([...folders]));
    for (const file of kept.filter((name) => name !== "_headers")) {
      expect(file).toMatch(/\.[\da-f]{8}\.\w+(\.(br|gz))?$/);
    }
  });

  it("gives the same bytes again, and does not run the loader when only times changed", async () => {
    const before = await contents("dist");
    const now = new Date();
    utimesSync(project.path("data/sample/value.csv"), now, now);
    utimesSync(project.path("src/data/marts.tar.ts"), now, now);
    rmSync(project.path("dist"), {recursive: true});
    rmSync(project.path("src/.observablehq/cache/_observablehq"), {recursive: true});
    expect((await build()).code).toBe(0);
    expect(await contents("dist")).toEqual(before);
    expect(runs()).toBe(1);
  });

  it("shows the new figure when one cell of an extract changed", async () => {
    project.write("data/sample/value.csv", "42");
    expect((await build()).code).toBe(0);
    expect(figure()).toBe(42);
    expect(runs()).toBe(2);
  });

  it("leaves the published site alone when the loader fails", async () => {
    const before = await contents("dist");
    project.write("data/sample/value.csv", "forty-two");
    const {code, text} = await build();
    expect(code).toBe(1);
    expect(text).toMatch(/value.csv: not a number/);
    expect(text).toMatch(/site published before is untouched/);
    expect(text).not.toMatch(/^\s+at /m);
    expect(await contents("dist")).toEqual(before);
  });

  it("leaves the published site alone when a page is faulty, and names the page", async () => {
    const before = await contents("dist");
    project.write("data/sample/value.csv", "43");
    project.write("src/third.md", '# Third\n\n<img src="https://example.com/x.png">\n');
    const {code, text} = await build();
    rmSync(project.path("src/third.md"));
    expect(code).toBe(1);
    expect(text).toMatch(
      /third\.html: resource of another host \(https:\/\/example\.com\/x\.png\)/
    );
    expect(await contents("dist")).toEqual(before);
  });

  it("is followed by a sound one after it was killed while the loader ran", async () => {
    const before = await contents("dist");
    project.write("data/sample/value.csv", "44");
    const running = project.start("build", [], {LOADER_MS: "60000"});
    await running.printed(/loader: reading/);
    running.process.kill("SIGKILL");
    process.kill(Number(readFileSync(project.path("loader.pid"), "utf8")), "SIGKILL");
    expect((await running.ended).code).toBeNull();
    expect(await contents("dist")).toEqual(before);
    expect((await build()).code).toBe(0);
    expect(figure()).toBe(44);
    expect(readdirSync(project.root).filter((name) => /^dist./.test(name))).toEqual([]);
  });

  it("waits for another build of the project", async () => {
    project.write("data/sample/value.csv", "45");
    const before = runs();
    const first = project.start("build", [], {LOADER_MS: "1500"});
    await first.printed(/loader: reading/);
    const second = project.start("build");
    await second.printed(/another build is running/);
    const outcomes = await Promise.all([first.ended, second.ended]);
    expect(outcomes.map(({code}) => code)).toEqual([0, 0]);
    expect(figure()).toBe(45);
    expect(runs()).toBe(before + 1);
  });

  it("fails when an input changes under it", async () => {
    project.write("data/sample/value.csv", "46");
    const running = project.start("build", [], {LOADER_MS: "1500"});
    await running.printed(/loader: reading/);
    project.write("data/sample/value.csv", "47");
    const {code, text} = await running.ended;
    expect(code).toBe(1);
    expect(text).toMatch(/input files changed/);
    expect(figure()).toBe(45);
    expect((await build()).code).toBe(0);
    expect(figure()).toBe(47);
  });
});

describe("start", () => {
  it("serves the site under a sub-path without building it again, until Ctrl+C", async () => {
    const running = project.start("start", ["--base", "/group/", "--port", "0"]);
    const [url] = await running.printed(/http:\S+\//);
    const response = await fetch(`${url}second.html`);
    expect(await response.text()).toMatch(/<html lang="zh-CN">/);
    expect(response.headers.get("content-security-policy")).toMatch(/frame-ancestors/);
    running.process.kill("SIGINT");
    const {code, text} = await running.ended;
    expect(code).toBe(0);
    expect(text).toMatch(/up to date/);
    expect(text).not.toMatch(/site built/);
  });
});

function build(): Promise<Outcome> {
  return project.start("build").ended;
}

function runs(): number {
  const log = project.path("runs.log");
  return existsSync(log) ? readFileSync(log, "utf8").split("\n").length - 1 : 0;
}

function figure(): number {
  const folder = project.path("dist/_file/data/marts");
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  expect(names).toHaveLength(1);
  return (JSON.parse(readFileSync(join(folder, names[0]!), "utf8")) as {value: number}).value;
}

async function contents(folder: string): Promise<Record<string, string>> {
  const files = await listFiles(project.path(folder));
  return Object.fromEntries(
    files.map((file) => [file, readFileSync(project.path(`${folder}/${file}`), "base64")])
  );
}
