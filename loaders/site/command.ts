import {resolve} from "node:path";
import {Command, InvalidArgumentError} from "commander";
import {siteBuildMessages} from "../../src/i18n/siteBuild.js";
import type {Locale} from "../../src/i18n/message.js";
import {localeOf, say} from "../../src/i18n/message.js";
import {scanForIdentifiers} from "../check/privacy.js";
import type {BuildOptions} from "./buildSite.js";
import {failureReasons} from "./buildSite.js";
import {prepareFrameworkProcess} from "./framework.js";

/** The language these commands speak. */
export const locale: Locale = localeOf(process.env);

/** A command of the site with the option that says where the site is published. */
export function siteCommand(name: string): Command {
  return new Command(name).option("--output <folder>", "folder the site is published in", "dist");
}

/** Reads a port number from the command line. */
export function portOption(value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new InvalidArgumentError(
    say(siteBuildMessages.badOption, {option: "--port", value, expected: "0-65535"}, locale)
  );
}

/** How a command builds the project in the working directory. */
export function buildOptions(output: string): BuildOptions {
  const root = process.cwd();
  prepareFrameworkProcess(root);
  return {
    root,
    output: resolve(root, output),
    scan: scanForIdentifiers,
    locale,
    log: (line) => console.log(line)
  };
}

let exitCodeWhenStopped = 130; // of a command that a signal interrupts

/** Says where the site can be read; from here on, stopping the command is how it ends. */
export function announce(key: "serving" | "previewing", url: string): void {
  console.log(say(siteBuildMessages[key], {url}, locale));
  exitCodeWhenStopped = 0;
}

/**
 * Runs a command to its end: its failure is told in plain lines and makes the exit code 1, a signal
 * ends the process with what it must clean up done.
 */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => process.exit(exitCodeWhenStopped));
  }
  try {
    await work();
  } catch (error) {
    console.error(say(siteBuildMessages.failed, {}, locale));
    for (const reason of failureReasons(error, locale)) console.error(`  ${reason}`);
    process.exit(1);
  }
}
