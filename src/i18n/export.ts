import {messages} from "./message.js";

/** What is said in files that leave the page, and on paper. */
export const exportWords = messages({
  page: {zh: "页面", en: "Page"},
  subject: {zh: "内容", en: "Content"},
  filters: {zh: "筛选", en: "Filters"},
  counted: {zh: "计入", en: "Counted"},
  period: {zh: "数据期间", en: "Data period"},
  as_of: {zh: "数据截止", en: "Data as of"},
  as_of_dealer: {zh: "{dealer} {as_of}", en: "{dealer} {as_of}"},
  fingerprint: {zh: "数据指纹", en: "Fingerprint"},
  address: {zh: "网址", en: "Address"},
  note: {zh: "说明", en: "Note"},
  sample: {
    zh: "示例数据：门店与客户均为虚构",
    en: "Sample data: dealers and customers are invented"
  },
  gates: {zh: "生成时放行的检查：{gates}", en: "Checks let pass in this build: {gates}"},
  privacy: {
    zh: "内部使用：含去标识化的个人信息，请勿外传",
    en: "Internal: pseudonymous personal data, do not pass on"
  },
  span: {zh: "{from} 至 {to}", en: "{from} to {to}"},
  site: {zh: "忠诚图谱", en: "Loyalty Atlas"},
  fact: {zh: "{label}：{value}", en: "{label}: {value}"}
});
