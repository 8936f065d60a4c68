import {basename, relative} from "node:path";
import {isDeepStrictEqual} from "node:util";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {SourceName} from "../../src/contract/sources.js";
import {sources} from "../../src/contract/sources.js";
import {say} from "../../src/i18n/message.js";
import {recognitionMessages, stageMessages} from "../../src/i18n/loaders.js";
import type {GateProblem} from "../check/gates.js";
import {checkGates, GateError} from "../check/gates.js";
import type {PipelineContext} from "../context.js";
import {readDialects} from "../dialects/dialect.js";
import {quoteText, rowsOf} from "../duckdb.js";
import {runInLanes} from "../lanes.js";
import {ExtractError} from "../read/extractError.js";
import {apartTables} from "./apartTables.js";
import {fillAsOf} from "./asOf.js";
import {createCastMacros} from "./castMacros.js";
import type {ExtractConfig} from "./extractConfig.js";
import {ConfigFault, configName} from "./extractConfig.js";
import {expectedRows, reportedFromBytes, whileReporting} from "./fileProgress.js";
import type {FoundExtracts} from "./findExtracts.js";
import {findExtracts} from "./findExtracts.js";
import {behaviourProblem, mergeAll, refusedShareProblems} from "./finalGates.js";
import type {OpenSheet} from "./openFiles.js";
import {openFiles, referenceFiles, unreadable} from "./openFiles.js";
import type {FileRun, FileToStage} from "./planSheet.js";
import type {Recognition, RecognisedSheet} from "./recognise.js";
import {recogniseSheet} from "./recognise.js";
import type {DealerSheet} from "./recogniseFiles.js";
import {recogniseFiles} from "./recogniseFiles.js";
import {byPlace, ignoredLine, recognitionTable} from "./recognitionTable.js";
import {writeRefusedWorkbook} from "./refusedWorkbook.js";
import {stageFiles} from "./stageFiles.js";
import type {Lookups} from "./stageState.js";
import {noLookups, readLookups, stagePinned} from "./stageState.js";
import {groupFiles} from "./stageStreams.js";
import {createStageTables, finishStageTables} from "./stageTables.js";

/** What staging needs of the pipeline's context. */
export type StageContext = Pick<
  PipelineContext,
  | "root"
  | "connection"
  | "lanes"
  | "extracts"
  | "referenceFolder"
  | "privateFolder"
  | "locale"
  | "env"
  | "report"
  | "acceptableGates"
  | "acceptedGates"
>;

/**
 * Reads the extracts into the staged tables of the contract, with every row accounted for in
 * `balance`, and what was refused listed in the private workbook.
 *
 * @throws GateError when the extracts cannot be understood or contradict themselves
 */
export async function stageExtracts(context: StageContext): Promise<void> {
  await new Stage(context).run();
}

class Stage {
  private readonly dialects = readDialects();
  private configs: ExtractConfig[] = [];
  private lookups: Lookups = noLookups;
  /** What sheets are, as far as the present lookups tell. */
  private readonly recognitions = new Map<OpenSheet, Recognition>();
  private sourceCount = 0;
  /** Sources whose rows do not count like an extract's: reference files less, extract.json more. */
  private readonly ranks = new Map<number, number>();
  /** By the first of the sources that were staged together. */
  private readonly controlProblems = new Map<number, GateProblem[]>();

  constructor(private readonly context: StageContext) {}

  async run(): Promise<void> {
    const {connection, lanes} = this.context;
    for (const lane of lanes) await createCastMacros(lane);
    await createStageTables(connection);
    await this.stageReference();
    const found = await this.find();
    this.configs = found.configs;
    try {
      await this.stageFound(found);
    } finally {
      await found.close();
    }
    await this.finish();
  }

  private async stageFound({files, problems: packed}: FoundExtracts): Promise<void> {
    const {locale, report} = this.context;
    const step = report.step(stageMessages.opening[locale], {files: files.length});
    const opened = await openFiles(files, this.configs, locale, (done) =>
      step.update({files: done})
    );
    step.end();
    try {
      const staged = await this.stageFirst(opened.sheets);
      const {lines, problems, sheets} = recogniseFiles(opened.sheets, {
        staged,
        recognise: (sheet) => this.recognise(sheet),
        dealers: this.lookups.dealers,
        locale
      });
      const ignored = opened.ignored.map(ignoredLine);
      report.print(recognitionTable([...lines, ...ignored].sort(byPlace), locale));
      checkGates(this.context, [...packed, ...opened.problems, ...problems]);
      checkGates(this.context, behaviourProblem([...staged.values(), ...sheets], locale));
      await this.stageSheets(sheets);
    } finally {
      await opened.close();
    }
  }

  /** Tables kept by hand: named by their files, read before anything else. */
  private async stageReference(): Promise<void> {
    const {referenceFolder, locale} = this.context;
    const files = referenceFiles(referenceFolder);
    const opened = await openFiles(files, [], locale, () => {});
    try {
      checkGates(this.context, opened.problems);
      for (const {extract, sheet} of opened.sheets) {
        const pins = {table: basename(sheet.file, ".csv") as SourceName};
        const result = this.recognise({extract, sheet, pins});
        if ("problem" in result) checkGates(this.context, [result.problem]);
        if (!("recognised" in result)) continue;
        this.ranks.set(this.sourceCount + 1, 0);
        await this.stageOne(result.recognised, null, "reference/");
        if (sheet.file === "code_label.csv") await this.readLookups();
      }
    } finally {
      await opened.close();
    }
    await this.readLookups();
  }

  private async find(): Promise<FoundExtracts> {
    const {extracts, root, locale} = this.context;
    try {
      const found = await findExtracts(extracts.folder, locale);
      if (found.files.length + found.problems.length > 0) return found;
      const folder = relative(root, extracts.folder) || extracts.folder;
      const message = say(recognitionMessages.emptyFolder, {folder}, locale);
      checkGates(this.context, [{gate: "empty_folder", message}]);
      return found;
    } catch (error) {
      if (!(error instanceof ConfigFault)) throw error;
      const values = {file: error.file, faults: error.faults.join("; ")};
      const message = say(recognitionMessages.badConfig, values, locale);
      throw new GateError(["bad_config"], `[bad_config] ${message}`);
    }
  }

  /** Stages what tells how to read the rest: dealers, items, written forms of codes. */
  private async stageFirst(sheets: readonly OpenSheet[]): Promise<Map<OpenSheet, RecognisedSheet>> {
    const {connection} = this.context;
    const first = new Map<OpenSheet, RecognisedSheet>();
    for (const sheet of sheets) {
      const result = this.recognise(sheet);
      if (!("recognised" in result)) continue;
      const {source} = result.recognised;
      if (source.reference === true || source.name === "dealer")
        first.set(sheet, result.recognised);
    }
    for (const recognised of first.values()) await this.stageOne(recognised, null);
    const pinned = this.configs.flatMap(({files}) => Object.values(files));
    const dealers = this.configs.flatMap((config) => config.dealers);
    if (dealers.length > 0 || pinned.some(({items}) => items !== undefined)) {
      const sourceId = ++this.sourceCount;
      this.ranks.set(sourceId, 2);
      await connection.run(`insert into source_file values
        (${sourceId}, ${quoteText(configName)}, null, null, null, null, null, 0)`);
      await stagePinned(connection, sourceId, dealers, pinned);
    }
    const problems = await mergeAll(
      this.context.lanes,
      sources.filter((source) => source.reference === true || source.name === "dealer"),
      this.ranks,
      this.context.locale
    );
    checkGates(this.context, problems);
    await this.readLookups();
    return first;
  }

  private async stageSheets(sheets: readonly DealerSheet[]): Promise<void> {
    const {lanes, report, locale} = this.context;
    const rows = sheets.reduce((sum, sheet) => sum + expectedRows(sheet), 0);
    const step = report.step(stageMessages.staging[locale], {files: sheets.length, rows});
    const done = {files: 0, rows: 0};
    const files = sources.flatMap((source) =>
      sheets
        .filter((candidate) => candidate.source === source)
        .map((recognised): FileToStage => {
          return {recognised, dealer: recognised.dealer, sourceId: ++this.sourceCount};
        })
    );
    const stageAll = async (lane: DuckDBConnection, of: readonly FileToStage[]): Promise<void> => {
      for (const group of groupFiles(this.fileRun(lane), of)) {
        const rowCount = group.reduce((sum, {recognised}) => sum + expectedRows(recognised), 0);
        const {sheet, extract} = group[0]!.recognised;
        const own = {done, rows: rowCount, label: sheet.file};
        if (extract.bytes >= reportedFromBytes) {
          await whileReporting(lane, step, own, () => this.stageGroup(lane, group));
        } else {
          await this.stageGroup(lane, group);
          done.rows += rowCount;
        }
        done.files += group.length;
        step.update({files: done.files, rows: Math.round(done.rows)}, own.label);
      }
    };
    await runInLanes(
      lanes,
      apartTables(files).map(({name, files}) => ({name, run: (lane) => stageAll(lane, files)}))
    );
    step.end();
  }

  private async finish(): Promise<void> {
    const {connection, lanes, privateFolder, root, locale, report} = this.context;
    const rest = sources.filter((source) => source.reference !== true && source.name !== "dealer");
    const contradictions = await mergeAll(lanes, rest, new Map(), locale);
    const given = this.configs.flatMap(({dealers}) => dealers);
    const asOf = new Map(
      given.flatMap(({code, as_of}) => (as_of === undefined ? [] : [[code, as_of]]))
    );
    let workbook = "";
    await runInLanes(lanes, [
      {name: "as-of", run: (lane) => fillAsOf(lane, asOf)},
      {
        name: "refused rows",
        async run(lane) {
          workbook = relative(root, await writeRefusedWorkbook(lane, privateFolder, locale));
        }
      }
    ]);
    await finishStageTables(lanes);
    const [counts] = await rowsOf<{refused: number; warned: number}>(
      connection,
      `select (select coalesce(sum(row_count), 0) from balance where balance_line = 'refused')::double as refused,
        (select count(*) from warned)::double as warned`
    );
    report.print(say(stageMessages.refused, {...counts!, workbook}, locale));
    checkGates(this.context, [
      ...[...this.controlProblems].sort(([a], [b]) => a - b).flatMap(([, problems]) => problems),
      ...contradictions,
      ...(await refusedShareProblems(connection, workbook, locale))
    ]);
  }

  private async stageOne(
    recognised: RecognisedSheet,
    dealer: string | null,
    filePrefix = ""
  ): Promise<void> {
    const file = {recognised, dealer, sourceId: ++this.sourceCount};
    await this.stageGroup(this.context.connection, [file], filePrefix);
  }

  private async stageGroup(
    connection: DuckDBConnection,
    files: readonly FileToStage[],
    filePrefix = ""
  ): Promise<void> {
    const {locale} = this.context;
    try {
      const problems = await stageFiles(this.fileRun(connection, filePrefix), files);
      if (problems !== null) this.controlProblems.set(files[0]!.sourceId, problems);
      else for (const file of files) await this.stageGroup(connection, [file], filePrefix);
    } catch (error) {
      // Some faults show only when the whole file is read.
      if (!(error instanceof ExtractError) || error.code === "disk_full") throw error;
      checkGates(this.context, [unreadable(error, locale)]);
    }
  }

  private fileRun(connection: DuckDBConnection, filePrefix = ""): FileRun {
    const {locale, env} = this.context;
    return {connection, locale, env, lookups: this.lookups, filePrefix};
  }

  private recognise(open: OpenSheet): Recognition {
    const known = this.recognitions.get(open);
    if (known !== undefined) return known;
    const {extract, sheet, pins} = open;
    const {items, codeForms} = this.lookups;
    const {locale} = this.context;
    const input = {dialects: this.dialects, items, codeForms, locale};
    const recognition = recogniseSheet(extract, sheet, pins, input);
    this.recognitions.set(open, recognition);
    return recognition;
  }

  private async readLookups(): Promise<void> {
    const {items, codeForms} = this.lookups;
    this.lookups = await readLookups(this.context.connection);
    const isSame =
      isDeepStrictEqual(items, this.lookups.items) &&
      isDeepStrictEqual(codeForms, this.lookups.codeForms);
    if (!isSame) this.recognitions.clear();
  }
}
