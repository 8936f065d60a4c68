import {code, freeText, source, staff, text, timestamp} from "../field.js";
import {customerNo, dealerRef, roNo, vehiclePlate, vehicleVin} from "./shared.js";

export const complaint = source("complaint", {
  label: {zh: "投诉", en: "complaints"},
  grain: {zh: "每件投诉一行", en: "one row per complaint"},
  key: ["dealer", "complaint_no"],
  dated: "received_at",
  titles: ["投诉", "客诉", "抱怨", "complaint"],
  fields: {
    dealer: dealerRef,
    complaint_no: text("投诉编号", "complaint number", {
      required: true,
      personal: "identifier",
      handling: "drop",
      headers: ["投诉单号", "客诉编号", "抱怨编号"]
    }),
    customer_no: customerNo,
    vin: vehicleVin,
    plate: vehiclePlate,
    ro_no: roNo,
    received_at: timestamp("投诉日期", "received", {
      required: true,
      headers: ["接单时间", "受理时间", "投诉时间", "受理日期"]
    }),
    complaint_source: code("complaint_source", "投诉来源", "source", {
      headers: ["来源", "投诉渠道"]
    }),
    complaint_type: code("complaint_type", "投诉类型", "kind", {
      headers: ["投诉类别", "投诉分类", "抱怨类型"]
    }),
    department: code("department", "发生部门", "department", {
      headers: ["责任部门", "部门", "投诉部门"]
    }),
    complaint_status: code("complaint_status", "处理状态", "status", {
      headers: ["投诉状态", "状态"]
    }),
    first_response_at: timestamp("首次响应时间", "first response", {
      headers: ["首次联系时间", "响应时间"]
    }),
    resolved_at: timestamp("处理完成日期", "resolved", {
      headers: ["解决时间", "处理完成时间", "解决日期"]
    }),
    closed_at: timestamp("结案日期", "closed", {headers: ["结案时间", "关闭日期"]}),
    outcome: code("complaint_outcome", "处理结果", "outcome", {
      headers: ["回访结果", "解决情况", "是否解决"]
    }),
    handler: staff("投诉员工", "staff concerned", {headers: ["处理人", "责任人"]}),
    summary: freeText("投诉摘要", "summary", {headers: ["投诉内容", "投诉主题"]}),
    cause: freeText("投诉原因", "cause", {headers: ["原因分析"]}),
    solution: freeText("解决方案", "solution", {headers: ["处理方案", "处理措施"]})
  },
  rules: {
    resolved_after_received: {
      level: "warn",
      holds: "resolved_at >= received_at",
      label: {zh: "处理完成早于受理", en: "resolved before it was received"}
    }
  }
});
