import type {Message} from "./message.js";
import {messages} from "./message.js";

/** Name of the site and, by path, of the pages that the sidebar lists. */
export const siteTitle = "忠诚图谱 Loyalty Atlas";

export const pageNames = messages({
  "/loyalty": {zh: "满意与忠诚", en: "Satisfaction and loyalty"},
  "/segments": {zh: "客户分群", en: "Segments"},
  "/movement": {zh: "客户怎样流动", en: "Movement between classes"},
  "/drivers": {zh: "先改哪几项", en: "What to work on first"},
  "/churn": {zh: "谁走了，为什么", en: "Who leaves, when and why"},
  "/retention": {zh: "谁留下了", en: "Who stays"},
  "/referrals": {zh: "口碑与转介绍", en: "Word of mouth"},
  "/emotion": {zh: "情感曲线", en: "Emotion curve"},
  "/surveys": {zh: "调研与改进清单", en: "Surveys and priorities"},
  "/workshop": {zh: "画一画情感曲线", en: "Draw your emotion curve"},
  "/risk": {zh: "先给谁打电话", en: "Whom to call first"},
  "/contacts": {zh: "联系与关怀", en: "Contacts and care"},
  "/complaints": {zh: "投诉", en: "Complaints"},
  "/value": {zh: "客户价值", en: "Customer value"},
  "/profile": {zh: "客户是谁", en: "Who they are"},
  "/audience": {zh: "差异化营销", en: "Differentiated marketing"},
  "/quality": {zh: "数据质量", en: "Data quality"},
  "/dictionary": {zh: "数据字典", en: "Data dictionary"},
  "/definitions": {zh: "指标定义", en: "Definitions of metrics"}
});

export type PagePath = keyof typeof pageNames;

interface PageGroup {
  name: Message;
  pages: readonly PagePath[];
}

/** The pages as the sidebar lists them, by what a reader wants to know. */
export const pageGroups: readonly PageGroup[] = [
  {
    name: {zh: "满意与体验", en: "Satisfaction and experience"},
    pages: ["/loyalty", "/drivers", "/emotion", "/surveys", "/workshop"]
  },
  {
    name: {zh: "客户与价值", en: "Customers and value"},
    pages: ["/segments", "/movement", "/value", "/profile", "/audience"]
  },
  {
    name: {zh: "留住与流失", en: "Staying and leaving"},
    pages: ["/churn", "/retention", "/referrals"]
  },
  {
    name: {zh: "投诉与挽回", en: "Complaints and winning back"},
    pages: ["/complaints", "/risk", "/contacts"]
  },
  {
    name: {zh: "数据与定义", en: "Data and definitions"},
    pages: ["/quality", "/dictionary", "/definitions"]
  }
];
