import {existsSync, readFileSync, readdirSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {PassThrough} from "node:stream";
import {buffer} from "node:stream/consumers";
import {extract} from "tar-stream";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDatabase, quoteText, rowsOf} from "../loaders/duckdb.js";
import {runPipeline} from "../loaders/pipeline.js";
import type {Progress} from "../loaders/progress.js";
import {writeTar} from "../loaders/streamMarts.js";
import type {BuildFigures, FigureChanges} from "../src/contract/figureChanges.js";
import type {Manifest} from "../src/contract/manifest.js";
import {marts} from "../src/contract/marts.js";
import {pageQueries} from "../src/queries/pages.js";
import type {Query, Row} from "../src/queries/query.js";
import {temporaryFolder} from "./util/conformed.js";
import type {SmallBuild} from "./util/smallBuild.js";
import {afterSmallBuild, root, smallBuild, smallBuildEnv} from "./util/smallBuild.js";
import {writeSmallExtracts} from "./util/smallExtracts.js";
import {startWasmEngine} from "./util/wasmEngine.js";

const folder = temporaryFolder(afterAll);
const privateFolder = join(folder, "private");
const printed: string[] = [];
const report: Progress = {
  print: (text) => void printed.push(text),
  step: () => ({update() {}, end() {}})
};

const build = (
  name: string,
  from: string,
  privately = privateFolder,
  env: Record<string, string> = {}
): Promise<Manifest> =>
  runPipeline({
    root,
    outputFolder: join(folder, name),
    extracts: {folder: from, isSample: false},
    privateFolder: privately,
    env: {...smallBuildEnv, ATLAS_LOCALE: "zh", ...env},
    report
  });

const filesOf = (path: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(path)
      .sort()
      .map((file) => [file, readFileSync(join(path, file), "base64")])
  );

let first: SmallBuild;
beforeAll(async () => {
  first = await smallBuild();
  await afterSmallBuild(privateFolder);
});

describe("runPipeline(options)", () => {
  it("publishes every mart, the manifest and every page's first figures, and nothing else", () => {
    expect(readdirSync(first.marts).sort()).toEqual(
      [
        ...marts.map(({name}) => `${name}.parquet`),
        ...Object.keys(pageQueries).map((page) => `first_${page}.json`),
        "figure_changes.json",
        "manifest.json"
      ].sort()
    );
  });

  it("writes what it returns", () => {
    const {manifest} = first;
    expect(JSON.parse(readFileSync(join(first.marts, "manifest.json"), "utf8"))).toEqual(manifest);
    expect(manifest).toMatchObject({
      is_sample: false,
      built_at: "2026-09-21T14:13:20.000Z",
      extract_count: 6,
      dealers: [{dealer_id: 1, short_name: "一店", data_from: "2023-03-02", as_of: "2025-06-01"}],
      model_series: ["朗逸"],
      sources: {customer: 3, vehicle: 3, sales_order: 1, repair_order: 6, survey_response: 2},
      person_count: 3,
      k: {persons: 3, smallest: 3, classes: 1, persons_below: 3},
      accepted_gates: []
    });
    expect(manifest.marts.visits.rows).toBe(6);
    for (const {name} of marts) {
      expect(statSync(join(first.marts, `${name}.parquet`)).size).toBe(manifest.marts[name].bytes);
    }
  });

  it("answers every query of a page once, by its key", () => {
    for (const [page, queries] of Object.entries(pageQueries)) {
      const answers = JSON.parse(
        readFileSync(join(first.marts, `first_${page}.json`), "utf8")
      ) as Record<string, unknown[]>;
      expect(Object.keys(answers).sort()).toEqual([...new Set(queries.map(({key}) => key))].sort());
    }
  });

  it("writes Parquet that the shipped engine reads, with the same answers", async () => {
    const manifest = readFileSync(join(first.marts, "manifest.json"), "utf8");
    const engine = await startWasmEngine((JSON.parse(manifest) as Manifest).model_series);
    for (const {name} of marts) {
      await engine.load(name, readFileSync(join(first.marts, `${name}.parquet`)), []);
    }
    for (const [page, queries] of Object.entries<readonly Query[]>(pageQueries)) {
      const answers = JSON.parse(
        readFileSync(join(first.marts, `first_${page}.json`), "utf8")
      ) as Record<string, Row[]>;
      for (const query of queries) {
        expect([query.key, await engine.answer(query)]).toEqual([query.key, answers[query.key]]);
      }
    }
  });

  it("closes the balance", async () => {
    const {connection, close} = await openDatabase();
    const rows = await rowsOf(
      connection,
      `select source_table, dealer_id,
         sum(row_count) filter (balance_line = 'read') as read,
         sum(row_count) filter (balance_line in ('accepted', 'merged', 'refused', 'excluded')) as told
       from read_parquet(${quoteText(join(first.marts, "quality.parquet"))})
       group by all having read is distinct from told`
    );
    close();
    expect(rows).toEqual([]);
  });

  it("publishes the same bytes from the same input and private folder, in any language", async () => {
    await build("second", first.extracts, privateFolder, {ATLAS_LOCALE: "en"});
    const [before, after] = [filesOf(first.marts), filesOf(join(folder, "second"))];
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(Object.keys(before).filter((file) => before[file] !== after[file])).toEqual([]);
  });

  it("says loudly when keys are new, and only then", () => {
    const saysSo = (text: string): boolean => /编号对照表|there is no key table/.test(text);
    expect(first.printed.filter(saysSo)).toHaveLength(1);
    expect(printed.filter(saysSo)).toEqual([]);
  });

  it("leaves output, keys and private folder as they were when it fails", async () => {
    const output = join(folder, "second");
    const before = filesOf(output);
    const kept = filesOf(privateFolder);
    const broken = join(folder, "broken");
    writeSmallExtracts(broken);
    writeFileSync(join(broken, "不明.csv"), "甲,乙,丙\r\n1,2,3\r\n");
    await expect(build("second", broken)).rejects.toThrow(/不明\.csv/);
    expect(filesOf(output)).toEqual(before);
    const {"refused.xlsx": _, ...keys} = kept;
    expect(filesOf(privateFolder)).toMatchObject(keys);
    expect(readdirSync(folder).filter((name) => name.includes("partial"))).toEqual([]);
    expect(readdirSync(privateFolder).filter((name) => name.startsWith("work-"))).toEqual([]);
  });

  it("lists losses that corrected rows changed, and warns of rows that are gone", async () => {
    const privately = await afterSmallBuild(join(folder, "private of the corrected"));
    const corrected = join(folder, "corrected");
    writeSmallExtracts(corrected);
    const change = (name: string, to: (text: string) => string): void => {
      const path = join(corrected, name);
      writeFileSync(path, to(readFileSync(path, "utf8")));
    };
    change("维修工单.csv", (text) => text.replaceAll("2023-12-01", "2023-11-01"));
    change("售后满意度.csv", (text) => text.replace(/\r\nT001,CSS_SERVICE,DJ002[^\r]*/, ""));
    const {warnings} = await build("after", corrected, privately);
    // Fewer responses, and fewer answers with them.
    expect(warnings).toMatchObject({changed_losses: 1, fewer_rows: 2});
    const list = readFileSync(join(privately, "changed_losses.csv"), "utf8").trim().split("\n");
    expect(list[0]).toBe("vehicle_id,lost_before,lost_now");
    expect(list[1]).toMatch(/^\d,2024-06-01,2024-05-01$/);
    expect(list).toHaveLength(2);
  });

  it("sets the headline figures before and after beside each other, once the extracts changed", async () => {
    const privately = await afterSmallBuild(join(folder, "private of the changed"));
    const changesOf = (marts: string): unknown =>
      JSON.parse(readFileSync(join(marts, "figure_changes.json"), "utf8"));
    expect(changesOf(first.marts)).toBeNull();
    const output = join(folder, "figures after");
    const changed = join(folder, "one order less");
    writeSmallExtracts(changed);
    const path = join(changed, "维修工单.csv");
    writeFileSync(path, readFileSync(path, "utf8").replace(/\r\nT001,WX20250601X[^\r]*/, ""));
    printed.splice(0);
    await build("figures after", changed, privately);
    const {before, after} = changesOf(output) as NonNullable<FigureChanges>;
    const visits = ({figures}: BuildFigures) => figures.find(({metric}) => metric === "visits")?.y;
    // Without the last order the data, and with them the last 12 months, end in January 2024.
    expect([visits(before), visits(after)]).toEqual([1, 5]);
    expect(printed.find((text) => /前后对照/.test(text))).toMatch(/^到店次数 +1 +5 +\+400\.0%$/m);
    printed.splice(0);
    await build("figures after", changed, privately);
    expect(changesOf(output)).toEqual({
      before,
      after: {...after, built_at: after.built_at}
    });
    expect(printed.some((text) => /前后对照/.test(text))).toBe(false);
  });

  it("fails before it touches anything when the secret is another", async () => {
    const other = build("other", first.extracts, privateFolder, {
      ATLAS_SECRET: "another secret for the tests"
    });
    await expect(other).rejects.toThrow(/another secret/);
    expect(existsSync(join(folder, "other"))).toBe(false);
  });
});

it("writeTar(folder, output) has the files at its top, sorted, with neither time nor owner", async () => {
  const output = new PassThrough();
  const read = buffer(output);
  await writeTar(first.marts, output);
  output.end();
  const members: {name: string; bytes: number; time: number | undefined}[] = [];
  const archive = extract();
  archive.on("entry", ({name, mtime}, stream, next) => {
    void buffer(stream).then(({length}) => {
      members.push({name, bytes: length, time: mtime?.getTime()});
      next();
    });
  });
  archive.end(await read);
  await new Promise<void>((done) => archive.on("finish", () => done()));
  expect(members).toEqual(
    readdirSync(first.marts)
      .sort()
      .map((name) => ({name, bytes: statSync(join(first.marts, name)).size, time: 0}))
  );
});
