import type {Manifest} from "../contract/manifest.js";
import type {Row} from "../queries/query.js";
import {download} from "./download.js";
import {firstFiles, manifestFile, type PageName} from "./marts.js";

type FirstResults = Readonly<Record<string, readonly Row[]>>;

const pages = new Map<PageName, Promise<FirstResults>>();

/** The content of a JSON file of the site. Throws `download_failed`. */
export async function readJson(href: string): Promise<unknown> {
  return JSON.parse(await (await download(href)).text());
}

/**
 * A page's results at default filters, by query key. Empty when they cannot be had: the engine answers then, and the
 * next call tries again.
 */
export function firstResults(page: PageName): Promise<FirstResults> {
  let results = pages.get(page);
  if (!results) {
    results = (readJson(firstFiles[page].href) as Promise<FirstResults>).catch(() => {
      pages.delete(page);
      return {};
    });
    pages.set(page, results);
  }
  return results;
}

let manifest: Promise<Manifest> | undefined;

/** What the site was built from, as the loaders wrote it. Throws `download_failed`; the next call then tries again. */
export function readManifest(): Promise<Manifest> {
  manifest ??= (readJson(manifestFile.href) as Promise<Manifest>).catch((error: unknown) => {
    manifest = undefined;
    throw error;
  });
  return manifest;
}
