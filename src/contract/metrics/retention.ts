import {metricsOf} from "../metric.js";
import {settings} from "../settings.js";

const smallest_sample = settings.smallest_sample;
const pyramid = {zh: "课程 S3：指标金字塔底层", en: "course S3, base of the indicator pyramid"};
const window = settings.default_return_window_months;
const returns = {zh: "课程 S3：从满意到忠诚", en: "course S3, from satisfaction to loyalty"};
const group = {
  estimator: "share",
  query: "returnMeasures",
  unit: "share",
  smallest_sample,
  customers: "persons",
  source: returns,
  benchmarks: [],
  needs: ["survey_response", "repair_order"]
} as const;

/** Who comes, and who comes back. */
export const retentionMetrics = metricsOf({
  service_retention_rate: {
    label: {zh: "回厂率", en: "service retention"},
    definition: {
      zh: `期末前 ${settings.retention_months} 个月之前的 ${settings.retention_base_months} 个月内在此购买或到店的车辆中，最近 ${settings.retention_months} 个月至少到店一次的比例。筛选门店时，“在此”指所选门店。`,
      en: `Of the vehicles sold or seen here in the ${settings.retention_base_months} months before the last ${settings.retention_months}, the share seen here in the last ${settings.retention_months} months. With dealers chosen, "here" is those dealers.`
    },
    estimator: "share",
    query: "retentionMeasures",
    unit: "share",
    better: "up",
    smallest_sample,
    customers: "persons",
    source: pyramid,
    benchmarks: [],
    needs: ["repair_order"]
  },
  active_customers: {
    label: {zh: "活跃客户", en: "active customers"},
    definition: {
      zh: `期末前 ${settings.retention_months} 个月内至少到店一次的客户数（单位客户除外）。`,
      en: `Customers (companies left out) with a visit in the ${settings.retention_months} months to the end of the period.`
    },
    estimator: "count",
    query: "retentionMeasures",
    unit: "count",
    better: "up",
    smallest_sample: 0,
    customers: "persons",
    source: {zh: "行业惯例：活跃客户", en: "trade practice"},
    benchmarks: [],
    needs: ["repair_order"]
  },
  on_time_service: {
    label: {zh: "按时保养率", en: "service on time"},
    definition: {
      zh: `期间内到期的保养中，在到期后 ${settings.on_time_after_due_months} 个月之内（含提前）到店的比例；时限未到的不计。到期日按保养计划的月数与里程，取先到者。`,
      en: `Of the services that fell due in the period, the share done by ${settings.on_time_after_due_months} month after the due date, early ones included; those whose time is not over are left out. Due is the earlier of the plan's months and kilometres.`
    },
    estimator: "share",
    query: "onTimeMeasures",
    unit: "share",
    better: "up",
    smallest_sample,
    customers: "persons",
    source: pyramid,
    benchmarks: [],
    needs: ["repair_order"]
  },
  first_service_capture: {
    label: {zh: "首保捕获率", en: "first-service capture"},
    definition: {
      zh: `在此交付、首保在期间内到期且时限已过的车辆中，在到期后 ${settings.first_service_after_due_months} 个月之内到店的比例。`,
      en: `Of the cars delivered here whose first service fell due in the period and whose time is over, the share that came by ${settings.first_service_after_due_months} months after the due date.`
    },
    estimator: "share",
    query: "firstServiceMeasures",
    unit: "share",
    better: "up",
    smallest_sample,
    customers: "persons",
    source: {zh: "课程 S0：购车后的阶段", en: "course S0, stages of ownership"},
    benchmarks: [],
    needs: ["sales_order", "repair_order"]
  },
  came_back: {
    ...group,
    label: {zh: "评价后回厂率", en: "came back after the response"},
    definition: {
      zh: `作出总体评价的答卷中，其后 ${window} 个月（可选）内再次到店的比例；集团内任一门店均可（可改为仅本店）。观察期未满的答卷不计，另列为“时间未到”。同一客户的全部答卷都计入，区间按客户聚类。`,
      en: `Of the responses with an overall satisfaction, the share followed by a visit within ${window} months (choosable), at any dealer of the group (switch: the same dealer). Responses whose window is not over are shown apart as too recent. All of a customer's responses count; the interval is clustered by customer.`
    },
    better: "up"
  },
  satisfied_came_back: {
    ...group,
    label: {zh: "满意且回厂", en: "satisfied and came back"},
    definition: {
      zh: "观察期已满的答卷中，总体满意（五级中的上两级）且在期限内再次到店的比例。",
      en: "Of the eligible responses, the share that was satisfied (upper two of five levels) and came back within the window."
    },
    better: "up"
  },
  satisfied_but_gone: {
    ...group,
    label: {zh: "满意却流失", en: "satisfied but gone"},
    definition: {
      zh: "观察期已满的答卷中，总体满意却未在期限内再次到店的比例。全站只有这一个定义。",
      en: "Of the eligible responses, the share that was satisfied and did not come back within the window: the one definition on all pages."
    },
    better: "down"
  },
  not_satisfied_came_back: {
    ...group,
    label: {zh: "未满意仍回厂", en: "came back though not satisfied"},
    definition: {
      zh: "观察期已满的答卷中，总体评价不在上两级、仍在期限内再次到店的比例。",
      en: "Of the eligible responses, the share below the upper two levels that came back within the window."
    },
    better: null
  },
  not_satisfied_gone: {
    ...group,
    label: {zh: "未满意且流失", en: "not satisfied and gone"},
    definition: {
      zh: "观察期已满的答卷中，总体评价不在上两级、也未在期限内再次到店的比例。",
      en: "Of the eligible responses, the share below the upper two levels that did not come back within the window."
    },
    better: "down"
  },
  too_recent_responses: {
    ...group,
    label: {zh: "时间未到的答卷", en: "too recent responses"},
    definition: {
      zh: "观察期到数据截止日尚未满的答卷数：是否回厂还不知道。",
      en: "Responses whose window is not over at the as-of: whether they come back is not known yet."
    },
    estimator: "count",
    unit: "count",
    smallest_sample: 0,
    better: null
  },
  unlinked_responses: {
    ...group,
    label: {zh: "未对上客户的答卷", en: "responses without a customer"},
    definition: {
      zh: "没有对上客户的答卷数：看不到其后是否到店，不计入回厂率。",
      en: "Responses that belong to no known customer: a return cannot be seen, so they are left out of it."
    },
    estimator: "count",
    unit: "count",
    smallest_sample: 0,
    better: "down"
  }
});
