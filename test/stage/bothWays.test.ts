import {afterEach, expect, it} from "vitest";
import type {GateName} from "../../loaders/check/gates.js";
import {biffWorkbook, numberCell} from "../read/biffFixture.js";
import type {Files} from "./staged.js";
import {anOrder, closeStaged, csv, repairOrders, stage, stopped, vin} from "./staged.js";

afterEach(closeStaged);

const orderHeader = ["工单号", "VIN", "开单日期", "总金额"];
const order = ["WX9", vin, "2024-01-05", 100];
const cutOff = biffWorkbook(
  [],
  Array.from({length: 65_535}, (_, i) => numberCell(i, 0, i))
);

/** Extracts that stop the build at one gate each; those with another table beside still have orders. */
const causes: Partial<Record<GateName, Files>> = {
  unreadable_file: {...anOrder, "a.pdf": "%PDF-1.7"},
  truncated_sheet: {...anOrder, "a.xls": cutOff},
  unrecognised_file: {...anOrder, "a.csv": csv(["甲", "乙"], ["1", "2"])},
  missing_column: {
    ...anOrder,
    "维修工单2.csv": csv(
      ["经销商代码", "工单号", "开单日期", "总金额", "服务顾问"],
      ["A", "WX9", "2024-01-05", 1, "x"]
    )
  },
  missing_dealer: {
    "工单a.csv": csv(orderHeader, order),
    "经销商.csv": csv(["经销商代码", "经销商名称"], ["A", "东店"], ["B", "西店"])
  },
  ambiguous_versions: {
    "维修工单1.csv": repairOrders([["WX1", vin, "2024-01-05", 100]]),
    "维修工单2.csv": repairOrders([["WX1", vin, "2024-01-05", 200]])
  },
  control_total: {
    "维修工单.csv": csv(["经销商代码", ...orderHeader], ["A", ...order], ["合计", "", "", "", 500])
  },
  refused_share: {"维修工单.csv": repairOrders([["WX1", "不是VIN", "2024-01-05", 100]])},
  no_behaviour: {"经销商.csv": csv(["经销商代码", "经销商名称"], ["A", "东店"])},
  empty_folder: {}
};

it.each(Object.entries(causes))(
  "%s stops a build, and passes when accepted",
  async (gate, files) => {
    const {gates, message} = await stopped(files);
    expect(gates).toContain(gate);
    expect(message).toContain(`[${gate}] `);
    // What is left out of such extracts leaves no behaviour either.
    const {acceptedGates} = await stage(files, {accept: [...gates, "no_behaviour"]});
    expect([...acceptedGates]).toContain(gate);
  }
);

it("a fault that shows only when the whole file is read stops a build, and leaves the file out when accepted", async () => {
  const endless = `${repairOrders([["WX2", vin, "2024-02-05", 100]])}${"x".repeat(17 * 1024 * 1024)}`;
  const files = {...anOrder, "维修工单2.csv": endless};
  expect((await stopped(files)).message).toMatch(
    /\[unreadable_file\] .*维修工单2.csv.*a line without an end/
  );
  const {acceptedGates, rows} = await stage(files, {accept: ["unreadable_file"]});
  expect([...acceptedGates]).toEqual(["unreadable_file"]);
  expect(await rows("select file from source_file")).toEqual([[Object.keys(anOrder)[0]]]);
  expect(await rows("select table_name from duckdb_tables() where table_name like 'raw%'")).toEqual(
    []
  );
});
