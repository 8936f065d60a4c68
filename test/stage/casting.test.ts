import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {closeStaged, csv, stage, vin} from "./staged.js";
import type {Staged} from "./staged.js";

/** Cell → value as text and the warning it brings. */
type Case = readonly [cell: string, value: string | null, warning?: string];
interface Column {
  field: string;
  header: string;
  cases: readonly Case[];
}

const days: readonly Case[] = [
  ["2024/1/5", "2024-01-05"],
  ["2024-1-5 9:05", "2024-01-05"],
  ["20240105", "2024-01-05"],
  ["2024年1月5日", "2024-01-05"],
  ["45296", "2024-01-05"],
  ["2024-07-02", "2024-07-02"],
  ["1900-01-01", null, "date_too_early"],
  ["2024-07-03", null, "date_after_export"],
  ["2024-02-30", null, "unreadable_date"],
  ["—", null]
];

const salesOrder: readonly Column[] = [
  {field: "delivered_date", header: "交车日期", cases: days},
  {
    field: "vin",
    header: "车架号",
    cases: [
      [vin, vin],
      ["1hgcm82633a004352", vin],
      [" 1HGCM 82633 A004352", vin],
      ["1HGCM82633AOO4352", vin],
      ["1M8GDM9AXKP042788", "1M8GDM9AXKP042788"],
      ["1HGCM82643AOO4352", "1HGCM82643AOO4352", "vin_letters"],
      ["1HGCM82643A004352", "1HGCM82643A004352", "vin_check_digit"],
      ["1HGCM82633A00435", null, "vin_length"]
    ]
  },
  {
    field: "paid_price",
    header: "成交价",
    cases: [
      ["￥1,280.50", "1280.50"],
      ["(80)", "-80.00"],
      ["1.2万", "12000.00"],
      ["１２８０．５", "1280.50"],
      ["98元", "98.00"],
      ["1,28", null, "unreadable_number"],
      ["无", null]
    ]
  }
];

const repairOrder: readonly Column[] = [
  {
    field: "settled_at",
    header: "结算时间",
    cases: [
      ["2024/1/5", "2024-01-05 00:00:00"],
      ["2024-1-5 9:05", "2024-01-05 09:05:00"],
      ["20240105", "2024-01-05 00:00:00"],
      ["2024年1月5日 9时5分", "2024-01-05 09:05:00"],
      ["45296.5", "2024-01-05 12:00:00"],
      ["1900-01-01", null, "date_too_early"]
    ]
  },
  {
    field: "mileage_in_km",
    header: "进厂里程(km)",
    cases: [
      ["12.3万公里", "123000"],
      ["１２３００", "12300"],
      ["12,300公里", "12300"],
      ["12300.0", "12300"],
      ["-5", null, "out_of_range"]
    ]
  },
  {
    field: "phone",
    header: "车主手机",
    cases: [
      ["13812345678.0", "13812345678"],
      ["+86 138-1234-5678", "13812345678"],
      ["１３８１２３４５６７８", "13812345678"],
      ["1.38E+10", null, "digits_lost"],
      ["138****5678", null, "masked"],
      ["13800138000", null, "placeholder"],
      ["12345", null, "not_a_phone"]
    ]
  },
  {
    field: "plate",
    header: "车牌号",
    cases: [
      ["浙a·12345", "浙A12345"],
      ["浙AD12345", "浙AD12345"],
      ["未上牌", null, "placeholder"]
    ]
  },
  {
    field: "is_rework",
    header: "是否返修",
    cases: [
      ["是", "true"],
      ["否", "false"],
      ["y", "true"],
      ["0", "false"],
      ["也许", null, "unreadable_boolean"]
    ]
  },
  {
    field: "ro_type",
    header: "工单类型",
    cases: [
      ["维修", "repair"],
      ["索 赔", "warranty"],
      ["pdi", "pre_delivery"],
      ["大保养", "repair"],
      ["神秘类型", null, "unknown_label"]
    ]
  }
];

function fileOf(
  columns: readonly Column[],
  fixed: readonly (readonly [header: string, cell: (i: number) => string])[]
): string {
  const height = Math.max(...columns.map(({cases}) => cases.length));
  const header = [...fixed.map(([label]) => label), ...columns.map((column) => column.header)];
  const rows = Array.from({length: height}, (_, i) => [
    ...fixed.map(([, cell]) => cell(i)),
    ...columns.map(({cases}) => cases[i]?.[0] ?? "")
  ]);
  return csv(["导出日期：2024-06-30"], header, ...rows);
}

let staged: Staged;

beforeAll(async () => {
  staged = await stage(
    {
      "销售订单.csv": fileOf(salesOrder, [
        ["经销商代码", () => "A"],
        ["销售单号", (i) => `XS${i}`],
        ["开票日期", () => "2023-12-31"]
      ]),
      "维修工单.csv": fileOf(repairOrder, [
        ["经销商代码", () => "A"],
        ["工单号", (i) => `WX${i}`],
        ["VIN", () => vin],
        ["开单日期", () => "2024-01-01"]
      ])
    },
    {
      reference: {
        "code_label.csv": csv(["代码表", "写法", "代码"], ["ro_type", "大保养", "repair"])
      }
    }
  );
});
afterAll(closeStaged);

const all = [
  ...salesOrder.map((column) => ({table: "sales_order", ...column})),
  ...repairOrder.map((column) => ({table: "repair_order", ...column}))
].flatMap(({table, field, cases}) =>
  cases.map(([cell, value, warning = null], i) => ({table, field, cell, value, warning, i}))
);

describe("cells become typed values", () => {
  it.each(all)("$table.$field: $cell → $value $warning", async ({table, field, ...found}) => {
    const rowNumber = found.i + 3; // after the title and the header
    const value = await staged.rows(
      `select ${field} from stg_${table} where row_number = ${rowNumber}`
    );
    const warnings = await staged.rows(`select reason from warned
      where source_table = '${table}' and field = '${field}' and row_number = ${rowNumber}`);
    expect(value).toEqual([[found.value]]);
    expect(warnings).toEqual(found.warning === null ? [] : [[found.warning]]);
  });

  it("refuses no row for a value that is not required", async () => {
    expect(await staged.rows("from refused")).toEqual([]);
  });
});
