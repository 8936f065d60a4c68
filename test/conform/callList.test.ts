import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {openDatabase, quoteText, rowsOf} from "../../loaders/duckdb.js";
import {runPipeline} from "../../loaders/pipeline.js";
import {silentProgress} from "../../loaders/progress.js";
import {temporaryFolder} from "../util/conformed.js";
import {afterSmallBuild, root, smallBuild, smallBuildEnv} from "../util/smallBuild.js";
import {writeSmallExtracts} from "../util/smallExtracts.js";

const folder = temporaryFolder(afterAll);
const extracts = join(folder, "extracts");
const outputFolder = join(folder, "marts");

describe("a list that was worked and put back", () => {
  it("is recognised as it was exported, and says who was to be called and who came", async () => {
    const {marts, manifest} = await smallBuild();
    const {key_table_id} = manifest;
    const database = await openDatabase();
    const mart = (of: string, name: string): string => quoteText(join(of, `${name}.parquet`));
    try {
      const visits = await rowsOf<{customer_id: number; day: string}>(
        database.connection,
        `select customer_id, cast(max(visit_date) as varchar) as day from ${mart(marts, "visits")}
          group by customer_id order by customer_id`
      );
      const [first, second] = visits;
      const before = new Date(Date.parse(first!.day) - 10 * 86_400_000).toISOString().slice(0, 10);
      const rows = [
        [key_table_id, first!.customer_id, "", "R1", before, "联系"],
        [key_table_id, second!.customer_id, "", "R1", before, "不联系（对照）"],
        [key_table_id, 999_999, "", "R1", before, "联系"],
        ["another table", first!.customer_id, "", "R2", before, "联系"]
      ];
      const head = "key_table_id,customer_id,vehicle_id,名单编号,名单日期,安排";
      writeSmallExtracts(extracts);
      writeFileSync(
        join(extracts, "本周联系名单.csv"),
        `\uFEFF${[head, ...rows.map((row) => row.join()), '""', "# 内容,本周联系名单", "# 对照,随机留出 20%"].join("\r\n")}\r\n`
      );
      await runPipeline({
        root,
        outputFolder,
        extracts: {folder: extracts, isSample: false},
        privateFolder: await afterSmallBuild(join(folder, "private")),
        env: smallBuildEnv,
        report: silentProgress
      });
      const listed = await rowsOf(
        database.connection,
        `select list_nth, customer_id, is_called, has_come from ${mart(outputFolder, "call_lists")} order by customer_id`
      );
      expect(listed.map(({customer_id, is_called}) => [customer_id, is_called])).toEqual([
        [first!.customer_id, true],
        [second!.customer_id, false]
      ]);
      const balance = await rowsOf(
        database.connection,
        `select balance_line, reason, cast(sum(row_count) as integer) as rows from ${mart(outputFolder, "quality")}
          where source_table = 'call_list' group by all order by all`
      );
      expect(balance).toEqual(
        expect.arrayContaining([
          {balance_line: "accepted", reason: null, rows: 2},
          {balance_line: "excluded", reason: "other_key_table", rows: 1},
          {balance_line: "excluded", reason: "unknown_customer", rows: 1}
        ])
      );
    } finally {
      database.close();
    }
  }, 120_000);
});
