import type {Metric} from "../contract/metric.js";
import type {Message} from "./message.js";
import {messages} from "./message.js";

export const definitionWords = messages({
  open: {zh: "{label}：查看定义", en: "{label}: its definition"},
  close: {zh: "关闭", en: "Close"},
  facts: {zh: "算法、样本与出处", en: "Computation, sample and source"},
  computed: {zh: "怎么算", en: "Computed as"},
  unit: {zh: "单位", en: "Unit"},
  better: {zh: "方向", en: "Good is"},
  smallest: {zh: "最小样本", en: "Smallest sample"},
  smallest_people: {zh: "{people} 人，不足不显示", en: "{people} people; withheld below"},
  no_smallest: {zh: "无（计数）", en: "none (a count)"},
  counts: {zh: "统计对象", en: "Whom it counts"},
  source: {zh: "出处", en: "Source"},
  needs: {zh: "所需数据", en: "Extracts needed"},
  id: {zh: "编号", en: "Id"},
  all: {zh: "在指标定义页查看全部", en: "All definitions"},
  summary: {
    zh: "本站共有 {count} 项指标，每项只有一个定义；页面上带虚下划线的名称都可以点开看到它。",
    en: "The site has {count} figures, each with one definition; a dotted name on any page opens it."
  },
  settings_caption: {zh: "各定义共用的设置", en: "Settings that the definitions share"},
  setting: {zh: "设置", en: "Setting"},
  value: {zh: "取值", en: "Value"}
});

export const estimatorWords: Readonly<Record<Metric["estimator"], Message>> = {
  count: {zh: "直接计数或求和", en: "a count or a sum"},
  share: {
    zh: "比例；95% 区间用 Wilson 法，同一客户的多次回答或到店按聚类计",
    en: "a share; 95 % interval by Wilson's method, clustered by customer"
  },
  mean: {
    zh: "均值；95% 区间用 t 分布，按客户聚类",
    en: "a mean; 95 % interval by Student's t, clustered by customer"
  },
  net_promoter_score: {
    zh: "推荐者比例减贬损者比例，乘以 100；95% 区间用校正的 Wald 法",
    en: "share of promoters less share of detractors, times 100; adjusted Wald interval"
  },
  driver_share: {
    zh: "由相关矩阵逐一枚举各因素组合；区间按客户重抽样，取百分位",
    en: "every subset of the items, from the correlations; percentile interval of a bootstrap by customer"
  },
  resampled_mean: {
    zh: "均值；区间按客户重抽样，取百分位",
    en: "a mean; percentile interval of a bootstrap by customer"
  },
  cumulative_incidence: {
    zh: "累积发生率（Aalen–Johansen），有竞争事件；逐点 95% 区间（log–log）",
    en: "cumulative incidence (Aalen–Johansen) with competing events; pointwise 95 % interval, log–log"
  },
  extrapolated_share: {
    zh: "比例（Wilson 区间，按客户聚类）乘以全部次数",
    en: "a share (Wilson's interval, clustered by customer) times all there were"
  },
  matched_difference: {
    zh: "分层（粗化精确匹配）内的比例之差；95% 区间按客户聚类",
    en: "a difference of shares within strata (coarsened exact matching); 95 % interval clustered by customer"
  },
  area_under_curve: {
    zh: "ROC 曲线下面积；95% 区间用 DeLong 法",
    en: "area under the ROC curve; 95 % interval by DeLong's method"
  },
  modelled_value: {
    zh: "按模型推算的现值；区间由参数的协方差（delta 法）与按客户聚类的发生率误差合成。",
    en: "Present value forecast by models; the interval combines the covariance of their parameters (delta method) and the errors of the rates, clustered by customer."
  },
  kaplan_meier: {
    zh: "Kaplan–Meier 生存曲线，含迟到进入；逐点 95% 区间（log–log）",
    en: "survival by Kaplan and Meier with late entry; pointwise 95 % interval, log–log"
  },
  gini: {
    zh: "基尼系数；95% 区间按 Davidson（2009）",
    en: "Gini coefficient; 95 % interval of Davidson (2009)"
  },
  cronbach_alpha: {
    zh: "Cronbach α（未标准化）；95% 区间用 Feldt 法",
    en: "Cronbach's α (raw); 95 % interval by Feldt's method"
  }
};

export const metricUnits: Readonly<Record<Metric["unit"], Message>> = {
  share: {zh: "百分比", en: "per cent"},
  count: {zh: "个数", en: "count"},
  yuan: {zh: "元", en: "yuan"},
  points: {zh: "分（−100 到 100）", en: "points (−100 to 100)"},
  per_thousand: {zh: "每千次", en: "per thousand"},
  level: {zh: "级（1–5）", en: "level (1 to 5)"},
  coefficient: {zh: "系数（最大为 1）", en: "coefficient (at most 1)"}
};

export const directionWords = messages({
  up: {zh: "越高越好", en: "more is better"},
  down: {zh: "越低越好", en: "less is better"},
  neither: {zh: "高低本身无好坏", en: "neither way"}
});

export const customersWords: Readonly<Record<Metric["customers"], Message>> = {
  persons: {zh: "个人客户（单位与大客户另列）", en: "persons (companies and fleets apart)"},
  all: {zh: "全部客户", en: "all customers"}
};
