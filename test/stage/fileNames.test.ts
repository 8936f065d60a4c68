import {afterEach, expect, it} from "vitest";
import {closeStaged, repairOrders, stage, vin} from "./staged.js";

afterEach(closeStaged);

const orders = (no: string) => repairOrders([[no, vin, "2024-01-05", 100]]);

it("stageExtracts(context) reads each file by its name and no other that the name would match", async () => {
  const names = [
    "维修工单[1].csv",
    "维修工单1.csv",
    "维修工单*.csv",
    "维修工单a.csv",
    "维修工单?.csv"
  ];
  const files = names.map((name, i) => [name, orders(`WX${i}`)]);
  const {rows} = await stage(Object.fromEntries(files) as Record<string, string>);
  const numbers = await rows(
    "select file, ro_no from stg_repair_order join source_file using (source_id)"
  );
  expect(Object.fromEntries(numbers)).toEqual(
    Object.fromEntries(names.map((name, i) => [name, `WX${i}`]))
  );
});

it("stageExtracts(context) reads plain text whatever packer its name promises", async () => {
  const {rows} = await stage({"维修工单.csv.gz": orders("WX1"), "维修工单.csv.zst": orders("WX2")});
  expect(await rows("select ro_no from stg_repair_order order by all")).toEqual([["WX1"], ["WX2"]]);
});
