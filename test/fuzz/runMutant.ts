import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import type {Locale} from "../../src/i18n/message.js";
import {sources} from "../../src/contract/sources.js";
import {checkBalance} from "../../loaders/check/balance.js";
import {GateError} from "../../loaders/check/gates.js";
import {conform} from "../../loaders/conform/conform.js";
import type {Database} from "../../loaders/duckdb.js";
import {openDatabase, rowsOf} from "../../loaders/duckdb.js";
import {runPipeline} from "../../loaders/pipeline.js";
import type {Progress} from "../../loaders/progress.js";
import {ExtractError} from "../../loaders/read/extractError.js";
import {explainError} from "../../loaders/stage/explainError.js";
import {stageExtracts} from "../../loaders/stage/stageExtracts.js";
import {identifiers, itemCsv} from "./fixture.js";
import type {Mutant} from "./mutate.js";
import {mutantAt} from "./mutate.js";

/** How far a mutant is taken. */
export type Depth = "stage" | "conform" | "pipeline";

/** How a mutant ended: `fault` is a failure of ours, in words, else null. */
export interface Outcome {
  mutant: Pick<Mutant, "seed" | "index" | "label">;
  end: "read" | "stopped";
  depth: Depth;
  fault: string | null;
}

/** A tenth is conformed, a hundredth published; what comes after staging meets little that is hostile. */
export function depthOf(index: number): Depth {
  if (index % 100 === 50) return "pipeline";
  return index % 10 === 0 ? "conform" : "stage";
}

const root = resolve(import.meta.dirname, "../..");
const secret = Buffer.alloc(32, 7);

/** Gates that the second try of a mutant lets pass: all that can be. */
const acceptable = new Set([
  "unreadable_file",
  "truncated_sheet",
  "unrecognised_file",
  "missing_column",
  "ambiguous_table",
  "ambiguous_dialect",
  "ambiguous_versions",
  "wrong_label",
  "missing_dealer",
  "no_behaviour",
  "empty_folder",
  "control_total",
  "refused_share"
]);

/**
 * Takes the nth mutant of a seed through the loaders, and a third of those that a gate stops
 * once more with every gate let pass. What must hold: it ends in tables whose balance closes and that have every row which the
 * file is known to have, or in a message for the analyst, without an identifier and without a trace
 * of the program.
 */
export async function runMutant(seed: number, index: number, depth: Depth): Promise<Outcome> {
  const mutant = mutantAt(seed, index);
  const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
  const outcome = {mutant: {seed, index, label: mutant.label}, depth};
  try {
    mkdirSync(join(folder, "extracts"));
    mkdirSync(join(folder, "reference"));
    writeFileSync(join(folder, "extracts", mutant.file), mutant.bytes);
    if (mutant.source === "survey_response") {
      writeFileSync(join(folder, "reference", "item.csv"), itemCsv);
    }
    const strict = await attempt(mutant, folder, depth, new Set());
    if (strict !== "stopped") return {...outcome, end: "read", fault: strict};
    if (index % 3 !== 0) return {...outcome, end: "stopped", fault: null};
    const lenient = await attempt(mutant, folder, depth, acceptable);
    return {...outcome, end: "stopped", fault: lenient === "stopped" ? null : lenient};
  } catch (error) {
    const fault = error instanceof Fault ? error.message : `threw ${String(error)}`;
    return {...outcome, end: "stopped", fault};
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

class Fault extends Error {}

/** @returns null when all went well, "stopped" when a message ended it */
async function attempt(
  mutant: Mutant,
  folder: string,
  depth: Depth,
  gates: ReadonlySet<string>
): Promise<"stopped" | null> {
  const locale: Locale = mutant.index % 2 === 0 ? "zh" : "en";
  const printed: string[] = [];
  const report: Progress = {
    print: (text) => void printed.push(text),
    step: () => ({update() {}, end() {}})
  };
  try {
    if (depth === "pipeline") await runWhole(folder, locale, gates, report);
    else await runSteps(mutant, folder, depth, {locale, gates, report});
    return null;
  } catch (error) {
    if (error instanceof Fault) throw error;
    if (!(error instanceof GateError) && !(error instanceof ExtractError)) {
      throw new Fault(
        `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
      );
    }
    printed.push(explainError(error, locale));
    return "stopped";
  } finally {
    checkTexts(printed);
  }
}

async function runWhole(
  folder: string,
  locale: Locale,
  gates: ReadonlySet<string>,
  report: Progress
): Promise<void> {
  await runPipeline({
    root,
    outputFolder: join(folder, "marts"),
    extracts: {folder: join(folder, "extracts"), isSample: false},
    privateFolder: join(folder, "private"),
    env: {
      ATLAS_LOCALE: locale,
      ATLAS_SECRET: "only for mutants of the fixture",
      SOURCE_DATE_EPOCH: "1735689600",
      ACCEPT_GATES: [...gates].join(",")
    },
    report
  });
}

async function runSteps(
  mutant: Mutant,
  folder: string,
  depth: Depth,
  {locale, gates, report}: {locale: Locale; gates: ReadonlySet<string>; report: Progress}
): Promise<void> {
  const database = await openDatabase({threads: 1});
  const {connection} = database;
  const context = {
    root,
    connection,
    lanes: [connection], // a mutant is one file, and each lane is prepared anew for it
    extracts: {folder: join(folder, "extracts"), isSample: false},
    referenceFolder: join(folder, "reference"),
    privateFolder: join(folder, "private"),
    locale,
    env: {SOURCE_DATE_EPOCH: "1735689600"},
    report,
    acceptableGates: gates,
    acceptedGates: new Set<string>()
  };
  try {
    await stageExtracts(context);
    await checkRows(database, mutant);
    if (depth === "stage") await checkStagedBalance(database);
    else {
      await conform(context, secret);
      await checkBalance(connection, context);
    }
  } catch (error) {
    if (error instanceof GateError && error.gates.includes("balance"))
      throw new Fault(error.message);
    throw error;
  } finally {
    database.close();
  }
}

/** Every row with content that the file has below its header is read, or is a totals or title row. */
async function checkRows({connection}: Database, {source, rowCount}: Mutant): Promise<void> {
  if (rowCount === null) return;
  const [found] = await rowsOf<{n: number; files: number}>(
    connection,
    `select coalesce(sum(row_count), 0)::double as n,
      (select count(*) from source_file where source_table = '${source}')::double as files
    from balance where source_table = '${source}'
      and balance_line in ('read', 'total_row', 'title_row')`
  );
  if (found!.files === 0) return; // let pass unread, as its gate said
  if (found!.n !== rowCount) throw new Fault(`${found!.n} rows accounted for, of ${rowCount}`);
}

/** Before conforming, what is neither refused nor merged is still in the staged tables. */
async function checkStagedBalance({connection}: Database): Promise<void> {
  const counts = sources
    .filter(({reference}) => reference !== true)
    .map(({name}) => `select '${name}' as source_table, count(*) as row_count from stg_${name}`);
  const faults = await rowsOf<{source_table: string; read: number; told: number}>(
    connection,
    `with line as (
      select source_table,
        coalesce(sum(row_count) filter (balance_line = 'read'), 0) as read,
        coalesce(sum(row_count) filter (balance_line in ('merged', 'refused')), 0) as gone
      from balance group by all)
    select source_table, read::double as read, (gone + row_count)::double as told
    from line join (${counts.join(" union all ")}) using (source_table)
    where read <> gone + row_count`
  );
  const texts = faults.map(
    ({source_table, read, told}) => `${source_table}: ${read} read, ${told} told`
  );
  if (texts.length > 0) throw new Fault(`balance: ${texts.join("; ")}`);
}

function checkTexts(printed: readonly string[]): void {
  const text = printed.join("\n");
  const leaked = identifiers.find((value) => text.includes(value));
  if (leaked !== undefined) {
    const line = printed.find((one) => one.includes(leaked)) ?? "";
    throw new Fault(`an identifier in a message: ${line.slice(0, 500)}`);
  }
  if (/^\s+at .*:\d+/m.test(text) || /\[object |\bundefined\b/.test(text)) {
    throw new Fault(`a trace of the program in a message: ${text.slice(0, 500)}`);
  }
}
