import {messages} from "./message.js";

/** How amounts, dates and lists are written. */
export const units = messages({
  percentage_points: {zh: "{value} 个百分点", en: "{value} percentage points"},
  yuan: {zh: "{value} 元", en: "¥{value}"},
  yuan_ten_thousand: {zh: "{value} 万元", en: "¥{value} k"},
  yuan_hundred_million: {zh: "{value} 亿元", en: "¥{value} m"},
  month: {zh: "{year}年{month}月", en: "{year}-{month}"},
  date: {zh: "{year}年{month}月{day}日", en: "{day}/{month}/{year}"},
  whole_period: {zh: "全部时间", en: "the whole period"},
  since: {zh: "{from}起", en: "since {from}"},
  until: {zh: "截至{to}", en: "up to {to}"},
  span: {zh: "{from}–{to}", en: "{from}–{to}"},
  span_with_signs: {zh: "{from} 至 {to}", en: "{from} to {to}"},
  list_comma: {zh: "、", en: ", "},
  list_end: {zh: "{head}和{last}", en: "{head} and {last}"}
});
