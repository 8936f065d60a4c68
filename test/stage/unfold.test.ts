import * as xlsx from "@e965/xlsx";
import {afterEach, describe, expect, it} from "vitest";
import {anOrder, closeStaged, csv, stage, vin} from "./staged.js";

afterEach(closeStaged);

const item = csv(
  [
    "问卷编号",
    "问卷名称",
    "题目编号",
    "题目",
    "列名写法",
    "最小分",
    "最大分",
    "未作答代码",
    "题目角色"
  ],
  ["CSS", "售后调研", "OV", "总体满意度", "总体评价", 1, 5, "9|99|拒答", "总体满意度"],
  ["CSS", "售后调研", "RT", "愿意再来", "再来意愿", 1, 5, "9|99|拒答", "愿意再来"],
  ["CSS", "售后调研", "WQ", "维修正确完成", "维修质量|一次修好", 1, 5, "9|99|拒答", "属性"]
);

describe("a wide survey", () => {
  it("is unfolded into one score per answer, with its rows accounted for", async () => {
    const {rows, acceptedGates} = await stage(
      {
        "满意度.csv": csv(
          ["经销商代码", "样本编号", "访问日期", "总体评价", "愿意再来", "一次修好"],
          ["A", "R1", "2024-01-05", 5, 4, 3],
          ["A", "R2", "2024-01-06", 9, "拒答", 2],
          ["A", "R3", "2024-01-07", 6, "", 1],
          ["A", "R4", "", 5, 5, ""]
        )
      },
      {reference: {"item.csv": item}, accept: ["refused_share"]}
    );
    expect(
      await rows(
        "select questionnaire, response_no, responded_date from stg_survey_response order by 2"
      )
    ).toEqual([
      ["CSS", "R1", "2024-01-05"],
      ["CSS", "R2", "2024-01-06"],
      ["CSS", "R3", "2024-01-07"]
    ]);
    expect(
      await rows("select response_no, item_code, score from stg_survey_score order by 1, 2")
    ).toEqual([
      ["R1", "OV", "5.0"],
      ["R1", "RT", "4.0"],
      ["R1", "WQ", "3.0"],
      ["R2", "OV", null],
      ["R2", "RT", null],
      ["R2", "WQ", "2.0"],
      ["R3", "WQ", "1.0"]
    ]);
    expect(
      await rows(`select source_table, balance_line, reason, sum(row_count) from balance
        where source_table like 'survey%' group by all order by all`)
    ).toEqual([
      ["survey_response", "read", null, "4"],
      ["survey_response", "refused", "missing_value", "1"],
      ["survey_score", "read", null, "10"],
      ["survey_score", "refused", "out_of_scale", "1"],
      ["survey_score", "refused", "response_refused", "2"],
      ["survey_score", "unfolded", null, "10"]
    ]);
    expect([...acceptedGates]).toEqual(["refused_share"]);
  });

  it("says the same as a file of one answer per row", async () => {
    const {rows} = await stage(
      {
        "满意度.csv": csv(
          ["经销商代码", "问卷编号", "样本编号", "访问日期"],
          ["A", "售后调研", "R1", "2024-01-05"]
        ),
        "答题明细.csv": csv(
          ["经销商代码", "问卷编号", "样本编号", "题目", "得分"],
          ["A", "CSS", "R1", "总体满意度", 5],
          ["A", "CSS", "R1", "RT", 99],
          ["A", "CSS", "R1", "一次修好", ""]
        )
      },
      {reference: {"item.csv": item}}
    );
    expect(await rows("select questionnaire from stg_survey_response")).toEqual([["CSS"]]);
    expect(await rows("select item_code, score from stg_survey_score order by 1")).toEqual([
      ["OV", "5.0"],
      ["RT", null],
      ["WQ", null]
    ]);
  });
});

describe("contacts", () => {
  it("have a row for each follow-up", async () => {
    const follow = ["第二次跟踪日期", "第二次跟踪结果", "第三次跟踪日期", "第三次跟踪结果"];
    const {rows} = await stage({
      ...anOrder,
      "保养提醒.csv": csv(
        ["经销商代码", "提醒编号", "VIN", "提醒日期", "提醒状态", ...follow],
        [
          "A",
          "N1",
          vin,
          "2024-01-01",
          "未接通",
          "2024-01-02 10:00",
          "未接通",
          "2024-01-03",
          "已预约"
        ],
        ["A", "N2", vin, "2024-01-01", "已联系", "", "", "", ""],
        ["A", "N3", vin, "2024-01-01", "未接通", "", "", "2024-01-09", "拒绝"]
      )
    });
    expect(
      await rows(`select contact_no, attempt, contacted_at, contact_result, contacted_2_at, contact_3_result
        from stg_contact order by 1, 2`)
    ).toEqual([
      ["N1", "1", "2024-01-01 00:00:00", "not_reached", null, null],
      ["N1", "2", "2024-01-02 10:00:00", "not_reached", null, null],
      ["N1", "3", "2024-01-03 00:00:00", "booked", null, null],
      ["N2", "1", "2024-01-01 00:00:00", "reached", null, null],
      ["N3", "1", "2024-01-01 00:00:00", "not_reached", null, null],
      ["N3", "3", "2024-01-09 00:00:00", "refused", null, null]
    ]);
    expect(
      await rows(`select balance_line, sum(row_count) from balance
        where source_table = 'contact' group by all order by all`)
    ).toEqual([
      ["read", "6"],
      ["unfolded", "3"]
    ]);
  });
});

describe("a foreign workbook", () => {
  it("is read as a survey by what extract.json says of it", async () => {
    const book = xlsx.utils.book_new();
    const data = [
      ["目标客户编号", "品牌类型", "a1", "a2", "B1", "B2", "购买意愿"],
      [1, 2, 88.5, 99, 2, 1983, 0],
      [2, 3, 753.03, 77.25, 2, 1992, 1],
      [3, 3, "", 80, 1, 1988, 1]
    ];
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(data), "data");
    const rest = xlsx.utils.aoa_to_sheet([
      [1669, 3, 88.7],
      [1705, 3, 84.6]
    ]);
    xlsx.utils.book_append_sheet(book, rest, "Sheet1");
    const config = {
      dealers: [{code: "EV", name: "电动汽车体验中心", as_of: "2021-12-31"}],
      files: {
        "ev/*.xlsx": {
          table: "survey_response",
          sheet: "data",
          dealer: "EV",
          questionnaire: "EV2021",
          constants: {responded_date: "2021-06-01", about: "sales"},
          columns: {目标客户编号: "response_no", B1: null, B2: null},
          items: {
            a1: {label_zh: "电池", scale_min: 0, scale_max: 100},
            a2: {scale_min: 0, scale_max: 100, no_answer: [99]},
            购买意愿: {scale_min: 0, scale_max: 1, role: "return"}
          }
        }
      }
    };
    const {rows} = await stage(
      {
        "ev/survey.xlsx": xlsx.write(book, {type: "buffer", bookType: "xlsx"}) as Uint8Array,
        "extract.json": JSON.stringify(config)
      },
      {accept: ["refused_share"]}
    );
    expect(
      await rows(`select dealer, questionnaire, response_no, responded_date, about, brand
        from stg_survey_response order by response_no`)
    ).toEqual([
      ["EV", "EV2021", "1", "2021-06-01", "sales", "2"],
      ["EV", "EV2021", "2", "2021-06-01", "sales", "3"],
      ["EV", "EV2021", "3", "2021-06-01", "sales", "3"]
    ]);
    expect(
      await rows("select response_no, item_code, score from stg_survey_score order by 1, 2")
    ).toEqual([
      ["1", "a1", "88.5"],
      ["1", "a2", null],
      ["1", "购买意愿", "0.0"],
      ["2", "a2", "77.25"],
      ["2", "购买意愿", "1.0"],
      ["3", "a2", "80.0"],
      ["3", "购买意愿", "1.0"]
    ]);
    expect(await rows("select row_number, field, reason from refused")).toEqual([
      ["3", "a1", "out_of_scale"]
    ]);
    expect(await rows("select item_code, label_zh, item_role from stg_item order by 1")).toEqual([
      ["a1", "电池", "attribute"],
      ["a2", "a2", "attribute"],
      ["购买意愿", "购买意愿", "return"]
    ]);
    expect(await rows("select dealer_code, dealer_name from stg_dealer")).toEqual([
      ["EV", "电动汽车体验中心"]
    ]);
    expect(await rows("from as_of")).toEqual([["EV", "2021-06-01"]]);
  });
});
