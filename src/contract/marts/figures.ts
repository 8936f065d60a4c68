import {category, date, double, integer, mart, utinyint} from "../mart.js";
import {dealerId, modelSeries} from "./keys.js";

const sums = {
  people: integer("人数", "customers who have anything to the figure", {unit: "count"}),
  people_elsewhere: integer(
    "其中另见于他处的人数",
    "of these, customers who also occur at another dealer or with another model series",
    {unit: "count"}
  ),
  n: double("分母", "sum over customers of the denominator"),
  y: double("分子", "sum over customers of the numerator, or the count itself"),
  nn: double("分母平方和", "sum over customers of the squared denominator"),
  ny: double("分母分子积和", "sum over customers of denominator × numerator"),
  yy: double("分子平方和", "sum over customers of the squared numerator")
};

export const recentFigures = mart("recent_figures", {
  label: {zh: "近12个月指标", en: "figures of the last 12 months"},
  grain: {
    zh: "每个指标 × 门店（空为全部）× 车系（空为全部）× 回看月数（0 或 12）一行：截止日前 12 个月的客户合计，状态取截止日当天",
    en: "one row per figure, dealer (empty: all), model series (empty: all) and months back (0 or 12): sums over customers of the 12 months to each dealer's as-of, states on it; figures over the same denominator keep people, n and nn in one of them only"
  },
  key: ["metric", "dealer_id", "model_series", "months_back"],
  columns: {
    metric: category("指标", "figure"),
    dealer_id: dealerId,
    model_series: modelSeries,
    months_back: utinyint("回看月数", "the data as they were so many months earlier", {
      unit: "months"
    }),
    ...sums
  }
});

const monthColumns = {
  month: date("月份", "the later month"),
  earlier_month: date("较早月份", "the earlier month, or the same; 9999-12-01 for a state"),
  known_in: utinyint(
    "数据状态",
    "1: only in the data as they are, 3: only in the data as they were 12 months earlier, 2: in both"
  ),
  ...sums
};

/** As `recentFigures`, of what only one page shows. */
export const recentPractices = mart("recent_practices", {
  label: {zh: "近12个月做法", en: "practices in the last 12 months"},
  grain: {
    zh: "每种做法 × 门店（空为全部）× 车系（空为全部）一行，含义同近12个月指标",
    en: "one row per practice, dealer (empty: all) and model series (empty: all), as in figures of the last 12 months"
  },
  key: ["metric", "dealer_id", "model_series"],
  columns: {
    metric: category("做法", "practice"),
    dealer_id: dealerId,
    model_series: modelSeries,
    ...sums
  }
});

/** Without the series, which few ask for: the home page waits for this one. */
export const monthFigures = mart("month_figures", {
  label: {zh: "月度指标", en: "figures by month"},
  grain: {
    zh: "每个指标 × 门店（空为全部）× 两个月份一行：期间内的各行之和即期间的客户合计；较早月份为 9999-12-01 的是状态，从该月末起变化这么多",
    en: "one row per figure, dealer (empty: all) and pair of months: the rows whose both months lie in a period add up to the period's sums over customers (a square is a sum over pairs); with 9999-12-01 for the earlier one it is a state, which changes by so much at the end of the month"
  },
  key: ["metric", "dealer_id", "month", "earlier_month", "known_in"],
  columns: {metric: category("指标", "figure"), dealer_id: dealerId, ...monthColumns}
});

export const monthSeriesFigures = mart("month_series_figures", {
  label: {zh: "各车系月度指标", en: "figures by model series and month"},
  grain: {
    zh: "每个指标 × 门店（空为全部）× 车系 × 两个月份一行，含义同月度指标",
    en: "one row per figure, dealer (empty: all), model series and pair of months, as in figures by month"
  },
  key: ["metric", "dealer_id", "model_series", "month", "earlier_month", "known_in"],
  columns: {
    metric: category("指标", "figure"),
    dealer_id: dealerId,
    model_series: modelSeries,
    ...monthColumns
  }
});

export const monthPractices = mart("month_practices", {
  label: {zh: "月度做法", en: "practices by month"},
  grain: {
    zh: "每种做法 × 门店（空为全部）× 车系（空为全部）× 两个月份一行，含义同月度指标",
    en: "one row per practice, dealer (empty: all), model series (empty: all) and pair of months, as in figures by month"
  },
  key: ["metric", "dealer_id", "model_series", "month", "earlier_month"],
  columns: {
    metric: category("做法", "practice"),
    dealer_id: dealerId,
    model_series: modelSeries,
    month: monthColumns.month,
    earlier_month: monthColumns.earlier_month,
    ...sums
  }
});
