import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {codeLists} from "../../src/contract/codes.js";
import type {CodeList} from "../../src/contract/codes.js";
import {metrics} from "../../src/contract/metrics.js";
import {settings} from "../../src/contract/settings.js";
import {sources} from "../../src/contract/sources.js";
import {referenceFolder, referenceRows} from "./referenceRows.js";

const tables = sources.filter(({reference}) => reference);

/** How written forms are compared: full width, case, spaces and kinds of dash do not matter. */
const normal = (text: string) =>
  text.normalize("NFKC").replace(/\s/g, "").replace(/[–—~]/g, "-").toUpperCase();

const codeOf = (list: CodeList, written: string): string | undefined =>
  Object.entries(codeLists[list]).find(([, {zh}]) => zh === written)?.[0];

describe.each(tables)("$name.csv", ({name, key, fields}) => {
  it("opens in Excel as UTF-8 and has no stray spaces", () => {
    const text = readFileSync(join(referenceFolder, `${name}.csv`), "utf8");
    expect(text.startsWith("\ufeff")).toBe(true);
    expect(text).not.toMatch(/\r|\t| ,|, (?=,)| $/m);
  });

  it("has every required field, typed values and known codes", async () => {
    const rows = await referenceRows(name);
    expect(rows.length).toBeGreaterThan(1);
    const problems: string[] = [];
    rows.forEach((row, index) => {
      for (const [field, {type, required, codes}] of Object.entries(fields)) {
        const value = row[field] ?? null;
        const problem =
          value === null
            ? required && !key.includes("dealer") && "missing"
            : (["number", "integer"].includes(type) &&
                !Number.isFinite(Number(value)) &&
                "number") ||
              (type === "integer" && !Number.isInteger(Number(value)) && "whole number") ||
              (type === "boolean" && !/^[是否]$/.test(value) && "boolean") ||
              (type === "code" && !codeOf(codes as CodeList, value) && `code of ${codes}`);
        if (problem) problems.push(`row ${index + 2}, ${field}: ${value} (expected ${problem})`);
      }
    });
    expect(problems).toEqual([]);
  });

  it("names each row once", async () => {
    const rows = await referenceRows(name);
    const names = rows.map((row) => key.map((field) => row[field] ?? "").join("|"));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("questionnaires", () => {
  it("have the items, scales and weights of their sources", async () => {
    const rows = await referenceRows("item");
    const of = (questionnaire: string) => rows.filter((row) => row.questionnaire === questionnaire);
    const counts = ["CSS_SERVICE", "CSS_SALES", "SSI", "JOURNEY_SALES", "JOURNEY_SERVICE"].map(
      (name) => of(name).length
    );
    expect(counts).toEqual([8 + 4, 7 + 4, 48, 9 + 7, 8 + 7]);
    expect(rows).toHaveLength(counts.reduce((sum, n) => sum + n, 0));
    const weights = of("CSS_SERVICE").flatMap(({weight}) => (weight ? [Number(weight)] : []));
    expect(weights).toEqual([19, 17, 14, 12, 11, 11, 8, 8]);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
    expect(
      rows.filter(({weight, questionnaire}) => weight && questionnaire !== "CSS_SERVICE")
    ).toEqual([]);
  });

  it("SSI has six factors, three bands and ten starred items", async () => {
    const items = (await referenceRows("item")).filter(
      ({questionnaire}) => questionnaire === "SSI"
    );
    const counted = (field: string) => {
      const counts = new Map<string, number>();
      for (const item of items) counts.set(item[field]!, (counts.get(item[field]!) ?? 0) + 1);
      return Object.fromEntries(counts);
    };
    expect(counted("band")).toEqual({"63%": 10, "27%": 15, "10%": 23});
    expect(counted("factor")).toEqual({T: 2, P: 10, M: 2, W: 8, F: 10, S: 16});
    const starred = items.filter(({note}) => note).map(({item_order}) => Number(item_order));
    expect(starred).toEqual([22, 40, 41, 42, 43, 44, 45, 46, 47, 48]);
  });

  it("point at touchpoints of their own journey, and every touchpoint is asked by one", async () => {
    const touchpoints = new Map(
      (await referenceRows("touchpoint")).map((row) => [row.touchpoint, row])
    );
    const items = await referenceRows("item");
    const asked = items.filter(({touchpoint}) => touchpoint);
    for (const {touchpoint, journey, item_code} of asked) {
      expect(touchpoints.get(touchpoint!)?.journey, item_code!).toBe(journey);
    }
    const journeys = asked.filter(({questionnaire}) => questionnaire!.startsWith("JOURNEY_"));
    expect(journeys.map(({touchpoint}) => touchpoint)).toEqual([...touchpoints.keys()]);
  });

  it("name no two items alike in one file, and take no valid score for no answer", async () => {
    const items = await referenceRows("item");
    for (const name of new Set(items.map(({questionnaire}) => questionnaire))) {
      const written = items
        .filter(({questionnaire}) => questionnaire === name)
        .flatMap(({item_code, label_zh, label_en, headers}) => [
          ...new Set([item_code, label_zh, label_en, ...(headers ?? "").split("|")].filter(Boolean))
        ]);
      expect(new Set(written.map((text) => normal(text!))).size, name!).toBe(written.length);
    }
    const overlaps = items.filter(({no_answer, scale_min, scale_max}) =>
      no_answer!
        .split("|")
        .some((code) => Number(code) >= Number(scale_min) && Number(code) <= Number(scale_max))
    );
    expect(overlaps).toEqual([]);
  });
});

describe("code labels", () => {
  it("lead from one written form, compared loosely, to one known code", async () => {
    const seen = new Map<string, string>();
    for (const [list, codes] of Object.entries(codeLists)) {
      for (const [code, {zh, en}] of Object.entries(codes)) {
        for (const text of [code, zh, en]) seen.set(`${list} ${normal(text)}`, code);
      }
    }
    const problems: string[] = [];
    for (const {code_list, written_as, code} of await referenceRows("code_label")) {
      const written = `${code_list} ${normal(written_as!)}`;
      if (!(code_list! in codeLists)) problems.push(`${code_list}: no such list`);
      else if (!(code! in codeLists[code_list as CodeList]))
        problems.push(`${written}: no code ${code}`);
      else if ((seen.get(written) ?? code) !== code)
        problems.push(`${written}: already ${seen.get(written)}`);
      seen.set(written, code!);
    }
    expect(problems).toEqual([]);
  });
});

describe("service plan, margins, course figures", () => {
  it("the plan's default rows are the contract's intervals", async () => {
    const plan = (await referenceRows("service_plan")).filter(({series}) => series === "*");
    expect(plan.map(({service_nth, interval_months}) => [service_nth, interval_months])).toEqual([
      ["1", String(settings.first_service_interval_months)],
      ["0", String(settings.service_interval_months)]
    ]);
  });

  it("every shipped margin is marked as assumed, one per stream", async () => {
    const rows = await referenceRows("margin");
    expect(rows.map(({is_assumed}) => is_assumed)).toEqual(rows.map(() => "是"));
    expect(
      rows.map(({revenue_stream}) => codeOf("revenue_stream", revenue_stream!)).sort()
    ).toEqual(Object.keys(codeLists.revenue_stream).sort());
  });

  it("course figures are the course's, with its document as citation", async () => {
    const rows = await referenceRows("benchmark");
    const figure = (code: string) => {
      const row = rows.find(({benchmark_code}) => benchmark_code === code)!;
      return [row.value, row.value_low, row.value_high].map((x) => (x === null ? null : Number(x)));
    };
    expect(figure("lost_had_said_satisfied_all_industries")).toEqual([null, 0.65, 0.85]);
    expect(figure("lost_had_said_satisfied_cars")).toEqual([null, 0.85, 0.95]);
    expect(figure("same_brand_repurchase")).toEqual([null, 0.3, 0.4]);
    expect(figure("dissatisfied_never_complain")).toEqual([null, 0.9, 0.98]);
    const returned = [
      "no_complaint",
      "complaint_unresolved",
      "complaint_resolved",
      "complaint_resolved_quickly"
    ];
    expect(returned.map((code) => figure(`return_${code}`)[0])).toEqual([0.09, 0.19, 0.54, 0.82]);
    expect(figure("disappointed_warned_people")[0]).toBe(1.2);
    for (const {citation, benchmark_kind} of rows) {
      expect(codeOf("benchmark_kind", benchmark_kind!)).toBe("course");
      expect(citation).toMatch(/^S[0-3]/);
    }
  });

  it("hold every course figure that the metric catalogue names", async () => {
    const codes = (await referenceRows("benchmark")).map(({benchmark_code}) => benchmark_code);
    const named = Object.values(metrics).flatMap(({benchmarks}) => benchmarks);
    expect(named.length).toBeGreaterThan(0);
    expect(codes).toEqual(expect.arrayContaining([...named]));
  });
});
