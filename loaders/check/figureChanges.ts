import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {noFilters} from "../../src/contract/filters.js";
import type {BuildFigures, FigureChanges, FigureSums} from "../../src/contract/figureChanges.js";
import type {Metric} from "../../src/contract/metric.js";
import type {MetricId} from "../../src/contract/metrics.js";
import {metrics} from "../../src/contract/metrics.js";
import {figureWords} from "../../src/i18n/figures.js";
import {
  NO_VALUE,
  formatChange,
  formatCount,
  formatDate,
  formatDecimal,
  formatPoints,
  formatShare,
  formatYuan
} from "../../src/i18n/format.js";
import type {Locale} from "../../src/i18n/message.js";
import {say} from "../../src/i18n/message.js";
import {pipelineMessages as text} from "../../src/i18n/pipeline.js";
import type {FigureRow} from "../../src/queries/figures.js";
import {figures} from "../../src/queries/figures.js";
import {estimate, isEstimator} from "../../src/stats/estimate.js";
import {sampleState} from "../../src/stats/sampleState.js";
import type {PipelineContext} from "../context.js";
import {textTable} from "../textTable.js";
import type {LastBuild} from "./lastBuild.js";

const fileName = "figure_changes.json";

/** Every headline figure of a build without filters, from the first figures in its output folder. */
export async function headlineFigures(outputFolder: string): Promise<FigureSums[]> {
  const path = join(outputFolder, "first_home.json");
  const answers = JSON.parse(await readFile(path, "utf8")) as Record<string, FigureRow[]>;
  return answers[figures(noFilters).key]!.flatMap(({span, ...row}) =>
    span === "now" && row.dealer_id === null ? [row] : []
  );
}

/**
 * Publishes the headline figures before and after the extracts last changed. When this build is the
 * one that changed them, prints them side by side as well.
 *
 * @returns the figures before, to be kept for a build that changes nothing
 */
export async function writeFigureChanges(
  {outputFolder, report, locale}: Pick<PipelineContext, "outputFolder" | "report" | "locale">,
  now: BuildFigures,
  last: Partial<LastBuild> | null
): Promise<BuildFigures | null> {
  const isSame = last?.fingerprint === now.fingerprint;
  const before = isSame ? (last.before ?? null) : buildOf(last);
  const changes: FigureChanges = before === null ? null : {before, after: now};
  await writeFile(join(outputFolder, fileName), JSON.stringify(changes));
  if (before !== null && !isSame) report.print(changeTable(before, now, locale));
  return before;
}

function buildOf(last: Partial<LastBuild> | null): BuildFigures | null {
  if (!last?.figures || !last.fingerprint || !last.built_at) return null;
  const {built_at, fingerprint, figures, sources = {}} = last;
  return {built_at, fingerprint, sources, figures};
}

/** The figures of two builds as a table of text: figure, before, after, change. */
export function changeTable(before: BuildFigures, after: BuildFigures, locale: Locale): string {
  const header = [text.figure, text.figureBefore, text.figureAfter, text.figureChange];
  const rows = (Object.entries(metrics) as [MetricId, Metric][]).flatMap(([id, metric]) => {
    const [past, present] = [shownValue(id, before), shownValue(id, after)];
    if (past === undefined && present === undefined) return [];
    const written = [past, present].map((value) => writeValue(metric, value, locale));
    return [[metric.label[locale], ...written, writeChange(metric, past, present, locale)]];
  });
  const built = formatDate(before.built_at, locale);
  return [
    say(text.figuresChanged, {built, fingerprint: before.fingerprint}, locale),
    ...textTable([header.map((message) => message[locale]), ...rows])
  ].join("\n");
}

/** The value of a figure; null where it is withheld, undefined where the build cannot have it. */
function shownValue(id: MetricId, {figures, sources}: BuildFigures): number | null | undefined {
  const {estimator, needs, smallest_sample} = metrics[id];
  const sums = figures.find(({metric}) => metric === id);
  if (
    sums === undefined ||
    !isEstimator(estimator) ||
    needs.some((name) => sources[name] === undefined)
  )
    return undefined;
  const {value, people} = estimate(estimator, sums);
  const isWithheld =
    people !== null && sampleState(people, {smallest: smallest_sample}) === "withheld";
  return isWithheld ? null : value;
}

function writeValue({unit}: Metric, value: number | null | undefined, locale: Locale): string {
  if (value === undefined) return NO_VALUE;
  if (value === null) return figureWords.withheld[locale];
  if (unit === "share") return formatShare(value, locale);
  if (unit === "count") return formatCount(value, locale);
  return unit === "yuan" ? formatYuan(value, locale) : formatDecimal(value, locale);
}

function writeChange(
  {unit}: Metric,
  before: number | null | undefined,
  after: number | null | undefined,
  locale: Locale
): string {
  if (before == null || after == null) return NO_VALUE;
  if (unit === "share") return formatPoints(after - before, locale);
  return before === 0 ? NO_VALUE : formatChange(after / before - 1, locale);
}
