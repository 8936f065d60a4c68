import {spawn} from "node:child_process";
import {join, resolve} from "node:path";

const root = resolve(import.meta.dirname, "../..");

/** Where tests have the site of the sample extracts. */
export const sampleSite = join(root, ".cache/browserTestSite");

/** Builds the site from the sample extracts, unless it is there and up to date. */
export async function buildSampleSite(): Promise<void> {
  const build = spawn(
    process.execPath,
    ["--import", "tsx", "loaders/site/build.ts", "--if-changed", "--output", sampleSite],
    {cwd: root, stdio: "inherit", env: {...process.env, EXTRACTS_DIR: "data/sample"}}
  );
  const code = await new Promise((done, fail) => build.on("close", done).on("error", fail));
  if (code !== 0) throw new Error(`sample site: it was not built (exit code ${String(code)})`);
}
