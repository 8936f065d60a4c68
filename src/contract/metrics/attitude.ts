import {metricsOf} from "../metric.js";
import {settings} from "../settings.js";

const loyaltyBlock = {zh: "课程 S3：CSS 忠诚度题组", en: "course S3, loyalty block of the CSS"};
const first = {
  zh: "每位客户在期间内的第一份答卷计入；五级水平由原量表换算。",
  en: "Each customer's first response in the period counts; the five levels come from the question's own scale."
};
const attitude = {
  estimator: "share",
  query: "satisfactionMeasures",
  unit: "share",
  smallest_sample: settings.smallest_sample,
  customers: "persons",
  source: loyaltyBlock,
  benchmarks: [],
  needs: ["survey_response"]
} as const;

/** What customers say. */
export const attitudeMetrics = metricsOf({
  satisfied_share: {
    ...attitude,
    label: {zh: "满意率", en: "satisfied"},
    definition: {
      zh: `总体满意度在五级中的上两级的客户比例。${first.zh}`,
      en: `Customers whose overall satisfaction is in the upper two of five levels. ${first.en}`
    },
    better: "up"
  },
  very_satisfied_share: {
    ...attitude,
    label: {zh: "非常满意率", en: "very satisfied"},
    definition: {
      zh: `总体满意度在最高一级的客户比例。${first.zh}`,
      en: `Customers whose overall satisfaction is in the top level. ${first.en}`
    },
    better: "up"
  },
  dissatisfied_share: {
    ...attitude,
    label: {zh: "不满意率", en: "dissatisfied"},
    definition: {
      zh: `总体满意度在五级中的下两级的客户比例。${first.zh}`,
      en: `Customers whose overall satisfaction is in the lower two of five levels. ${first.en}`
    },
    better: "down"
  },
  recommend_top_box: {
    ...attitude,
    label: {zh: "非常愿意推荐", en: "would certainly recommend"},
    definition: {
      zh: `推荐意愿在最高一级的客户比例。${first.zh}`,
      en: `Customers whose willingness to recommend is in the top level. ${first.en}`
    },
    better: "up"
  },
  net_promoter_score: {
    ...attitude,
    label: {zh: "净推荐值 NPS", en: "net promoter score"},
    definition: {
      zh: "仅用于 0–10 分的推荐题：9–10 分的比例减 0–6 分的比例，乘以 100。每位客户在期间内的第一份答卷计入。",
      en: "Only for a 0–10 question: the share of 9–10 less that of 0–6, times 100. Each customer's first response in the period counts."
    },
    estimator: "net_promoter_score",
    unit: "points",
    better: "up",
    smallest_sample: settings.small_sample,
    source: {zh: "净推荐值（Reichheld 2003）", en: "net promoter score (Reichheld 2003)"}
  },
  responses: {
    ...attitude,
    label: {zh: "答卷数", en: "responses"},
    definition: {zh: "期间内接受的答卷数。", en: "Responses accepted in the period."},
    estimator: "count",
    unit: "count",
    better: null,
    smallest_sample: 0,
    source: {zh: "调研数据", en: "survey extracts"}
  }
});
