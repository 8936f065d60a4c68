import {messages} from "./message.js";

/** Name of the site and, by path, of the pages that the sidebar lists. */
export const siteTitle = "忠诚图谱 Loyalty Atlas";

export const pageNames = messages({
  "/loyalty": {zh: "满意与忠诚", en: "Satisfaction and loyalty"},
  "/drivers": {zh: "先改哪几项", en: "What to work on first"},
  "/quality": {zh: "数据质量", en: "Data quality"},
  "/dictionary": {zh: "数据字典", en: "Data dictionary"},
  "/definitions": {zh: "指标定义", en: "Definitions of metrics"}
});
