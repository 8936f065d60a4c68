import {messages} from "./message.js";

/** Classes of customers in the filter bar and in whatever leaves a page. */
export const segmentFilterWords = messages({
  segment: {zh: "客户群", en: "Customers"},
  all_customers: {zh: "全部客户", en: "all customers"},
  class_by_rules: {zh: "{class}（{rules}）", en: "{class} ({rules})"},
  rule: {zh: "{label} {value}", en: "{label} {value}"},
  filter_note: {
    zh: "客户群按期末（未选期间时为各店数据截止日）的状态划分，页面上的数都是同一批客户；没有对应到客户的记录不计入。类别由期末的行为决定，所以与一年前相比的变化，一部分是这样划分造成的。",
    en: "The class is as of the end of the period (without one, of each dealer's data), and all figures are of these same customers; records without a customer are left out. What customers did by then decides the class, so that a part of the change against a year before comes from choosing them so."
  },
  months: {zh: "{value} 个月", en: "{value} months"},
  days: {zh: "{value} 天", en: "{value} days"},
  level: {zh: "{value} 级", en: "level {value}"}
});
