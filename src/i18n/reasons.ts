import {sources} from "../contract/sources.js";
import type {Message} from "./message.js";
import {messages} from "./message.js";

/** Why a row or a value was refused, warned of or merged: the word, and what the analyst can do. */
interface Reason {
  label: Message;
  remedy: Message;
}

const catalogue = <const Keys extends string>(
  entries: Record<Keys, readonly [zh: string, en: string, zhRemedy: string, enRemedy: string]>
): Record<Keys, Reason> => {
  const reasons = Object.entries<readonly [string, string, string, string]>(entries).map(
    ([id, [zh, en, zhRemedy, enRemedy]]) => [
      id,
      {label: {zh, en}, remedy: {zh: zhRemedy, en: enRemedy}}
    ]
  );
  return Object.fromEntries(reasons) as Record<Keys, Reason>;
};

const inTheDms = ["请在DMS中更正后重新导出", "correct it in the DMS and export again"] as const;
const asText = [
  "请把该列设为文本格式后重新导出",
  "format the column as text and export again"
] as const;

/** Reasons given while cells become typed values, with stable ids. */
export const refusalReasons = catalogue({
  missing_value: ["必填值为空", "a required value is missing", ...inTheDms],
  unreadable_date: [
    "无法识别的日期",
    "not a date",
    "请用 2024-01-05 这样的写法，或在extract.json中指定dateOrder",
    "write it as 2024-01-05, or give dateOrder in extract.json"
  ],
  date_too_early: ["日期过早", "the date is too early", ...inTheDms],
  date_after_export: [
    "日期晚于导出日期",
    "the date is after the export",
    "请核对该日期；若导出日期有误，请在extract.json中指定as_of",
    "check the date; if the export date is wrong, give as_of in extract.json"
  ],
  unreadable_number: ["无法识别的数值", "not a number", ...inTheDms],
  not_an_integer: ["应为整数", "not a whole number", ...inTheDms],
  out_of_range: ["数值超出范围", "outside the range that is possible", ...inTheDms],
  unreadable_boolean: [
    "无法识别的是/否",
    "neither yes nor no",
    "请写“是”或“否”",
    "write yes or no"
  ],
  unknown_label: [
    "未知的选项名称",
    "a label that is not in the code list",
    "请在data/reference/code_label.csv或extract.json的codes中补充该写法",
    "add the label to data/reference/code_label.csv or to codes in extract.json"
  ],
  digits_lost: [
    "长数字变成科学计数法，末位已丢失",
    "a long number in scientific notation: its last digits are lost",
    ...asText
  ],
  masked: ["号码已脱敏", "masked with asterisks", "请导出未脱敏的数据", "export it unmasked"],
  placeholder: ["占位值", "a placeholder", ...inTheDms],
  not_a_phone: ["不是电话号码", "not a phone number", ...inTheDms],
  not_a_document: ["不是证件号码", "not the number of a document", ...inTheDms],
  document_check_digit: [
    "身份证号校验位不符",
    "the check digit of the identity number is wrong",
    ...inTheDms
  ],
  vin_length: ["VIN不是17位", "the VIN does not have 17 characters", ...inTheDms],
  not_a_vin: ["不是VIN", "not a VIN", ...inTheDms],
  vin_letters: ["VIN含字母I、O或Q", "the VIN has a letter I, O or Q", ...inTheDms],
  vin_check_digit: [
    "VIN校验位不符（进口车可能没有校验位）",
    "the check digit of the VIN is wrong (imported cars may have none)",
    "请核对VIN",
    "check the VIN"
  ],
  not_a_plate: ["不是车牌号", "not a licence plate", ...inTheDms],
  out_of_scale: [
    "分数超出题目量表",
    "the score is outside the scale of its item",
    "请核对分数，或在题库中更正量表",
    "check the score, or correct the scale of the item"
  ],
  unknown_item: [
    "题库中没有该题目",
    "the item is not in the item table",
    "请在data/reference/item.csv中补充该题目",
    "add the item to data/reference/item.csv"
  ],
  response_refused: [
    "所属答卷被拒收",
    "its response was refused",
    "见该行答卷的拒收原因",
    "see why the response of the row was refused"
  ],
  too_many_cells: [
    "单元格数多于表头",
    "more cells than the header has",
    "多半是文本中的分隔符未加引号，请重新导出",
    "most likely a delimiter in unquoted text; export again"
  ],
  unclosed_quote: ["引号未闭合", "a quote that is never closed", ...inTheDms],
  not_decodable: [
    "文字编码损坏",
    "characters that cannot be decoded",
    "请以UTF-8重新导出，或在extract.json中指定encoding",
    "export as UTF-8, or give the encoding in extract.json"
  ]
});

/** The stable id of a reason for refusing or warning. */
export type RefusalReason = keyof typeof refusalReasons;

/** Why an accepted row was folded into another. */
export const mergeReasons = messages({
  duplicate: {zh: "重复行", en: "the same row again"},
  superseded: {zh: "已被较新的导出取代", en: "replaced by a later export"}
});

/** Why an accepted row is not counted: it stays out of every figure. */
export const excludeReasons = messages({
  reversed: {zh: "已红冲或作废的工单", en: "order reversed or void"},
  settlement_reversed: {zh: "已冲销的结算", en: "settlement cancelled and reversed"},
  settled_later: {zh: "未结算记录，后已结算", en: "row not settled, followed by its settlement"},
  void: {zh: "作废", en: "void"},
  test_record: {zh: "测试记录", en: "test record"},
  dealer_owned: {zh: "店内自有车", en: "car of the dealer itself"},
  internal: {zh: "内部业务", en: "internal"},
  other_key_table: {zh: "另一张密钥表的名单", en: "list of another key table"},
  unknown_customer: {zh: "名单里的客户不在数据中", en: "customer of the list not in the data"},
  pre_delivery: {zh: "交车前检查（PDI）", en: "pre-delivery work"},
  accessory_only: {zh: "纯精品或配件销售", en: "accessories or parts only"},
  cancelled: {zh: "撤单", en: "cancelled"},
  returned: {zh: "退车", en: "returned"},
  transfer: {zh: "二网调拨", en: "dealer transfer"},
  not_delivered: {zh: "尚未交车", en: "not delivered yet"},
  orphan_order: {zh: "找不到所属工单", en: "its repair order is in no file"},
  orphan_response: {zh: "找不到所属答卷", en: "its response is in no file"}
});

/** What a build warns of after reading; the rows are kept. */
export const buildWarnings = catalogue({
  mileage_suspect: [
    "里程倒退或增长过快",
    "mileage runs backwards or too fast",
    "这些读数不用于推算到期；换过里程表的，请在车辆档案中填换表日期",
    "these readings are left out of due dates; where the odometer was replaced, fill in when"
  ],
  no_customer: [
    "未能对应到客户",
    "names no customer that the extracts know",
    "请补上客户档案导出，或核对该行的客户编号",
    "add the customer extract, or check the customer number of the row"
  ],
  no_visit_or_sale: [
    "未能对应到到店或购车",
    "about no visit or sale that the extracts know",
    "请补上相应期间的工单或销售导出；答卷本身照常计入",
    "add the orders or sales of that time; the response itself counts"
  ],
  orphan_event: [
    "找不到所属活动",
    "its event is in no file",
    "请补上活动清单导出",
    "add the extract of events"
  ],
  stale_dealer: [
    "数据落后超过 45 天",
    "data end more than 45 days behind",
    "请补上该店最近的导出",
    "add the latest extracts of the dealer"
  ],
  small_group: [
    "同店、性别、年龄段、城市、车系不足 5 人的客户",
    "customers who share dealer, gender, age band, city and model series with fewer than 4 others",
    "无需更正：提示这些人较易被认出，网站须放在访问控制之后",
    "nothing to correct: they are easier to recognise, so keep the site behind access control"
  ],
  margin_assumed: [
    "毛利率为假设值",
    "margin is an assumption",
    "请在data/reference/margin.csv中填入实际毛利率",
    "enter the real margins in data/reference/margin.csv"
  ],
  fewer_rows: [
    "行数少于上次构建",
    "fewer rows than at the last build",
    "请检查是否漏放了文件",
    "check whether a file is missing"
  ],
  changed_losses: [
    "首次流失日因数据更正而改变的车辆",
    "vehicles whose first loss changed by corrected rows",
    "请核对近期更正过的工单",
    "check the orders that were corrected of late"
  ],
  persons: [
    "涉及人数较多",
    "many persons concerned",
    "请确认网站只对有权限的人开放",
    "make sure that only those entitled can open the site"
  ]
});

/** The stable id of a warning of the build. */
export type BuildWarning = keyof typeof buildWarnings;

const known: Readonly<Record<string, Reason | undefined>> = {...refusalReasons, ...buildWarnings};

const leftOut: Readonly<Record<string, Message | undefined>> = {...mergeReasons, ...excludeReasons};

/** The label of a reason, or of a row rule of the contract; the id itself where neither knows it. */
export function reasonLabel(sourceTable: string, reason: string): Message {
  const rule = sources.find(({name}) => name === sourceTable)?.rules?.[reason];
  return known[reason]?.label ?? rule?.label ?? leftOut[reason] ?? {zh: reason, en: reason};
}

/** What an analyst can do about a refused or warned value. */
export function reasonRemedy(reason: string): Message {
  return known[reason]?.remedy ?? {zh: inTheDms[0], en: inTheDms[1]};
}
