import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeEach, describe, expect, it} from "vitest";
import {changeTable, writeFigureChanges} from "../../loaders/check/figureChanges.js";
import type {PipelineContext} from "../../loaders/context.js";
import {silentProgress} from "../../loaders/progress.js";
import type {BuildFigures, FigureSums} from "../../src/contract/figureChanges.js";

const folder = mkdtempSync(join(tmpdir(), "figures-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const printed: string[] = [];
beforeEach(() => void printed.splice(0));
const context = {
  outputFolder: folder,
  report: {...silentProgress, print: (text: string) => void printed.push(text)},
  locale: "zh"
} as unknown as PipelineContext;

/** A share of y among n people, one answer each. */
const share = (metric: string, y: number, n: number): FigureSums => ({
  metric,
  dealer_id: null,
  people: n,
  n,
  y,
  nn: n,
  ny: y,
  yy: y
});
const total = (metric: string, y: number): FigureSums => ({...share(metric, 0, 0), y});

const build = (fingerprint: string, figures: FigureSums[]): BuildFigures => ({
  built_at: "2026-10-05T00:00:00.000Z",
  fingerprint,
  sources: {repair_order: 10, survey_response: 10},
  figures
});

const before = build("aaaaaaaaaaaa", [
  total("visits", 1000),
  share("service_retention_rate", 600, 1000),
  share("satisfied_share", 8, 9)
]);
const after = build("bbbbbbbbbbbb", [
  total("visits", 1100),
  share("service_retention_rate", 575, 1000),
  share("satisfied_share", 16, 20)
]);

const published = (): unknown =>
  JSON.parse(readFileSync(join(folder, "figure_changes.json"), "utf8"));

describe("writeFigureChanges(context, now, last)", () => {
  it("says and publishes nothing without a build before", async () => {
    for (const last of [null, {sources: {customer: 3}}]) {
      expect(await writeFigureChanges(context, after, last)).toBeNull();
      expect(published()).toBeNull();
    }
    expect(printed).toEqual([]);
  });

  it("prints and publishes both builds when the extracts changed", async () => {
    const kept = await writeFigureChanges(context, after, {...before, before: null});
    expect(kept).toEqual(before);
    expect(published()).toEqual({before, after});
    expect(printed).toHaveLength(1);
  });

  it("goes on publishing them, silently, when a later build changes nothing", async () => {
    expect(await writeFigureChanges(context, after, {...after, before})).toEqual(before);
    expect(published()).toEqual({before, after});
    expect(printed).toEqual([]);
  });
});

describe("changeTable(before, after)", () => {
  it("has shares in points, totals relative, and withholds what too few stand behind", () => {
    const lines = changeTable(before, after, "en").split("\n");
    const line = (label: RegExp) => lines.find((text) => label.test(text))?.split(/ {2,}/);
    expect(line(/^figure /)).toEqual(["figure", "before", "after", "change"]);
    expect(line(/^visits/)!.slice(1)).toEqual(["1,000", "1,100", "+10.0%"]);
    expect(line(/retention/)!.slice(1)).toEqual(["60.0%", "57.5%", "−2.5 percentage points"]);
    expect(line(/^satisfied/)!.slice(1)).toEqual(["too few", "80.0%", "—"]);
  });

  it("leaves a place empty where the extracts of a build could not give the figure", () => {
    const {survey_response: _, ...sources} = before.sources;
    const text = changeTable({...before, sources}, after, "en");
    expect(text).toMatch(/^satisfied +— +80\.0% +—$/m);
  });
});
