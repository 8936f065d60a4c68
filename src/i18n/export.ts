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
  built: {
    zh: "（{built} 由 {count} 个数据文件生成）",
    en: "(built on {built} from {count} extracts)"
  },
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
  column_lo: {zh: "{label} 95% 下限", en: "{label}, 95% from"},
  column_hi: {zh: "{label} 95% 上限", en: "{label}, 95% to"},
  column_n: {zh: "{label} n", en: "{label}, n"},
  units: {
    zh: "比例与百分点写成小数（0.25 即 25%），金额单位为元",
    en: "shares and percentage points are fractions (0.25 is 25%), amounts are in yuan"
  },
  small: {
    zh: "人数少于 30 的比例仅供参考",
    en: "shares of fewer than 30 people are indicative only"
  },
  withheld: {
    zh: "样本不足的数不显示，也不导出",
    en: "figures of too few people are withheld here as on the page"
  },
  fact: {zh: "{label}：{value}", en: "{label}: {value}"}
});

/** What paper says at the head and foot of each sheet. */
export const printWords = messages({
  head: {zh: "{site} · {name} · {whose}", en: "{site} · {name} · {whose}"},
  foot: {
    zh: "截至{as_of} · 指纹 {fingerprint} · {privacy}",
    en: "As of {as_of} · fingerprint {fingerprint} · {privacy}"
  },
  sheet: {zh: "第 {page} 页，共 {pages} 页", en: "Page {page} of {pages}"},
  not_current: {
    zh: "打印时页面上的数还没有按现在的筛选算完。",
    en: "When this was printed, the page did not yet show what its filters say."
  }
});
