import {spawn} from "node:child_process";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import type {TestProject} from "vitest/node";
import type {BrowserProgram} from "./browser.js";
import {findBrowser} from "./browser.js";

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
  const folder = given ? resolve(given) : join(cache, "browserTestSite");
  if (!given) await buildSample(root, folder);
  project.provide("siteFolder", folder);
}

async function buildSample(root: string, output: string): Promise<void> {
  const build = spawn(
    process.execPath,
    ["--import", "tsx", "loaders/site/build.ts", "--if-changed", "--output", output],
    {cwd: root, stdio: "inherit", env: {...process.env, EXTRACTS_DIR: "data/sample"}}
  );
  const code = await new Promise((done, fail) => build.on("close", done).on("error", fail));
  if (code !== 0)
    throw new Error(`browser tests: the site was not built (exit code ${String(code)})`);
}
