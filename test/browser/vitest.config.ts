import {fileURLToPath} from "node:url";
import {defineConfig} from "vitest/config";

const root = fileURLToPath(new URL("../..", import.meta.url));

export default defineConfig({
  root,
  test: {
    include: ["test/browser/**/*.test.ts"],
    globalSetup: "test/browser/globalSetup.ts",
    env: {TZ: "UTC"},
    expect: {requireAssertions: true},
    maxWorkers: 2, // a browser each
    testTimeout: 180_000,
    hookTimeout: 120_000,
    reporters: ["default", ["json", {outputFile: ".cache/tests/browser.json"}]]
  }
});
