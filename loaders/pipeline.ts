import {rmSync, statSync} from "node:fs";
import {mkdir, writeFile} from "node:fs/promises";
import {basename, join, resolve} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Manifest} from "../src/contract/manifest.js";
import type {MartName} from "../src/contract/marts.js";
import {pipelineMessages} from "../src/i18n/pipeline.js";
import {localeOf, say} from "../src/i18n/message.js";
import {checkBalance} from "./check/balance.js";
import {acceptableGates} from "./check/gates.js";
import {compareWithLastBuild} from "./check/lastBuild.js";
import {compareLosses, writeLosses} from "./check/lossHistory.js";
import {checkPublished} from "./check/published.js";
import {reportK} from "./check/reportedK.js";
import {conform} from "./conform/conform.js";
import {writeContacts} from "./conform/contacts.js";
import type {KeyTable} from "./conform/keyTable.js";
import {writeKeyTable} from "./conform/keyTable.js";
import type {Secret} from "./conform/secret.js";
import {keepSecret, readSecret} from "./conform/secret.js";
import {writeStaffAliases} from "./conform/staff.js";
import type {PipelineContext} from "./context.js";
import type {Database} from "./duckdb.js";
import {openDatabase, quoteText} from "./duckdb.js";
import type {ExtractsFolder} from "./extractsFolder.js";
import {extractsFolder, listExtractFiles} from "./extractsFolder.js";
import {writeFigures} from "./marts/figures.js";
import type {MeasuredManifest} from "./marts/manifest.js";
import {measureManifest} from "./marts/manifest.js";
import type {MartSize} from "./marts/writeMarts.js";
import {writeMarts} from "./marts/writeMarts.js";
import {privateFolderOf, privateRootOf} from "./privateFile.js";
import {inPrivateFolder} from "./privateWork.js";
import type {Progress} from "./progress.js";
import {createProgress} from "./progress.js";
import {replaceFolder} from "./replaceFolder.js";
import type {Fingerprint} from "./site/fingerprint.js";
import {extractsFingerprint} from "./site/fingerprint.js";
import {stageExtracts} from "./stage/stageExtracts.js";

export interface PipelineOptions {
  /** Replaced as a whole, and only when the build succeeds. */
  outputFolder: string;
  root?: string; // defaults to the working directory
  extracts?: ExtractsFolder; // defaults to the folder that is built
  privateFolder?: string; // defaults to PRIVATE_DIR, else .private
  env?: Readonly<Record<string, string | undefined>>; // defaults to process.env
  report?: Progress; // defaults to stderr
  onStep?: (name: StepName) => void; // called before each step
}

/** What the steps hand on to each other besides tables. */
interface Build {
  context: PipelineContext;
  database: Database;
  secret: Secret;
  /** Of the extracts; worked out beside other steps, on what reading has left in memory. */
  fingerprint?: Promise<Fingerprint>;
  keyTable?: KeyTable;
  sizes?: Record<MartName, MartSize>;
  measured?: MeasuredManifest;
  manifest?: Manifest;
  /** Puts private files in their places once the marts are in theirs. */
  commits: (() => Promise<void>)[];
}

/** The order of the steps, as data; nothing else knows it. */
const steps = {
  stage: ({context}) => stageExtracts(context),
  lock: lockDatabase,
  conform: conformStaged,
  balance: ({context}) => checkBalance(context.connection, context),
  marts: publishMarts,
  check: checkMarts,
  describe: describeBuild,
  figures: computeFigures
} satisfies Record<string, (build: Build) => Promise<void>>;

/** A step of the pipeline. */
export type StepName = keyof typeof steps;

// Below this the whole build fits into memory beside DuckDB's own limit.
const largestInMemoryBytes = 200_000_000;

/** How much an extract shrinks in an archive, roughly. */
const usualCompression = 10;

/**
 * Runs the way from extracts to published Parquet: stages, conforms, writes every mart with the
 * manifest and the first figures into the output folder. On any failure the output folder stays as
 * it was, temporary files are removed, and keys are not touched.
 *
 * @returns the manifest
 * @throws GateError, ExtractError or an error of the machine; `explainError` tells them to the analyst
 */
export async function runPipeline(options: PipelineOptions): Promise<Manifest> {
  const root = resolve(options.root ?? process.cwd());
  const env = options.env ?? process.env;
  const extracts = options.extracts ?? extractsFolder(root, env as NodeJS.ProcessEnv);
  const locale = localeOf(env);
  const privateRoot = options.privateFolder ?? privateRootOf(root, env);
  const privateFolder = privateFolderOf(privateRoot, extracts);
  const outputFolder = resolve(options.outputFolder);
  const report = options.report ?? createProgress(locale);
  const started = performance.now();

  return inPrivateFolder(privateFolder, {report, locale}, async (temporaryFolder) => {
    const partial = `${outputFolder}.partial-${process.pid}`;
    const clean = (): void => rmSync(partial, {recursive: true, force: true});
    process.once("exit", clean);
    await mkdir(partial, {recursive: true});
    try {
      const secret = await readSecret({privateFolder, isSample: extracts.isSample, env});
      const bytes = bytesIn(extracts.folder);
      const database = await openDatabase({
        temporaryFolder: join(temporaryFolder, "spill"),
        ...(bytes > largestInMemoryBytes ? {path: join(temporaryFolder, "build.duckdb")} : {})
      });
      const context: PipelineContext = {
        root,
        connection: database.connection,
        lanes: database.lanes,
        extracts,
        referenceFolder: join(root, "data/reference"),
        privateFolder,
        temporaryFolder,
        outputFolder: partial,
        locale,
        env,
        report,
        acceptableGates: acceptableGates(env),
        acceptedGates: new Set()
      };
      const build: Build = {context, database, secret, commits: []};
      try {
        for (const [name, step] of Object.entries(steps)) {
          options.onStep?.(name as StepName);
          await step(build);
        }
      } finally {
        database.close();
      }
      await replaceFolder(partial, outputFolder);
      for (const commit of build.commits) await commit();
      const manifest = build.manifest!;
      report.print(summary(manifest, context, performance.now() - started));
      return manifest;
    } finally {
      clean();
      process.off("exit", clean);
    }
  });
}

// From here on nothing but what this build reads and writes can be opened, and while the database is open DuckDB undoes neither.
async function lockDatabase({context}: Build): Promise<void> {
  const {connection, outputFolder, privateFolder, temporaryFolder} = context;
  const folders = [outputFolder, privateFolder, temporaryFolder].map(quoteText).join(", ");
  await connection.run(`set allowed_directories = [${folders}];
    set enable_external_access = false`);
}

async function conformStaged(build: Build): Promise<void> {
  const {context, secret} = build;
  const {root, report, locale, privateFolder, extracts} = context;
  report.print(say(pipelineMessages.conforming, {}, locale));
  build.fingerprint = extractsFingerprint(root, extracts);
  build.fingerprint.catch(() => {}); // who needs it hears of it
  const {keyTable} = await conform(context, secret.key);
  if (keyTable.isNew && !extracts.isSample) {
    report.print(say(pipelineMessages.newKeyTable, {folder: basename(privateFolder)}, locale));
  }
  build.keyTable = keyTable;
}

async function publishMarts(build: Build): Promise<void> {
  const {lanes, report, locale, outputFolder} = build.context;
  report.print(say(pipelineMessages.publishing, {}, locale));
  build.sizes = await writeMarts(lanes, outputFolder, [
    {name: "private files", after: ["vehicles"], run: (lane) => writePrivateFiles(lane, build)}
  ]);
}

/** Writes private files aside; they take their places once the build has succeeded. */
async function writePrivateFiles(
  connection: DuckDBConnection,
  {context, secret, keyTable, commits}: Build
): Promise<void> {
  const files = [
    await writeKeyTable(connection, context, keyTable!),
    ...(await writeContacts(connection, context, keyTable!)),
    await writeStaffAliases(connection, context),
    await writeLosses(connection, context)
  ];
  commits.push(() => keepSecret(secret, context.privateFolder));
  commits.push(...files.map(({commit}) => commit));
}

async function checkMarts(build: Build): Promise<void> {
  const {context} = build;
  const measured = await measureManifest(context.connection);
  const warnings = {
    ...measured.warnings,
    ...(await checkPublished(context, measured.person_count)),
    ...(await compareWithLastBuild(context, measured)),
    ...(await compareLosses(context))
  };
  reportK(measured, context);
  build.measured = {...measured, warnings};
}

async function describeBuild(build: Build): Promise<void> {
  const {context, keyTable, sizes, measured, fingerprint} = build;
  const {extracts, env, outputFolder, acceptedGates} = context;
  const {fileCount, sha256} = await fingerprint!;
  const epoch = env.SOURCE_DATE_EPOCH;
  const builtAt = epoch === undefined ? new Date() : new Date(Number(epoch) * 1000);
  build.manifest = {
    is_sample: extracts.isSample,
    built_at: builtAt.toISOString(),
    extract_count: fileCount,
    fingerprint: sha256.slice(0, 12),
    ...measured!,
    marts: sizes!,
    key_table_id: keyTable!.id,
    accepted_gates: [...acceptedGates].sort()
  };
  await writeFile(join(outputFolder, "manifest.json"), JSON.stringify(build.manifest));
}

// The figures' own database and this one together would be too much memory.
async function computeFigures({context, database, manifest, commits}: Build): Promise<void> {
  database.close();
  commits.push((await writeFigures(context, manifest!)).commit);
}

/** Bytes of the extracts in a folder, unpacked. */
function bytesIn(folder: string): number {
  return listExtractFiles(folder).reduce(
    (sum, file) =>
      sum +
      statSync(join(folder, file)).size * (/\.(?:zip|gz)$/i.test(file) ? usualCompression : 1),
    0
  );
}

function summary({marts}: Manifest, {locale}: PipelineContext, elapsed: number): string {
  const bytes = Object.values(marts).reduce((sum, mart) => sum + mart.bytes, 0);
  const values = {
    customers: marts.customers.rows,
    vehicles: marts.vehicles.rows,
    visits: marts.visits.rows,
    megabytes: (bytes / 1e6).toFixed(1),
    seconds: (elapsed / 1000).toFixed(1)
  };
  return say(pipelineMessages.done, values, locale);
}
