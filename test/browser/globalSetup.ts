import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import type {TestProject} from "vitest/node";
import type {BrowserProgram} from "./browser.js";
import {findBrowser} from "./browser.js";
import {buildSampleSite, sampleSite} from "../site/sampleSite.js";

declare module "vitest" {
  export interface ProvidedContext {
    siteFolder: string;
    browserProgram: BrowserProgram;
  }
}

/**
 * Finds the browser and builds the site from the sample extracts, once for all browser tests. A site
 * that is still up to date is used again; `BROWSER_TEST_SITE` names one built elsewhere.
 */
export async function setup(project: TestProject): Promise<void> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const cache = join(root, ".cache");
  project.provide("browserProgram", await findBrowser(cache));
  const given = process.env.BROWSER_TEST_SITE;
  if (!given) await buildSampleSite();
  project.provide("siteFolder", given ? resolve(given) : sampleSite);
}
