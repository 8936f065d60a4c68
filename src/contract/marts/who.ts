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
import {advisorAlias, customerId, dealerId, modelSeries, vehicleId} from "./keys.js";

const person = {personal: "quasi_identifier"} as const;

/** Of the last response up to then that has any item of the loyalty block. */
const loyaltyAnswers = {
  loyalty_level_sum: utinyint(
    "忠诚题组水平之和",
    "sum of the levels of the loyalty block in the last response that was asked it"
  ),
  loyalty_item_count: utinyint("忠诚题组题数", "items answered there", {unit: "count"})
} as const;

export const dealers = mart("dealers", {
  label: {zh: "经销商", en: "dealers"},
  grain: {zh: "每家经销商一行", en: "one row per dealer met in any extract"},
  key: ["dealer_id"],
  columns: {
    dealer_id: dealerId,
    dealer_name: text("经销商名称", "dealer name"),
    short_name: text("简称", "short name"),
    region: category("大区", "sales region"),
    province: category("省份", "province"),
    city: category("城市", "city"),
    brand: category("品牌", "brand"),
    data_from: date("数据开始日", "first behaviour date"),
    as_of: date("数据截止日", "as-of"),
    days_behind: smallint("落后天数", "days behind the newest as-of", {unit: "days"}),
    is_stale: boolean("数据过旧", "more than 45 days behind")
  }
});

export const customers = mart("customers", {
  label: {zh: "客户", en: "customers"},
  grain: {
    zh: "集团内每位真实客户一行（跨店合并后）",
    en: "one row per real customer of the group, merged between and within dealers; states as of the home dealer's as-of"
  },
  key: ["customer_id"],
  columns: {
    customer_id: customerId,
    customer_kind: coded("customer_kind", "客户性质", "person or company"),
    gender: coded("gender", "性别", "gender", person),
    age_band: category("年龄段", "age band of ten years", person),
    province: category("省份", "province", person),
    city: category("城市", "city", person),
    occupation: coded("occupation", "职业", "occupation", person),
    industry: coded("industry", "行业", "industry", person),
    income_band: coded("income_band", "收入段", "income band", {personal: "sensitive"}),
    education: coded("education", "学历", "education", person),
    marital_status: coded("marital_status", "婚姻状况", "marital status", {personal: "sensitive"}),
    interest: coded("interest", "兴趣", "main interest", person),
    member_level: coded("member_level", "会员等级", "club level"),
    source: coded("lead_source", "客户来源", "source"),
    home_dealer_id: dealerId,
    model_series: modelSeries,
    advisor: advisorAlias,
    first_seen_date: date("首次出现日", "first seen on", person),
    last_seen_date: date("最近出现日", "last visit or purchase", person),
    last_visit_date: date("最近到店日", "last countable visit", person),
    last_purchase_date: date("最近购车日", "last purchase", person),
    vehicle_count: smallint("车辆数", "vehicles owned", {unit: "count"}),
    visit_count: smallint("到店次数", "countable visits", {unit: "count"}),
    purchase_count: smallint("购车次数", "cars bought from the group", {unit: "count"}),
    received_12m_cents: cents("近12个月实收", "money received in the 12 months to the as-of"),
    value_when_last_seen_cents: cents(
      "最后一年毛利",
      "profit of the 12 months up to and including the last visit or purchase"
    ),
    received_24m_cents: cents("近24个月实收", "money received in the 24 months to the as-of"),
    visit_days_24m: smallint(
      "近24个月到店天数",
      "days with a visit in the 24 months to the as-of",
      {
        unit: "count"
      }
    ),
    services_due_24m: smallint("近24个月应保养次数", "services due in the last 24 months", {
      unit: "count"
    }),
    services_done_24m: smallint("其中在本集团完成", "of these, done here", {unit: "count"}),
    days_since_visit: smallint("距上次到店天数", "days from the last visit to the as-of", {
      unit: "days"
    }),
    recommend_level: utinyint("推荐意愿水平", "level of the last willingness to recommend"),
    ...loyaltyAnswers,
    next_due_date: date("下次应到店日", "next service due", person),
    is_lost: boolean("已流失", "lost as of the as-of"),
    is_at_risk: boolean("有流失风险", "due more than 3 months ago, not yet lost"),
    first_lost_date: date("首次流失日", "first loss, dated at the due date", person),
    first_reactivated_date: date("首次挽回日", "first visit after the first loss", person),
    level_before_loss: utinyint(
      "流失前满意水平",
      "level of the last overall satisfaction in the 12 months before the first loss"
    ),
    referral_count: smallint(
      "带来的客户数",
      "customers and leads who name this customer as referrer",
      {unit: "count"}
    ),
    basic_filled_count: utinyint(
      "基本资料填写项数",
      "filled of the 6 basic fields: name, phone, birth, gender, address, occupation",
      {unit: "count"}
    ),
    vehicle_filled_count: utinyint(
      "车辆资料填写项数",
      "filled of the 4 vehicle fields: model, sale date, mileage, plate",
      {unit: "count"}
    ),
    consumption_filled_count: utinyint(
      "消费资料填写项数",
      "filled of the 3 consumption fields: bills, interests, source",
      {unit: "count"}
    )
  }
});

export const vehicles = mart("vehicles", {
  label: {zh: "车辆", en: "vehicles"},
  grain: {
    zh: "集团内每辆车一行（按 VIN 跨店合并）；流失与到期按定义计算",
    en: "one row per vehicle of the group, merged by VIN; loss and due dates as defined"
  },
  key: ["vehicle_id"],
  columns: {
    vehicle_id: vehicleId,
    customer_id: customerId,
    home_dealer_id: dealerId,
    selling_dealer_id: dealerId,
    brand: category("品牌", "brand"),
    model_series: modelSeries,
    model: category("车型", "model"),
    model_year: smallint("年款", "model year"),
    sale_date: date("销售日期", "sold on", person),
    is_sold_here: boolean("本集团售出", "sold by the group"),
    use_nature: coded("use_nature", "使用性质", "use"),
    vehicle_status: coded("vehicle_status", "车辆状态", "status"),
    status_date: date("状态日期", "status since", person),
    warranty_end_date: date("保修结束日", "warranty ends on", person),
    entry_date: date(
      "进入观察日",
      "under observation from: delivery here, else first visit",
      person
    ),
    first_visit_date: date("首次到店日", "first countable visit", person),
    last_visit_date: date("最近到店日", "last countable visit", person),
    visit_count: smallint("到店次数", "countable visits", {unit: "count"}),
    mileage_km: integer("最近里程", "last plausible mileage", {unit: "km"}),
    first_service_due_date: date("首保应到日", "first service due", person),
    next_due_date: date("下次应到店日", "next service due after the last visit", person),
    first_lost_date: date("首次流失日", "first loss, dated at the due date", person),
    first_reactivated_date: date("首次挽回日", "first visit after the first loss", person),
    is_lost: boolean("已流失", "lost as of the as-of"),
    is_at_risk: boolean("有流失风险", "due more than 3 months ago, not yet lost"),
    due_in_months: smallint(
      "距应到月数",
      "months from the as-of to the next due date: 1 is the month ahead, 0 the first month overdue",
      {unit: "months"}
    ),
    is_company: boolean("单位客户", "owned by a company or fleet"),
    owner_value_cents: cents(
      "车主最后一年毛利",
      "profit of its owner in the 12 months up to and including their last visit or purchase"
    ),
    is_dealer_owned: boolean("店内自有车", "owned by a dealer, test-drive or courtesy car")
  }
});

export const customerPeriods = mart("customer_periods", {
  label: {zh: "客户半年特征", en: "customers by half-year"},
  grain: {
    zh: "每位客户每个已开始的半年一行；特征截至半年末（或数据截止日）",
    en: "one row per customer and half-year from the first seen on; features as of the end of the half-year, or the as-of if earlier"
  },
  key: ["customer_id", "period_start"],
  columns: {
    customer_id: customerId,
    period_start: date("半年起始日", "first day of the half-year"),
    home_dealer_id: dealerId,
    model_series: modelSeries,
    is_company: boolean("单位客户", "a company or fleet customer"),
    visit_count: smallint("到店次数", "countable visits in the half-year", {unit: "count"}),
    received_cents: cents("实收金额", "money received in the half-year"),
    profit_cents: cents("毛利", "profit in the half-year"),
    purchase_count: smallint("购车次数", "cars bought in the half-year", {unit: "count"}),
    purchases_to_date: smallint("累计购车次数", "cars bought up to then", {unit: "count"}),
    visits_24m: smallint(
      "近24个月到店次数",
      "visits in the 24 months to the end of the half-year",
      {unit: "count"}
    ),
    visit_days_24m: smallint("近24个月到店天数", "days with a visit in these 24 months", {
      unit: "count"
    }),
    received_24m_cents: cents("近24个月实收", "money received in these 24 months"),
    services_due_24m: smallint("近24个月应保养次数", "services due in the 24 months to then", {
      unit: "count"
    }),
    services_done_24m: smallint("其中在本集团完成", "of these, done here", {unit: "count"}),
    profit_12m_cents: cents("近12个月毛利", "profit in the 12 months to then"),
    value_when_last_seen_cents: cents(
      "最后一年毛利",
      "profit of the 12 months up to and including the last visit or purchase up to then"
    ),
    referral_count: utinyint("转介绍数", "referrals named up to then", {unit: "count"}),
    overall_level: utinyint("满意水平", "level of the last overall satisfaction up to then"),
    recommend_level: utinyint(
      "推荐意愿水平",
      "level of the last willingness to recommend up to then"
    ),
    ...loyaltyAnswers,
    days_since_visit: smallint("距上次到店天数", "days since the last visit", {unit: "days"}),
    is_lost: boolean("已流失", "lost by then")
  }
});
