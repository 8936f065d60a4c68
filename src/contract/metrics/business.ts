import {metricsOf} from "../metric.js";
import {settings} from "../settings.js";

const smallest_sample = settings.smallest_sample;
const monthly = {zh: "课程 S2：每月分析习惯", en: "course S2, monthly habit"};
const pyramid = {zh: "课程 S3：指标金字塔底层", en: "course S3, base of the indicator pyramid"};
const count = {
  estimator: "count",
  unit: "count",
  smallest_sample: 0,
  customers: "all",
  benchmarks: []
} as const;

/** Visits, money, cars, complaints, and how good the data are. */
export const businessMetrics = metricsOf({
  visits: {
    ...count,
    label: {zh: "到店次数", en: "visits"},
    definition: {
      zh: "期间内的到店：同店同车同日算一次，当日至少有一张计入的工单。红冲、内部、PDI、测试、店内自有车与纯精品工单不计。",
      en: "Visits in the period: distinct dealer, vehicle and day with at least one countable repair order. Reversed, internal, pre-delivery, test, dealer-owned and pure accessory orders do not count."
    },
    query: "visitMeasures",
    better: "up",
    source: monthly,
    needs: ["repair_order"]
  },
  vehicles_seen: {
    ...count,
    label: {zh: "到店车辆数", en: "vehicles seen"},
    definition: {
      zh: "期间内到过店的不同车辆数，与到店次数不同。",
      en: "Distinct vehicles with a visit in the period; not the same as visits."
    },
    query: "visitMeasures",
    better: "up",
    source: monthly,
    needs: ["repair_order"]
  },
  revenue: {
    ...count,
    label: {zh: "售后实收", en: "money received from service"},
    definition: {
      zh: "期间内到店所收的款额（索赔与返修没有客户付款，按 0 计）；是收入，不是利润。",
      en: "Money received for the visits in the period (warranty and rework bring none); revenue, not profit."
    },
    query: "visitMeasures",
    unit: "yuan",
    better: "up",
    source: monthly,
    needs: ["repair_order"]
  },
  average_ticket: {
    label: {zh: "客单价", en: "average ticket"},
    definition: {
      zh: "售后实收除以到店次数，含单位客户；区间按客户聚类。",
      en: "Money received from service over visits, companies included; the interval is clustered by customer."
    },
    estimator: "mean",
    query: "visitMeasures",
    unit: "yuan",
    better: "up",
    smallest_sample,
    customers: "all",
    source: monthly,
    benchmarks: [],
    needs: ["repair_order"]
  },
  rework_share: {
    label: {zh: "返修率", en: "visits with rework"},
    definition: {
      zh: "期间内含返修工单的到店占全部到店的比例。",
      en: "Visits with a rework order among all visits in the period."
    },
    estimator: "share",
    query: "visitMeasures",
    unit: "share",
    better: "down",
    smallest_sample,
    customers: "all",
    source: {zh: "课程 S3：CSS 无重复维修", en: "course S3, CSS item on repeat repair"},
    benchmarks: [],
    needs: ["repair_order"]
  },
  car_sales: {
    ...count,
    label: {zh: "整车销量", en: "cars sold"},
    definition: {
      zh: "期间内交付给最终客户的整车数（退车、撤单、调拨、内部领用不计）。",
      en: "Cars delivered to end customers in the period; returned, cancelled, transferred and internal ones do not count."
    },
    query: "saleMeasures",
    better: "up",
    source: pyramid,
    needs: ["sales_order"]
  },
  repeat_sale_share: {
    label: {zh: "保客再购占比", en: "sales to customers who had bought here"},
    definition: {
      zh: "期间内卖给个人的车中，购车人此前已在本集团买过车的比例。它是销量的构成，不是客户的再购率。",
      en: "Of the cars sold to persons in the period, the share whose buyer had bought from the group before. It describes sales; it is not the customers' repurchase rate."
    },
    estimator: "share",
    query: "saleMeasures",
    unit: "share",
    better: "up",
    smallest_sample,
    customers: "persons",
    source: pyramid,
    benchmarks: [],
    needs: ["sales_order"]
  },
  referral_sale_share: {
    label: {zh: "转介绍占比", en: "referred sales"},
    definition: {
      zh: "期间内卖给个人的车中，客户来源为保客推荐或记有推荐人的比例。",
      en: "Of the cars sold to persons in the period, the share whose source is a referral or that names the referring customer."
    },
    estimator: "share",
    query: "saleMeasures",
    unit: "share",
    better: "up",
    smallest_sample,
    customers: "persons",
    source: pyramid,
    benchmarks: [],
    needs: ["sales_order"]
  },
  complaints: {
    ...count,
    label: {zh: "投诉数", en: "complaints"},
    definition: {
      zh: "期间内收到的客户投诉数（内部投诉除外）。",
      en: "Customer complaints received in the period; internal ones left out."
    },
    query: "visitMeasures",
    better: null,
    source: {zh: "课程 S3：投诉", en: "course S3, complaints"},
    needs: ["complaint"]
  },
  complaint_rate: {
    label: {zh: "每千次到店投诉数", en: "complaints per 1,000 visits"},
    definition: {
      zh: "期间内的投诉数除以到店次数，乘以 1,000；区间按客户聚类。多数不满的客户从不投诉，低不等于好。",
      en: "Complaints over visits in the period, times 1,000; the interval is clustered by customer. Most of the dissatisfied never complain, so that low is not the same as good."
    },
    estimator: "mean",
    query: "visitMeasures",
    unit: "per_thousand",
    better: null,
    smallest_sample,
    customers: "all",
    source: {zh: "课程 S3：投诉", en: "course S3, complaints"},
    benchmarks: [],
    needs: ["complaint", "repair_order"]
  },
  row_acceptance: {
    label: {zh: "可用行占比", en: "rows accepted"},
    definition: {
      zh: "读入的数据行中未被拒收的比例；合并的重复行与按规则排除的行不算拒收。",
      en: "Of the rows read, the share not refused; rows merged as duplicates or excluded by rule are not refused."
    },
    estimator: "share",
    query: "rowAcceptance",
    unit: "share",
    better: "up",
    smallest_sample: 0,
    customers: "all",
    source: {zh: "数据质量", en: "data quality"},
    benchmarks: [],
    needs: []
  }
});
