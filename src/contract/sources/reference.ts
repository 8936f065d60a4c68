import {boolean, code, integer, number, source, text} from "../field.js";
import {dealerRef} from "./shared.js";

export const item = source("item", {
  label: {zh: "题库", en: "questionnaire items"},
  grain: {zh: "每份问卷的每道题一行", en: "one row per questionnaire and item"},
  key: ["questionnaire", "item_code"],
  titles: ["题库", "item"],
  reference: true,
  fields: {
    questionnaire: text("问卷编号", "questionnaire", {required: true}),
    questionnaire_label: text("问卷名称", "questionnaire name"),
    journey: code("journey", "旅程", "sales or service journey"),
    item_code: text("题目编号", "item", {required: true, headers: ["题号"]}),
    item_order: integer("题目顺序", "order", {headers: ["序号"]}),
    label_zh: text("题目", "item in Chinese", {required: true, headers: ["题目中文"]}),
    label_en: text("题目英文", "item in English"),
    headers: text("列名写法", "headers met in extracts, separated by |"),
    scale_min: number("最小分", "lowest score", {required: true}),
    scale_max: number("最大分", "highest score", {required: true}),
    no_answer: text("未作答代码", "codes for no answer, separated by |"),
    factor: text("因子", "factor code"),
    factor_label: text("因子名称", "factor name"),
    touchpoint: text("触点", "touchpoint code"),
    weight: number("权重", "weight"),
    item_role: code("item_role", "题目角色", "what the item stands for", {required: true}),
    best_in_industry: number("行业最佳", "best in the industry"),
    band: text("优先级分段", "band in the source"),
    note: text("说明", "note")
  }
});

export const touchpoint = source("touchpoint", {
  label: {zh: "触点", en: "touchpoints"},
  grain: {zh: "每条旅程的每个触点一行", en: "one row per journey and touchpoint"},
  key: ["touchpoint"],
  titles: ["触点", "touchpoint"],
  reference: true,
  fields: {
    touchpoint: text("触点", "touchpoint code", {required: true}),
    journey: code("journey", "旅程", "journey", {required: true}),
    touchpoint_order: integer("顺序", "order", {required: true}),
    label_zh: text("触点名称", "touchpoint in Chinese", {required: true}),
    label_en: text("触点英文", "touchpoint in English", {required: true})
  }
});

export const margin = source("margin", {
  label: {zh: "毛利率", en: "margins"},
  grain: {zh: "每类收入一行", en: "one row per stream of revenue"},
  key: ["revenue_stream", "dealer"],
  titles: ["毛利率", "margin"],
  reference: true,
  fields: {
    dealer: {...dealerRef, required: false},
    revenue_stream: code("revenue_stream", "收入类别", "stream of revenue", {required: true}),
    margin_share: number("毛利率", "margin", {unit: "share", required: true, min: -1, max: 1}),
    is_assumed: boolean("是否假设值", "assumed"),
    note: text("说明", "note")
  }
});

export const servicePlan = source("service_plan", {
  label: {zh: "保养计划", en: "service plan"},
  grain: {zh: "每个车系的每次保养一行", en: "one row per model series and service"},
  key: ["series", "service_nth"],
  titles: ["保养计划", "保养周期", "service plan"],
  reference: true,
  fields: {
    series: text("车系", "model series (* for all others)", {required: true}),
    service_nth: integer("第几次保养", "which service (0: every later one)", {
      required: true,
      min: 0
    }),
    interval_months: integer("间隔月数", "interval", {
      unit: "months",
      required: true,
      min: 1,
      max: 60
    }),
    interval_km: integer("间隔里程", "interval", {unit: "km", min: 100}),
    label_zh: text("保养名称", "service in Chinese"),
    label_en: text("保养英文", "service in English")
  }
});

export const benchmark = source("benchmark", {
  label: {zh: "对标数据", en: "benchmarks"},
  grain: {zh: "每个来源的每个数值一行", en: "one row per figure of a source"},
  key: ["benchmark_kind", "benchmark_code", "brand", "region", "period"],
  titles: ["对标", "竞品得分", "行业得分", "benchmark"],
  reference: true,
  fields: {
    benchmark_kind: code("benchmark_kind", "对标类型", "rival, industry or course", {
      required: true
    }),
    benchmark_code: text("对标代码", "what it is: touchpoint, item or figure", {
      required: true,
      headers: ["触点", "指标代码"]
    }),
    label_zh: text("对标名称", "label in Chinese"),
    label_en: text("对标英文", "label in English"),
    brand: text("品牌", "brand", {headers: ["竞品品牌"]}),
    region: text("大区", "region"),
    period: text("期间", "period", {headers: ["调研期次"]}),
    value: number("数值", "value", {headers: ["得分", "平均分"]}),
    value_low: number("下限", "lower end"),
    value_high: number("上限", "upper end"),
    scale_min: number("最小分", "lowest score"),
    scale_max: number("最大分", "highest score"),
    sample_size: integer("样本量", "sample size", {unit: "count", min: 0}),
    citation: text("出处", "citation", {required: true, headers: ["来源", "数据来源"]})
  }
});

export const codeLabel = source("code_label", {
  label: {zh: "代码写法", en: "written forms of codes"},
  grain: {zh: "每个代码的每种写法一行", en: "one row per way a code is written"},
  key: ["code_list", "written_as"],
  titles: ["代码表", "code label"],
  reference: true,
  fields: {
    code_list: text("代码表", "code list", {required: true}),
    written_as: text("写法", "as written in extracts", {required: true}),
    code: text("代码", "code", {required: true})
  }
});
