import {rmSync, utimesSync} from "node:fs";
import {afterAll, beforeAll, expect, it} from "vitest";
import type {Running, ScratchProject} from "./scratchProject.js";
import {makeScratchProject} from "./scratchProject.js";

let project: ScratchProject;
let preview: Running;
let url: string;

beforeAll(async () => {
  project = makeScratchProject();
  preview = project.start("dev");
  url = (await preview.printed(/http:\S+\//))[0];
});

afterAll(async () => {
  preview.process.kill("SIGINT");
  await preview.ended;
  rmSync(project.root, {recursive: true, force: true});
});

it("dev serves the new figure after an extract changed, and runs the loader for nothing else", async () => {
  expect(await figure()).toBe(41);
  const now = new Date();
  utimesSync(project.path("data/sample/value.csv"), now, now);
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(await figure()).toBe(41);
  project.write("data/sample/value.csv", "42");
  await preview.printed(/inputs changed/);
  expect(await figure()).toBe(42);
  preview.process.kill("SIGINT");
  const {text} = await preview.ended;
  expect(text.match(/loader: reading/g)).toHaveLength(2);
  expect(text).not.toMatch(/NETWORK/);
});

async function figure(): Promise<number> {
  const response = await fetch(new URL("_file/data/marts/figures.json", url));
  return ((await response.json()) as {value: number}).value;
}
