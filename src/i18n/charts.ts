import {messages} from "./message.js";

/** Words inside the drawings. */
export const chartWords = messages({
  n: {zh: "n={n}", en: "n={n}"},
  months: {zh: "{months} 月", en: "{months} m"},
  at_risk: {zh: "仍在观察的客户数", en: "Customers still followed"},
  few: {zh: "过少", en: "few"},
  too_few: {zh: "样本不足", en: "too few"},
  group: {zh: "各店合计 {value}", en: "all dealers {value}"},
  partial: {zh: "本月未完", en: "month not over"},
  cumulative: {zh: "累计占差距", en: "cumulative"},
  course: {zh: "课程数据", en: "course figure"},
  course_share: {zh: "课程 {share}", en: "course {share}"},
  iceberg_seen: {zh: "说出来的：投诉 {count} 件", en: "Seen: {count} complaints"},
  iceberg_silent: {
    zh: "没说出来的：约 {count} 次不满（95% 区间 {range}）",
    en: "Silent: about {count} dissatisfied (95 % interval {range})"
  },
  iceberg_withheld: {zh: "没说出来的：答卷不足", en: "Silent: too few answers"},
  iceberg_course: {
    zh: "课程数据：按“一件投诉背后有 24 位沉默的客户”应有 {count}",
    en: "Course figure: 24 silent ones behind each complaint would be {count}"
  }
});

/** The five levels of the emotion curve. */
export const curveLevels = messages({
  1: {zh: "很差", en: "very poor"},
  2: {zh: "差", en: "poor"},
  3: {zh: "一般", en: "fair"},
  4: {zh: "好", en: "good"},
  5: {zh: "很好", en: "very good"}
});
