import {readFileSync} from "node:fs";
import {join} from "node:path";
import {read, utils} from "@e965/xlsx";
import {describe, expect, it} from "vitest";
import {safeCell} from "../../loaders/stage/refusedWorkbook.js";
import {stageFiles} from "./fixture.js";

const vin = "1M8GDM9AXKP042788";
const header = "经销商代码,工单号,VIN,车主手机,开单日期";

describe("the workbook of refused rows", () => {
  it("lists file, row, column, shape, reason and remedy, and never a value", async () => {
    const file = `${header}\nD01,RO1,SECRETVIN99,13912345678,2024-01-05\nD01,RO2,${vin},139****5678,2024-01-05\n`;
    const staged = await stageFiles(
      {"=cmd.csv": file},
      {env: {ACCEPT_GATES: "refused_share"}, locale: "zh"}
    );
    try {
      const bytes = readFileSync(join(staged.privateFolder, "refused.xlsx"));
      const book = read(bytes);
      const rows = (name: string): unknown[][] =>
        utils.sheet_to_json(book.Sheets[name]!, {header: 1});
      expect(book.SheetNames).toEqual(["拒收的行", "提醒"]);
      expect(rows("拒收的行")).toEqual([
        ["文件", "工作表", "行号", "表", "列", "值的形状", "原因", "处理办法"],
        [
          "'=cmd.csv",
          "",
          2,
          "维修工单",
          "VIN",
          "AAAAA…(11)",
          "VIN不是17位",
          "请在DMS中更正后重新导出"
        ]
      ]);
      expect(rows("提醒")[1]!.slice(2)).toEqual([
        3,
        "维修工单",
        "车主手机",
        "999**…(11)",
        "号码已脱敏",
        "请导出未脱敏的数据"
      ]);
      expect(JSON.stringify(book.Sheets)).not.toMatch(/SECRET|139/);
    } finally {
      staged.close();
    }
  });

  it("is written anew each time, and says so when nothing was refused", async () => {
    const staged = await stageFiles({
      "a.csv": `${header}\nD01,RO1,${vin},13912345678,2024-01-05\n`
    });
    try {
      const book = read(readFileSync(join(staged.privateFolder, "refused.xlsx")));
      const rows = utils.sheet_to_json(book.Sheets.refused!, {header: 1});
      expect(rows[1]).toEqual(["nothing was refused"]);
    } finally {
      staged.close();
    }
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+86", "'+86"],
    ["-5", "'-5"],
    ["@sum", "'@sum"],
    ["\tx", "'\tx"],
    ["\rx", "'\rx"],
    ["＝1", "'＝1"],
    ["a=1", "a=1"],
    ["", ""]
  ])("safeCell(%j) is %j", (value, expected) => {
    expect(safeCell(value)).toBe(expected);
  });
});
