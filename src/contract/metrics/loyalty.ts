import {metricsOf} from "../metric.js";
import {settings} from "../settings.js";

const smallest_sample = settings.smallest_sample;
const source = {zh: "课程 S3：满意不等于忠诚", en: "course S3, satisfaction is not loyalty"};
const block = {zh: "课程 S3：CSS 忠诚度题组", en: "course S3, loyalty block of the CSS"};
const window = settings.default_return_window_months;
const within = {
  estimator: "share",
  query: "loyaltyNext",
  unit: "share",
  smallest_sample,
  customers: "persons",
  source,
  benchmarks: [],
  better: null
} as const;

const part = {
  estimator: "share",
  query: "loyaltyGroups",
  unit: "share",
  better: null,
  smallest_sample,
  customers: "persons",
  source: {zh: "课程 S3：15/70/15", en: "course S3, 15/70/15"},
  needs: ["survey_response", "repair_order"]
} as const;
const partOf = (zh: string, en: string) => ({
  zh: `观察期已满的答卷中，总体满意度${zh}的比例。全部答卷都计入，区间按客户聚类。它与课程的 15/70/15 都是人群的划分，不是回厂率。`,
  en: `Of the responses with a whole window behind them, the share whose overall satisfaction is ${en}. All responses count, the interval is clustered by customer. Like the course's 15/70/15 it divides people and is no return rate.`
});

/** What satisfaction goes together with, on the page about it. */
export const loyaltyMetrics = metricsOf({
  certainly_recommends: {
    label: {zh: "一定会推荐", en: "certainly would recommend"},
    definition: {
      zh: "被问到推荐意愿的答卷中，答在最高一级的比例，按总体满意度分列。全部答卷都计入，区间按客户聚类；整体的“非常愿意推荐”则只计每位客户的第一份。",
      en: "Of the responses that were asked, the share whose willingness to recommend is in the top level, by overall satisfaction. All responses count and the interval is clustered by customer; the overall figure takes each customer's first."
    },
    estimator: "share",
    query: "loyaltyByAnswer",
    unit: "share",
    better: "up",
    smallest_sample,
    customers: "persons",
    source: block,
    benchmarks: [],
    needs: ["survey_response"]
  },
  certainly_returns: {
    label: {zh: "一定会再来", en: "certainly would return"},
    definition: {
      zh: "被问到再来意愿的答卷中，答在最高一级的比例，按总体满意度分列。这是说的，不是做的；做的是“评价后回厂率”。",
      en: "Of the responses that were asked, the share whose willingness to return is in the top level, by overall satisfaction. It is what they say; what they do is coming back."
    },
    estimator: "share",
    query: "loyaltyByAnswer",
    unit: "share",
    better: "up",
    smallest_sample,
    customers: "persons",
    source: block,
    benchmarks: [],
    needs: ["survey_response"]
  },
  top_part: {
    ...part,
    label: {zh: "非常满意的一段", en: "the very satisfied part"},
    definition: partOf("在最高一级", "in the top level"),
    benchmarks: ["most_satisfied_loyal"]
  },
  middle_part: {
    ...part,
    label: {zh: "中间的一段", en: "the middle part"},
    definition: partOf("在三、四级", "in levels three and four"),
    benchmarks: ["floating_middle"]
  },
  low_part: {
    ...part,
    label: {zh: "不满意的一段", en: "the dissatisfied part"},
    definition: partOf("在下两级", "in the lower two levels"),
    benchmarks: ["least_satisfied_leaving"]
  },
  repurchase_incidence: {
    label: {zh: "再购累积发生率", en: "repurchase, cumulative incidence"},
    definition: {
      zh: `作出购车评价的客户（每人第一份）在其后各月之内再向本集团买车的累积发生率（Aalen–Johansen）。原车已知卖出、报废、转出或全损的为竞争事件，${settings.trade_in_months} 个月内又在此购车的除外；数据截止时仍未购车的为删失。区间为逐点 95%（log–log）。`,
      en: `Of the customers who answered about a purchase (each one's first response), the cumulative incidence of buying again from the group within so many months (Aalen–Johansen). A car known to be sold, scrapped, moved or a total loss is a competing event, unless its owner buys here within ${settings.trade_in_months} months; those who have not bought when the data end are censored. Pointwise 95% intervals, log–log.`
    },
    estimator: "cumulative_incidence",
    query: "repurchaseTable",
    unit: "share",
    better: "up",
    smallest_sample,
    customers: "persons",
    source: {
      zh: "课程 S3：忠诚的硬尺度是再购",
      en: "course S3, repurchase is the yardstick of loyalty"
    },
    benchmarks: [],
    needs: ["survey_response", "sales_order"]
  },
  replaced_here_share: {
    label: {zh: "换车者在此再购", en: "replacers who bought here again"},
    definition: {
      zh: "流失回访中已换车、且知道在哪里买的客户里，新车在本集团购买的比例。分子分母都只含被问到的客户。",
      en: "Of the customers asked why they left who had replaced the car, and said where, the share that bought the new one from the group. Both numbers come from those asked only."
    },
    estimator: "share",
    query: "replacerMeasures",
    unit: "share",
    better: "up",
    smallest_sample,
    customers: "persons",
    source,
    benchmarks: ["same_brand_repurchase"],
    needs: ["churn_reason"]
  },
  complained_after: {
    ...within,
    label: {zh: "评价后投诉", en: "complained after the response"},
    definition: {
      zh: `评价后 ${window} 个月（与观察期同）之内有投诉的答卷比例。`,
      en: `The share of responses followed by a complaint within ${window} months (the return window).`
    },
    needs: ["survey_response", "complaint"]
  },
  lost_after: {
    ...within,
    label: {zh: "到期末已判定流失", en: "lost by the end of the window"},
    definition: {
      zh: `观察期结束前已可判定首次流失（到期满 ${settings.grace_months} 个月）的答卷比例。`,
      en: `The share of responses whose customer's first loss was known by the end of the window (due date and ${settings.grace_months} months over).`
    },
    needs: ["survey_response", "repair_order"]
  },
  bought_after: {
    ...within,
    label: {zh: "评价后购车", en: "bought after the response"},
    definition: {
      zh: `评价后 ${window} 个月（与观察期同）之内又向本集团买车的答卷比例。`,
      en: `The share of responses followed by a purchase from the group within ${window} months (the return window).`
    },
    needs: ["survey_response", "sales_order"]
  },
  came_later: {
    ...within,
    label: {zh: "观察期后又来过", en: "came after the window"},
    definition: {
      zh: "观察期结束之后、数据截止之前又到过店的答卷比例。越早的答卷有越多时间，只作参考。",
      en: "The share of responses followed by a visit after the window and before the data end. Older responses have had more time; indicative only."
    },
    needs: ["survey_response", "repair_order"]
  },
  group_value: {
    ...within,
    label: {zh: "最后一年毛利", en: "value when last seen"},
    definition: {
      zh: "该类客户最后一次到店或购车为止 12 个月的毛利，每位客户的平均。没有成本的单据按假设毛利率推算。",
      en: "Profit of the 12 months up to and including the last visit or purchase, mean over the group's customers. Where the extract has no cost, by assumed margins."
    },
    estimator: "mean",
    unit: "yuan",
    source: {zh: "课程 S3：看利润，不看营收", en: "course S3, profit rather than revenue"},
    needs: ["survey_response"]
  },
  loyalty_block_alpha: {
    label: {zh: "忠诚度题组的信度", en: "reliability of the loyalty block"},
    definition: {
      zh: "忠诚度题组各题（换算成五级）的 Cronbach α（未标准化），区间按 Feldt；只有两题时用 Spearman–Brown。每位客户的第一份完整答卷计入。α 低于 0.6 时不合成指数，只看单题。",
      en: "Cronbach's α (raw) of the items of the loyalty block on five levels, Feldt's interval; with two items Spearman–Brown. Each customer's first complete response counts. Below .6 no index is formed, only items are shown."
    },
    estimator: "cronbach_alpha",
    query: "loyaltyBlock",
    unit: "coefficient",
    better: "up",
    smallest_sample: settings.small_sample,
    customers: "persons",
    source: block,
    benchmarks: [],
    needs: ["survey_response"]
  }
});
