import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {defineConfig} from "vitest/config";
import {longestFirst} from "./test/util/longestFirst.js";

/** Files that build whole sites or run the pipeline several times. */
const buildAnew =
  /(site\/(build|sample)|pipeline|recovered|empty|keptMarts|sharedPrivateFolder|bench|fuzz|identity|determinism)\.test\.ts$/;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const include = ["test/**/*.test.ts"];
const exclude = ["test/browser/**", "test/bench/**", "node_modules/**"];

/** Files of what is drawn, which need a document. */
const drawing = ["test/charts/**/*.test.ts", "test/components/**/*.test.ts"];

/** Files that put others in the place of modules, which those that share a process with them would meet. */
const mocking = readdirSync(here("test"), {recursive: true, encoding: "utf8"})
  .map((file) => join("test", file).replaceAll("\\", "/"))
  .filter((file) => /\.test\.ts$/.test(file) && !file.startsWith("test/browser/"))
  .filter((file) => /\bvi\.(do)?mock\(/i.test(readFileSync(here(file), "utf8")));

export default defineConfig({
  resolve: {alias: {"observablehq:stdlib": here("./test/stubs/stdlib.ts")}},
  test: {
    env: {TZ: "UTC"},
    expect: {requireAssertions: true},
    maxWorkers: 2,
    sequence: {sequencer: longestFirst(buildAnew, ["mocks", "node", "document"])},
    testTimeout: 120_000,
    hookTimeout: 300_000,
    reporters: ["default", "json"],
    outputFile: {json: ".cache/tests/node.json"},
    projects: [
      // Modules are loaded once in a process, not once for each file.
      {
        extends: true,
        test: {name: "node", include, exclude: [...exclude, ...drawing, ...mocking], isolate: false}
      },
      {
        extends: true,
        test: {name: "document", include: drawing, environment: "jsdom", isolate: false}
      },
      {extends: true, test: {name: "mocks", include: mocking}}
    ]
  }
});
