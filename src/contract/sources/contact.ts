import {boolean, code, date, freeText, source, staff, text, timestamp} from "../field.js";
import {customerNo, dealerRef, vehiclePlate, vehicleVin} from "./shared.js";

export const contact = source("contact", {
  label: {zh: "客户关怀与提醒", en: "contacts"},
  grain: {
    zh: "每次联系一行；一行里的第二、三次跟踪会展开成各自一行",
    en: "one row per contact; second and third follow-ups in a row are unfolded into rows of their own"
  },
  key: ["dealer", "contact_no", "attempt"],
  dated: "contacted_at",
  titles: ["提醒", "回访", "关怀", "跟踪", "客户关怀", "保养提醒", "contact"],
  fields: {
    dealer: dealerRef,
    contact_no: text("提醒编号", "contact number", {
      required: true,
      personal: "identifier",
      handling: "drop",
      headers: ["回访编号", "关怀编号", "联系编号", "任务编号", "跟踪编号"]
    }),
    customer_no: customerNo,
    vin: vehicleVin,
    plate: vehiclePlate,
    contact_type: code("contact_type", "提醒类型", "purpose", {
      headers: ["回访类型", "关怀名称", "关怀类型", "联系类型"]
    }),
    channel: code("channel", "提醒方式", "channel", {
      headers: ["回访方式", "关怀方式", "联系方式类型"]
    }),
    planned_date: date("计划日期", "planned for", {
      future: true,
      headers: ["应提醒日期", "计划提醒日期"]
    }),
    contacted_at: timestamp("提醒日期", "contacted", {
      required: true,
      headers: ["提醒时间", "执行日期", "回访日期", "第一次跟踪日期", "联系时间"]
    }),
    contact_result: code("contact_result", "提醒状态", "result", {
      headers: ["关怀结果", "回访结果", "第一次跟踪结果", "联系结果"]
    }),
    contacted_2_at: timestamp("第二次跟踪日期", "second follow-up", {headers: ["二次跟踪日期"]}),
    contact_2_result: code("contact_result", "第二次跟踪结果", "second result", {
      headers: ["二次跟踪结果"]
    }),
    contacted_3_at: timestamp("第三次跟踪日期", "third follow-up", {headers: ["三次跟踪日期"]}),
    contact_3_result: code("contact_result", "第三次跟踪结果", "third result", {
      headers: ["三次跟踪结果"]
    }),
    did_return: boolean("是否回厂", "came in afterwards", {headers: ["回厂", "是否进厂"]}),
    contacted_by: staff("回访人", "contacted by", {headers: ["提醒人", "执行人", "客服专员"]}),
    failure_reason: freeText("提醒失败原因", "why it failed", {headers: ["失败原因"]}),
    feedback: freeText("客户反馈", "what the customer said", {headers: ["反馈内容", "备注"]})
  }
});
