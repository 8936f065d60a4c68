import {fileURLToPath} from "node:url";
import {defineConfig} from "vitest/config";
import type {TestSpecification} from "vitest/node";
import {BaseSequencer} from "vitest/node";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Files that visit every page, which take longest. */
const visitEveryPage = /(everyPage|export|print)\.test\.ts$/;

/** Begins with the longest files, so that the two workers end together. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({moduleId}: TestSpecification): boolean => visitEveryPage.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  root,
  test: {
    include: ["test/browser/**/*.test.ts"],
    globalSetup: "test/browser/globalSetup.ts",
    env: {TZ: "UTC"},
    expect: {requireAssertions: true},
    maxWorkers: 2, // a browser each
    sequence: {sequencer: LongestFirst},
    testTimeout: 180_000,
    hookTimeout: 120_000,
    reporters: ["default", ["json", {outputFile: ".cache/tests/browser.json"}]]
  }
});
