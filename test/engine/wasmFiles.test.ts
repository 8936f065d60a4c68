import {execFile} from "node:child_process";
import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import {gunzipSync} from "node:zlib";
import {expect, it} from "vitest";

const {resolve} = createRequire(import.meta.url);

const name = "duckdb-eh.wasm";
const limit_bytes = 4_300_000;

it(`the loader of ${name} writes it with gzip, in at most ${limit_bytes} bytes`, async () => {
  const loader = fileURLToPath(new URL(`../../src/engine/${name}.gz.ts`, import.meta.url));
  const {stdout} = await promisify(execFile)(process.execPath, ["--import", "tsx", loader], {
    encoding: "buffer",
    maxBuffer: 2 ** 25
  });
  expect(stdout.length).toBeLessThan(limit_bytes);
  const original = await readFile(resolve(`@duckdb/duckdb-wasm/dist/${name}`));
  expect(gunzipSync(stdout).equals(original)).toBe(true);
});
