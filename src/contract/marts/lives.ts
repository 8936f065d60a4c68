import {boolean, cents, coded, date, integer, mart, smallint, utinyint} from "../mart.js";
import {settings} from "../settings.js";
import {advisorAlias, customerId, dealerId, modelSeries, vehicleId} from "./keys.js";

const person = {personal: "quasi_identifier"} as const;
const months = {unit: "months"} as const;

export const vehicleLives = mart("vehicle_lives", {
  label: {zh: "车辆在管历程", en: "lives of vehicles"},
  grain: {
    zh: "每辆进入观察的客户车辆一行；月数自销售日起算，截至归属门店的数据截止日",
    en: "one row per vehicle under observation that no dealer owns; whole months count from its sale, up to the home dealer's as-of"
  },
  key: ["vehicle_id"],
  columns: {
    vehicle_id: vehicleId,
    customer_id: customerId,
    home_dealer_id: dealerId,
    model_series: modelSeries,
    advisor: advisorAlias,
    is_company: boolean("单位客户", "owned by a company or fleet"),
    is_sold_here: boolean("本集团售出", "sold by the group"),
    is_delivery_observed: boolean(
      "交车在观察期内",
      "delivered here within the data, so that every visit since is known"
    ),
    sale_date: date("销售日期", "sold on", person),
    entry_date: date("进入观察日", "delivery here, else the first visit", person),
    entry_months: smallint(
      "进入观察时车龄",
      "months of ownership at the delivery here or the first visit",
      months
    ),
    observed_months: smallint("数据截止时车龄", "months of ownership at the as-of", months),
    left_months: smallint(
      "离开时车龄",
      "months of ownership at which the car was sold, scrapped, moved or a total loss, without a later visit",
      months
    ),
    left_how: coded("vehicle_status", "离开方式", "how it left"),
    out_of_use_date: date(
      "停用日",
      "sold, scrapped, moved or a total loss since, whatever came later; 1900 where the file has no date",
      person
    ),
    warranty_months: smallint(
      "保修月数",
      "months from the sale to the end of the warranty",
      months
    ),
    visit_intervals: integer(
      "有到店的半年",
      "half-years of ownership with a visit, as bits from the first; only where the delivery was observed"
    ),
    is_high_bill: boolean(
      "最近账单高",
      "the last two visits that cost anything were billed at least 1.5 times the median of the series; empty without such visits"
    ),
    longest_wait_minutes: smallint("最近最长等待", "longest wait of the last two visits", {
      unit: "minutes"
    }),
    has_open_complaint: boolean(
      "有未解决投诉",
      "a complaint of the owner within 12 months before the last visit or after it was left unresolved"
    )
  },
  reconciles: {
    holds:
      "(select count(*) from vehicle_lives) = (select count(*) from vehicles where entry_date is not null and not coalesce(is_dealer_owned, false))",
    label: {
      zh: "行数 = 有进入观察日的客户车辆数",
      en: "rows are the vehicles under observation that no dealer owns"
    }
  }
});

export const silences = mart("silences", {
  label: {zh: "久未到店", en: "long silences"},
  grain: {
    zh: "每辆车每次到店或交车之后的久未到店一行，即在任何一种可选定义下可能算流失的一次",
    en: "one row per visit or delivery after which a vehicle stayed away long enough to be lost by some choice of interval and grace; in order of vehicle and day"
  },
  key: ["silence_id"],
  columns: {
    silence_id: integer("序号", "number, in order of vehicle and day"),
    vehicle_id: vehicleId,
    event_date: date("起始日", "the visit or delivery before", person),
    due_date: date("应到店日", "service due after it, by plan and mileage", person),
    event_months: smallint("起始时车龄", "months of ownership at the visit before", months),
    due_months: smallint("应到店时车龄", "months of ownership at the due date", months),
    next_after_due: utinyint(
      "到期后多久再来",
      "least number of months after the due date within which the next visit lay",
      months
    ),
    left_after_due: utinyint(
      "到期后多久离开",
      "least number of months after the due date within which the car left; 0 before it",
      months
    ),
    observed_after_due: utinyint(
      "到期后已观察",
      "whole months from the due date to the as-of",
      months
    ),
    next_after: utinyint(
      "起始后多久再来",
      "least number of months after the visit before within which the next one lay",
      months
    ),
    left_after: utinyint(
      "起始后多久离开",
      "least number of months after the visit before within which the car left",
      months
    ),
    observed_after: utinyint(
      "起始后已观察",
      "whole months from the visit before to the as-of",
      months
    )
  },
  reconciles: {
    holds: `(select count(*) from vehicles where first_lost_date is not null) = (select count(distinct vehicle_id) from silences where (next_after_due is null or next_after_due > ${settings.grace_months}) and observed_after_due >= ${settings.grace_months} and (left_after_due is null or left_after_due > ${settings.grace_months}))`,
    label: {
      zh: "按默认定义流失的车辆数 = 有首次流失日的车辆数",
      en: "vehicles lost by the default definition are those with a date of first loss"
    }
  }
});

export const lossCounts = mart("loss_counts", {
  label: {zh: "各定义下的流失", en: "losses by every definition"},
  grain: {
    zh: "每店每车系每种流失定义每月一行：月末（最后一月为数据截止日）的状态；单位客户除外",
    en: "one row per dealer, model series, definition of lost and month: the state at its end, or at the as-of in the last; companies left out"
  },
  key: ["interval_months", "grace_months", "dealer_id", "model_series", "month"],
  columns: {
    dealer_id: dealerId,
    model_series: modelSeries,
    month: date("月份", "first day of the month"),
    interval_months: utinyint(
      "间隔",
      "interval of the definition; empty for the service plan",
      months
    ),
    grace_months: utinyint("宽限", "grace of the definition", months),
    base_count: integer(
      "在管未流失",
      "vehicles under care and not lost before at the start of the known months, which end with the grace before the state",
      {unit: "count"}
    ),
    lost_count: integer("其中流失", "of these, lost in the known months", {unit: "count"})
  }
});

export const seenMonths = mart("seen_months", {
  label: {zh: "按月到店车辆", en: "vehicles seen by month"},
  grain: {
    zh: "每店每车系每月一行；单位客户除外；只含其后 6 个月已过的月份",
    en: "one row per dealer, model series and month whose six months after are over; companies left out"
  },
  key: ["dealer_id", "model_series", "month"],
  columns: {
    dealer_id: dealerId,
    model_series: modelSeries,
    month: date("月份", "first day of the month"),
    seen_count: integer("到店车辆数", "vehicles seen in the month", {unit: "count"}),
    silent_count: integer(
      "其后未再到店",
      "of these, not seen at the dealer again until the end of the sixth month after",
      {unit: "count"}
    )
  }
});

export const referrals = mart("referrals", {
  label: {zh: "转介绍", en: "referrals"},
  grain: {
    zh: "每位老客户带来的每位客户一行；线索与其成交算一次",
    en: "one row per customer brought by another; a lead and the sale it led to are one"
  },
  key: ["referral_id"],
  columns: {
    referral_id: integer("转介绍键", "referral key"),
    customer_id: customerId,
    dealer_id: dealerId,
    referred_date: date("转介绍日", "earliest day of the lead or order", person),
    has_bought: boolean("已购车", "led to a purchase"),
    sale_profit_cents: cents("购车毛利", "profit of the sale"),
    service_profit_cents: cents("售后毛利", "profit of the car's visits with its buyer so far")
  },
  reconciles: {
    holds:
      "(select count(*) from referrals) = (select coalesce(sum(referral_count), 0) from customers)",
    label: {
      zh: "行数 = 客户带来的客户数之和",
      en: "rows are the sum of what customers brought"
    }
  }
});
