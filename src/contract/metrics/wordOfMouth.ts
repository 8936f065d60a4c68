import {metricsOf} from "../metric.js";
import {settings} from "../settings.js";

const smallest_sample = settings.smallest_sample;
const said = {
  estimator: "share",
  query: "wordOfMouth",
  unit: "share",
  smallest_sample,
  customers: "persons",
  source: {
    zh: "课程 S3：口碑；J.D. Power 2007",
    en: "course S3, word of mouth; J.D. Power 2007"
  },
  benchmarks: [],
  needs: ["survey_response"]
} as const;
const done = {
  ...said,
  needs: ["survey_response", "sales_order"]
} as const;
const first = {
  zh: "每位客户取期间内第一份问到此题的答卷。",
  en: "Each customer's first response that was asked counts."
};
const window = settings.referral_window_months;

/** Who recommends, who warns, and whom they bring. */
export const wordOfMouthMetrics = metricsOf({
  recommender_share: {
    ...said,
    label: {zh: "向人推荐过的客户", en: "recommended to anyone"},
    definition: {
      zh: `答“已推荐几人”不为 0 的客户比例。${first.zh}课程的 39% 与 14% 是“会推荐”的比例；说会推荐而还没有推荐成的人不在此内，所以这里偏低。`,
      en: `Customers who said they had recommended to at least one person. ${first.en} The course's 39 % and 14 % are of those who recommend; whoever would, and has not yet, is not in ours, which is therefore lower.`
    },
    better: "up",
    benchmarks: ["delighted_recommend", "lukewarm_recommend"]
  },
  recommended_people: {
    ...said,
    label: {zh: "人均推荐人数", en: "people recommended to, per customer"},
    definition: {
      zh: `答“已推荐几人”的平均数，没有推荐过的按 0 计。${first.zh}课程的对照数是推荐比例乘以推荐者的人均推荐数（39% × 2，14% × 0.7）。`,
      en: `The mean number of people recommended to, none counted as 0. ${first.en} The course's comparison is the share who recommend times the people each tells (39 % × 2, 14 % × 0.7).`
    },
    estimator: "mean",
    unit: "coefficient",
    better: "up",
    benchmarks: ["delighted_recommended_people", "lukewarm_recommended_people"]
  },
  warned_people: {
    ...said,
    label: {zh: "人均劝阻人数", en: "people warned off, per customer"},
    definition: {
      zh: `答“已劝阻几人”的平均数，没有劝阻过的按 0 计。${first.zh}`,
      en: `The mean number of people warned off, none counted as 0. ${first.en}`
    },
    estimator: "mean",
    unit: "coefficient",
    better: "down",
    benchmarks: ["disappointed_warned_people"]
  },
  bringer_share: {
    ...done,
    label: {zh: "真的带来了客户", en: "brought anyone"},
    definition: {
      zh: `评价后 ${window} 个月内，有线索或成交以其为介绍人的客户比例；每位客户取期间内第一份答卷，${window} 个月未满的不计。`,
      en: `Customers named as referrer by a lead or a sale within ${window} months after the response; each customer's first response counts, and those whose ${window} months are not over do not.`
    },
    better: "up"
  },
  brought_people: {
    ...done,
    label: {zh: "人均带来的客户", en: "customers brought, per customer"},
    definition: {
      zh: `评价后 ${window} 个月内带来的客户数（线索与其成交算一位）的平均数，没有带来的按 0 计。`,
      en: `The mean number of customers brought within ${window} months after the response (a lead and its sale are one), none counted as 0.`
    },
    estimator: "mean",
    unit: "coefficient",
    better: "up"
  },
  referrer_share: {
    ...said,
    label: {zh: "带来过客户的客户", en: "ever brought anyone"},
    definition: {
      zh: "至今有线索或成交以其为介绍人的个人客户比例。",
      en: "Persons who have ever been named as referrer by a lead or a sale."
    },
    query: "referrerProfile",
    better: "up",
    needs: ["sales_order"]
  }
});
