import {code, freeText, source, staff, text, timestamp} from "../field.js";
import {customerNo, dealerRef, vehiclePlate, vehicleVin} from "./shared.js";

export const appointment = source("appointment", {
  label: {zh: "预约", en: "appointments"},
  grain: {zh: "每张预约单一行", en: "one row per appointment"},
  key: ["dealer", "appointment_no"],
  dated: "created_at",
  titles: ["预约", "预约单", "appointment"],
  fields: {
    dealer: dealerRef,
    appointment_no: text("预约单号", "appointment number", {
      required: true,
      personal: "identifier",
      handling: "drop",
      headers: ["预约编号", "预约号"]
    }),
    customer_no: customerNo,
    vin: vehicleVin,
    plate: vehiclePlate,
    created_at: timestamp("接受预约日", "made on", {
      headers: ["预约登记时间", "预约受理时间", "登记日期", "登记时间"]
    }),
    appointed_at: timestamp("预约进厂时间", "appointed for", {
      required: true,
      future: true,
      headers: ["预约时间", "预约日期", "预约到店时间"]
    }),
    arrived_at: timestamp("实际进厂时间", "arrived", {
      headers: ["到店时间", "实际到店时间", "实际进厂日期"]
    }),
    appointment_kind: code("repair_type", "预约类别", "kind of work", {
      headers: ["预约类型", "预约项目"]
    }),
    channel: code("channel", "预约来源", "channel", {headers: ["预约渠道", "预约方式"]}),
    appointment_status: code("appointment_status", "预约单状态", "status", {
      headers: ["预约状态", "状态"]
    }),
    cancel_reason: freeText("取消进厂原因", "why cancelled", {headers: ["取消原因"]}),
    advisor: staff("服务顾问", "service advisor", {headers: ["接待员", "预约员"]})
  }
});
