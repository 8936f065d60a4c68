import {spawn} from "node:child_process";
import {resolve} from "node:path";

const root = resolve(import.meta.dirname, "../..");

/** A process that did not end well, with the end of what it printed. */
class ChildError extends Error {}

/**
 * Runs a TypeScript file as a process of its own, so that its memory and its time are its own.
 *
 * @returns what it wrote to stdout
 * @throws when it ends with another code than 0
 */
export async function runScript(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {}
): Promise<string> {
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], {
    cwd: root,
    env: {...process.env, ATLAS_LOCALE: "en", ...env},
    stdio: ["ignore", "pipe", "pipe"]
  });
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  const code = await new Promise<number | null>((done, fail) => {
    child.on("error", fail);
    child.on("close", done);
  });
  if (code === 0) return output;
  throw new ChildError(`${script}: ended with ${code}\n${errors.slice(-2000)}`);
}
