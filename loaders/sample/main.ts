import {existsSync, readdirSync, rmSync} from "node:fs";
import {join, resolve} from "node:path";
import {Command, InvalidArgumentError, Option} from "commander";
import {sampleMessages} from "../../src/i18n/sample.js";
import {localeOf, say} from "../../src/i18n/message.js";
import {isoDay, parseDay} from "./calendar.js";
import type {Day} from "./calendar.js";
import type {SampleFormat} from "./exporter.js";
import {defaultOptions} from "./group.js";
import {overviewFile, writeSample} from "./writeSample.js";

const root = resolve(import.meta.dirname, "../..");

const whole =
  (least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least)
      throw new InvalidArgumentError(`${text}: expected a whole number of ${least} or more`);
    return value;
  };

function day(text: string): Day {
  const value = parseDay(text);
  if (value === null) throw new InvalidArgumentError(`${text}: expected a date like 2026-10-31`);
  return value;
}

interface Arguments {
  customers: number;
  dealers: number;
  years: number;
  seed: number;
  end: Day;
  out: string;
  format: SampleFormat;
}

const command = new Command("sample")
  .description("write the extracts of a fictitious dealer group")
  .option("--customers <n>", "persons and companies", whole(1), defaultOptions.customers)
  .option("--dealers <n>", "dealers", whole(1), defaultOptions.dealers)
  .option("--years <n>", "years covered", whole(1), defaultOptions.years)
  .option("--seed <n>", "seed: the same gives the same files", whole(0), defaultOptions.seed)
  .option("--end <date>", "last day covered", day, defaultOptions.end)
  .option(
    "--out <folder>",
    "folder for the files; those of an earlier run are replaced",
    "data/sample"
  )
  .addOption(
    new Option("--format <format>", "mixed: as dealers send them; csv: UTF-8 text of any size")
      .choices(["mixed", "csv"])
      .default("mixed")
  )
  .parse();

const options = command.opts<Arguments>();
const folder = resolve(root, options.out);
const locale = localeOf(process.env);
const started = performance.now();
const seconds = (): number => Math.max(0.001, (performance.now() - started) / 1000);

// Only what an earlier run wrote may be removed without asking.
if (existsSync(folder) && readdirSync(folder).length > 0) {
  if (
    !existsSync(join(folder, `${overviewFile}.xlsx`)) &&
    !existsSync(join(folder, `${overviewFile}.csv`))
  )
    command.error(say(sampleMessages.folderInUse, {folder: options.out}, locale));
  rmSync(folder, {recursive: true});
}
const written = await writeSample({
  ...options,
  folder,
  referenceFolder: resolve(root, "data/reference"),
  onProgress: (customers, rows) => {
    if (customers % 20_000 === 0)
      console.warn(
        say(
          sampleMessages.progress,
          {customers, all: options.customers, rows, speed: Math.round(rows / seconds())},
          locale
        )
      );
  }
});
console.warn(
  say(
    sampleMessages.done,
    {
      files: written.files.length,
      rows: written.rows,
      seconds: seconds().toFixed(1),
      speed: Math.round(written.rows / seconds()),
      folder: options.out,
      end: isoDay(options.end)
    },
    locale
  )
);
