import {metricsOf} from "../metric.js";
import {settings} from "../settings.js";

const {smallest_sample, value_discount_rate, value_horizon_years} = settings;
const lifetime = {
  zh: "课程 S3：终身价值为利润的净现值",
  en: "course S3: lifetime value is the net present value of the profit"
};
const rate = `${Math.round(100 * value_discount_rate)}%`;

/** What customers are still worth. */
export const valueMetrics = metricsOf({
  residual_value: {
    label: {zh: "剩余终身价值", en: "residual lifetime value"},
    definition: {
      zh: `个人客户从截止日起若干年（默认 ${value_horizon_years} 年）预计带来的毛利的现值（默认年折现率 ${rate}，按月折现，到店按年中计）。预期到店来自留出检验选出的计数模型，每次毛利来自 Gamma–Gamma 模型，再购、交叉购买、升级购买、转介绍按近 ${settings.value_base_months} 个月每次到店的毛利推算。过去已经赚到的不算；区间只含参数与发生率的抽样误差。`,
      en: `The present value of the profit that private customers are expected to bring from the as-of on, over some years (${value_horizon_years} by default; discounted monthly at ${rate} a year, visits in the middle of each year). Expected visits come from the counting model that the hold-out chose, profit per visit from Gamma–Gamma; repurchase, cross-buying, up-buying and referrals are profit per visit over ${settings.value_base_months} months. What has been earned does not count; the interval covers the sampling error of parameters and rates only.`
    },
    estimator: "modelled_value",
    query: "valueByYear",
    unit: "yuan",
    better: "up",
    smallest_sample,
    customers: "persons",
    source: lifetime,
    benchmarks: [],
    needs: ["repair_order"]
  },
  expected_active_customers: {
    label: {zh: "预计仍活跃的客户", en: "expected still active"},
    definition: {
      zh: "每位个人客户到截止日仍未停止来店的概率（按他来店的节奏推算）之和；车辆已知全部离开的客户按 0 计。它不是“未流失”：流失按到期与宽限来定义。",
      en: "The sum over private customers of the probability that they have not stopped coming by the as-of, by the rhythm of their own visits; those known to have no car left count as 0. Not the same as not lost, which is defined by due dates and grace."
    },
    estimator: "count",
    query: "valueByYear",
    unit: "count",
    better: "up",
    smallest_sample: 0,
    customers: "persons",
    source: {
      zh: "计数模型：Fader, Hardie & Lee 2005；Reutterer, Platzer & Schröder 2021",
      en: "counting models: Fader, Hardie & Lee 2005; Reutterer, Platzer & Schröder 2021"
    },
    benchmarks: [],
    needs: ["repair_order"]
  }
});
