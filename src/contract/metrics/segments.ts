import {metricsOf} from "../metric.js";
import {settings} from "../settings.js";

const smallest_sample = settings.smallest_sample;
const common = {
  smallest_sample,
  customers: "persons",
  benchmarks: [],
  needs: ["repair_order"]
} as const;
const abcd = {zh: "课程 S3：按忠诚与价值分 A/B/C/D", en: "course S3, A/B/C/D by loyalty and value"};
const pyramid = {zh: "课程 S3：客户金字塔", en: "course S3, pyramid of customers"};
const insects = {zh: "课程 S1：四类客户", en: "course S1, four kinds of customers"};

/** How customers divide into classes and move between them. */
export const segmentMetrics = metricsOf({
  segment_share: {
    ...common,
    label: {zh: "各类客户占比", en: "share of a class"},
    definition: {
      zh: "某一类客户占能归类的个人客户的比例。类别是期末的状态（没有选期间时为各店数据截止日），按页面上写明的规则划分；单位与大客户另列。人数是全体，不是抽样，所以没有区间。",
      en: "Customers of a class among the persons who can be classed, as of the end of the period (without one, of each dealer's data), by the rules on the page; companies and fleets apart. It counts everyone and has no interval."
    },
    estimator: "share",
    query: "segmentSizes",
    unit: "share",
    better: null,
    source: abcd
  },
  segment_profit_share: {
    ...common,
    label: {zh: "各类毛利占比", en: "share of profit of a class"},
    definition: {
      zh: "某一类客户最后一年毛利占全部能归类的个人客户的比例。最后一年是最后一次到店或购车为止的 12 个月。",
      en: "Profit of the last year of a class among that of all persons who can be classed; the last year is the 12 months up to the last visit or purchase."
    },
    estimator: "share",
    query: "loyaltyValueCells",
    unit: "share",
    better: null,
    source: abcd
  },
  segment_lost_share: {
    ...common,
    label: {zh: "各类已流失比例", en: "share lost in a class"},
    definition: {
      zh: "某一类客户中期末已流失的比例，带 95% Wilson 区间。流失的定义与“流失”相同。",
      en: "Of the customers of a class, the share lost by the end of the period, with Wilson's 95 % interval; lost as everywhere."
    },
    estimator: "share",
    query: "loyaltyValueCells",
    unit: "share",
    better: "down",
    source: abcd
  },
  top_fifth_profit_share: {
    ...common,
    label: {zh: "前 20% 客户的毛利占比", en: "profit share of the upper 20 %"},
    definition: {
      zh: "毛利最高的 20% 个人客户，最后一年的毛利占全部个人客户毛利的比例。",
      en: "Of the last year's profit of all persons, the share that the most profitable 20 % of them brought."
    },
    estimator: "share",
    query: "valueDistribution",
    unit: "share",
    better: null,
    source: pyramid
  },
  profit_gini: {
    ...common,
    label: {zh: "毛利的基尼系数", en: "Gini coefficient of profit"},
    definition: {
      zh: "个人客户最后一年毛利的集中程度，0 为人人相同，1 为全部来自一人；区间按 Davidson（2009）。有人毛利为负时会偏高。",
      en: "How concentrated the last year's profit of persons is: 0 where all are equal, 1 where one has all; interval of Davidson (2009). Losses raise it."
    },
    estimator: "gini",
    query: "valueDistribution",
    unit: "coefficient",
    better: null,
    source: pyramid
  },
  became_share: {
    ...common,
    label: {zh: "新成为某一类的比例", en: "share who became one of a class"},
    definition: {
      zh: "较早的半年末已经认识、当时不属于这一类的个人客户与潜客中，到较晚的半年末属于这一类的比例，带 95% Wilson 区间。",
      en: "Of the persons and prospects known at the earlier half-year end and not in the class then, the share in it at the later one, with Wilson's 95 % interval."
    },
    estimator: "share",
    query: "segmentFlows",
    unit: "share",
    better: null,
    source: insects
  },
  left_share: {
    ...common,
    label: {zh: "不再是某一类的比例", en: "share who left a class"},
    definition: {
      zh: "较早的半年末属于这一类的个人客户与潜客中，到较晚的半年末不再属于的比例，带 95% Wilson 区间。",
      en: "Of the persons and prospects in a class at the earlier half-year end, the share no longer in it at the later one, with Wilson's 95 % interval."
    },
    estimator: "share",
    query: "segmentFlows",
    unit: "share",
    better: null,
    source: insects
  }
});
