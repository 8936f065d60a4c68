import {messages} from "./message.js";

/** Words inside the drawings. */
export const chartWords = messages({
  n: {zh: "n={n}", en: "n={n}"},
  too_few: {zh: "样本不足", en: "too few"},
  group: {zh: "各店合计 {value}", en: "all dealers {value}"},
  partial: {zh: "本月未完", en: "month not over"},
  course: {zh: "课程数据", en: "course figure"}
});
