import {code, date, integer, money, source, text, timestamp} from "../field.js";
import {customerNo, dealerRef, roNo, vehicleVin} from "./shared.js";

export const prepaidPackage = source("prepaid_package", {
  label: {zh: "预付套餐", en: "prepaid packages"},
  grain: {zh: "每份售出的套餐一行", en: "one row per package sold"},
  key: ["dealer", "package_no"],
  dated: "sold_date",
  titles: ["套餐", "保养套餐", "预付套餐", "储值", "package"],
  fields: {
    dealer: dealerRef,
    package_no: text("套餐编号", "package number", {
      required: true,
      personal: "identifier",
      handling: "drop",
      headers: ["套餐单号", "套餐合同号", "卡券编号"]
    }),
    customer_no: customerNo,
    vin: vehicleVin,
    package_type: code("package_type", "套餐类型", "kind", {
      headers: ["套餐名称", "卡券名称", "套餐类别"]
    }),
    sold_date: date("购买日期", "sold on", {
      required: true,
      headers: ["销售日期", "发放日期", "办理日期"]
    }),
    expires_on: date("到期日期", "expires on", {
      future: true,
      headers: ["有效期至", "截止日期", "有效期"]
    }),
    paid_amount: money("套餐金额", "paid", {headers: ["购买金额", "卡券面值", "金额"]}),
    service_count: integer("总次数", "services included", {
      unit: "count",
      min: 0,
      headers: ["套餐次数", "可用次数"]
    }),
    used_count: integer("已用次数", "services used", {
      unit: "count",
      min: 0,
      headers: ["使用次数", "已使用次数"]
    }),
    package_status: code("package_status", "套餐状态", "status", {headers: ["卡券状态", "状态"]})
  }
});

export const pointsTransaction = source("points_transaction", {
  label: {zh: "会员积分", en: "club and points transactions"},
  grain: {zh: "每笔积分变动一行", en: "one row per points transaction"},
  key: ["dealer", "member_no", "transaction_no"],
  dated: "occurred_at",
  titles: ["积分", "会员", "会员积分", "points"],
  fields: {
    dealer: dealerRef,
    member_no: text("会员卡编号", "member number", {
      required: true,
      personal: "identifier",
      handling: "drop",
      headers: ["会员卡号", "会员编号", "卡号"]
    }),
    transaction_no: text("积分流水号", "transaction number", {
      required: true,
      personal: "identifier",
      handling: "drop",
      headers: ["流水号", "交易编号"]
    }),
    customer_no: customerNo,
    vin: vehicleVin,
    ro_no: roNo,
    member_level: code("member_level", "会员等级", "level", {headers: ["会员卡等级", "卡等级"]}),
    joined_date: date("入会日期", "joined on", {headers: ["办卡日期", "开卡日期"]}),
    occurred_at: timestamp("发生日期", "when", {
      required: true,
      headers: ["交易日期", "交易时间", "积分日期", "发生时间"]
    }),
    points_kind: code("points_kind", "积分类型", "earned, redeemed, expired or reversed", {
      headers: ["交易类型", "变动类型"]
    }),
    points: integer("本次积分", "points", {
      unit: "points",
      required: true,
      headers: ["积分", "积分变动", "OCCUR_CREDIT", "使用积分"]
    }),
    redeemed_amount: money("积分兑换金额", "worth redeemed", {headers: ["兑换金额", "抵扣金额"]})
  }
});
