import {code, money, month, number, source, text} from "../field.js";
import {dealerRef} from "./shared.js";

export const programmeCost = source("programme_cost", {
  label: {zh: "忠诚计划费用", en: "programme costs"},
  grain: {zh: "每月每项目每类费用一行", en: "one row per month, programme and kind of cost"},
  key: ["dealer", "cost_month", "programme", "cost_kind"],
  titles: ["费用", "忠诚计划费用", "客户关系费用", "programme cost"],
  fields: {
    dealer: dealerRef,
    cost_month: month("费用月份", "month", {required: true, headers: ["月份", "期间", "年月"]}),
    programme: text("项目名称", "programme", {
      required: true,
      headers: ["计划名称", "忠诚计划", "项目"]
    }),
    cost_kind: code("cost_kind", "费用类别", "kind of cost", {
      required: true,
      headers: ["费用类型", "费用科目"]
    }),
    cost_amount: money("费用金额", "amount", {
      required: true,
      headers: ["实际费用", "金额", "实际金额"]
    }),
    budget_amount: money("预算金额", "budget", {headers: ["预算"]})
  }
});

export const target = source("target", {
  label: {zh: "目标与预算", en: "budgets and targets"},
  grain: {zh: "每店每月每指标一行", en: "one row per dealer, month and figure"},
  key: ["dealer", "target_month", "metric"],
  titles: ["目标", "年度目标", "指标目标", "预算目标", "target"],
  fields: {
    dealer: dealerRef,
    target_month: month("目标月份", "month", {required: true, headers: ["月份", "期间", "年月"]}),
    metric: code("target_metric", "指标", "figure", {
      required: true,
      headers: ["指标名称", "考核指标"]
    }),
    target_value: number("目标值", "target", {required: true, headers: ["目标", "计划值"]})
  }
});
