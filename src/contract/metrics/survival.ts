import {metricsOf} from "../metric.js";
import {settings} from "../settings.js";

const smallest_sample = settings.smallest_sample;
const grace = settings.grace_months;
const survival = {
  estimator: "kaplan_meier",
  unit: "share",
  smallest_sample,
  customers: "persons",
  source: {
    zh: "Kaplan & Meier 1958；课程 S0：拥有周期，S3：客户流失",
    en: "Kaplan & Meier 1958; course S0, stages of ownership, S3, losing customers"
  },
  benchmarks: [],
  needs: ["repair_order"]
} as const;
const share = {
  ...survival,
  estimator: "share",
  source: {zh: "课程 S3：客户流失", en: "course S3, losing customers"}
} as const;

/** When vehicles are lost, when they come back, and what those who left say. */
export const survivalMetrics = metricsOf({
  not_lost_by_month: {
    ...survival,
    label: {zh: "仍未流失（按车龄）", en: "not yet lost, by months of ownership"},
    definition: {
      zh: `车辆自销售起满若干个月时仍未首次流失的比例（Kaplan–Meier）。在数据开始之前或在别处购买的车，从首次到店起才算在内（迟到进入）；到期日在数据截止前 ${grace} 个月之后的还不能判定，作删失；已知卖出、报废、迁出、全损的作删失，另以竞争事件的累积发生率（Aalen–Johansen）对照。逐点 95% 区间（log–log）；在险不足 ${smallest_sample} 辆处曲线停止。`,
      en: `The share of vehicles not yet lost for the first time so many months after their sale (Kaplan–Meier). Cars bought before the data begin, or elsewhere, count from their first visit on (late entry); due dates in the last ${grace} months cannot be judged yet and are censored; cars known to be sold, scrapped, moved or a total loss are censored, and shown beside as competing events (cumulative incidence, Aalen–Johansen). Pointwise 95% intervals, log–log; a curve ends where fewer than ${smallest_sample} are at risk.`
    },
    query: "lossTable",
    better: "up"
  },
  loss_hazard: {
    ...survival,
    label: {zh: "当月流失风险率", en: "hazard of loss"},
    definition: {
      zh: "某车龄段内首次流失的车辆数除以该段内在险的车·月数，即每月的流失机会；区间按泊松率取对数。",
      en: "Vehicles first lost in a span of ownership over the vehicle-months at risk in it: the chance of loss a month; interval of a Poisson rate on the log scale."
    },
    query: "lossTable",
    better: "down"
  },
  back_by_month: {
    ...survival,
    label: {zh: "流失后回来（累积发生率）", en: "came back after the loss"},
    definition: {
      zh: "首次流失的车辆在宽限期满后若干个月内再次到店的累积发生率（Aalen–Johansen），离开的车为竞争事件，数据截止处删失。",
      en: "Of vehicles first lost, the cumulative incidence of a visit within so many months after the grace was over (Aalen–Johansen); cars that left compete, the end of the data censors."
    },
    query: "reactivationTable",
    better: "up"
  },
  cohort_rule_lost: {
    ...share,
    label: {zh: "N−6 月度流失率", en: "lost by the N−6 rule"},
    definition: {
      zh: `部分品牌的月度口径：某月到过店的车辆中，此后到第 ${settings.seen_month_silence_months} 个月末都没有再到同一家店的比例。保养间隔本来就有 6 个月左右的车，只要稍晚就会被算作流失，所以它只作第二个口径。`,
      en: `The monthly rule of some brands: of the vehicles seen in a month, the share not seen at the same dealer again until the end of the ${settings.seen_month_silence_months}th month after. A car whose service interval is about six months is lost by it as soon as it is a little late: a second metric only.`
    },
    query: "seenMonthCohorts",
    better: "down"
  },
  stated_reason_share: {
    ...share,
    label: {zh: "流失原因占比", en: "stated reasons for leaving"},
    definition: {
      zh: "流失回访中说出原因的个人客户里，各原因的比例；是问到的人说的，不是所有流失客户。下一层是此人回访前 24 个月内最近一次投诉的类型。",
      en: "Of the persons asked why they left who gave a reason, the share of each; it is what those asked say, not what all lost customers would. Below it, the type of the last complaint in the 24 months before."
    },
    query: "statedReasons",
    better: null,
    source: {zh: "课程 S3：流失原因树", en: "course S3, tree of churn reasons"},
    needs: ["churn_reason"]
  }
});
