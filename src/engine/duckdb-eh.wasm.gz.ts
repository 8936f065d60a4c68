import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {gzipSync} from "node:zlib";

const {resolve} = createRequire(import.meta.url);

// Of all memory levels, 7 makes this file smallest.
process.stdout.write(
  gzipSync(readFileSync(resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm")), {
    level: 9,
    memLevel: 7
  })
);
