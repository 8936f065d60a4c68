import type {FieldType} from "../contract/field.js";
import {messages} from "./message.js";

/** What the templates for analysts say. */
export const templateWords = messages({
  notes_sheet: {zh: "填写说明", en: "notes"},
  about: {
    zh: "{table}：{grain}。第一行是列名，从第二行开始填写；不需要的列可以删除或留空，列的次序随意。",
    en: "{table}: {grain}. The first row holds the headers, fill in from the second; columns you do not need may be deleted or left empty, in any order."
  },
  key: {
    zh: "同一行由这些列认定：{fields}。相同的视为同一行。",
    en: "A row is told by: {fields}. Rows that share them are the same."
  },
  where: {
    zh: "填好后放进 data/extracts（文件名随意），再运行 npm run build。只有列名、没有数据的模板不会被读取。",
    en: "Put the filled file into data/extracts (under any name) and run npm run build. A template with headers only is not read."
  },
  reference: {
    zh: "这张表随项目维护（data/reference）；放进 data/extracts 的行会替换编号相同的行。",
    en: "This table is kept with the project (data/reference); rows put into data/extracts replace those with the same key."
  },
  items: {
    zh: "问卷的每道题加一列，列名写题目编号或题目文字（见 data/reference/item.csv），格中填分数。",
    en: "Add one column per question, headed by the item's code or wording (see data/reference/item.csv), with the score in the cell."
  },
  dealer: {
    zh: "整个文件属于一家门店时可以留空列，改用门店名作文件夹名或文件名。",
    en: "Where a whole file is of one dealer, the dealer's name may stand in the name of the folder or file instead."
  },
  meaning: {zh: "{label}（{name}）", en: "{label} ({name})"},
  required: {zh: "必填", en: "required"},
  optional: {zh: "选填", en: "optional"},
  type: {zh: "类型：{type}", en: "Type: {type}"},
  type_unit: {zh: "类型：{type}，单位：{unit}", en: "Type: {type}, in {unit}"},
  at_least: {zh: "不小于 {min}", en: "at least {min}"},
  between: {zh: "介于 {min} 和 {max} 之间", en: "between {min} and {max}"},
  future: {zh: "可以晚于导出日期", en: "may lie after the day of export"},
  codes: {zh: "可填：{labels}", en: "One of: {labels}"},
  headers: {zh: "也认得的列名：{headers}", en: "Headers also recognised: {headers}"},
  personal: {
    zh: "个人信息：{personal}；发布前：{handling}",
    en: "Personal data: {personal}; before publication: {handling}"
  },
  not_personal: {zh: "不含个人信息", en: "No personal data"},
  example: {zh: "示例：{example}", en: "Example: {example}"},
  written: {
    zh: "已在 {folder} 写出 {count} 个空白模板，每张来源表一个。",
    en: "{count} empty templates written to {folder}, one per source table."
  },
  unknown_table: {
    zh: "没有名为 {table} 的来源表；可选：{tables}",
    en: "{table}: no such source table (expected one of {tables})"
  }
});

/** A value that each type of field accepts, invented. */
export const typeExamples: Readonly<Record<Exclude<FieldType, "code">, string>> = {
  text: "示例",
  date: "2025-03-15",
  timestamp: "2025-03-15 09:30",
  month: "2025-03",
  integer: "12",
  number: "4.5",
  money: "1280.00",
  boolean: "是",
  vin: "LSVAA49J232012345",
  plate: "浙A12345",
  phone: "13900002468",
  document: "11010519491231002X"
};

/** Better examples for fields of these names. */
export const fieldExamples: Readonly<Record<string, string>> = {
  dealer: "D01",
  dealer_code: "D01",
  dealer_name: "晨光汽车东店",
  short_name: "东店",
  group_name: "晨光集团",
  region: "华东",
  province: "浙江",
  city: "杭州",
  brand: "晨光",
  series: "远途",
  model: "远途 1.5T",
  name: "张三",
  customer_no: "KH000123",
  contact_name: "李四",
  deliverer: "李四",
  advisor: "王五",
  consultant: "王五",
  interviewer: "王五",
  address: "某市某路 1 号",
  postcode: "310000",
  model_year: "2024",
  mileage_km: "36500",
  mileage_in_km: "36500",
  mileage_out_km: "36502",
  warranty_end_km: "100000",
  interval_months: "6",
  interval_km: "10000",
  service_nth: "1",
  margin_share: "0.35",
  order_no: "XS20250315001",
  ro_no: "WX20250315001",
  settlement_no: "JS20250315001",
  appointment_no: "YY20250315001",
  lead_no: "QK000123",
  questionnaire: "CSS_SERVICE",
  response_no: "DJ000123",
  item_code: "S1",
  event_no: "HD2025001",
  code_list: "gender",
  written_as: "男性",
  code: "male",
  touchpoint: "reception",
  headers: "一次修好|修得好",
  no_answer: "0|9|99"
};
