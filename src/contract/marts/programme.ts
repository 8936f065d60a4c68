import {category, cents, coded, date, double, integer, mart, smallint, text} from "../mart.js";
import {dealerId} from "./keys.js";

export const costs = mart("costs", {
  label: {zh: "忠诚计划费用", en: "programme costs"},
  grain: {
    zh: "每月每项目每类费用一行",
    en: "one row per dealer, month, programme and kind of cost"
  },
  key: ["dealer_id", "cost_month", "programme", "cost_kind"],
  columns: {
    dealer_id: dealerId,
    cost_month: date("月份", "first day of the month"),
    programme: category("项目名称", "programme"),
    cost_kind: coded("cost_kind", "费用类别", "kind of cost"),
    cost_cents: cents("费用", "cost"),
    budget_cents: cents("预算", "budget")
  }
});

export const targets = mart("targets", {
  label: {zh: "目标", en: "targets"},
  grain: {zh: "每店每月每指标一行", en: "one row per dealer, month and figure"},
  key: ["dealer_id", "target_month", "target_metric"],
  columns: {
    dealer_id: dealerId,
    target_month: date("月份", "first day of the month"),
    target_metric: coded("target_metric", "指标", "figure"),
    target_value: double("目标值", "target")
  }
});

export const benchmarks = mart("benchmarks", {
  label: {zh: "对标数据", en: "benchmarks"},
  grain: {
    zh: "每个来源的每个数值一行",
    en: "one row per figure of a rival, the industry or the course"
  },
  key: ["benchmark_id"],
  columns: {
    benchmark_id: smallint("对标键", "benchmark key"),
    benchmark_kind: coded("benchmark_kind", "对标类型", "kind"),
    benchmark_code: category("对标代码", "touchpoint, item or figure"),
    label_zh: text("对标名称", "label in Chinese"),
    label_en: text("对标英文", "label in English"),
    brand: category("品牌", "brand"),
    region: category("大区", "region"),
    period: category("期间", "period"),
    value: double("数值", "value"),
    value_low: double("下限", "lower end"),
    value_high: double("上限", "upper end"),
    scale_min: double("最小分", "lowest score"),
    scale_max: double("最大分", "highest score"),
    sample_size: integer("样本量", "sample size", {unit: "count"}),
    citation: text("出处", "citation")
  }
});

export const servicePlan = mart("service_plan", {
  label: {zh: "保养计划", en: "service plan"},
  grain: {zh: "每个车系的每次保养一行", en: "one row per model series and service"},
  key: ["model_series", "service_nth"],
  columns: {
    model_series: category("车系", "model series (* for all others)"),
    service_nth: smallint("第几次保养", "which service (0: every later one)"),
    interval_months: smallint("间隔月数", "interval", {unit: "months"}),
    interval_km: integer("间隔里程", "interval", {unit: "km"}),
    label_zh: text("保养名称", "service in Chinese"),
    label_en: text("保养英文", "service in English")
  }
});

export const quality = mart("quality", {
  label: {zh: "数据质量", en: "quality"},
  grain: {
    zh: "每张表、经销商、处理结果与原因一行",
    en: "one row per source table, dealer, outcome and reason; the balance: read = accepted + merged + refused + excluded"
  },
  key: ["source_table", "dealer_id", "balance_line", "reason"],
  columns: {
    source_table: category("数据表", "canonical source table"),
    dealer_id: dealerId,
    balance_line: category(
      "处理结果",
      "read, accepted, merged, refused, excluded, warned, or not a canonical row"
    ),
    reason: category("原因", "reason, from the message catalogue"),
    row_count: integer("行数", "rows", {unit: "count"})
  }
});
