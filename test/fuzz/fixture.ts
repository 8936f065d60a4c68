import {gzipSync} from "node:zlib";
import {seededRandom} from "../read/extractFixture.js";
import {encodeGb18030} from "../read/gb18030.js";
import {writeWorkbook} from "../read/workbookOracle.js";
import {zip} from "../read/zipFixture.js";

/** Rows of text, the header among them. */
export type Grid = string[][];

/** A small table before it is written in a format. */
export interface Table {
  source: "repair_order" | "customer" | "survey_response" | "vehicle";
  /** File name without what the format adds. */
  title: string;
  grid: Grid;
  /** Rows above the header. */
  titleRowCount: number;
}

const random = seededRandom(2024);
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
const digits = (count: number): string =>
  Array.from({length: count}, () => Math.floor(random() * 10)).join("");
const day = (): string => {
  const time = Date.UTC(2022, 0, 1) + Math.floor(random() * 900) * 86_400_000;
  return new Date(time).toISOString().slice(0, 10);
};

const people = Array.from({length: 60}, (_, i) => ({
  no: `KH${7_000_000 + i}`,
  name:
    pick(["欧阳", "诸葛", "慕容", "上官"]) + pick(["金丝雀", "云中雀", "百灵鸟", "画眉鸟", "白鹭"]),
  phone: `139${digits(8)}`,
  document: `11010519${1950 + (i % 50)}1231${digits(3)}X`,
  vin: `LFV2A21K${digits(1)}A${1_000_000 + i * 7919}`.slice(0, 17),
  plate: `浙A${digits(5)}`
}));

/** What may stand in no message. */
export const identifiers: readonly string[] = people.flatMap(
  ({no, name, phone, document, vin, plate}) => [no, name, phone, document, vin, plate]
);

const orderHeader = [
  "经销商代码",
  "工单号",
  "客户编号",
  "车主",
  "车主手机",
  "VIN",
  "车牌号",
  "车系",
  "开单日期",
  "工单类型",
  "服务顾问",
  "进厂里程",
  "总金额",
  "实收金额",
  "备注"
];

const orders: Grid = Array.from({length: 240}, (_, i) => {
  const {no, name, phone, vin, plate} = pick(people);
  const amount = (random() * 3000).toFixed(2);
  const remark = i % 20 === 0 ? '客户说:"尽快",\n谢谢' : pick(["", "换机油", "检查刹车, 正常"]);
  const advisor = pick(["南宫接待", "端木接待"]);
  return [
    ...["D01", `WX${10_000 + i}`, no, name, phone, vin, plate, pick(["朗逸", "途观"]), day()],
    ...["维修", advisor, String(1000 * i), amount, amount, remark]
  ];
});

const customerHeader = [
  "经销商代码",
  "客户编号",
  "客户名称",
  "手机",
  "证件号码",
  "性别",
  "出生日期",
  "城市"
];
const customers: Grid = people.map(({no, name, phone, document}) => [
  ...["D01", no, name, phone, document, pick(["男", "女"]), "1985-04-01", "杭州"]
]);

const vehicleHeader = [
  "经销商代码",
  "VIN",
  "车牌号",
  "客户编号",
  "品牌",
  "车系",
  "车型",
  "销售日期"
];
const vehicles: Grid = people.map(({no, vin, plate}) => [
  ...["D01", vin, plate, no, "大众", "朗逸", "朗逸1.5", day()]
]);

const responseHeader = [
  "经销商代码",
  "问卷编号",
  "答卷编号",
  "访问日期",
  "联系电话",
  "总体满意度",
  "维修质量"
];
const responses: Grid = Array.from({length: 200}, (_, i) => [
  ...["D01", "CSS", `DJ${i}`, day(), pick(people).phone],
  ...[pick(["1", "2", "3", "4", "5", "5", "99"]), pick(["3", "4", "5", ""])]
]);

/** The tables, each with its header in the first row. */
export const tables: readonly Table[] = [
  {source: "repair_order", title: "维修工单", grid: [orderHeader, ...orders], titleRowCount: 0},
  {source: "customer", title: "客户档案", grid: [customerHeader, ...customers], titleRowCount: 0},
  {source: "vehicle", title: "车辆档案", grid: [vehicleHeader, ...vehicles], titleRowCount: 0},
  {
    source: "survey_response",
    title: "满意度答卷",
    grid: [responseHeader, ...responses],
    titleRowCount: 0
  },
  {
    source: "repair_order",
    title: "维修工单",
    grid: [["维修工单"], ["导出日期:", "2024-07-01"], [], orderHeader, ...orders.slice(0, 100)],
    titleRowCount: 3
  }
];

/** Items of the questionnaire, as a hand-kept table. */
export const itemCsv = [
  "问卷编号,问卷名称,旅程,题目编号,题目顺序,题目,题目英文,列名写法,最小分,最大分,未作答代码,题目角色",
  "CSS,售后满意度,售后,S1,1,维修质量,work,,1,5,0|9|99,属性",
  "CSS,售后满意度,售后,S2,2,总体满意度,overall,,1,5,0|9|99,总体满意度"
].join("\n");

const quoted = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
const delimited = (grid: Grid, delimiter: string): string =>
  grid
    .map((cells) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter) + "\r\n")
    .join("");
const html = (grid: Grid): string => {
  const escaped = (cell: string): string =>
    cell.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>");
  const rows = grid.map(
    (cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`
  );
  return `<html><meta charset="utf-8"><table>${rows.join("\n")}</table></html>`;
};
/** What the encoder of the tests cannot write becomes a question mark, as in a system of that encoding. */
export const gb18030 = (text: string): Buffer =>
  encodeGb18030(
    text.replace(/[^\p{ASCII}\u3000-\u3002\u4e00-\u9fa5\uff01-\uff5e\u{10000}-\u{10ffff}]/gu, "?")
  );
const longestCell = 32_000; // of a workbook

const sheets = (grid: Grid) => [
  {
    name: "Sheet1",
    cells: grid.map((cells) => cells.map((cell) => cell.slice(0, longestCell) || null))
  }
];

/** A way to write a table: what it adds to the file's name, and its bytes. */
export interface Format {
  extension: string;
  /** Its text, for those that are text; mutants of the encoding start from it. */
  text?: (grid: Grid) => string;
  write(grid: Grid): Buffer;
}

const csvText = (grid: Grid): string => delimited(grid, ",");
const tsvText = (grid: Grid): string => delimited(grid, "\t");

/** Every format that the loaders read. */
export const formats: Readonly<Record<string, Format>> = {
  csv: {extension: "csv", text: csvText, write: (grid) => Buffer.from(`\ufeff${csvText(grid)}`)},
  gb18030: {extension: "csv", text: csvText, write: (grid) => gb18030(csvText(grid))},
  tsv: {extension: "xls", text: tsvText, write: (grid) => Buffer.from(tsvText(grid))},
  xls: {extension: "xls", write: (grid) => writeWorkbook("biff8", sheets(grid))},
  xlsx: {extension: "xlsx", write: (grid) => writeWorkbook("xlsx", sheets(grid))},
  html: {extension: "xls", text: html, write: (grid) => Buffer.from(html(grid))},
  zip: {
    extension: "zip",
    write: (grid) => zip([{name: gb18030("东店/维修工单.csv"), content: csvText(grid)}])
  },
  gz: {extension: "csv.gz", text: csvText, write: (grid) => gzipSync(csvText(grid))}
};
