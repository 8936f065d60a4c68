import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {gzipSync} from "node:zlib";

const {resolve} = createRequire(import.meta.url);

process.stdout.write(
  gzipSync(readFileSync(resolve("@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js")), {
    level: 9
  })
);
