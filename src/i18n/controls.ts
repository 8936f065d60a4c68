import {messages} from "./message.js";

/** The controls of a page. */
export const controlWords = messages({
  cut_lower: {zh: "{label}：低一档", en: "{label}: one step lower"},
  cut_higher: {zh: "{label}：高一档", en: "{label}: one step higher"},
  cut_reset: {zh: "恢复默认 {value}", en: "Back to the default, {value}"},
  cut_hint: {
    zh: "可以在图上拖动，也可以输入数字",
    en: "drag it in the chart, or type a number"
  }
});
