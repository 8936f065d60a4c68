import {
  boolean,
  category,
  cents,
  coded,
  date,
  integer,
  mart,
  smallint,
  text,
  utinyint
} from "../mart.js";
import {
  asOf,
  consultantAlias,
  customerId,
  dealerId,
  modelSeries,
  nextVisitDate,
  saleId,
  vehicleId,
  visitId
} from "./keys.js";

const person = {personal: "quasi_identifier"} as const;
const eventId = smallint("活动键", "event key");

export const complaints = mart("complaints", {
  label: {zh: "投诉", en: "complaints"},
  grain: {
    zh: "每件客户投诉一行（内部投诉除外）",
    en: "one row per customer complaint (internal ones left out)"
  },
  key: ["complaint_id"],
  columns: {
    complaint_id: integer("投诉键", "complaint key"),
    dealer_id: dealerId,
    customer_id: customerId,
    vehicle_id: vehicleId,
    received_date: date("投诉日期", "received on", person),
    complaint_source: coded("complaint_source", "投诉来源", "source"),
    complaint_type: coded("complaint_type", "投诉类型", "kind"),
    department: coded("department", "发生部门", "department"),
    complaint_status: coded("complaint_status", "处理状态", "status"),
    complaint_outcome: coded("complaint_outcome", "处理结果", "outcome"),
    days_to_first_response: smallint("首次响应天数", "days to the first response", {unit: "days"}),
    days_to_resolve: smallint("处理天数", "days to the resolution; none while open", {
      unit: "days"
    }),
    next_visit_date: nextVisitDate,
    as_of: asOf
  },
  reconciles: {
    holds:
      "(select count(*) from complaints) = (select count(*) from complaint where is_countable)",
    label: {zh: "投诉行数 = 计入的投诉数", en: "rows are the countable complaints"}
  }
});

export const contacts = mart("contacts", {
  label: {zh: "客户联系", en: "contacts"},
  grain: {zh: "每次联系一行", en: "one row per contact"},
  key: ["contact_id"],
  columns: {
    contact_id: integer("联系键", "contact key"),
    dealer_id: dealerId,
    customer_id: customerId,
    vehicle_id: vehicleId,
    contacted_date: date("联系日期", "contacted on", person),
    attempt: utinyint("第几次", "which attempt", {unit: "count"}),
    contact_type: coded("contact_type", "联系目的", "purpose"),
    channel: coded("channel", "渠道", "channel"),
    contact_result: coded("contact_result", "联系结果", "result"),
    is_success: boolean(
      "联系后回厂",
      "a visit more than 4 hours and at most 30 days after; none while too recent"
    ),
    visit_id: visitId
  },
  reconciles: {
    holds: "(select count(*) from contacts) = (select count(*) from contact)",
    label: {zh: "联系行数 = 展开后接受的联系数", en: "rows are the accepted contacts, unfolded"}
  }
});

export const events = mart("events", {
  label: {zh: "活动", en: "events"},
  grain: {zh: "每场活动一行", en: "one row per event"},
  key: ["event_id"],
  columns: {
    event_id: eventId,
    dealer_id: dealerId,
    event_name: text("活动名称", "event name"),
    event_type: coded("event_type", "活动类型", "kind"),
    event_purpose: coded("event_purpose", "活动目的", "purpose"),
    starts_on: date("开始日期", "starts on"),
    ends_on: date("结束日期", "ends on"),
    invited_count: smallint("邀约人数", "invited", {unit: "count"}),
    attended_count: smallint("到场人数", "attended", {unit: "count"}),
    cost_cents: cents("活动费用", "cost")
  }
});

export const participations = mart("participations", {
  label: {zh: "活动参与", en: "participations"},
  grain: {zh: "每场活动每位受邀客户一行", en: "one row per event and invited customer"},
  key: ["participation_id"],
  columns: {
    participation_id: integer("参与键", "participation key"),
    event_id: eventId,
    customer_id: customerId,
    vehicle_id: vehicleId,
    invited_date: date("邀约日期", "invited on", person),
    was_invited_at_random: boolean("随机邀约", "invited at random"),
    has_attended: boolean("到场", "attended"),
    friends_count: utinyint("带来人数", "friends brought", {unit: "count"}),
    spend_cents: cents("现场消费", "spent at the event")
  }
});

export const leads = mart("leads", {
  label: {zh: "潜客", en: "leads"},
  grain: {zh: "每条潜客线索一行，各阶段带日期", en: "one row per prospect, its stages dated"},
  key: ["lead_id"],
  columns: {
    lead_id: integer("潜客键", "lead key"),
    dealer_id: dealerId,
    customer_id: customerId,
    consultant: consultantAlias,
    gender: coded("gender", "性别", "gender", person),
    created_date: date("建档日期", "created on", person),
    source: coded("lead_source", "客户来源", "source"),
    first_lead_level: coded("lead_level", "初始级别", "first intent"),
    lead_level: coded("lead_level", "意向级别", "intent"),
    intended_series: category("意向车系", "intended series"),
    intended_list_price_cents: cents("意向车指导价", "its list price"),
    compared_count: utinyint("对比车型数", "models compared", {unit: "count"}),
    first_visit_date: date("首次来店日", "first visit", person),
    test_drive_date: date("试驾日", "test drive", person),
    quoted_date: date("报价日", "quoted", person),
    has_test_drive: boolean("已试驾", "test drive taken"),
    has_asked_discount: boolean("要求优惠", "asked for a discount"),
    has_trade_in_intent: boolean("有置换意向", "would trade in"),
    is_first_car: boolean("首次购车", "first car"),
    visit_count: utinyint("来店次数", "visits", {unit: "count"}),
    contact_count: utinyint("跟进次数", "contacts", {unit: "count"}),
    lead_outcome: coded("lead_outcome", "跟进结果", "outcome"),
    outcome_date: date("结果日期", "outcome on", person),
    lost_reason: coded("lead_lost_reason", "战败原因", "why lost"),
    lost_to_brand: category("战败品牌", "lost to brand"),
    sale_id: saleId,
    referred_by_customer_id: integer("推荐人客户键", "key of the referring customer")
  },
  reconciles: {
    holds: "(select count(*) from leads) = (select count(*) from lead)",
    label: {zh: "潜客行数 = 接受的潜客数", en: "rows are the accepted leads"}
  }
});

export const packages = mart("packages", {
  label: {zh: "预付套餐", en: "prepaid packages"},
  grain: {zh: "每份套餐一行", en: "one row per package sold"},
  key: ["package_id"],
  columns: {
    package_id: integer("套餐键", "package key"),
    dealer_id: dealerId,
    customer_id: customerId,
    vehicle_id: vehicleId,
    package_type: coded("package_type", "套餐类型", "kind"),
    package_status: coded("package_status", "套餐状态", "status"),
    sold_date: date("购买日期", "sold on", person),
    expires_on: date("到期日期", "expires on", person),
    paid_cents: cents("套餐金额", "paid"),
    service_count: utinyint("总次数", "services included", {unit: "count"}),
    used_count: utinyint("已用次数", "services used", {unit: "count"})
  }
});

export const points = mart("points", {
  label: {zh: "会员积分", en: "points"},
  grain: {zh: "每笔积分变动一行", en: "one row per points transaction"},
  key: ["transaction_id"],
  columns: {
    transaction_id: integer("流水键", "transaction key"),
    dealer_id: dealerId,
    customer_id: customerId,
    member_level: coded("member_level", "会员等级", "level"),
    occurred_date: date("发生日期", "when", person),
    points_kind: coded("points_kind", "积分类型", "kind"),
    points: integer("积分", "points", {unit: "points"}),
    redeemed_cents: cents("兑换金额", "worth redeemed")
  }
});

export const churnReasons = mart("churn_reasons", {
  label: {zh: "流失原因", en: "stated churn reasons"},
  grain: {zh: "每次流失回访一行", en: "one row per customer asked why they left"},
  key: ["churn_reason_id"],
  columns: {
    churn_reason_id: integer("流失回访键", "call key"),
    dealer_id: dealerId,
    customer_id: customerId,
    vehicle_id: vehicleId,
    model_series: modelSeries,
    is_company: boolean("单位客户", "a company or fleet customer"),
    asked_date: date("回访日期", "asked on", person),
    churn_reason: coded("churn_reason", "流失原因", "reason"),
    has_replaced_car: boolean("已换车", "has replaced the car"),
    replaced_with_brand: category("换购品牌", "with which brand"),
    has_replaced_here: boolean("本店换购", "bought it here")
  }
});
