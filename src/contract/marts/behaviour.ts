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
import {
  advisorAlias,
  consultantAlias,
  customerId,
  dealerId,
  modelSeries,
  saleId,
  vehicleId,
  visitId
} from "./keys.js";

const person = {personal: "quasi_identifier"} as const;

export const visits = mart("visits", {
  label: {zh: "到店", en: "visits"},
  grain: {
    zh: "每店每车每日一行，当日至少一张计入的工单",
    en: "one row per dealer, vehicle and day with at least one countable repair order; money sums its countable orders"
  },
  key: ["visit_id"],
  columns: {
    visit_id: visitId,
    dealer_id: dealerId,
    vehicle_id: vehicleId,
    customer_id: customerId,
    model_series: modelSeries,
    advisor: advisorAlias,
    is_same_advisor: boolean(
      "与上次同一位顾问",
      "the advisor of the vehicle's visit before; none at the first, or where either is unknown"
    ),
    visit_date: date("到店日期", "date of the visit", person),
    order_count: utinyint("工单数", "countable repair orders", {unit: "count"}),
    visit_nth: smallint("第几次到店", "the vehicle's how-manieth visit", {unit: "count"}),
    repair_type: coded("repair_type", "维修类型", "main kind of work"),
    is_scheduled_service: boolean("含保养", "contains scheduled service"),
    is_warranty: boolean("含索赔", "contains warranty work"),
    is_rework: boolean("含返修", "contains rework"),
    has_appointment: boolean("有预约", "by appointment"),
    labour_cents: cents("工时费", "labour paid by the customer or insurer"),
    parts_cents: cents("配件费", "parts"),
    other_cents: cents("其他费用", "other"),
    discount_cents: cents("优惠", "discount"),
    received_cents: cents("实收金额", "money received"),
    profit_cents: cents(
      "毛利",
      "money received less cost, or × margin where the extract has no cost"
    ),
    mileage_km: integer("进厂里程", "mileage on arrival", {unit: "km"}),
    is_mileage_suspect: boolean("里程可疑", "mileage runs backwards or too fast"),
    wait_minutes: smallint("等待时长", "time waited", {unit: "minutes"}),
    is_on_time: boolean("按时交车", "handed over by the promised time"),
    declined_count: utinyint("拒修项数", "lines declined", {unit: "count"}),
    days_since_previous: smallint("距上次到店天数", "days since the vehicle's previous visit", {
      unit: "days"
    }),
    days_to_next: smallint("距下次到店天数", "days until the vehicle's next visit", {unit: "days"})
  },
  reconciles: {
    holds:
      "(select coalesce(sum(order_count), 0) from visits) = (select count(*) from repair_order where is_countable)",
    label: {
      zh: "到店的工单数之和 = 计入的工单数",
      en: "the sum of order_count is the number of countable repair orders"
    }
  }
});

export const lines = mart("lines", {
  label: {zh: "工单明细", en: "lines"},
  grain: {zh: "计入工单的每条明细一行", en: "one row per line of a countable repair order"},
  key: ["line_id"],
  columns: {
    line_id: integer("明细键", "line key"),
    visit_id: visitId,
    line_kind: coded("line_kind", "明细类型", "labour, part or other"),
    item_group: coded("item_group", "项目大类", "group of work"),
    payer: coded("payer", "收费区分", "who pays"),
    quantity: double("数量", "quantity"),
    amount_cents: cents("金额", "amount"),
    is_declined: boolean("拒修", "declined by the customer")
  },
  reconciles: {
    holds:
      "(select count(*) from lines) = (select count(*) from repair_order_line where is_countable)",
    label: {
      zh: "明细行数 = 计入工单的明细行数",
      en: "rows are the lines of countable repair orders"
    }
  }
});

export const sales = mart("sales", {
  label: {zh: "销售", en: "sales"},
  grain: {
    zh: "每张计入的整车销售订单一行",
    en: "one row per countable sales order (delivered to an end customer)"
  },
  key: ["sale_id"],
  columns: {
    sale_id: saleId,
    dealer_id: dealerId,
    customer_id: customerId,
    vehicle_id: vehicleId,
    is_company: boolean("单位客户", "bought by a company or fleet"),
    consultant: consultantAlias,
    brand: category("品牌", "brand"),
    model_series: modelSeries,
    model: category("车型", "model"),
    ordered_date: date("订单日期", "ordered on", person),
    invoiced_date: date("开票日期", "invoiced on", person),
    delivered_date: date("交车日期", "delivered on", person),
    days_late: smallint("交车延迟天数", "days later than promised", {unit: "days"}),
    list_price_cents: cents("指导价", "list price"),
    paid_price_cents: cents("成交价", "price paid"),
    profit_cents: cents("毛利", "price less cost, or × margin where the extract has no cost"),
    accessories_cents: cents("精品金额", "accessories"),
    insurance_cents: cents("保险金额", "insurance"),
    payment_method: coded("payment_method", "付款方式", "payment"),
    order_kind: coded("order_kind", "订单类型", "kind of order"),
    purchase_kind: coded("purchase_kind", "购车性质", "first, additional or replacement"),
    has_trade_in: boolean("置换", "trade-in"),
    previous_brand: category("原车品牌", "previous brand"),
    source: coded("lead_source", "客户来源", "source"),
    referred_by_customer_id: integer("推荐人客户键", "key of the referring customer"),
    purchase_nth: smallint("第几次购车", "the customer's how-manieth purchase here", {
      unit: "count"
    }),
    next_purchase_date: date("此后购车日", "the customer's next purchase from the group", person),
    bought_again: boolean("后来又买", "bought from the group again before the car left"),
    left_before_purchase: boolean("车先离开", "the car left before another purchase"),
    followed_months: smallint(
      "跟踪月数",
      "months until the next purchase, the car left or the as-of, counted from 1",
      {unit: "months"}
    )
  },
  reconciles: {
    holds: "(select count(*) from sales) = (select count(*) from sales_order where is_countable)",
    label: {zh: "销售行数 = 计入的销售订单数", en: "rows are the countable sales orders"}
  }
});

export const dealerMonths = mart("dealer_months", {
  label: {zh: "经销商月度", en: "dealers by month"},
  grain: {
    zh: "每店每车系每月一行；全部为可加总的数",
    en: "one row per dealer, model series and month; every column adds up"
  },
  key: ["dealer_id", "model_series", "month"],
  columns: {
    dealer_id: dealerId,
    model_series: modelSeries,
    month: date("月份", "first day of the month"),
    visit_count: integer("到店次数", "visits", {unit: "count"}),
    order_count: integer("工单数", "countable repair orders", {unit: "count"}),
    received_cents: double("实收金额（分）", "money received, in fen"),
    profit_cents: double("毛利（分）", "profit, in fen"),
    rework_count: integer("返修次数", "visits with rework", {unit: "count"}),
    sale_count: smallint("整车销量", "cars sold", {unit: "count"}),
    referred_sale_count: smallint("转介绍销量", "cars sold to referred customers", {unit: "count"}),
    response_count: integer("答卷数", "responses with an overall satisfaction", {unit: "count"}),
    satisfied_count: integer("满意答卷数", "of these, satisfied", {unit: "count"}),
    very_satisfied_count: integer("非常满意答卷数", "of these, very satisfied", {unit: "count"}),
    complaint_count: integer("投诉数", "complaints", {unit: "count"}),
    answering_person_count: integer("答卷人数", "persons who answered", {unit: "count"}),
    satisfied_person_count: integer(
      "首份答卷满意的人数",
      "of these, satisfied at their first response of the month",
      {unit: "count"}
    )
  },
  reconciles: {
    holds:
      "(select coalesce(sum(visit_count), 0) from dealer_months) = (select count(*) from visits)",
    label: {zh: "月度到店次数之和 = 到店行数", en: "the months' visits add up to visits"}
  }
});

export const appointments = mart("appointments", {
  label: {zh: "预约", en: "appointments"},
  grain: {zh: "每张预约单一行", en: "one row per appointment"},
  key: ["appointment_id"],
  columns: {
    appointment_id: integer("预约键", "appointment key"),
    dealer_id: dealerId,
    customer_id: customerId,
    vehicle_id: vehicleId,
    created_date: date("登记日期", "made on", person),
    appointed_date: date("预约日期", "appointed for", person),
    repair_type: coded("repair_type", "预约项目", "kind of work"),
    channel: coded("channel", "预约渠道", "channel"),
    appointment_status: coded("appointment_status", "预约状态", "status")
  },
  reconciles: {
    holds: "(select count(*) from appointments) = (select count(*) from appointment)",
    label: {zh: "预约行数 = 接受的预约单数", en: "rows are the accepted appointments"}
  }
});
