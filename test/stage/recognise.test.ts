import {describe, expect, it} from "vitest";
import {sourceNamed, sources} from "../../src/contract/sources.js";
import type {Source} from "../../src/contract/field.js";
import type {Dialect} from "../../loaders/dialects/dialect.js";
import type {Sheet} from "../../loaders/read/extract.js";
import type {Pins} from "../../loaders/stage/extractConfig.js";
import type {
  Recognition,
  RecognisedSheet,
  RecognitionInput
} from "../../loaders/stage/recognise.js";
import {recogniseSheet} from "../../loaders/stage/recognise.js";
import {itemVocabularyOf} from "../../loaders/stage/vocabulary.js";
import {sheetOf} from "./fixture.js";

const items = itemVocabularyOf([
  {questionnaire: "CSS", item_code: "S1", label_zh: "维修质量", label_en: null, headers: "修得好"},
  {questionnaire: "CSS", item_code: "S2", label_zh: "总体满意度", label_en: null, headers: null}
]);

interface Options {
  pins?: Pins;
  sheet?: Partial<Sheet>;
  input?: Partial<RecognitionInput>;
}

function recognise(
  rows: readonly (readonly string[])[],
  {pins = {}, sheet: properties = {}, input = {}}: Options = {}
): Recognition {
  const {extract, sheet} = sheetOf(rows, properties);
  return recogniseSheet(extract, sheet, pins, {
    dialects: [],
    items,
    codeForms: {},
    locale: "en",
    ...input
  });
}

function recognised(result: Recognition): RecognisedSheet {
  if (!("recognised" in result)) throw new Error(JSON.stringify(result));
  return result.recognised;
}

/** Fields by column, null for a column without one. */
const fieldsOf = ({columns}: RecognisedSheet): (string | null)[] =>
  columns.map(({use}) => (use.use === "field" ? use.field : null));

function problemOf(result: Recognition): {gate: string; message: string} {
  if (!("problem" in result)) throw new Error("recognised");
  return result.problem;
}

const order = ["工单号", "VIN", "开单日期", "总金额"];
const orderRow = ["RO1", "1M8GDM9AXKP042788", "2024-01-05", "100"];

describe("the table of a sheet", () => {
  const labels = (source: Source): string[] =>
    Object.values(source.fields).map(({label}) => label.zh);

  it.each(sources.map((source) => [source.name, source] as const))(
    "%s is told by its own labels, without a title",
    (name, source) => {
      const sheet = recognised(recognise([labels(source), labels(source).map(() => "")]));
      expect(sheet.source.name).toBe(name);
      expect(fieldsOf(sheet)).toEqual(Object.keys(source.fields));
    }
  );

  it.each(sources.map((source) => [source.name, source] as const))(
    "%s is told by its required labels and a title",
    (name, source) => {
      const required = Object.values(source.fields)
        .filter((field) => field.required)
        .map(({label}) => label.zh);
      const header = required.length < 2 ? [...required, labels(source)[2]!] : required;
      const rows = [[source.label.zh], header, header.map(() => "")];
      expect(recognised(recognise(rows)).source.name).toBe(name);
    }
  );

  it("is not the one that happens to have two columns of many", () => {
    const header = ["VIN", "经销商", "库位", "入库单", "库龄", "采购批次", "质检员", "托盘"];
    const {gate, message} = problemOf(recognise([header, header.map(() => "1")]));
    expect(gate).toBe("unrecognised_file");
    expect(message).toContain("库位");
  });

  it("is asked for when two fit equally well, with a line to put into extract.json", () => {
    const header = ["客户编号", "手机", "性别", "邮编", "VIN", "车牌号", "颜色"];
    const {gate, message} = problemOf(recognise([header, header.map(() => "")]));
    expect(gate).toBe("ambiguous_table");
    expect(message).toBe(
      'export.xls#Sheet1: could be customers (4 columns fit) or vehicles (4 columns fit). Pin it in extract.json, for example {"files":{"export.xls#Sheet1":{"table":"customer"}}}.'
    );
  });

  it("is taken from extract.json where that pins it", () => {
    const header = ["VIN", "经销商", "库位"];
    const rows = [header, ["1M8GDM9AXKP042788", "D01", "A"]];
    expect(recognised(recognise(rows, {pins: {table: "vehicle"}})).source.name).toBe("vehicle");
  });

  it("has items of a questionnaire as columns, and the questionnaire with them", () => {
    const header = ["答卷编号", "访问日期", "维修质量", "总体满意度", "天气"];
    const sheet = recognised(recognise([header, ["1", "2024-01-05", "5", "4", ""]]));
    expect(sheet.source.name).toBe("survey_response");
    expect(sheet.columns.map(({use}) => use.use)).toEqual([
      "field",
      "field",
      "item",
      "item",
      "none"
    ]);
    expect(sheet.constants).toEqual({questionnaire: "CSS"});
  });
});

describe("the header", () => {
  it("is found below a title block, which gives the export date and no login", () => {
    const rows = [
      ["维修工单查询"],
      ["导出日期:", "2024/06/30 18:30:00", "导出人:", "zhang3"],
      [],
      order,
      orderRow
    ];
    const sheet = recognised(recognise(rows));
    expect(sheet.headerRow).toBe(4);
    expect(sheet.exportedOn).toBe("2024-06-30");
    expect(JSON.stringify({...sheet, sheet: null, extract: null})).not.toContain("zhang3");
  });

  it.each([
    ["导出日期：2024年6月30日", "2024-06-30"],
    ["导出时间:20240630", "2024-06-30"],
    ["打印日期 45473", "2024-06-30"],
    ["导出日期:", null]
  ])("reads %s in one cell", (cell, expected) => {
    const sheet = recognised(recognise([["维修工单"], [cell], order, orderRow]));
    expect(sheet.exportedOn).toBe(expected);
  });

  it("takes the export date of a footer", () => {
    const rows = [order, orderRow, ["导出日期", "2024-06-30"]];
    expect(recognised(recognise(rows)).exportedOn).toBe("2024-06-30");
  });

  it("may be two rows with merged groups", () => {
    const rows = [
      ["工单号", "VIN", "第一次跟踪", "", "费用", ""],
      ["", "", "日期", "结果", "工时费", "配件费"],
      ["RO1", "1M8GDM9AXKP042788", "", "", "1", "2"]
    ];
    const merges = [
      {row: 0, column: 2, rowSpan: 1, columnSpan: 2},
      {row: 0, column: 4, rowSpan: 1, columnSpan: 2}
    ];
    const pins: Pins = {table: "repair_order", constants: {opened_at: "2024-01-05"}};
    const sheet = recognised(recognise(rows, {pins, sheet: {merges}}));
    expect(sheet.headerRow).toBe(2);
    expect(fieldsOf(sheet)).toEqual(["ro_no", "vin", null, null, "labour_amount", "parts_amount"]);
    const contact = recognised(
      recognise(
        [
          ["提醒编号", "VIN", "第一次跟踪", "", "第二次跟踪", ""],
          ["", "", "日期", "结果", "日期", "结果"],
          ["K1", "1M8GDM9AXKP042788", "2024-01-05", "已联系", "", ""]
        ],
        {sheet: {merges: [2, 4].map((column) => ({row: 0, column, rowSpan: 1, columnSpan: 2}))}}
      )
    );
    expect(contact.source.name).toBe("contact");
    expect(fieldsOf(contact)).toEqual([
      "contact_no",
      "vin",
      "contacted_at",
      "contact_result",
      "contacted_2_at",
      "contact_2_result"
    ]);
  });

  it("is matched with spaces, stars, full-width letters and units in the labels", () => {
    const header = ["*工单号", " ＶＩＮ ", "开单 日期：", "总金额（元）", "进厂里程(公里)"];
    const sheet = recognised(
      recognise([header, ["RO1", "1M8GDM9AXKP042788", "2024-01-05", "1", "2"]])
    );
    expect(fieldsOf(sheet)).toEqual(["ro_no", "vin", "opened_at", "total_amount", "mileage_in_km"]);
  });

  it("of a file without one is not shown, for it would be data", () => {
    const rows = [
      ["RO1", "1M8GDM9AXKP042788", "张伟", "13812345678"],
      ["RO2", "1M8GDM9AXKP042788", "王芳", "13912345678"]
    ];
    const {gate, message} = problemOf(recognise(rows));
    expect(gate).toBe("unrecognised_file");
    expect(message).not.toMatch(/138|张伟|1M8G/);
  });
});

describe("the columns", () => {
  it("repeated under one label are told by what they hold", () => {
    const header = [...order, "备注", "备注"];
    const sheet = recognised(recognise([header, [...orderRow, "", "异响"]]));
    expect(fieldsOf(sheet)).toEqual(["ro_no", "vin", "opened_at", "total_amount", null, "remarks"]);
  });

  it("of several that mean one field, the field's own label has it", () => {
    const header = ["工单号", "VIN", "进厂日期", "开单日期"];
    const sheet = recognised(
      recognise([header, ["RO1", "1M8GDM9AXKP042788", "2024-01-04", "2024-01-05"]])
    );
    expect(fieldsOf(sheet)).toEqual(["ro_no", "vin", null, "opened_at"]);
  });

  const people = ["张伟", "王芳", "李娜", "刘洋", "陈静", "杨帆"];
  const jobs = ["教师", "公务员", "企业职员", "退休", "工人", "教师"];

  it("swapped in the export are swapped back by their content", () => {
    const header = ["客户编号", "客户名称", "城市", "邮编"];
    const rows = people.map((name, i) => [`C${i}`, name, `31000${i}`, ["杭州", "湖州"][i % 2]!]);
    const sheet = recognised(recognise([header, ...rows]));
    expect(fieldsOf(sheet)).toEqual(["customer_no", "name", "postcode", "city"]);
    expect(sheet.remapped.map(({label, remappedTo}) => [label, remappedTo])).toEqual([
      ["城市", "postcode"],
      ["邮编", "city"]
    ]);
  });

  it("names under occupation and occupations under contact are told", () => {
    const header = ["客户编号", "客户名称", "职业", "联系人"];
    const rows = people.map((name, i) => [`C${i}`, people[5 - i]!, name, jobs[i]!]);
    const sheet = recognised(recognise([header, ...rows]));
    expect(fieldsOf(sheet)).toEqual(["customer_no", "name", "contact_name", "occupation"]);
  });

  it("a VIN column without VINs stops the build and says what it looks like", () => {
    const rows = people.map((name, i) => [`RO${i}`, name, "2024-01-05", "1"]);
    const {gate, message} = problemOf(recognise([order, ...rows]));
    expect(gate).toBe("wrong_label");
    expect(message).toBe(
      'export.xls#Sheet1: columns do not hold what their labels say: VIN should hold VINs, but looks like names of persons; what they are instead is not clear. Name them in columns of extract.json, for example {"files":{"export.xls#Sheet1":{"columns":{"VIN":null}}}} (null leaves the column out).'
    );
    expect(message).not.toContain("张伟");
  });

  it("phones all in scientific notation are dirty phones, not a wrong label", () => {
    const header = ["客户编号", "客户名称", "手机"];
    const rows = people.map((name, i) => [`C${i}`, name, "1.38E+10"]);
    expect(fieldsOf(recognised(recognise([header, ...rows])))).toContain("phone");
  });

  it("pinned in extract.json are as it says", () => {
    const header = ["工单号", "VIN", "开单日期", "折后", "满意"];
    const pins: Pins = {
      columns: {折后: "total_amount", 开单日期: "settled_at", VIN: null},
      constants: {vin: "1M8GDM9AXKP042788", opened_at: "2024-01-01"},
      table: "repair_order"
    };
    const sheet = recognised(recognise([header, ["RO1", "", "2024-01-05", "1", ""]], {pins}));
    expect(fieldsOf(sheet)).toEqual(["ro_no", null, "settled_at", "total_amount", null]);
    expect(sheet.constants).toEqual({vin: "1M8GDM9AXKP042788", opened_at: "2024-01-01"});
  });
});

describe("messages", () => {
  it("a missing required column names what was found and what comes nearest", () => {
    const header = ["维修工单", "车架", "开单日期", "总金额", "服务顾问", "车牌号"];
    const {gate, message} = problemOf(recognise([["维修工单"], header, header.map(() => "x")]));
    expect(gate).toBe("missing_column");
    expect(message).toBe(
      "export.xls#Sheet1: read as repair orders (header in row 2), but required columns are missing: repair order number (nearest column: 维修工单), vehicle identification number (nearest column: 车架). Columns found: 维修工单, 车架, 开单日期, 总金额, 服务顾问, 车牌号. Export it with the column, or name the column in columns, or a fixed value in constants, of extract.json."
    );
  });

  it("an unrecognised file names the nearest table and field, in the analyst's language", () => {
    const header = ["车主编", "姓名全称", "电话号"];
    const {message} = problemOf(
      recognise([header, ["", "", ""]], {pins: {}, input: {locale: "zh"}})
    );
    expect(message).toContain("前 15 行中没有找到表头");
    const near = problemOf(
      recognise([
        ["投诉编号", "投诉类型", "投诉来源x", "门店", "天气", "路况", "心情", "颜色x"],
        ["1"]
      ])
    ).message;
    expect(near).toContain("Nearest is complaints, of which it lacks: received");
    expect(near).toContain("投诉来源x (nearest: source)");
  });
});

describe("dialects", () => {
  const dialect = (id: string, over: Partial<Dialect> = {}): Dialect => ({
    id,
    label: {zh: id, en: id},
    recognisedBy: {titles: [], headers: ["付费别"]},
    headers: {repair_order: {付费别: "payer"}},
    codes: {},
    dateOrder: "ymd",
    ...over
  });
  const rows = [
    [...order, "付费别"],
    [...orderRow, "客户付费"]
  ];

  it("one that fits gives its headers", () => {
    const sheet = recognised(recognise(rows, {input: {dialects: [dialect("one")]}}));
    expect(sheet.dialect?.id).toBe("one");
    expect(fieldsOf(sheet)[4]).toBe("payer");
  });

  it("two that fit and read the sheet differently stop the build", () => {
    const dialects = [dialect("one"), dialect("two", {codes: {payer: {客户付费: "customer"}}})];
    const {gate, message} = problemOf(recognise(rows, {input: {dialects}}));
    expect(gate).toBe("ambiguous_dialect");
    expect(message).toBe(
      'export.xls#Sheet1: two dialects fit and read it differently: one (one) and two (two). Pin one in extract.json, for example {"files":{"export.xls#Sheet1":{"dialect":"one"}}}.'
    );
    const pinned = recognise(rows, {input: {dialects}, pins: {dialect: "two"}});
    expect(recognised(pinned).dialect?.id).toBe("two");
  });

  it("two that fit and read it alike do not matter", () => {
    const dialects = [dialect("one"), dialect("two", {codes: {gender: {先生: "male"}}})];
    expect(recognised(recognise(rows, {input: {dialects}})).source.name).toBe("repair_order");
  });

  it("one that does not exist is refused", () => {
    const {gate, message} = problemOf(
      recognise(rows, {pins: {dialect: "three"}, input: {dialects: [dialect("one")]}})
    );
    expect(gate).toBe("bad_config");
    expect(message).toContain("dialect three, which does not exist (there are: one)");
  });
});

describe("the contract's synonyms", () => {
  it("no label of a table means two of its fields", () => {
    const clashes = sources.flatMap((source) => {
      const owners = new Map<string, string[]>();
      for (const [name, {label, headers}] of Object.entries(source.fields)) {
        for (const text of new Set([label.zh, ...headers])) {
          owners.set(text, [...(owners.get(text) ?? []), name]);
        }
      }
      return [...owners]
        .filter(([, fields]) => fields.length > 1)
        .map(([text, fields]) => `${source.name}.${text}: ${fields.join(", ")}`);
    });
    expect(clashes).toEqual([]);
    expect(sourceNamed("repair_order").fields.opened_at!.headers).toContain("进厂日期");
  });
});
