import {afterAll, expect, it} from "vitest";
import type {SourceName} from "../../src/contract/sources.js";
import {sourceNamed} from "../../src/contract/sources.js";
import {apartTables} from "../../loaders/stage/apartTables.js";
import type {FileToStage} from "../../loaders/stage/planSheet.js";
import {anOrder, closeStaged, csv, stage} from "./staged.js";

afterAll(closeStaged);

it("apartTables(files) keeps together what goes into the same tables, in order, and puts most bytes first", () => {
  const file = (name: SourceName, sourceId: number, bytes: number): FileToStage =>
    ({
      sourceId,
      dealer: null,
      recognised: {source: sourceNamed(name), extract: {bytes}}
    }) as unknown as FileToStage;
  const files = [
    file("customer", 1, 10),
    file("survey_score", 2, 5),
    file("survey_response", 3, 5),
    file("repair_order", 4, 20),
    file("customer", 5, 1)
  ];
  expect(
    apartTables(files).map(({name, files: of}) => [name, of.map(({sourceId}) => sourceId)])
  ).toEqual([
    ["repair_order", [4]],
    ["customer", [1, 5]],
    ["survey_response", [2, 3]]
  ]);
});

it("numbers sources in the order of the contract, whichever is staged first", async () => {
  const leads = csv(
    ["经销商代码", "线索编号", "创建时间", "客户姓名", "意向车系"],
    ...Array.from({length: 200}, (_, i) => ["A", `L${i}`, "2024-02-01", "张三", "朗逸"])
  );
  const {rows} = await stage({...anOrder, "潜客线索.csv": leads});
  expect(await rows("select source_id, file from source_file order by source_id")).toEqual([
    ["1", "维修工单.csv"],
    ["2", "潜客线索.csv"]
  ]);
});
