import {existsSync, rmSync} from "node:fs";
import {readFile, writeFile} from "node:fs/promises";
import {join, relative} from "node:path";
import {findingMessages, siteBuildMessages} from "../../src/i18n/siteBuild.js";
import type {Locale} from "../../src/i18n/message.js";
import {say} from "../../src/i18n/message.js";
import {extractsFolder} from "../extractsFolder.js";
import type {Finding, IdentifierScan} from "./audit.js";
import {auditSite} from "./audit.js";
import {compressSite} from "./compress.js";
import {
  forgetFingerprint,
  recordFingerprint,
  refreshAssetCache,
  refreshDataCache
} from "./dataCache.js";
import {dataFingerprint, siteFingerprint} from "./fingerprint.js";
import {FrameworkError, buildFramework} from "./framework.js";
import {writeHostingFiles} from "./hosting.js";
import {acquireLock} from "./lock.js";
import {seedOfflineCache} from "./offlineCache.js";
import {postprocessSite} from "./postprocess.js";
import {finishPublishing, makeStaging, publishSite, removeAbandoned} from "./publish.js";
import {writeSearchIndex} from "./searchIndex.js";

/** What a build needs to know and whom it tells. */
export interface BuildOptions {
  root: string; // project folder; must be the working directory
  output: string; // absolute path of the folder the site is published in
  scan: IdentifierScan;
  locale: Locale;
  log: (line: string) => void;
}

/** A build that ended without publishing, with one line for each reason. */
export class BuildError extends Error {
  constructor(readonly reasons: string[]) {
    super(reasons.join("\n"));
  }
}

/** Why a build ended, one line for each reason, in the analyst's language where it is foreseen. */
export function failureReasons(error: unknown, locale: Locale): string[] {
  if (error instanceof BuildError) return error.reasons;
  const message = error instanceof Error ? error.message : String(error);
  if (/ENOSPC/.test(message)) return [say(siteBuildMessages.diskFull, {}, locale), message];
  if (!(error instanceof FrameworkError)) return [message];
  if (error.isLoaderFailure) return [say(siteBuildMessages.loaderFailed, {}, locale)];
  return [...error.problems, message];
}

const recordName = "build.json";
const shownFindings = 20;

/**
 * Builds the site, audits it and publishes it in the output folder; another build of the project is
 * waited for. On any failure the output stays as it was.
 *
 * @throws when the site was not published; {@link failureReasons} tells why
 */
export async function buildSite(options: BuildOptions): Promise<void> {
  await locked(options, () => build(options));
}

/** Builds the site unless the output folder holds what a build would put there. */
export async function ensureSite(options: BuildOptions): Promise<void> {
  const {root, output, locale, log} = options;
  await locked(options, async () => {
    if (await isUpToDate(root, output)) {
      log(say(siteBuildMessages.upToDate, {output: shown(options)}, locale));
    } else await build(options);
  });
}

async function locked(
  {root, output, locale, log}: BuildOptions,
  work: () => Promise<void>
): Promise<void> {
  const lock = await acquireLock(join(root, ".cache", "build.lock"), {
    onWait: (holder) => log(say(siteBuildMessages.waiting, {holder: holder ?? "?"}, locale))
  });
  try {
    if (await finishPublishing(output)) log(say(siteBuildMessages.finishedEarlier, {}, locale));
    await removeAbandoned(output);
    await work();
  } finally {
    lock.release();
  }
}

async function build(options: BuildOptions): Promise<void> {
  const {root, output, scan, locale, log} = options;
  const startedMs = performance.now();
  if (extractsFolder(root).isSample) log(say(siteBuildMessages.sampleData, {}, locale));
  await seedOfflineCache(join(root, "src"));
  await refreshAssetCache(root);
  const {fingerprint, isCached} = await refreshDataCache(root);
  log(say(siteBuildMessages[isCached ? "dataUnchanged" : "dataChanged"], {}, locale));
  const ofSite = await siteFingerprint(root);
  const staging = await makeStaging(output);
  const discard = (): void => rmSync(staging, {recursive: true, force: true});
  process.once("exit", discard);
  try {
    const {pages, problems} = await buildFramework(staging).catch(async (error: unknown) => {
      const isPageFault = error instanceof FrameworkError && !error.isLoaderFailure;
      if (isPageFault) await recordFingerprint(root, fingerprint);
      throw error;
    });
    await recordFingerprint(root, fingerprint);
    if (problems.length > 0) throw new BuildError(problems);
    await writeSearchIndex(staging);
    await postprocessSite(staging);
    await writeHostingFiles(staging);
    await writeFile(join(staging, recordName), JSON.stringify({fingerprint: ofSite}));
    const findings = await auditSite(staging, {pages, root, scan});
    if (findings.length > 0) throw new BuildError(findingReasons(findings, locale));
    if ((await dataFingerprint(root)) !== fingerprint) {
      await forgetFingerprint(root);
      throw new BuildError([say(siteBuildMessages.inputsChanged, {}, locale)]);
    }
    const size = await compressSite(staging, join(root, ".cache", "compressed"));
    await publishSite(staging, output);
    const values = {
      output: shown(options),
      pages: pages.length,
      stored: (size.storedBytes / 1e6).toFixed(1),
      sent: (size.sentBytes / 1e6).toFixed(1),
      seconds: ((performance.now() - startedMs) / 1000).toFixed(0)
    };
    log(say(siteBuildMessages.built, values, locale));
  } finally {
    process.off("exit", discard);
    discard();
  }
}

async function isUpToDate(root: string, output: string): Promise<boolean> {
  const record = join(output, recordName);
  if (!existsSync(record) || !existsSync(join(output, "index.html"))) return false;
  const expected = JSON.stringify({fingerprint: await siteFingerprint(root)});
  return (await readFile(record, "utf8")) === expected;
}

function findingReasons(findings: readonly Finding[], locale: Locale): string[] {
  const lines = findings.slice(0, shownFindings).map(({file, kind, detail}) => {
    const reason = say(findingMessages[kind], {}, locale);
    return `${file}: ${reason}${detail ? ` (${detail})` : ""}`;
  });
  const count = findings.length - lines.length;
  return count > 0 ? [...lines, say(siteBuildMessages.andMore, {count}, locale)] : lines;
}

function shown({root, output}: BuildOptions): string {
  return relative(root, output) || output;
}
