import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Field} from "../../src/contract/field.js";
import {
  boolean,
  code,
  date,
  document,
  integer,
  money,
  month,
  number,
  phone,
  plate,
  source,
  text,
  timestamp,
  vin
} from "../../src/contract/field.js";
import type {DateOrder} from "../../loaders/dialects/dialect.js";
import type {Database} from "../../loaders/duckdb.js";
import {openDatabase, quoteText, rowsOf} from "../../loaders/duckdb.js";
import {createCastMacros} from "../../loaders/stage/castMacros.js";
import {latestPlausible} from "../../loaders/stage/castField.js";
import {sqlType} from "../../loaders/stage/sqlType.js";
import {issueType} from "../../loaders/stage/stageTables.js";
import {stageSheet} from "../../loaders/stage/stageSheet.js";
import {writtenFormsOf} from "../../loaders/stage/writtenForms.js";

let database: Database;

beforeAll(async () => {
  database = await openDatabase();
  await createCastMacros(database.connection);
});
afterAll(() => database.close());

interface Cast {
  value: unknown;
  /** `reason (level)`, null when there is nothing to say. */
  issue: string | null;
}

/** Casts cells of one column, as staging does. */
async function cast(
  field: Field,
  cells: readonly (string | null)[],
  dateOrder: DateOrder = "ymd"
): Promise<Cast[]> {
  const {connection} = database;
  const probe = source("probe", {
    label: {zh: "", en: ""},
    grain: {zh: "", en: ""},
    key: ["id"],
    titles: [],
    fields: {id: text("编号", "id"), value: field}
  });
  await connection.run(`create or replace table stg_probe (id VARCHAR, value ${sqlType(field)},
    source_id INTEGER, row_number INTEGER, exported_on DATE, issues ${issueType}[])`);
  const values = cells.map((cell, i) => `(${i}, 'k', ${cell === null ? "null" : quoteText(cell)})`);
  await connection.run(`create or replace table raw as
    select * from (values ${values.join(", ")}) as t (row_number, c1, c2)`);
  await stageSheet(
    connection,
    {from: "raw", rowNumber: "row_number", surplus: []},
    {
      source: probe,
      files: [{sourceId: 1, dealer: null}],
      exportedOn: "2024-06-30",
      columns: new Map([
        ["id", 1],
        ["value", 2]
      ]),
      constants: {},
      columnCount: 2,
      header: [["编号", "值"]],
      cast: {
        dateOrder,
        latestDate: latestPlausible("2024-06-30"),
        keepsBlankWords: false,
        writtenForms: (list) => writtenFormsOf(list, [{gender: {先生: "male"}}])
      },
      aliases: new Map(),
      noAnswers: [],
      checksVins: true
    }
  );
  const rows = await rowsOf<{value: unknown; reasons: string | null}>(
    connection,
    `select value, nullif(array_to_string(list_transform(issues,
      lambda issue: issue.reason || ' (' || issue.level || ')'), ', '), '') as reasons
    from stg_probe order by row_number`
  );
  return rows.map(({value, reasons}) => ({value, issue: reasons}));
}

type Expected = readonly [cell: string | null, value: unknown, issue?: string];

async function expectCasts(
  field: Field,
  cases: readonly Expected[],
  order?: DateOrder
): Promise<void> {
  const results = await cast(
    field,
    cases.map(([cell]) => cell),
    order
  );
  expect(cases.map(([cell], i) => [cell, results[i]!.value, results[i]!.issue])).toEqual(
    cases.map(([cell, value, issue]) => [cell, value, issue ?? null])
  );
}

describe("dates", () => {
  it("are read in every notation that exports use", () =>
    expectCasts(date("日期", "day"), [
      ["2024-01-05", "2024-01-05"],
      ["2024-1-5", "2024-01-05"],
      ["2024/1/5", "2024-01-05"],
      ["2024.1.5", "2024-01-05"],
      ["20240105", "2024-01-05"],
      ["2024年1月5日", "2024-01-05"],
      ["２０２４－０１－０５", "2024-01-05"],
      [" 2024-01-05\u00a0", "2024-01-05"],
      ["45296", "2024-01-05"],
      ["45296.38", "2024-01-05"],
      ["24-1-5", "2024-01-05"],
      ["05-Jan-24", "2024-01-05"],
      ["2024-01-05 09:05:00", "2024-01-05"],
      [null, null],
      ["--", null],
      ["无", null]
    ]));

  it("that cannot be are told with the reason", () =>
    expectCasts(date("日期", "day"), [
      ["2024-13-01", null, "unreadable_date (1)"],
      ["2024-02-30", null, "unreadable_date (1)"],
      ["1/5/2024", null, "unreadable_date (1)"],
      ["明天", null, "unreadable_date (1)"],
      ["0000-00-00", null, "unreadable_date (1)"],
      ["epoch", null, "unreadable_date (1)"],
      ["1989-12-31", null, "date_too_early (1)"],
      ["1990-01-01", "1990-01-01"],
      ["2024-07-02", "2024-07-02"],
      ["2024-07-03", null, "date_after_export (1)"]
    ]));

  it("in the future are right where they promise something", () =>
    expectCasts(date("保险到期日", "ends on", {future: true}), [["2031-05-01", "2031-05-01"]]));

  it("of birth may lie before 1990, but not on the day that stands for nothing", () =>
    expectCasts(date("出生日期", "birth", {min: "1900-01-02"}), [
      ["1949-10-01", "1949-10-01"],
      ["1900-01-01", null, "date_too_early (1)"]
    ]));

  it("with the day first are read so where a dialect says so", async () => {
    await expectCasts(
      date("日期", "day"),
      [
        ["5/1/2024", "2024-01-05"],
        ["5-1-24", "2024-01-05"]
      ],
      "dmy"
    );
    await expectCasts(date("日期", "day"), [["5/1/2024", "2024-05-01"]], "mdy");
  });

  it("required and bad refuse the row", () =>
    expectCasts(date("日期", "day", {required: true}), [
      [null, null, "missing_value (2)"],
      ["-", null, "missing_value (2)"],
      ["x", null, "unreadable_date (2)"]
    ]));

  it("with a time keep it, to the second, without a zone", () =>
    expectCasts(timestamp("时间", "at"), [
      ["2024-1-5 9:05", "2024-01-05 09:05:00"],
      ["2024-01-05T09:05:30", "2024-01-05 09:05:30"],
      ["2024-01-05 00:30:00+08:00", "2024-01-05 00:30:00"],
      ["2024-01-05 09:05:30.123", "2024-01-05 09:05:30"],
      ["2024年1月5日 9时5分", "2024-01-05 09:05:00"],
      ["2024/1/5 下午3:05:00", "2024-01-05 15:05:00"],
      ["2024-01-05 03:05:00 PM", "2024-01-05 15:05:00"],
      ["45296.5", "2024-01-05 12:00:00"],
      ["20240105093000", "2024-01-05 09:30:00"],
      ["2024-07-02 23:59:59", "2024-07-02 23:59:59"],
      ["2024-07-03 00:00:00", null, "date_after_export (1)"]
    ]));

  it("of months are their first days, in the future too", () =>
    expectCasts(month("月份", "month"), [
      ["2024-01", "2024-01-01"],
      ["202401", "2024-01-01"],
      ["2024年1月", "2024-01-01"],
      ["2024/1", "2024-01-01"],
      ["2024-01-15", "2024-01-01"],
      ["45306", "2024-01-01"],
      ["2030-12", "2030-12-01"],
      ["一月", null, "unreadable_date (1)"]
    ]));
});

describe("numbers", () => {
  it("of money are exact decimals in every way of writing", () =>
    expectCasts(money("金额", "amount"), [
      ["1280.50", "1280.50"],
      ["1,280.50", "1280.50"],
      ["￥1,234.50", "1234.50"],
      ["¥-80.00", "-80.00"],
      ["-￥80", "-80.00"],
      ["(80)", "-80.00"],
      ["（1,000.5）", "-1000.50"],
      ["80-", "-80.00"],
      ["1.5万", "15000.00"],
      ["99元", "99.00"],
      ["１２３", "123.00"],
      ["0.005", "0.01"],
      ["--", null],
      ["1,23", null, "unreadable_number (1)"],
      ["约100", null, "unreadable_number (1)"],
      ["1.2.3", null, "unreadable_number (1)"],
      ["99999999", null, "out_of_range (1)"]
    ]));

  it("of kilometres are rounded, with unit and ten thousands", () =>
    expectCasts(integer("里程", "mileage", {unit: "km", min: 0}), [
      ["12345", "12345"],
      ["12345.6", "12346"],
      ["12.3万公里", "123000"],
      ["１２３４５ km", "12345"],
      ["-5", null, "out_of_range (1)"],
      ["99999999999", null, "out_of_range (1)"],
      ["0x1F", null, "unreadable_number (1)"]
    ]));

  it("of minutes are converted from hours", () =>
    expectCasts(integer("等待", "waited", {unit: "minutes", min: 0, max: 10000}), [
      ["90分钟", "90"],
      ["1.5小时", "90"],
      ["20000", null, "out_of_range (1)"]
    ]));

  it("of counts have no fraction", () =>
    expectCasts(integer("次数", "count", {unit: "count"}), [
      ["3", "3"],
      ["3.0", "3"],
      ["3次", "3"],
      ["2.5", null, "not_an_integer (1)"],
      ["2.5次", null, "not_an_integer (1)"]
    ]));

  it("of any other kind are finite", () =>
    expectCasts(number("分数", "score", {min: 0, max: 100}), [
      ["88.5", 88.5],
      ["nan", null, "unreadable_number (1)"],
      ["101", null, "out_of_range (1)"]
    ]));

  it("of shares are read from percent", () =>
    expectCasts(number("毛利率", "margin", {unit: "share"}), [
      ["35%", 0.35],
      ["0.35", 0.35]
    ]));
});

describe("booleans and codes", () => {
  it("booleans are read from what people write, blank being unknown", () =>
    expectCasts(boolean("是否", "is"), [
      ["是", true],
      ["否", false],
      ["Y", true],
      ["n", false],
      ["1", true],
      ["0", false],
      ["TRUE", true],
      ["√", true],
      ["无", false],
      ["", null],
      ["-", null],
      ["也许", null, "unreadable_boolean (1)"]
    ]));

  it("codes are read from code, label and added forms; what is unknown is warned of", () =>
    expectCasts(code("gender", "性别", "gender"), [
      ["男", "male"],
      ["female", "female"],
      [" 女 ", "female"],
      ["Male", "male"],
      ["先生", "male"],
      ["未知", null],
      ["12781001", null, "unknown_label (1)"]
    ]));

  it("dashes of all kinds are one, full-width letters too", async () => {
    await expectCasts(code("income_band", "收入", "income"), [
      ["10-20万", "middle"],
      ["10～20万", "middle"]
    ]);
    await expectCasts(code("lead_level", "级别", "level"), [
      ["Ｈ", "H"],
      ["h", "H"]
    ]);
  });
});

describe("identifiers", () => {
  it("VINs are corrected only where the check digit proves it", () =>
    expectCasts(vin("VIN", "vin"), [
      ["1M8GDM9AXKP042788", "1M8GDM9AXKP042788"],
      ["1m8gdm9axkp042788", "1M8GDM9AXKP042788"],
      ["1M8GDM9A XKP 042788", "1M8GDM9AXKP042788"],
      ["1M8GDM9AXKPO42788", "1M8GDM9AXKP042788"],
      ["LSVAA4182E212345O", "LSVAA4182E212345O", "vin_letters (1)"],
      ["LSVAA4182E2123456", "LSVAA4182E2123456", "vin_check_digit (1)"],
      ["23456789", null, "vin_length (1)"],
      ["1M8GDM9AXKP0427881", null, "vin_length (1)"],
      ["1M8GDM9AXKP04278车", null, "not_a_vin (1)"],
      ["无", null]
    ]));

  it("a required VIN of a wrong length refuses the row", () =>
    expectCasts(vin("VIN", "vin", {required: true}), [["23456789", null, "vin_length (2)"]]));

  it("plates have one form", () =>
    expectCasts(plate("车牌", "plate"), [
      ["沪A12345", "沪A12345"],
      ["沪a·12345", "沪A12345"],
      ["沪AD12345", "沪AD12345"],
      ["沪 A-1234学", "沪A1234学"],
      ["临牌", null, "placeholder (1)"],
      ["12345", null, "not_a_plate (1)"]
    ]));

  it("phones have eleven digits, or are unknown", () =>
    expectCasts(phone("手机", "phone"), [
      ["13912345678", "13912345678"],
      ["139 1234 5678", "13912345678"],
      ["13912345678.0", "13912345678"],
      ["+86 139-1234-5678", "13912345678"],
      ["\t13912345678", "13912345678"],
      ["13912345678/13712345678", "13912345678"],
      ["13912345678 13712345678", "13912345678"],
      ["021-62345678", "02162345678"],
      ["１３９１２３４５６７８", "13912345678"],
      ["1.39E+10", null, "digits_lost (1)"],
      ["13800000000", null, "placeholder (1)"],
      ["13800138000", null, "placeholder (1)"],
      ["139****5678", null, "masked (1)"],
      ["62345678", null, "not_a_phone (1)"]
    ]));

  it("identity documents prove themselves by their check digit", () =>
    expectCasts(document("证件", "document"), [
      ["11010519491231002X", "11010519491231002X"],
      ["11010519491231002x", "11010519491231002X"],
      ["110105194912310021", null, "document_check_digit (1)"],
      ["1.1E+17", null, "digits_lost (1)"],
      ["110105********002X", null, "masked (1)"],
      ["E12345678", "E12345678"],
      ["91330100MA2H0ABC1D", "91330100MA2H0ABC1D"],
      ["张", null, "not_a_document (1)"]
    ]));

  it("numbers in scientific notation are no identifiers", async () => {
    await expectCasts(text("客户编号", "number", {personal: "identifier"}), [
      ["C0012", "C0012"],
      ["4.2E+17", null, "digits_lost (1)"],
      ["无", null]
    ]);
    await expectCasts(text("颜色", "colour"), [["4.2E+17", "4.2E+17"]]);
  });

  it("texts lose full-width forms and invisible characters", () =>
    expectCasts(text("名称", "name"), [
      ["　张　伟 ", "张 伟"],
      ["Ａ1\u200b", "A1"],
      ["\u00a0", null],
      ["第一行\n第二行", "第一行 第二行"]
    ]));
});
