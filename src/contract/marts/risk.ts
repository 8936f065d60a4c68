import {
  boolean,
  category,
  cents,
  coded,
  date,
  double,
  integer,
  mart,
  smallint,
  utinyint
} from "../mart.js";
import {customerId, dealerId, modelSeries, vehicleId} from "./keys.js";

const person = {personal: "quasi_identifier"} as const;
const score = category("评分", "which score: the model, or the rule of recency alone");
const reason = (nth: number) =>
  smallint(`原因 ${nth}`, `reason ${nth}: row of risk_effects that raises the risk most`);

export const careCases = mart("care_cases", {
  label: {zh: "不满与投诉个案", en: "cases of care"},
  grain: {
    zh: "已知客户的每件投诉一行，前后 30 天内没有投诉的每份有总体评价的答卷一行",
    en: "one row per complaint of a known customer, and per response with an overall satisfaction without a complaint 30 days around it"
  },
  key: ["case_id"],
  columns: {
    case_id: integer("个案键", "case key"),
    dealer_id: dealerId,
    customer_id: customerId,
    model_series: modelSeries,
    is_company: boolean("单位客户", "a company or fleet customer"),
    index_date: date("日期", "complained or answered on", person),
    is_sale: boolean("购车相关", "about the purchase, not the service"),
    ended: category(
      "结局",
      "quickly, resolved, unresolved or withdrawn; silent (dissatisfied, no complaint); none"
    ),
    complaint_type: coded("complaint_type", "投诉类型", "kind"),
    level: utinyint("满意水平", "level of the overall satisfaction with the same experience"),
    prior_level: utinyint("此前满意水平", "level of the last response of the 24 months before"),
    prior_visit_count: utinyint("此前到店次数", "visits up to that day", {unit: "count"}),
    prior_profit_cents: cents(
      "此前 12 个月毛利",
      "profit of visits in the 12 months up to that day"
    ),
    days_to_resolve: smallint("处理天数", "days to the resolution; none where there is none", {
      unit: "days"
    }),
    return_months: utinyint("此后几个月内到店", "months within which the next visit fell", {
      ...person,
      unit: "months"
    }),
    observed_months: utinyint("已观察月数", "whole months up to the as-of", {
      ...person,
      unit: "months"
    }),
    value_when_last_seen_cents: cents(
      "客户最后一年毛利",
      "profit of the customer's 12 months up to and including the last visit or purchase"
    )
  },
  reconciles: {
    holds:
      "(select count(*) from care_cases where ended not in ('silent', 'none')) = (select count(*) from complaints where customer_id is not null)",
    label: {
      zh: "个案中的投诉 = 已知客户的投诉",
      en: "cases of complaint are the complaints of known customers"
    }
  }
});

export const callLists = mart("call_lists", {
  label: {zh: "用过的联系名单", en: "worked call lists"},
  grain: {
    zh: "每张用过的名单的每位客户一行，联系的与随机留出的都在",
    en: "one row per worked list and customer, those called and those set aside at random"
  },
  key: ["list_nth", "customer_id"],
  columns: {
    list_nth: smallint("第几张名单", "which list, by date"),
    customer_id: customerId,
    dealer_id: dealerId,
    model_series: modelSeries,
    is_company: boolean("单位客户", "a company or fleet customer"),
    drawn_date: date("名单日期", "drawn on", person),
    is_called: boolean("安排联系", "to be called; the others were set aside at random"),
    has_come: boolean(
      "其后到店",
      "a visit within the time after the list; none while it is not over"
    ),
    profit_cents: cents("其后毛利", "profit of the visits within that time"),
    was_reached: boolean("接通", "reached by a contact within that time")
  },
  reconciles: {
    holds: "(select count(*) from call_lists) = (select count(*) from call_list)",
    label: {zh: "行数 = 接受的名单行数", en: "rows are the accepted rows of the lists"}
  }
});

export const riskEffects = mart("risk_effects", {
  label: {zh: "流失风险：各因素", en: "risk of loss: effects"},
  grain: {
    zh: "每种评分的每个因素的每一档一行；系数为 logit，第一档为参照",
    en: "one row per score, feature and level; coefficients on the logit scale, the first level is the reference"
  },
  key: ["score", "effect_nth"],
  columns: {
    effect_nth: smallint("序号", "place in the model; 0 is the intercept"),
    score,
    feature: category("因素", "feature"),
    level: utinyint("档", "level, from 0"),
    n: integer("车次", "vehicles at the landmarks", {unit: "count"}),
    lost: integer("其中流失", "of these, lost", {unit: "count"}),
    coefficient: double("系数", "logit coefficient"),
    lo: double("下限", "lower end of its interval, clustered by customer"),
    hi: double("上限", "upper end")
  }
});

export const riskChecks = mart("risk_checks", {
  label: {zh: "流失风险：检验", en: "risk of loss: validation"},
  grain: {
    zh: "每种评分在较晚时点上的每个检验数一行",
    en: "one row per figure of the validation at a later landmark"
  },
  key: ["score", "measure", "nth"],
  columns: {
    score,
    measure: category("检验", "area, slope, happened, brier, brier_of_share, bin or gain"),
    nth: utinyint("序号", "place among the bins or parts"),
    x: double("横轴", "mean foretold probability, or share of the ranking"),
    value: double("值", "value"),
    lo: double("下限", "lower end of its interval"),
    hi: double("上限", "upper end"),
    n: integer("车次", "vehicles", {unit: "count"})
  }
});

export const riskVehicles = mart("risk_vehicles", {
  label: {zh: "流失风险：现在", en: "risk of loss: now"},
  grain: {
    zh: "每辆尚未流失、正等待下一次保养的车一行",
    en: "one row per vehicle that waits for its next service and is not lost"
  },
  key: ["vehicle_id"],
  columns: {
    vehicle_id: vehicleId,
    customer_id: customerId,
    dealer_id: dealerId,
    model_series: modelSeries,
    is_company: boolean("单位客户", "a company or fleet customer"),
    due_date: date("应到店日", "service due on", person),
    days_overdue: smallint("已过期天数", "days since the due date; negative before it", {
      unit: "days"
    }),
    probability: double("流失概率", "chance that the service is missed until due + grace"),
    reason_1: reason(1),
    reason_2: reason(2),
    reason_3: reason(3),
    value_cents: cents(
      "客户最后一年毛利",
      "profit of the customer's last 12 months, value when last seen"
    ),
    days_since_contact: smallint(
      "距上次联系天数",
      "days since the customer was last contacted (planned ones left out)",
      {unit: "days"}
    ),
    has_refused: boolean("曾拒绝联系", "refused to be contacted in the last 12 months")
  }
});
