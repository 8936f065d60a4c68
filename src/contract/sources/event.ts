import {boolean, code, date, integer, money, phone, source, text} from "../field.js";
import {customerNo, dealerRef, vehiclePlate, vehicleVin} from "./shared.js";

const eventNo = text("活动编号", "event number", {required: true, headers: ["活动代码", "活动ID"]});

export const event = source("event", {
  label: {zh: "活动", en: "events"},
  grain: {zh: "每场活动一行", en: "one row per event"},
  key: ["dealer", "event_no"],
  titles: ["活动计划", "活动", "关怀活动", "event"],
  fields: {
    dealer: dealerRef,
    event_no: eventNo,
    event_name: text("活动名称", "event name", {headers: ["活动主题", "主题"]}),
    event_type: code("event_type", "活动类型", "kind", {headers: ["活动性质", "活动类别"]}),
    purpose: code("event_purpose", "活动目的", "purpose", {headers: ["目的"]}),
    starts_on: date("开始日期", "starts on", {
      required: true,
      personal: "none",
      future: true,
      headers: ["活动日期", "活动开始日期"]
    }),
    ends_on: date("结束日期", "ends on", {
      personal: "none",
      future: true,
      headers: ["活动结束日期"]
    }),
    target_group: text("目标人群", "for whom", {headers: ["邀请对象", "活动对象"]}),
    invited_count: integer("邀约人数", "invited", {
      unit: "count",
      min: 0,
      headers: ["邀请人数", "责任车辆数"]
    }),
    attended_count: integer("到场人数", "attended", {
      unit: "count",
      min: 0,
      headers: ["参加人数", "完成车辆数"]
    }),
    cost_amount: money("活动费用", "cost", {headers: ["活动成本", "费用"]})
  }
});

export const participation = source("participation", {
  label: {zh: "活动参与", en: "participations"},
  grain: {zh: "每场活动的每位受邀客户一行", en: "one row per invited customer and event"},
  key: ["dealer", "event_no", "customer_no", "vin"],
  dated: "attended_date",
  titles: ["活动参与", "活动签到", "参加活动", "活动名单", "participation"],
  fields: {
    dealer: dealerRef,
    event_no: eventNo,
    customer_no: customerNo,
    vin: vehicleVin,
    plate: vehiclePlate,
    phone: phone("手机", "mobile phone", {headers: ["联系电话", "手机号码"]}),
    invited_date: date("邀约日期", "invited on", {headers: ["邀请日期"]}),
    was_invited_at_random: boolean("是否随机邀约", "invited at random", {headers: ["随机邀约"]}),
    has_attended: boolean("是否参加", "attended", {headers: ["是否到场", "签到", "是否签到"]}),
    attended_date: date("参加活动日期", "attended on", {
      headers: ["签到日期", "到场日期", "参加日期"]
    }),
    friends_count: integer("带来人数", "friends brought", {
      unit: "count",
      min: 0,
      headers: ["同行人数", "携带人数"]
    }),
    spend_amount: money("活动消费金额", "spent at the event", {headers: ["现场消费", "消费金额"]})
  }
});
