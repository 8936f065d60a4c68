import {metricsOf} from "../metric.js";
import {settings} from "../settings.js";

const quadrant = {
  zh: "课程 S3：四分图；重要性—表现分析（Martilla & James 1977）",
  en: "course S3, quadrant chart; importance–performance analysis (Martilla & James 1977)"
};
const perItem = settings.driver_responses_per_item;
const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** What satisfaction and return hang on. */
export const driverMetrics = metricsOf({
  driver_share: {
    label: {zh: "重要性（推算）", en: "importance (derived)"},
    definition: {
      zh: `全部因素合起来能解释结果（愿意再来、总体满意或评价后回厂）差异的一部分，即 R²；重要性是其中归于这一项的份额：在所有进入次序下新增 R² 的平均（LMG，即 R² 的 Shapley 值），各项相加为 100%。因素彼此相关时也不会出现负数，两项完全相同则平分。结果为“评价后回厂”时改用 McFadden R²。只用每题都作答的答卷；少于因素数的 ${perItem} 倍不计算，R² 低于 ${percent(settings.driver_least_fit)}（McFadden 低于 ${percent(settings.driver_least_mcfadden)}）不显示。它是相关，不是改善后的效果。`,
      en: `All items together explain a part of the outcome's variance (would return, overall satisfaction or came back), R²; importance is the share of it that falls to this item: what it adds to R², averaged over all orders in which the items can enter (LMG, the Shapley value of R²); the shares sum to 100 %. Items that correlate never get a negative share, and two equal ones share equally. For came back McFadden's R² is shared. Only responses that answer every item count; with fewer than ${perItem} for each item nothing is computed, and below an R² of ${percent(settings.driver_least_fit)} (McFadden ${percent(settings.driver_least_mcfadden)}) nothing is shown. It is association, not the effect of improving.`
    },
    estimator: "driver_share",
    query: "driverSums",
    unit: "share",
    better: null,
    smallest_sample: settings.smallest_sample,
    customers: "persons",
    source: {
      zh: "LMG 法：Lindeman, Merenda & Gold 1980；Grömping 2006",
      en: "LMG: Lindeman, Merenda & Gold 1980; Grömping 2006"
    },
    benchmarks: [],
    needs: ["survey_response"]
  },
  item_level: {
    label: {zh: "表现（平均水平）", en: "performance (mean level)"},
    definition: {
      zh: "这一项得分的平均，按原量表换算到 1–5 级：1 + 4（分数−最小）/（最大−最小）。回答过这一项的答卷都计入。几道题合成的因素取各题平均，且至少答了一半。",
      en: "The mean of the item's scores, each as 1 + 4 (score − min)/(max − min), over all responses that answer it. Of items put together, their mean, where at least half are answered."
    },
    estimator: "resampled_mean",
    query: "driverSums",
    unit: "level",
    better: "up",
    smallest_sample: settings.smallest_sample,
    customers: "persons",
    source: quadrant,
    benchmarks: [],
    needs: ["survey_response"]
  },
  quadrant_chance: {
    label: {zh: "归属把握", en: "chance of the quadrant"},
    definition: {
      zh: `按客户重抽样 ${settings.driver_replicates} 次，这一项落在同一象限的次数所占比例。不到 ${percent(settings.quadrant_sure_from)} 的不归入任何象限，称为“压线”。`,
      en: `The share of ${settings.driver_replicates} resamples, by customer, in which the item lies in the same quadrant. Below ${percent(settings.quadrant_sure_from)} it is put into none and called on the line.`
    },
    estimator: "driver_share",
    query: "driverSample",
    unit: "share",
    better: null,
    smallest_sample: settings.smallest_sample,
    customers: "persons",
    source: quadrant,
    benchmarks: [],
    needs: ["survey_response"]
  }
});
