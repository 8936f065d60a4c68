import {headerPolicy} from "./contentSecurityPolicy.js";

/** Folders whose files have a hash of their content in the name and therefore never change. */
export const hashedFolders = ["_file", "_import", "_node", "_observablehq"] as const;

/** Media types of files that hosts do not know by themselves, by extension. */
export const mediaTypes: Readonly<Record<string, string>> = {
  parquet: "application/vnd.apache.parquet",
  wasm: "application/wasm"
};

/** What a host may tell browsers about hashed files; private, since the site holds personal data. */
export const hashedCacheControl = "private, max-age=31536000, immutable";

/** Headers a host should send with every file of the site. */
export function siteHeaders(): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": headerPolicy(),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex"
  };
}

/** What a host tells browsers about pages and what else keeps its name: ask each time. */
export const pageCacheControl = "no-cache";
