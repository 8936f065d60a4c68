import {messages} from "./message.js";

/** What is said around a figure: its interval, its sample, its change, why it is withheld. */
export const figureWords = messages({
  withheld: {zh: "样本不足", en: "too few"},
  small_sample: {zh: "样本较小（n={n}），仅供参考", en: "small sample (n={n}): indicative only"},
  withheld_reason: {
    zh: "样本只有 {n}，少于 {smallest}，不予显示",
    en: "withheld: {n} in the sample, {smallest} needed"
  },
  missing_reason: {zh: "数据中没有这一项", en: "not in the data"},
  interval: {zh: "95% 区间 {range}", en: "95% interval {range}"},
  sample: {zh: "n={n}", en: "n={n}"},
  compared: {zh: "较前 12 个月 ", en: "against the 12 months before: "},
  compared_period: {zh: "较上一期 ", en: "against the period before: "},
  no_previous: {zh: "前一期无可比数据", en: "nothing to compare with"},
  better: {zh: "变好", en: "better"},
  worse: {zh: "变差", en: "worse"},
  column_n: {zh: "样本 n", en: "n"},
  column_interval: {zh: "95% 区间", en: "95% interval"}
});
