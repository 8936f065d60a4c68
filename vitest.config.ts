import {fileURLToPath} from "node:url";
import {defineConfig} from "vitest/config";
import {longestFirst} from "./test/util/longestFirst.js";

/** Files that build whole sites or run the pipeline several times. */
const buildAnew =
  /(site\/build|pipeline|recovered|empty|keptMarts|sharedPrivateFolder|bench|fuzz|identity|determinism)\.test\.ts$/;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {alias: {"observablehq:stdlib": here("./test/stubs/stdlib.ts")}},
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/browser/**", "test/bench/**", "node_modules/**"],
    env: {TZ: "UTC"},
    expect: {requireAssertions: true},
    maxWorkers: 2,
    sequence: {sequencer: longestFirst(buildAnew)},
    testTimeout: 120_000,
    hookTimeout: 300_000,
    reporters: ["default", "json"],
    outputFile: {json: ".cache/tests/node.json"}
  }
});
