import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/browser/**", "test/bench/**", "node_modules/**"],
    env: {TZ: "UTC"},
    expect: {requireAssertions: true},
    testTimeout: 120_000,
    hookTimeout: 300_000
  }
});
