import {afterEach, describe, expect, it} from "vitest";
import {GateError} from "../../loaders/check/gates.js";
import type {Files, Staged, StageOptions} from "./fixture.js";
import {stageFiles} from "./fixture.js";

const open: Staged[] = [];
afterEach(() => {
  for (const staged of open.splice(0)) staged.close();
});

async function stage(files: Files, options: StageOptions = {}): Promise<Staged> {
  const staged = await stageFiles(files, options);
  open.push(staged);
  return staged;
}

/** Stages files that must go through. */
async function accepted(files: Files, options: StageOptions = {}): Promise<Staged> {
  const staged = await stage(files, options);
  if (staged.error !== null) throw staged.error;
  return staged;
}

/** The message of the gate that stops a folder. */
async function stopped(files: Files, options: StageOptions = {}): Promise<GateError> {
  const {error} = await stage(files, options);
  if (!(error instanceof GateError)) throw error ?? new Error("nothing stopped it");
  return error;
}

const csv = (...lines: string[]): string => `${lines.join("\n")}\n`;
const vin = "1M8GDM9AXKP042788";
const orderHeader = "经销商代码,工单号,结算单号,VIN,开单日期,总金额";

/** Lines of `balance` of a table as `line/reason: rows`, over all dealers. */
async function balanceOf({rows}: Staged, table: string): Promise<string[]> {
  const lines = await rows<{line: string}>(
    `select balance_line || coalesce('/' || reason, '') || ': ' || sum(row_count) as line
    from balance where source_table = '${table}' group by balance_line, reason order by all`
  );
  return lines.map(({line}) => line);
}

/** Tables and dealers whose rows are not all accounted for. */
async function unbalanced({rows}: Staged): Promise<unknown[]> {
  const tables = await rows<{name: string; dealer: string}>(
    `select table_name[5:] as name,
      coalesce(max(column_name) filter (column_name in ('dealer', 'dealer_code')), 'null') as dealer
    from information_schema.columns where starts_with(table_name, 'stg_') group by table_name`
  );
  const staged = tables.map(
    ({name, dealer}) =>
      `select '${name}' as source_table, ${dealer}::varchar as dealer, count(*) as n from stg_${name} group by all`
  );
  return rows(`with staged as (${staged.join(" union all ")}), line as (
      select source_table, dealer, row_count * case balance_line when 'read' then 1
        when 'merged' then -1 when 'refused' then -1 else 0 end as n from balance
      union all select source_table, dealer, -n from staged
    ) select source_table, dealer, sum(n) as off from line group by all having sum(n) <> 0`);
}

describe("a file of repair orders", () => {
  const lines = [
    "维修工单查询",
    "导出日期:,2024/06/30 18:30:00,导出人:,admin",
    "",
    orderHeader,
    `D01,RO1,J1,${vin},2024-01-05 09:05,"￥1,000.00"`,
    `D01,RO1,J1,${vin},2024-01-05 09:05,"￥1,000.00"`,
    `D01,RO2,,${vin},20240106,200`,
    "",
    orderHeader,
    `D01,RO3,,,2024-01-07,50`,
    `D01,RO4,,${vin},2025-01-07,`,
    `D01,RO5,,${vin},45298,(5.5),,`,
    `D01,RO6,,${vin},2024-01-09,1,much,too many`,
    `,RO7,,${vin},2024-01-09,1`,
    "合计,,,,,2246.50",
    "制表人：张三"
  ];

  it("gives typed rows, and every line is accounted for", async () => {
    const staged = await accepted({"a.csv": csv(...lines)}, {env: {ACCEPT_GATES: "refused_share"}});
    expect(
      await staged.rows(`select dealer, ro_no, settlement_no, vin, opened_at, total_amount,
        row_number, exported_on from stg_repair_order order by row_number`)
    ).toEqual(
      [
        ["RO1", "J1", "2024-01-05 09:05:00", "1000.00", 6],
        ["RO2", null, "2024-01-06 00:00:00", "200.00", 7],
        ["RO5", null, "2024-01-07 00:00:00", "-5.50", 12]
      ].map(([ro_no, settlement_no, opened_at, total_amount, row_number]) => ({
        dealer: "D01",
        ro_no,
        settlement_no,
        vin,
        opened_at,
        total_amount,
        row_number,
        exported_on: "2024-06-30"
      }))
    );
    expect(await balanceOf(staged, "repair_order")).toEqual([
      "blank: 1",
      "merged/duplicate: 1",
      "read: 8",
      "refused/date_after_export: 1",
      "refused/missing_value: 2",
      "refused/too_many_cells: 1",
      "title_row: 2",
      "total_row: 1"
    ]);
    expect(
      await staged.rows(
        "select row_number, dealer, field, value_shape, reason from refused order by row_number"
      )
    ).toEqual([
      {row_number: 10, dealer: "D01", field: "vin", value_shape: null, reason: "missing_value"},
      {
        row_number: 11,
        dealer: "D01",
        field: "opened_at",
        value_shape: "9999-…(10)",
        reason: "date_after_export"
      },
      {row_number: 13, dealer: "D01", field: null, value_shape: null, reason: "too_many_cells"},
      {row_number: 14, dealer: null, field: "dealer", value_shape: null, reason: "missing_value"}
    ]);
    expect(await unbalanced(staged)).toEqual([]);
    expect(await staged.rows("from as_of")).toEqual([{dealer: "D01", as_of: "2024-06-30"}]);
    expect(
      await staged.rows(
        "select file, dealer, row_count from source_file where source_table = 'repair_order'"
      )
    ).toEqual([{file: "a.csv", dealer: null, row_count: "8"}]);
    expect([...staged.acceptedGates]).toEqual(["refused_share"]);
  });

  it("is read alike with cells over several lines, which the fast way cannot read", async () => {
    const quoted = lines.map((line) =>
      line.includes("RO2") ? `D01,RO2,,${vin},20240106,"200\n"` : line
    );
    const staged = await accepted(
      {"a.csv": csv(...quoted)},
      {env: {ACCEPT_GATES: "refused_share"}}
    );
    expect(
      await staged.rows(
        "select ro_no, total_amount, row_number from stg_repair_order order by row_number"
      )
    ).toEqual([
      {ro_no: "RO1", total_amount: "1000.00", row_number: 6},
      {ro_no: "RO2", total_amount: "200.00", row_number: 7},
      {ro_no: "RO5", total_amount: "-5.50", row_number: 12}
    ]);
    expect(await unbalanced(staged)).toEqual([]);
  });

  it("whose total is off stops the build", async () => {
    const off = lines.map((line) => line.replace("2246.50", "2346.50"));
    const {gates, message} = await stopped(
      {"a.csv": csv(...off)},
      {env: {ACCEPT_GATES: "refused_share"}}
    );
    expect(gates).toEqual(["control_total"]);
    expect(message).toBe(
      "[control_total] a.csv: the total of amount due in row 15 is 2346.50, the rows add up to 2246.50 (at most 0.5 % apart). The file may be incomplete: export it again.\nto let it pass this once, set ACCEPT_GATES=control_total."
    );
  });

  it("of which more than 5 % are refused stops the build, with the main reasons", async () => {
    const {gates, message} = await stopped({"a.csv": csv(...lines)}, {locale: "zh"});
    expect(gates).toEqual(["refused_share"]);
    expect(message).toBe(
      "[refused_share] “维修工单”：8 行中有 4 行（50.0%）被拒收（最多 5%）。主要原因：必填值为空 2 行, 日期晚于导出日期 1 行, 单元格数多于表头 1 行。明细见 private/refused.xlsx。\n如确认无误，可设置 ACCEPT_GATES=refused_share 放行一次。"
    );
  });

  it("is announced in a table before it is read", async () => {
    const {printed} = await stage(
      {"a.csv": csv(...lines.slice(0, 4), `D01,RO1,,${vin},2024-01-05,1`)},
      {locale: "zh"}
    );
    const [title, header, line] = printed.split("\n");
    expect(title).toBe("识别结果（1 个文件）：");
    expect(header!.split(/\s{2,}/)).toEqual([
      "文件",
      "工作表",
      "表",
      "DMS",
      "经销商",
      "行数",
      "导出日期",
      "表头行",
      "未用的列"
    ]);
    expect(line!.split(/\s{2,}/)).toEqual([
      "a.csv",
      "维修工单",
      "（见列）",
      "1",
      "2024-06-30",
      "4"
    ]);
  });
});

describe("versions of a row", () => {
  const dated = (day: string, ...rows: string[]): string =>
    csv("维修工单", `导出日期:,${day}`, orderHeader, ...rows);
  const row = (amount: number): string => `D01,RO1,J1,${vin},2024-01-05,${amount}`;

  it("of a later export win, wherever the file stands", async () => {
    const staged = await accepted({
      "a.csv": dated("2024-03-31", row(2), `D01,RO2,,${vin},2024-01-06,7`),
      "b.csv": dated("2024-02-29", row(1)),
      "c.csv": dated("2024-01-31", row(2))
    });
    expect(
      await staged.rows(
        "select ro_no, total_amount, exported_on from stg_repair_order order by ro_no"
      )
    ).toEqual([
      {ro_no: "RO1", total_amount: "2.00", exported_on: "2024-03-31"},
      {ro_no: "RO2", total_amount: "7.00", exported_on: "2024-03-31"}
    ]);
    expect(await balanceOf(staged, "repair_order")).toEqual([
      "merged/duplicate: 1",
      "merged/superseded: 1",
      "read: 4"
    ]);
    expect(await unbalanced(staged)).toEqual([]);
  });

  it("of one export date that differ stop the build, and name files, rows and fields", async () => {
    const {gates, message} = await stopped({
      "a.csv": dated("2024-03-31", row(1)),
      "x/b.csv": dated("2024-03-31", row(2))
    });
    expect(gates).toEqual(["ambiguous_versions"]);
    expect(message).toBe(
      "[ambiguous_versions] repair orders: 1 keys occur with different content in exports of one date (or without a date); they differ in: amount due. For example: a.csv row 4 and x/b.csv row 4. Remove the outdated file, or give each file's export date as as_of in extract.json.\nto let it pass this once, set ACCEPT_GATES=ambiguous_versions."
    );
  });

  it("without a date contradict each other, until extract.json dates them", async () => {
    const files = {"a.csv": csv(orderHeader, row(1)), "b.csv": csv(orderHeader, row(2))};
    expect((await stopped(files)).gates).toEqual(["ambiguous_versions"]);
    const pins = {files: {"a.csv": {as_of: "2024-03-31"}, "b.csv": {as_of: "2024-03-01"}}};
    const staged = await accepted({...files, "extract.json": JSON.stringify(pins)});
    expect(await staged.rows("select total_amount from stg_repair_order")).toEqual([
      {total_amount: "1.00"}
    ]);
  });

  it("let pass, the last of the last file stays", async () => {
    const staged = await accepted(
      {"a.csv": csv(orderHeader, row(1)), "b.csv": csv(orderHeader, row(2), row(3))},
      {env: {ACCEPT_GATES: "ambiguous_versions"}}
    );
    expect(await staged.rows("select total_amount from stg_repair_order")).toEqual([
      {total_amount: "3.00"}
    ]);
    expect([...staged.acceptedGates]).toEqual(["ambiguous_versions"]);
  });
});

describe("dealers", () => {
  const dealers = csv(
    "经销商代码,经销商名称,经销商简称",
    "D01,杭州晴川汽车有限公司,城西店",
    "D02,湖州晴川汽车有限公司,湖州店"
  );
  const bare = csv("工单号,VIN,开单日期", `RO1,${vin},2024-01-05`);
  const dealersOf = async ({rows}: Staged): Promise<unknown[]> =>
    (await rows<{dealer: string}>("select dealer from stg_repair_order order by dealer")).map(
      ({dealer}) => dealer
    );

  it("are told by name, short name or code in a column", async () => {
    const staged = await accepted({
      "dealers.csv": dealers,
      "a.csv": csv(
        "经销商名称,工单号,VIN,开单日期",
        `湖州晴川汽车有限公司,RO1,${vin},2024-01-05`,
        `城西店,RO2,${vin},2024-01-05`,
        `D02,RO3,${vin},2024-01-05`,
        `新店,RO4,${vin},2024-01-05`
      )
    });
    expect(await dealersOf(staged)).toEqual(["D01", "D02", "D02", "新店"]);
    expect(await unbalanced(staged)).toEqual([]);
  });

  it("are told by folder or file name where no column says it", async () => {
    const staged = await accepted({
      "dealers.csv": dealers,
      "湖州店/工单.csv": bare,
      "2024/城西店_维修工单.csv": bare
    });
    expect(await dealersOf(staged)).toEqual(["D01", "D02"]);
  });

  it("in no dealer file go by the name before the report's", async () => {
    expect(await dealersOf(await accepted({"南湖店_维修工单.csv": bare}))).toEqual(["南湖店"]);
    expect(await dealersOf(await accepted({"南湖店/2024/维修工单.csv": bare}))).toEqual(["南湖店"]);
  });

  it("that nothing names stop the build, and extract.json names them", async () => {
    const {gates, message} = await stopped({"维修工单.csv": bare});
    expect(gates).toEqual(["missing_dealer"]);
    expect(message).toContain(
      "维修工单.csv: which dealer it belongs to is unknown (no dealer column, and neither folder nor file name has a known dealer: none). Pin dealer for the file in extract.json."
    );
    const config = JSON.stringify({
      dealers: [{code: "D09", name: "南湖店", as_of: "2024-12-01"}],
      files: {"*.csv": {dealer: "南湖店"}}
    });
    const staged = await accepted({"维修工单.csv": bare, "extract.json": config});
    expect(await dealersOf(staged)).toEqual(["D09"]);
    expect(await staged.rows("select dealer_code, dealer_name from stg_dealer")).toEqual([
      {dealer_code: "D09", dealer_name: "南湖店"}
    ]);
    expect(await unbalanced(staged)).toEqual([]);
  });

  it("have the last day of behaviour as as-of where no export date is known", async () => {
    const staged = await accepted({
      "a.csv": csv(
        orderHeader,
        `D01,RO1,,${vin},2024-01-05 10:00,1`,
        `D02,RO1,,${vin},2024-02-05,1`
      ),
      "b.csv": csv("导出日期,2024-01-31", "经销商代码,客户编号,客户名称", "D01,C1,张伟")
    });
    expect(await staged.rows("from as_of order by dealer")).toEqual([
      {dealer: "D01", as_of: "2024-01-31"},
      {dealer: "D02", as_of: "2024-02-05"}
    ]);
  });
});

describe("surveys", () => {
  const header = "经销商代码,问卷编号,答卷编号,访问日期,维修质量,总体满意度,天气";

  it("in wide form are unfolded into scores, a label meaning what its questionnaire says", async () => {
    const staged = await accepted(
      {
        "s.csv": csv(
          header,
          "D01,CSS,A1,2024-01-05,5,4,晴",
          "D01,售后满意度,A2,2024-01-06,9,不愿评价,",
          "D01,TEN,A3,2024-01-07,,10,",
          "D01,CSS,A4,2024-01-08,7,,",
          "D01,CSS,A5,,5,5,",
          "D01,TEN,A6,2024-01-09,3,很好,"
        )
      },
      {env: {ACCEPT_GATES: "refused_share"}}
    );
    expect(
      await staged.rows(
        "select questionnaire, response_no, item_code, score from stg_survey_score order by response_no, item_code"
      )
    ).toEqual([
      {questionnaire: "CSS", response_no: "A1", item_code: "S1", score: 5},
      {questionnaire: "CSS", response_no: "A1", item_code: "S2", score: 4},
      {questionnaire: "CSS", response_no: "A2", item_code: "S1", score: null},
      {questionnaire: "CSS", response_no: "A2", item_code: "S2", score: null},
      {questionnaire: "TEN", response_no: "A3", item_code: "T1", score: 10},
      {questionnaire: "TEN", response_no: "A6", item_code: "维修质量", score: 3}
    ]);
    expect(
      await staged.rows("select row_number, field, value_shape, reason from refused order by all")
    ).toEqual([
      {row_number: 5, field: "S1", value_shape: "9.9", reason: "out_of_scale"},
      {row_number: 6, field: "responded_date", value_shape: null, reason: "missing_value"},
      {row_number: 6, field: null, value_shape: null, reason: "response_refused"},
      {row_number: 6, field: null, value_shape: null, reason: "response_refused"},
      {row_number: 7, field: "T1", value_shape: "汉汉", reason: "unreadable_number"}
    ]);
    expect(await balanceOf(staged, "survey_response")).toEqual([
      "read: 6",
      "refused/missing_value: 1"
    ]);
    expect(await balanceOf(staged, "survey_score")).toEqual([
      "read: 10",
      "refused/out_of_scale: 1",
      "refused/response_refused: 2",
      "refused/unreadable_number: 1",
      "unfolded: 10"
    ]);
    expect(await unbalanced(staged)).toEqual([]);
    expect(staged.printed).toContain("天气");
  });

  it("in long form name items by code or text; a blank answer is one not given", async () => {
    const staged = await accepted({
      "r.csv": csv("经销商代码,问卷编号,答卷编号,访问日期", "D01,CSS,A1,2024-01-05"),
      "s.csv": csv(
        "经销商代码,问卷编号,答卷编号,问题编号,答案",
        "D01,CSS,A1,S1,5",
        "D01,CSS,A1,整体满意度,99",
        "D01,CSS,A2,S1,"
      )
    });
    expect(
      await staged.rows("select response_no, item_code, score from stg_survey_score order by all")
    ).toEqual([
      {response_no: "A1", item_code: "S1", score: 5},
      {response_no: "A1", item_code: "S2", score: null},
      {response_no: "A2", item_code: "S1", score: null}
    ]);
    expect(await unbalanced(staged)).toEqual([]);
  });

  it("of a foreign workbook get their questionnaire from extract.json", async () => {
    const config = {
      files: {
        "ev.csv": {
          table: "survey_response",
          dealer: "EV",
          questionnaire: "ev",
          constants: {responded_date: "2021-10-15", about: "销售"},
          columns: {编号: "response_no", B1: null},
          items: {
            a1: {label_zh: "电池", scale_min: 0, scale_max: 100, role: "touchpoint"},
            a2: {scale_min: 0, scale_max: 100, no_answer: [-1]}
          }
        }
      }
    };
    const staged = await accepted(
      {
        "ev.csv": csv("编号,a1,a2,B1", "1,88.5,-1,3", "2,70,60,2", "3,753,55,1"),
        "extract.json": JSON.stringify(config)
      },
      {env: {ACCEPT_GATES: "refused_share"}}
    );
    expect(
      await staged.rows(
        "select response_no, responded_date, about from stg_survey_response order by 1"
      )
    ).toEqual(
      ["1", "2", "3"].map((response_no) => ({
        response_no,
        responded_date: "2021-10-15",
        about: "sales"
      }))
    );
    expect(
      await staged.rows("select response_no, item_code, score from stg_survey_score order by all")
    ).toEqual([
      {response_no: "1", item_code: "a1", score: 88.5},
      {response_no: "1", item_code: "a2", score: null},
      {response_no: "2", item_code: "a1", score: 70},
      {response_no: "2", item_code: "a2", score: 60},
      {response_no: "3", item_code: "a2", score: 55}
    ]);
    expect(
      await staged.rows(
        "select item_code, label_zh, item_role, scale_max from stg_item where questionnaire = 'ev' order by 1"
      )
    ).toEqual([
      {item_code: "a1", label_zh: "电池", item_role: "touchpoint", scale_max: 100},
      {item_code: "a2", label_zh: "a2", item_role: "attribute", scale_max: 100}
    ]);
    expect(await unbalanced(staged)).toEqual([]);
  });
});

describe("other tables", () => {
  const order = csv(orderHeader, `D01,RO1,,${vin},2024-01-05,1`);

  it("contacts: follow-ups become rows of their own", async () => {
    const staged = await accepted({
      "o.csv": order,
      "c.csv": csv(
        "经销商代码,提醒编号,VIN,第一次跟踪日期,第一次跟踪结果,第二次跟踪日期,第二次跟踪结果,第三次跟踪日期,第三次跟踪结果",
        `D01,K1,${vin},2024-01-05,未接通,2024-01-06,已联系,,`,
        `D01,K2,${vin},2024-01-05,已联系,,,,`,
        `D01,K3,${vin},2024-01-05,未接通,2024-01-06,未接通,2024-01-07,拒绝`
      )
    });
    expect(
      await staged.rows(`select contact_no, attempt, contacted_at::date::varchar as day, contact_result,
        contacted_2_at from stg_contact order by 1, 2`)
    ).toEqual(
      [
        ["K1", 1, "2024-01-05", "not_reached"],
        ["K1", 2, "2024-01-06", "reached"],
        ["K2", 1, "2024-01-05", "reached"],
        ["K3", 1, "2024-01-05", "not_reached"],
        ["K3", 2, "2024-01-06", "not_reached"],
        ["K3", 3, "2024-01-07", "refused"]
      ].map(([contact_no, attempt, day, contact_result]) => ({
        contact_no,
        attempt,
        day,
        contact_result,
        contacted_2_at: null
      }))
    );
    expect(await balanceOf(staged, "contact")).toEqual(["read: 6", "unfolded: 3"]);
    expect(await unbalanced(staged)).toEqual([]);
  });

  it("lines without a number are numbered within their order, so that equal ones are two", async () => {
    const staged = await accepted({
      "o.csv": order,
      "l.csv": csv(
        "经销商代码,工单号,项目代码,数量",
        "D01,RO1,P1,1",
        "D01,RO2,P1,1",
        "D01,RO1,P1,1"
      )
    });
    expect(
      await staged.rows("select ro_no, line_no from stg_repair_order_line order by 1, 2")
    ).toEqual([
      {ro_no: "RO1", line_no: "1"},
      {ro_no: "RO1", line_no: "2"},
      {ro_no: "RO2", line_no: "1"}
    ]);
  });

  it("reference tables are overridden row by row by an extract", async () => {
    const staged = await accepted(
      {
        "o.csv": order,
        "保养计划.csv": csv("车系,第几次保养,间隔月数,间隔里程", "*,0,12,10000", "朗逸,1,3,5000")
      },
      {
        reference: {
          "service_plan.csv": csv("车系,第几次保养,间隔月数,间隔里程", "*,1,3,5000", "*,0,6,10000")
        }
      }
    );
    expect(
      await staged.rows(
        "select series, service_nth, interval_months from stg_service_plan order by all"
      )
    ).toEqual([
      {series: "*", service_nth: "0", interval_months: "12"},
      {series: "*", service_nth: "1", interval_months: "3"},
      {series: "朗逸", service_nth: "1", interval_months: "3"}
    ]);
    expect(await balanceOf(staged, "service_plan")).toEqual(["merged/superseded: 1", "read: 4"]);
    expect(await unbalanced(staged)).toEqual([]);
  });

  it("codes are read as code_label.csv and extract.json write them, even words for nothing", async () => {
    const staged = await accepted(
      {
        "o.csv": csv(
          `${orderHeader},工单类型,维修类型`,
          `D01,RO1,,${vin},2024-01-05,1,一般,未知`,
          `D01,RO2,,${vin},2024-01-05,1,奇怪,大修`
        ),
        "extract.json": JSON.stringify({codes: {repair_type: {大修: "mechanical"}}})
      },
      {
        reference: {
          "code_label.csv": csv("代码表,写法,代码", "ro_type,一般,repair", "repair_type,未知,other")
        }
      }
    );
    expect(
      await staged.rows("select ro_type, repair_type from stg_repair_order order by ro_no")
    ).toEqual([
      {ro_type: "repair", repair_type: "other"},
      {ro_type: null, repair_type: "mechanical"}
    ]);
    expect(await staged.rows("select row_number, field, value_shape, reason from warned")).toEqual([
      {row_number: 3, field: "ro_type", value_shape: "汉汉", reason: "unknown_label"}
    ]);
  });

  it("row rules of the contract warn", async () => {
    const staged = await accepted({
      "o.csv": csv(
        "经销商代码,工单号,VIN,开单日期,结算日期",
        `D01,RO1,${vin},2024-01-05,2024-01-04`,
        `D01,RO2,${vin},2024-01-05,2024-01-05`
      )
    });
    expect(await staged.rows("select row_number, field, reason from warned")).toEqual([
      {row_number: 2, field: null, reason: "settled_after_opened"}
    ]);
    expect(await staged.rows("select count(*)::int as n from stg_repair_order")).toEqual([{n: 2}]);
  });

  it("tables without a file are there, empty, in the contract's types", async () => {
    const staged = await accepted({"o.csv": order});
    expect(await staged.rows("select count(*)::int as n from stg_lead")).toEqual([{n: 0}]);
    const columns = await staged.rows<{column_name: string; data_type: string}>(
      "select column_name, data_type from information_schema.columns where table_name = 'stg_sales_order'"
    );
    expect(columns.map(({column_name}) => column_name).slice(-3)).toEqual([
      "source_id",
      "row_number",
      "exported_on"
    ]);
    expect(columns).toContainEqual({column_name: "paid_price", data_type: "DECIMAL(18,2)"});
    expect(columns).toContainEqual({column_name: "invoiced_date", data_type: "DATE"});
  });
});

describe("extract.json", () => {
  it("gives encoding, delimiter, header row, columns, constants and date order", async () => {
    const text = csv("x", "号;车架;日;额", `RO1;${vin};5/1/2024;7`);
    const pins = {
      table: "repair_order",
      dealer: "D01",
      encoding: "utf-16le",
      delimiter: ";",
      headerRow: 2,
      dateOrder: "dmy",
      columns: {号: "ro_no", 车架: "vin", 日: "opened_at", 额: "total_amount"},
      constants: {ro_status: "已结算"}
    };
    const staged = await accepted({
      "in/a.txt": Buffer.from(text, "utf16le"),
      "extract.json": JSON.stringify({files: {"**/*.txt": pins}})
    });
    expect(
      await staged.rows("select ro_no, opened_at, total_amount, ro_status from stg_repair_order")
    ).toEqual([
      {ro_no: "RO1", opened_at: "2024-01-05 00:00:00", total_amount: "7.00", ro_status: "settled"}
    ]);
  });

  it("in a folder speaks for that folder, and ignores what it says to ignore", async () => {
    const bare = csv("工单号,VIN,开单日期", `RO1,${vin},2024-01-05`);
    const staged = await accepted({
      "a/工单.csv": bare,
      "a/readme.txt": "nothing to see",
      "a/extract.json": JSON.stringify({
        files: {"工单.csv": {dealer: "A1"}, "*.txt": {ignore: true}}
      }),
      "b/工单.csv": bare,
      "b/extract.json": JSON.stringify({files: {"*": {dealer: "B1"}}})
    });
    expect(await staged.rows("select dealer from stg_repair_order order by 1")).toEqual([
      {dealer: "A1"},
      {dealer: "B1"}
    ]);
    expect(staged.printed).toContain("(ignored)");
  });

  it.each([
    [{file: {}}, 'extract.json: not valid: file: Invalid key: Expected never but received "file"'],
    [{files: {"a.csv": {tabel: "vehicle"}}}, "tabel: Invalid key"],
    [{files: {"a.csv": {table: "vehicles"}}}, "files.a.csv.table: Invalid type"],
    [
      {files: {"a.csv": {table: "vehicle", columns: {x: "vinn"}}}},
      "a.csv: unknown field vehicle.vinn (nearest: vin)"
    ],
    [{codes: {gender: {先生: "man"}}}, "unknown code gender.man"]
  ])("%j is refused", async (config, expected) => {
    const {gates, message} = await stopped({"a.csv": "x", "extract.json": JSON.stringify(config)});
    expect(gates).toEqual(["bad_config"]);
    expect(message).toContain(expected);
  });

  it("that is not JSON is refused, and no gate lets it pass", async () => {
    const {gates} = await stopped({"extract.json": "{"}, {env: {ACCEPT_GATES: "bad_config"}});
    expect(gates).toEqual(["bad_config"]);
  });
});

describe("folders and files that cannot be built", () => {
  it("an empty folder", async () => {
    const {gates, message} = await stopped({});
    expect(gates).toEqual(["empty_folder"]);
    expect(message).toContain(
      "extracts: no files to read (expected what a DMS or survey agency exports: .xls, .xlsx, .csv). Put the extracts into the folder."
    );
  });

  it("no table of behaviour", async () => {
    const {gates, message} = await stopped({
      "c.csv": csv("经销商代码,客户编号,客户名称", "D01,C1,张伟")
    });
    expect(gates).toEqual(["no_behaviour"]);
    expect(message).toContain("(at least one is needed; recognised: customers)");
  });

  it("all of them are named at once, and the accepted ones are let pass", async () => {
    const files = {
      "a.csv": csv(orderHeader, `D01,RO1,,${vin},2024-01-05,1`),
      "b.pdf": "%PDF-1.7",
      "c.csv": csv("库位,托盘,数目", "A,1,2")
    };
    const {gates, message} = await stopped(files);
    expect(gates).toEqual(["unreadable_file", "unrecognised_file"]);
    expect(message).toContain(
      "[unreadable_file] b.pdf: cannot be read (a PDF document; expected .xls"
    );
    expect(message).toContain("[unrecognised_file] c.csv: ");
    expect(message.split("\n").at(-1)).toBe(
      "to let it pass this once, set ACCEPT_GATES=unreadable_file,unrecognised_file."
    );
    const staged = await accepted(files, {
      env: {ACCEPT_GATES: "unreadable_file, unrecognised_file"}
    });
    expect([...staged.acceptedGates].sort()).toEqual(["unreadable_file", "unrecognised_file"]);
    expect(await staged.rows("select count(*)::int as n from stg_repair_order")).toEqual([{n: 1}]);
  });
});
