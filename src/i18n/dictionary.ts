import type {ColumnType} from "../contract/mart.js";
import type {FieldType, Handling, PersonalData, Unit} from "../contract/field.js";
import type {Message} from "./message.js";
import {messages} from "./message.js";

export const dictionaryWords = messages({
  summary: {
    zh: "网站读取 {source_count} 种来源表、共 {field_count} 个字段，发布 {mart_count} 张表、共 {column_count} 列；不在发布表中的内容不会出现在网站里。",
    en: "The site reads {source_count} source tables with {field_count} fields and publishes {mart_count} tables with {column_count} columns; what is not in these is nowhere in the site."
  },
  search: {zh: "查找字段、列名或表", en: "Find a field, a header or a table"},
  found: {zh: "找到 {fields} 个字段，在 {tables} 张表中", en: "{fields} fields in {tables} tables"},
  none_found: {
    zh: "没有找到。换一个词试试，例如列名中的一部分。",
    en: "Nothing found. Try another word, such as a part of a header."
  },
  rows: {zh: "本次 {rows} 行", en: "{rows} rows in this build"},
  absent: {zh: "本次没有这张表", en: "not in this build"},
  reference: {zh: "随项目维护", en: "kept by hand"},
  key: {zh: "唯一键：{fields}", en: "Key: {fields}"},
  field: {zh: "字段", en: "Field"},
  type: {zh: "类型", en: "Type"},
  unit: {zh: "单位", en: "Unit"},
  required: {zh: "必填", en: "Required"},
  yes: {zh: "是", en: "yes"},
  headers: {zh: "可识别的列名", en: "Headers recognised"},
  personal: {zh: "个人信息", en: "Personal data"},
  handling: {zh: "发布前的处理", en: "Before publication"},
  column: {zh: "列", en: "Column"},
  other_language: {zh: "英文", en: "Chinese"},
  values: {zh: "取值：{values}", en: "Values: {values}"},
  table_caption: {zh: "{table}：{grain}", en: "{table}: {grain}"}
});

type Words<Key extends string> = Readonly<Record<Key, Message>>;

export const fieldTypes: Words<FieldType> = {
  text: {zh: "文本", en: "text"},
  code: {zh: "代码", en: "code"},
  date: {zh: "日期", en: "date"},
  timestamp: {zh: "日期时间", en: "date and time"},
  month: {zh: "月份", en: "month"},
  integer: {zh: "整数", en: "integer"},
  number: {zh: "数值", en: "number"},
  money: {zh: "金额", en: "money"},
  boolean: {zh: "是/否", en: "yes or no"},
  vin: {zh: "车架号", en: "VIN"},
  plate: {zh: "车牌", en: "plate"},
  phone: {zh: "电话", en: "phone"},
  document: {zh: "证件号", en: "identity document"}
};

export const columnTypes: Words<ColumnType> = {
  boolean: {zh: "是/否", en: "yes or no"},
  utinyint: {zh: "小整数", en: "small integer"},
  smallint: {zh: "小整数", en: "small integer"},
  integer: {zh: "整数", en: "integer"},
  cents: {zh: "金额（分）", en: "money in fen"},
  double: {zh: "数值", en: "number"},
  date: {zh: "日期", en: "date"},
  category: {zh: "类别", en: "category"},
  text: {zh: "文本", en: "text"}
};

export const unitNames: Words<Unit> = {
  km: {zh: "公里", en: "km"},
  minutes: {zh: "分钟", en: "minutes"},
  hours: {zh: "小时", en: "hours"},
  days: {zh: "天", en: "days"},
  months: {zh: "月", en: "months"},
  years: {zh: "年", en: "years"},
  yuan: {zh: "元", en: "yuan"},
  share: {zh: "比例", en: "share"},
  points: {zh: "分", en: "points"},
  count: {zh: "个数", en: "count"}
};

export const personalNames: Words<PersonalData> = {
  identifier: {zh: "直接标识", en: "identifier"},
  quasi_identifier: {zh: "间接标识", en: "quasi-identifier"},
  sensitive: {zh: "敏感", en: "sensitive"},
  free_text: {zh: "自由文本", en: "free text"},
  staff: {zh: "员工", en: "staff"},
  none: {zh: "否", en: "no"}
};

export const handlingNames: Words<Handling> = {
  drop: {zh: "删除", en: "dropped"},
  pseudonymise: {zh: "换成编号", en: "replaced by a key"},
  band: {zh: "归为区间", en: "banded"},
  alias: {zh: "换成化名", en: "replaced by an alias"},
  keep: {zh: "保留", en: "kept"}
};
