import {metricsOf} from "../metric.js";
import {settings} from "../settings.js";

const smallest_sample = settings.smallest_sample;
const source = {zh: "课程 S3：投诉", en: "course S3, complaints"};
const about = settings.complaint_about_days;
const quick = settings.quick_resolution_days;

/** What becomes of complaints, and of dissatisfaction that nobody spoke of. */
export const careMetrics = metricsOf({
  complaint_return: {
    label: {zh: "投诉后回厂率", en: "came back after a complaint"},
    definition: {
      zh: `投诉（或不满而没有投诉的答卷）之日起整个观察期都在数据截止日之前的个案中，期间内有计入到店的比例，按怎样结束分开：没有投诉、没解决、较晚解决、${quick} 天内解决。没有结果就结案、至今未结的，算没解决；客户撤诉的不计。`,
      en: `Of the cases (complaints, and dissatisfied answers without one) whose whole window lies before the as-of, the share with a countable visit within it, by how they ended: not said, not resolved, resolved later, resolved within ${quick} days. Closed without a result, or still open, is not resolved; withdrawn ones are left out.`
    },
    estimator: "share",
    query: "caseReturns",
    unit: "share",
    better: "up",
    smallest_sample,
    customers: "persons",
    source,
    benchmarks: [
      "return_no_complaint",
      "return_complaint_unresolved",
      "return_complaint_resolved",
      "return_complaint_resolved_quickly"
    ],
    needs: ["complaint", "repair_order"]
  },
  silent_dissatisfied: {
    label: {zh: "沉默的不满（推算）", en: "silent dissatisfied (estimated)"},
    definition: {
      zh: `期间内的到店与交车次数，乘以答卷中表示不满（两个低级）而前后 ${about} 天没有投诉的比例；区间来自这个比例。假定没有作答的客户与作答的一样。`,
      en: `Visits and deliveries of the period times the share of answers that are dissatisfied (the lower two levels) without a complaint ${about} days around; the interval is that of the share. Those who did not answer are taken to be like those who did.`
    },
    estimator: "extrapolated_share",
    query: "complaintIceberg",
    unit: "count",
    better: "down",
    smallest_sample,
    customers: "all",
    source,
    benchmarks: ["silent_per_complaint"],
    needs: ["survey_response", "complaint"]
  },
  dissatisfied_complained: {
    label: {zh: "不满者中投诉的", en: "of the dissatisfied, complained"},
    definition: {
      zh: `表示不满的答卷中，前后 ${about} 天有同一客户投诉的比例。课程说不满者中只有 2–10% 投诉。`,
      en: `Of the dissatisfied answers, the share with a complaint of the same customer ${about} days around. The course has 2–10 % of the dissatisfied complain.`
    },
    estimator: "share",
    query: "complaintIceberg",
    unit: "share",
    better: "up",
    smallest_sample,
    customers: "all",
    source,
    benchmarks: [],
    needs: ["survey_response", "complaint"]
  },
  contact_success: {
    label: {zh: "联系后到店", en: "came after a contact"},
    definition: {
      zh: `已满 ${settings.reminder_success_to_days} 天的联系中，联系后 ${settings.reminder_success_from_hours} 小时以后、${settings.reminder_success_to_days} 天以内有计入到店的比例；每次尝试算一次。许多客户不联系也会来，所以它不是联系的效果。`,
      en: `Of the contacts ${settings.reminder_success_to_days} days old, the share followed by a countable visit more than ${settings.reminder_success_from_hours} hours and at most ${settings.reminder_success_to_days} days later; every attempt counts. Many would have come anyway: it is not the effect of contacting.`
    },
    estimator: "share",
    query: "contactResults",
    unit: "share",
    better: "up",
    smallest_sample,
    customers: "all",
    source: {zh: "课程 S1：照顾客户的九种做法", en: "course S1, nine practices"},
    benchmarks: [],
    needs: ["contact", "repair_order"]
  },
  contact_reached: {
    label: {zh: "接通", en: "reached"},
    definition: {
      zh: "全部联系中接通（已联系或已预约）的比例；每次尝试算一次。",
      en: "Of all contacts, the share reached or booked; every attempt counts."
    },
    estimator: "share",
    query: "contactResults",
    unit: "share",
    better: "up",
    smallest_sample,
    customers: "all",
    source: {zh: "课程 S1：照顾客户的九种做法", en: "course S1, nine practices"},
    benchmarks: [],
    needs: ["contact"]
  },
  foretold_losses: {
    label: {zh: "预计流失", en: "losses foretold"},
    definition: {
      zh: "在等下一次保养、尚未流失的个人客户的流失概率之和（每位客户取风险最高的一台车）。概率来自过去时点上拟合的模型；模型在较晚时点上没有比只看到期时间更准时，用后者。",
      en: "Sum over the persons who wait for their next service of the chance to lose them (of several cars, the highest). The chance is that of the model fitted on past landmarks, or that of recency alone where the model ranks no better at a later one."
    },
    estimator: "count",
    query: "riskTotals",
    unit: "count",
    better: "down",
    smallest_sample: 0,
    customers: "persons",
    source: {zh: "课程 S3：客户流失", en: "course S3, losing customers"},
    benchmarks: [],
    needs: ["repair_order"]
  },
  value_at_risk: {
    label: {zh: "牵涉毛利", en: "value at risk"},
    definition: {
      zh: "在等下一次保养的个人客户的最后一年毛利乘以流失概率之和。它是会受影响的金额，不是联系客户能省下的钱。",
      en: "Sum over the persons who wait for their next service of last year's profit times the chance to lose them. It is what is at stake, not what calling saves."
    },
    estimator: "count",
    query: "riskTotals",
    unit: "yuan",
    better: "down",
    smallest_sample: 0,
    customers: "persons",
    source: {zh: "课程 S3：客户价值", en: "course S3, value of a customer"},
    benchmarks: [],
    needs: ["repair_order"]
  },
  risk_area: {
    label: {zh: "排得准不准（AUC）", en: "area under the curve"},
    definition: {
      zh: "任取一台后来流失的车和一台没有流失的车，模型给前者更高概率的可能；0.5 为瞎猜，1 为全对。在没有用来拟合的较晚时点上算。",
      en: "The chance that of a vehicle that was lost and one that was not the model gives the former the higher probability; .5 is guessing, 1 always right. At a later landmark that was not used for fitting."
    },
    estimator: "area_under_curve",
    query: "riskChecks",
    unit: "coefficient",
    better: "up",
    smallest_sample: settings.small_sample,
    customers: "all",
    source: {zh: "DeLong 等（1988）", en: "DeLong et al. 1988"},
    benchmarks: [],
    needs: ["repair_order"]
  },
  matched_return_difference: {
    label: {zh: "与相似客户的回厂率之差", en: "difference in coming back, similar customers"},
    definition: {
      zh: `在是否与购车有关、此前到店次数、此前 12 个月毛利和满意水平都相同的分层内比较回厂率，各层按 n₁n₀/(n₁+n₀) 加权；区间按客户聚类。找得到相似者的不足 ${settings.matched_least_share * 100}%，或匹配后仍有一项标准化差达到 ${settings.matched_largest_difference}，就不给出。`,
      en: `Difference in coming back within strata of equal visits, profit and satisfaction before, weighted n₁n₀/(n₁+n₀); the interval is clustered by customer. Refused where fewer than ${settings.matched_least_share * 100} % have anyone similar, or where a standardised difference of ${settings.matched_largest_difference} is left.`
    },
    estimator: "matched_difference",
    query: "similarCases",
    unit: "points",
    better: null,
    smallest_sample: settings.small_sample,
    customers: "persons",
    source,
    benchmarks: [],
    needs: ["complaint", "repair_order"]
  }
});
