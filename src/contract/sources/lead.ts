import {
  boolean,
  code,
  date,
  freeText,
  integer,
  money,
  phone,
  source,
  staff,
  text,
  timestamp
} from "../field.js";
import {customerNo, dealerRef, orderNo, referredByCustomerNo, referredByVin} from "./shared.js";

export const lead = source("lead", {
  label: {zh: "潜客", en: "leads"},
  grain: {zh: "每条潜客线索一行", en: "one row per prospect"},
  key: ["dealer", "lead_no"],
  dated: "created_at",
  titles: ["潜客", "线索", "展厅客流", "意向客户", "lead"],
  fields: {
    dealer: dealerRef,
    lead_no: text("潜客编号", "lead number", {
      required: true,
      personal: "identifier",
      handling: "drop",
      headers: ["线索编号", "线索ID", "潜客号"]
    }),
    customer_no: customerNo,
    name: text("客户姓名", "prospect", {
      personal: "identifier",
      headers: ["潜客姓名", "客户名称", "姓名"]
    }),
    phone: phone("联系电话", "phone", {headers: ["手机", "手机号码", "联系手机"]}),
    gender: code("gender", "性别", "gender", {personal: "quasi_identifier"}),
    created_at: timestamp("建档时间", "created", {
      required: true,
      headers: ["建档日期", "创建时间", "首次接触日期"]
    }),
    source: code("lead_source", "客户来源", "source", {headers: ["信息渠道", "来源", "线索来源"]}),
    lead_level: code("lead_level", "意向级别", "intent", {
      headers: ["级别", "客户级别", "潜客级别"]
    }),
    first_lead_level: code("lead_level", "初始级别", "first intent", {
      headers: ["建档级别", "首次级别"]
    }),
    intended_series: text("意向车系", "intended series", {headers: ["意向车型系列"]}),
    intended_model: text("意向车型", "intended model", {headers: ["意向车款"]}),
    intended_list_price: money("意向车型指导价", "its list price", {
      headers: ["指导价", "意向价位"]
    }),
    models_compared: text("对比车型", "models compared", {
      headers: ["竞品车型", "比较车型", "对比竞品"]
    }),
    first_visit_date: date("首次来店日期", "first visit", {headers: ["首次到店日期", "来店日期"]}),
    last_visit_at: timestamp("最后一次进店时间", "last visit", {
      headers: ["最近来店日期", "末次到店时间"]
    }),
    visit_count: integer("来店次数", "visits", {
      unit: "count",
      min: 0,
      headers: ["到店次数", "进店次数"]
    }),
    contact_count: integer("跟进次数", "contacts", {
      unit: "count",
      min: 0,
      headers: ["联系次数", "跟踪次数"]
    }),
    has_test_drive: boolean("是否试驾", "test drive", {
      headers: ["试乘试驾", "是否试乘试驾", "试驾"]
    }),
    test_drive_date: date("试驾日期", "test drive on", {headers: ["试乘试驾日期"]}),
    quoted_date: date("报价日期", "quoted on", {headers: ["议价日期", "首次报价日期"]}),
    has_asked_discount: boolean("是否要求优惠", "asked for a discount", {
      headers: ["要求优惠", "是否议价"]
    }),
    has_trade_in_intent: boolean("是否有置换意向", "would trade in", {headers: ["置换意向"]}),
    is_first_car: boolean("是否首次购车", "first car", {headers: ["首次购车"]}),
    expected_purchase: text("预计成交时段", "expected purchase", {
      headers: ["预购时间", "计划购车时间"]
    }),
    outcome: code("lead_outcome", "跟进结果", "outcome", {
      headers: ["线索状态", "潜客状态", "结果"]
    }),
    outcome_date: date("结果日期", "outcome on", {
      headers: ["战败日期", "成交日期", "战败/成交日期"]
    }),
    lost_reason: code("lead_lost_reason", "战败原因", "why lost", {
      headers: ["失败原因", "流失原因"]
    }),
    lost_to_brand: text("战败品牌", "lost to brand", {headers: ["流失品牌", "竞品品牌"]}),
    order_no: orderNo,
    consultant: staff("销售顾问", "sales consultant", {headers: ["跟进人", "顾问"]}),
    referred_by_name: text("保客推荐人姓名", "referrer's name", {
      personal: "identifier",
      handling: "drop",
      headers: ["推荐人姓名", "介绍人"]
    }),
    referred_by_customer_no: referredByCustomerNo,
    referred_by_vin: referredByVin,
    remarks: freeText("备注", "remarks", {headers: ["跟进记录", "说明"]})
  }
});
