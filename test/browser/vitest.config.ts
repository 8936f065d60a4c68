import {fileURLToPath} from "node:url";
import {defineConfig} from "vitest/config";
import {longestFirst} from "../util/longestFirst.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Files that visit every page, which take longest. */
const visitEveryPage = /(everyPage|export|print)\.test\.ts$/;

export default defineConfig({
  root,
  test: {
    include: ["test/browser/**/*.test.ts"],
    globalSetup: "test/browser/globalSetup.ts",
    env: {TZ: "UTC"},
    expect: {requireAssertions: true},
    maxWorkers: 2, // a browser each
    sequence: {sequencer: longestFirst(visitEveryPage)},
    testTimeout: 180_000,
    hookTimeout: 120_000,
    reporters: ["default", ["json", {outputFile: ".cache/tests/browser.json"}]]
  }
});
