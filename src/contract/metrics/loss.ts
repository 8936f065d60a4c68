import {metricsOf} from "../metric.js";
import {settings} from "../settings.js";

const smallest_sample = settings.smallest_sample;
const source = {zh: "课程 S3：客户流失", en: "course S3, losing customers"};
const grace = settings.grace_months;

/** Who is about to leave, and who left. */
export const lossMetrics = metricsOf({
  at_risk_share: {
    label: {zh: "流失风险占比", en: "at risk"},
    definition: {
      zh: `期末在管且未流失的车辆中，保养到期已超过 ${settings.at_risk_after_due_months} 个月的比例。`,
      en: `Of the vehicles under care and not lost at the end of the period, the share whose service fell due more than ${settings.at_risk_after_due_months} months ago.`
    },
    estimator: "share",
    query: "atRiskMeasures",
    unit: "share",
    better: "down",
    smallest_sample,
    customers: "persons",
    source,
    benchmarks: [],
    needs: ["repair_order"]
  },
  at_risk_vehicles: {
    label: {zh: "有流失风险的车辆", en: "vehicles at risk"},
    definition: {
      zh: `期末保养到期已超过 ${settings.at_risk_after_due_months} 个月、但未满 ${grace} 个月的车辆数。`,
      en: `Vehicles whose service fell due more than ${settings.at_risk_after_due_months} but less than ${grace} months before the end of the period.`
    },
    estimator: "count",
    query: "atRiskMeasures",
    unit: "count",
    better: "down",
    smallest_sample: 0,
    customers: "persons",
    source,
    benchmarks: [],
    needs: ["repair_order"]
  },
  lost_share: {
    label: {zh: "流失率", en: "lost"},
    definition: {
      zh: `在可判定的最近 ${settings.known_loss_months} 个月（止于期末前 ${grace} 个月）之初在管且从未流失的车辆中，于这段时间首次流失的比例。流失：保养到期后 ${grace} 个月仍未到店，记在到期日。`,
      en: `Of the vehicles under care and never lost before at the start of the last ${settings.known_loss_months} known months (they end ${grace} months before the end of the period), the share first lost in them. Lost: a due service not followed by a visit within ${grace} months, dated at the due date.`
    },
    estimator: "share",
    query: "lossMeasures",
    unit: "share",
    better: "down",
    smallest_sample,
    customers: "persons",
    source,
    benchmarks: [],
    needs: ["repair_order"]
  },
  lost_customers: {
    label: {zh: "流失客户", en: "lost customers"},
    definition: {
      zh: `期间内首次流失且已可判定（到期满 ${grace} 个月）的客户数。`,
      en: `Customers first lost in the period, counted once the loss is known (${grace} months after the due date).`
    },
    estimator: "count",
    query: "lostCustomerMeasures",
    unit: "count",
    better: "down",
    smallest_sample: 0,
    customers: "persons",
    source,
    benchmarks: [],
    needs: ["repair_order"]
  },
  lost_had_said_satisfied: {
    label: {zh: "流失客户中曾表示满意者", en: "lost who had said they were satisfied"},
    definition: {
      zh: `期间内首次流失、且流失前 ${settings.lost_response_months} 个月内有答卷的客户中，最后一份答卷总体满意（五级中的上两级）的比例。`,
      en: `Of the customers first lost in the period who had answered in the ${settings.lost_response_months} months before, the share whose last response was satisfied (upper two of five levels).`
    },
    estimator: "share",
    query: "lostCustomerMeasures",
    unit: "share",
    better: null,
    smallest_sample,
    customers: "persons",
    source: {zh: "课程 S3：满意不等于忠诚", en: "course S3, satisfaction is not loyalty"},
    benchmarks: ["lost_had_said_satisfied_all_industries", "lost_had_said_satisfied_cars"],
    needs: ["repair_order", "survey_response"]
  }
});
