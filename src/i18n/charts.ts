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
  course: {zh: "课程数据", en: "course figure"}
});

/** The five levels of the emotion curve. */
export const curveLevels = messages({
  1: {zh: "很差", en: "very poor"},
  2: {zh: "差", en: "poor"},
  3: {zh: "一般", en: "fair"},
  4: {zh: "好", en: "good"},
  5: {zh: "很好", en: "very good"}
});
