import {boolean, code, date, money, phone, source, staff, text} from "../field.js";
import {
  customerNo,
  dealerRef,
  model,
  orderNo,
  referredByCustomerNo,
  referredByVin,
  series,
  vehicleVin
} from "./shared.js";

export const salesOrder = source("sales_order", {
  label: {zh: "销售订单", en: "sales orders"},
  grain: {zh: "每家经销商的每张销售订单一行", en: "one row per sales order of a dealer"},
  key: ["dealer", "order_no"],
  dated: "invoiced_date",
  titles: ["销售订单", "整车销售", "销售明细", "交车明细", "保有客户", "sales order"],
  fields: {
    dealer: dealerRef,
    order_no: {...orderNo, required: true},
    customer_no: customerNo,
    name: text("客户名称", "buyer", {
      personal: "identifier",
      headers: ["客户姓名", "车主", "车主姓名", "购车人", "姓名"]
    }),
    phone: phone("手机", "mobile phone", {
      headers: ["手机号码", "联系电话", "联系手机", "客户手机", "电话"]
    }),
    vin: vehicleVin,
    brand: text("品牌", "brand", {headers: ["销售品牌"]}),
    series,
    model,
    ordered_date: date("订单日期", "ordered on", {
      headers: ["下订日期", "签约日期", "订购日期", "下单日期"]
    }),
    invoiced_date: date("开票日期", "invoiced on", {
      required: true,
      headers: ["发票日期", "销售日期", "出库日期"],
      min: "1990-01-01"
    }),
    promised_delivery_date: date("预计交车日期", "promised delivery", {
      future: true,
      headers: ["承诺交车日期", "预交车日期", "约定交车日期"]
    }),
    delivered_date: date("交车日期", "delivered on", {
      headers: ["实际交车日期", "交车时间", "提车日期"]
    }),
    list_price: money("销售指导价", "list price", {
      headers: ["指导价", "厂家指导价", "市场指导价"],
      min: 0
    }),
    paid_price: money("车辆销售价", "price paid", {
      headers: ["开票价格", "成交价", "销售价格", "实际售价", "开票金额"]
    }),
    cost_amount: money("车辆成本", "cost", {headers: ["成本", "采购成本", "进价"]}),
    accessories_amount: money("装潢金额", "accessories", {
      headers: ["精品金额", "加装金额", "装饰金额"]
    }),
    insurance_amount: money("保险金额", "insurance", {headers: ["保费", "新保金额"]}),
    payment_method: code("payment_method", "付款方式", "payment", {
      headers: ["购车方式", "支付方式"]
    }),
    order_kind: code("order_kind", "订单类型", "kind of order", {
      headers: ["销售类型", "业务类型"]
    }),
    order_status: code("order_status", "单据状态", "status", {headers: ["订单状态", "状态"]}),
    consultant: staff("销售顾问", "sales consultant", {headers: ["销售员", "顾问", "业务员"]}),
    has_trade_in: boolean("是否置换", "trade-in", {headers: ["置换", "二手车置换"]}),
    previous_brand: text("原车品牌", "previous brand", {
      headers: ["置换品牌", "旧车品牌", "原有车品牌"]
    }),
    previous_model: text("原车车型", "previous model", {headers: ["置换车型", "旧车车型"]}),
    is_first_car: boolean("是否首次购车", "first car", {headers: ["首次购车", "首购"]}),
    purchase_kind: code("purchase_kind", "购车性质", "first, additional or replacement", {
      headers: ["购车类型", "购买类型"]
    }),
    source: code("lead_source", "客户来源", "source", {headers: ["来源", "信息来源"]}),
    lead_no: text("潜客编号", "lead number", {
      personal: "identifier",
      handling: "drop",
      headers: ["线索编号"]
    }),
    referred_by_customer_no: referredByCustomerNo,
    referred_by_vin: referredByVin
  },
  rules: {
    delivered_after_order: {
      level: "warn",
      holds: "delivered_date >= ordered_date",
      label: {zh: "交车早于下订", en: "delivered before it was ordered"}
    }
  }
});
