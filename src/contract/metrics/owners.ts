import {metricsOf} from "../metric.js";
import {settings} from "../settings.js";

const owners = {
  estimator: "share",
  unit: "share",
  smallest_sample: settings.smallest_sample,
  customers: "persons",
  better: "up",
  source: {
    zh: "课程 S3：指标金字塔底层；S1：保客经营",
    en: "course S3, base of the indicator pyramid; S1, working existing customers"
  },
  benchmarks: [],
  needs: ["repair_order"]
} as const;

/** Existing owners: who keeps coming, and who buys again. */
export const ownerMetrics = metricsOf({
  cohort_retention: {
    ...owners,
    label: {zh: "批次到店率", en: "retention of a cohort"},
    definition: {
      zh: "同一半年购车的车辆中，在第几个保养间隔（6 或 12 个月）内至少到店一次的比例；是“在这一间隔到过店”，不是“到过此后任一间隔”。只含交车在数据期内的车；批次中还有车没走完的间隔留空，不按 0 计。",
      en: "Of the vehicles bought in one half-year, the share with a visit in the nth service interval (6 or 12 months): came in it, not in it or later. Cars delivered here within the data; an interval that some car of the cohort has not finished is empty, not 0."
    },
    query: "retentionCohorts"
  },
  services_done_share: {
    ...owners,
    label: {zh: "应保养完成率", en: "due services done here"},
    definition: {
      zh: `近 ${settings.behavioural_loyalty_months} 个月已可判定的应保养次数中，在本集团完成的比例；服务顾问按客户最近一次到店取（化名）。`,
      en: `Of the due services of the last ${settings.behavioural_loyalty_months} months whose outcome is known, the share done here; the advisor is that of the customer's latest visit (alias).`
    },
    query: "servicesDoneByAdvisor"
  },
  owner_repurchase: {
    ...owners,
    estimator: "cumulative_incidence",
    label: {zh: "老客户再购（累积发生率）", en: "owners who bought here again"},
    definition: {
      zh: `期间内购车的个人客户（每人第一台）在其后若干个月内再向本集团购车的累积发生率（Aalen–Johansen）；车已离开为竞争事件，${settings.trade_in_months} 个月内在此换购的除外。`,
      en: `Of the persons who bought in the period (each one's first car), the cumulative incidence of buying from the group again within so many months (Aalen–Johansen); a car that left competes, unless its owner buys here within ${settings.trade_in_months} months.`
    },
    query: "ownerRepurchase",
    needs: ["sales_order"]
  },
  trade_in_share: {
    ...owners,
    label: {zh: "再购时置换占比", en: "repeat purchases with a trade-in"},
    definition: {
      zh: "期间内卖给曾在此购车的个人客户的车中，同时收进旧车的比例。",
      en: "Of the cars sold in the period to persons who had bought here before, the share with a car traded in."
    },
    query: "tradeIns",
    better: null,
    needs: ["sales_order"]
  },
  owner_lead_share: {
    ...owners,
    label: {zh: "线索中的老客户", en: "leads from existing customers"},
    definition: {
      zh: "期间内新建的线索中，此前已在本集团购车或到店的客户所占的比例。",
      en: "Of the leads opened in the period, the share from customers who had bought or come here before."
    },
    query: "ownerLeads",
    customers: "all",
    better: null,
    needs: ["lead"]
  }
});
