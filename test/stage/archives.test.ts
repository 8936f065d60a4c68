import {readdirSync} from "node:fs";
import {tmpdir} from "node:os";
import {gzipSync} from "node:zlib";
import {afterEach, describe, expect, it} from "vitest";
import {encodeGb18030} from "../read/gb18030.js";
import {writeWorkbook} from "../read/workbookOracle.js";
import type {Part} from "../read/zipFixture.js";
import {zip} from "../read/zipFixture.js";
import {anOrder, closeStaged, csv, repairOrders, stage, stopped, vin} from "./staged.js";

afterEach(closeStaged);

const orders = (no: string) => repairOrders([[no, vin, "2024-01-05", 100]]);
const files = "select file from source_file order by file";
const numbers = "select ro_no from stg_repair_order order by ro_no";

describe("stageExtracts(context) with archives", () => {
  it("reads every file of a zip under the archive's name, and a gzip under its own", async () => {
    const {rows, printed} = await stage({
      "2024.zip": zip([
        {name: encodeGb18030("东店/维修工单.csv"), content: orders("WX1")},
        {name: "西店/维修工单.xlsx", content: workbook("WX2")}
      ]),
      "维修工单.csv.gz": gzipSync(orders("WX3")),
      "not a zip.zip": workbook("WX4")
    });
    expect(await rows(files)).toEqual([
      ["2024.zip/东店/维修工单.csv"],
      ["2024.zip/西店/维修工单.xlsx"],
      ["not a zip.zip"],
      ["维修工单.csv.gz"]
    ]);
    expect(await rows(numbers)).toEqual([["WX1"], ["WX2"], ["WX3"], ["WX4"]]);
    expect(printed.join("\n")).toContain("2024.zip/东店/维修工单.csv");
  });

  it("tells the dealer by the archive's name or a folder in it", async () => {
    const plain = csv(["工单号", "VIN", "开单日期", "总金额"], ["WX1", vin, "2024-01-05", 100]);
    const {rows} = await stage({
      "东店.zip": zip([{name: "维修工单.csv", content: plain}]),
      "all.zip": zip([{name: "西店/维修工单.csv", content: plain.replace("WX1", "WX2")}])
    });
    expect(await rows("select dealer, ro_no from stg_repair_order order by ro_no")).toEqual([
      ["东店", "WX1"],
      ["西店", "WX2"]
    ]);
  });

  it("takes pins from outside and inside an archive, and leaves an ignored one packed", async () => {
    const pins = {files: {"a.zip/*": {constants: {advisor: "外"}}, "bad.zip": {ignore: true}}};
    const inner = {files: {"b.csv": {constants: {advisor: "内"}}, "c.csv": {ignore: true}}};
    const {rows} = await stage({
      "extract.json": JSON.stringify(pins),
      "a.zip": zip([
        {name: "a.csv", content: orders("WX1")},
        {name: "b.csv", content: orders("WX2")},
        {name: "c.csv", content: "nothing that is read"},
        {name: "extract.json", content: JSON.stringify(inner)}
      ]),
      "bad.zip": Buffer.from("PK\x03\x04 and then nothing")
    });
    expect(await rows("select ro_no, advisor from stg_repair_order order by ro_no")).toEqual([
      ["WX1", "外"],
      ["WX2", "内"]
    ]);
  });

  it("stops for a faulty extract.json in an archive, naming it", async () => {
    const archive = zip([{name: "extract.json", content: "{"}]);
    const {message} = await stopped({...anOrder, "a.zip": archive});
    expect(message).toMatch(/^\[bad_config\] a\.zip\/extract\.json: not valid/);
  });

  it("lists all that cannot be unpacked at once, and reads the rest when that is accepted", async () => {
    const hostile: Part[] = [
      {name: "维修工单.csv", content: orders("WX2")},
      {name: "../out.csv", content: "x"},
      {name: "secret.csv", content: "x", flags: 1},
      {name: "inner.zip", content: zip([{name: "a.csv", content: "a"}])}
    ];
    const extracts = {
      ...anOrder,
      "a.zip": zip(hostile),
      "bomb.csv.gz": gzipSync(Buffer.alloc(20_000_000)),
      "cut.gz": gzipSync(orders("WX3")).subarray(0, -5)
    };
    const {gates, message} = await stopped(extracts);
    expect(gates).toEqual(["unreadable_file"]);
    for (const place of ["a.zip/../out.csv", "a.zip/secret.csv", "a.zip/inner.zip"]) {
      expect(message).toContain(`[unreadable_file] ${place}: `);
    }
    expect(message).toContain("bomb.csv.gz: too large when unpacked, or not regular (ratio: ");
    expect(message).toContain("cut.gz: cannot be read (a damaged or cut off gzip archive");
    const {rows} = await stage(extracts, {accept: ["unreadable_file"]});
    expect(await rows(numbers)).toEqual([["WX1"], ["WX2"]]);
  });

  it("leaves no unpacked file behind, however it ends", async () => {
    const own = () => readdirSync(tmpdir()).filter((name) => name.includes(`-${process.pid}-`));
    const before = own();
    await stage({"a.zip": zip([{name: "维修工单.csv", content: orders("WX1")}])});
    await stopped({"a.zip": zip([{name: "what.csv", content: "a,b\n1,2\n"}])});
    expect(own()).toEqual(before);
  });
});

function workbook(no: string): Buffer {
  const header = ["经销商代码", "工单号", "VIN", "开单日期", "总金额"];
  const cells = [header, ["A", no, vin, "2024-01-05", "100"]];
  return writeWorkbook("xlsx", [{name: "维修工单", cells}]);
}
