import {boolean, code, date, freeText, number, source, text} from "../field.js";
import {customerNo, dealerRef, vehiclePlate, vehicleVin} from "./shared.js";

export const churnReason = source("churn_reason", {
  label: {zh: "流失原因", en: "stated churn reasons"},
  grain: {zh: "每次流失回访一行", en: "one row per customer asked why they left"},
  key: ["dealer", "churn_no"],
  dated: "asked_date",
  titles: ["流失", "流失回访", "流失客户", "流失原因", "churn"],
  fields: {
    dealer: dealerRef,
    churn_no: text("流失回访编号", "call number", {
      required: true,
      personal: "identifier",
      handling: "drop",
      headers: ["流失编号", "调查编号"]
    }),
    customer_no: customerNo,
    vin: vehicleVin,
    plate: vehiclePlate,
    asked_date: date("流失回访日期", "asked on", {
      required: true,
      headers: ["调查日期", "回访日期"]
    }),
    reason: code("churn_reason", "流失原因", "reason", {
      required: true,
      headers: ["流失原因分类", "原因"]
    }),
    stated_satisfaction: number("流失前满意度", "satisfaction before leaving", {
      headers: ["满意度评分", "末次满意度"],
      min: 0,
      max: 100
    }),
    has_replaced_car: boolean("是否已换车", "has replaced the car", {
      headers: ["是否换车", "已换车"]
    }),
    replaced_on: date("换车日期", "replaced on", {headers: ["换车时间"]}),
    replaced_with_brand: text("换购品牌", "with which brand", {headers: ["新车品牌", "换车品牌"]}),
    replaced_with_model: text("换购车型", "with which model", {headers: ["新车车型"]}),
    has_replaced_here: boolean("是否本店换购", "bought it here", {
      headers: ["本店换购", "是否在本店购买"]
    }),
    comment: freeText("原因说明", "in their words", {headers: ["备注", "具体原因"]})
  }
});
