import {afterEach, describe, expect, it} from "vitest";
import {acceptableGates, checkGates, GateError} from "../../loaders/check/gates.js";
import type {GateContext} from "../../loaders/check/gates.js";
import {anOrder, closeStaged, csv, repairOrders, stage, stopped, vin} from "./staged.js";

afterEach(closeStaged);

describe("gates", () => {
  const context = (accept: string): GateContext & {printed: string[]} => {
    const printed: string[] = [];
    return {
      printed,
      locale: "en",
      report: {print: (text) => void printed.push(text)},
      acceptableGates: acceptableGates({ACCEPT_GATES: accept}),
      acceptedGates: new Set()
    };
  };
  const problem = (gate: string) => ({gate, message: `${gate} is off`});

  it("are named in ACCEPT_GATES, separated by commas or spaces", () => {
    expect([...acceptableGates({ACCEPT_GATES: "a, b c,"})]).toEqual(["a", "b", "c"]);
    expect([...acceptableGates({})]).toEqual([]);
  });

  it("let the accepted pass and stop for all others at once", () => {
    const given = context("one");
    const problems = [problem("one"), problem("two"), problem("three"), problem("two")];
    let error: unknown;
    try {
      checkGates(given, problems);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(GateError);
    expect((error as GateError).gates).toEqual(["two", "three"]);
    expect((error as GateError).message).toContain("ACCEPT_GATES=two,three");
    expect([...given.acceptedGates]).toEqual(["one"]);
    expect(given.printed).toEqual(["let pass by ACCEPT_GATES, one: one is off"]);
  });

  it.each(["identifiers", "balance", "bad_config"])("never let %s pass", (gate) => {
    const given = context(gate);
    expect(() => checkGates(given, [problem(gate)])).toThrow(`[${gate}]`);
    expect(() => checkGates(given, [problem(gate)])).not.toThrow("ACCEPT_GATES");
    expect(given.acceptedGates.size).toBe(0);
  });
});

describe("staging stops", () => {
  it("at a folder without files", async () => {
    const error = await stopped({});
    expect(error.gates).toEqual(["empty_folder"]);
    expect(error.message).toContain("extracts: no files to read");
  });

  it("at a file that is no table, naming the nearest and what it lacks", async () => {
    const error = await stopped({
      ...anOrder,
      "数据.csv": csv(
        ["婚姻状况", "兴趣爱好", "客户编码号", "苹果", "香蕉", "橙子"],
        ["已婚", "旅游", "K1", "1", "2", "3"]
      )
    });
    expect(error.gates).toEqual(["unrecognised_file"]);
    expect(error.message).toContain("数据.csv");
    expect(error.message).toMatch(/Nearest is customers, of which it lacks: customer number/);
    expect(error.message).toMatch(/苹果.*香蕉/);
  });

  it("at a file without any header", async () => {
    const error = await stopped({...anOrder, "数据.csv": csv(["苹果", "香蕉"], [1, 2])});
    expect(error.gates).toEqual(["unrecognised_file"]);
    expect(error.message).toContain("no header found");
  });

  it("at a missing required column, naming the nearest there is", async () => {
    const error = await stopped({
      "维修工单.csv": csv(
        ["经销商代码", "工单号", "开单日其", "VIN", "总金额"],
        ["A", "WX1", "2024-01-05", vin, 100]
      )
    });
    expect(error.gates).toEqual(["missing_column"]);
    expect(error.message).toContain("opened (nearest column: 开单日其)");
    expect(error.message).not.toContain(vin);
  });

  it("at a file that two tables fit, until extract.json says which", async () => {
    const files = {
      ...anOrder,
      "数据.csv": csv(
        ["经销商代码", "客户编号", "VIN", "客户名称", "发动机号", "备用电话"],
        ["A", "K1", vin, "某人", "E1", ""]
      )
    };
    const error = await stopped(files);
    expect(error.gates).toEqual(["ambiguous_table"]);
    expect(error.message).toContain("customers");
    expect(error.message).toContain("vehicles");
    const config = JSON.stringify({files: {"数据.csv": {table: "vehicle"}}});
    const {rows} = await stage({...files, "extract.json": config});
    expect(await rows("select vin, engine_no from stg_vehicle")).toEqual([[vin, "E1"]]);
  });

  it("at a total that its rows do not add up to", async () => {
    const lines = (total: number): Record<string, string> => ({
      "a.csv": csv(
        ["经销商代码", "工单号", "VIN", "开单日期", "总金额"],
        ["A", "WX1", vin, "2024-01-05", 100],
        ["A", "WX2", vin, "2024-01-06", 300],
        ["合计", "", "", "", total]
      )
    });
    const error = await stopped(lines(403));
    expect(error.gates).toEqual(["control_total"]);
    expect(error.message).toMatch(/amount due in row 4 is 403\.00, the rows add up to 400\.00/);
    const {rows} = await stage(lines(402)); // 2 of 402 are less than 0.5 %
    expect(await rows("select count(*) from stg_repair_order")).toEqual([["2"]]);
  });

  it("when more than 5 % of a table are refused", async () => {
    const orders = (count: number): Record<string, string> => ({
      "a.csv": repairOrders(
        Array.from({length: count}, (_, i) => [`WX${i}`, i === 0 ? "" : vin, "2024-01-05", 1])
      )
    });
    const error = await stopped(orders(19));
    expect(error.gates).toEqual(["refused_share"]);
    expect(error.message).toContain("1 of 19 rows (5.3 %)");
    expect(error.message).toContain("a required value is missing: 1");
    const {rows} = await stage(orders(20));
    expect(await rows("select count(*) from stg_repair_order")).toEqual([["19"]]);
  });

  it("without orders, sales or responses", async () => {
    const error = await stopped({
      "客户档案.csv": csv(["经销商代码", "客户编号", "性别"], ["A", "K1", "男"])
    });
    expect(error.gates).toEqual(["no_behaviour"]);
    expect(error.message).toContain("recognised: customers");
  });

  it("at an extract.json with keys it does not know, whatever is accepted", async () => {
    const error = await stopped(
      {...anOrder, "extract.json": JSON.stringify({files: {"a.csv": {tabel: "vehicle"}}})},
      {accept: ["bad_config"]}
    );
    expect(error.gates).toEqual(["bad_config"]);
    expect(error.message).toContain("tabel");
  });

  it("once for the problems of all files", async () => {
    const error = await stopped({
      ...anOrder,
      "a.csv": csv(["苹果", "香蕉"], [1, 2]),
      "b.csv": csv(["工单号", "VIN", "总金额"], ["WX1", vin, 1])
    });
    expect(error.gates).toEqual(["unrecognised_file", "missing_column"]);
    expect(error.message).toMatch(/a\.csv.*\n.*b\.csv/);
  });
});
