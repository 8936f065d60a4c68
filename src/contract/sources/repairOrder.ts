import {
  boolean,
  code,
  freeText,
  integer,
  money,
  phone,
  source,
  staff,
  text,
  timestamp
} from "../field.js";
import {
  customerNo,
  dealerRef,
  model,
  payer,
  roNo,
  series,
  vehiclePlate,
  vehicleVin
} from "./shared.js";

export const repairOrder = source("repair_order", {
  label: {zh: "维修工单", en: "repair orders"},
  grain: {
    zh: "每张工单的每笔结算一行（未结算的工单一行）",
    en: "one row per settlement of a repair order, or per order not yet settled"
  },
  key: ["dealer", "ro_no", "settlement_no"],
  dated: "opened_at",
  titles: ["维修工单", "工单", "维修记录", "结算", "维修历史", "委托书", "repair order"],
  fields: {
    dealer: dealerRef,
    ro_no: {...roNo, required: true},
    settlement_no: text("结算单号", "settlement number", {
      personal: "identifier",
      handling: "drop",
      headers: ["结算编号", "BALANCE_NO"]
    }),
    customer_no: customerNo,
    name: text("车主", "owner", {
      personal: "identifier",
      headers: ["车主名称", "车主姓名", "客户名称", "客户姓名"]
    }),
    phone: phone("车主手机", "owner's mobile", {
      headers: ["手机", "手机号码", "车主电话", "联系电话", "联系手机", "客户手机"]
    }),
    vin: {...vehicleVin, required: true},
    plate: vehiclePlate,
    series,
    model,
    deliverer: text("送修人", "who brought the car", {
      personal: "identifier",
      handling: "drop",
      headers: ["交修人", "送修人姓名"]
    }),
    deliverer_phone: phone("送修人手机", "their mobile", {
      handling: "drop",
      headers: ["送修人电话", "送修人联系电话"]
    }),
    opened_at: timestamp("开单日期", "opened", {
      required: true,
      min: "1990-01-01",
      headers: [
        "开单时间",
        "工单开单日期",
        "进厂日期",
        "进站时间",
        "进厂时间",
        "修理时间",
        "交修日期",
        "到店时间",
        "OpenDate"
      ]
    }),
    promised_at: timestamp("预交车时间", "promised for", {
      future: true,
      headers: ["预计交车时间", "预计完工时间", "预交车日期", "承诺交车时间"]
    }),
    completed_at: timestamp("竣工时间", "work finished", {
      headers: ["竣工日期", "完工日期", "完工时间"]
    }),
    settled_at: timestamp("结算日期", "settled", {
      headers: ["结算时间", "提交结算时间", "结清日期", "ClosedDate"]
    }),
    delivered_at: timestamp("交车时间", "handed over", {
      headers: ["出厂时间", "出站时间", "出厂日期", "交车日期", "离店时间"]
    }),
    ro_type: code("ro_type", "工单类型", "kind of order", {headers: ["单据类型", "业务类型"]}),
    repair_type: code("repair_type", "维修类型", "kind of work", {
      headers: ["维修分类", "维修类别", "修理类型", "服务请求类型"]
    }),
    ro_status: code("ro_status", "工单状态", "status", {
      headers: ["状态", "单据状态", "结算状态", "StatusCode"]
    }),
    advisor: staff("服务顾问", "service advisor", {
      headers: ["接待员", "接车员", "客户经理", "服务专员", "送修接待", "ServiceAdvisor"]
    }),
    mileage_in_km: integer("进厂里程", "mileage on arrival", {
      unit: "km",
      min: 0,
      headers: ["进厂行驶里程", "进站里程", "进店里程数", "入厂里程", "里程", "Mileage"]
    }),
    mileage_out_km: integer("出厂里程", "mileage on leaving", {
      unit: "km",
      min: 0,
      headers: ["出厂行驶里程", "MileageOut"]
    }),
    has_odometer_change: boolean("是否换表", "odometer replaced", {headers: ["换表"]}),
    payer,
    labour_amount: money("工时费", "labour", {
      headers: ["人工费", "应收工时费", "实收工时费", "totLaborSale"]
    }),
    parts_amount: money("配件费", "parts", {
      headers: [
        "维修材料费",
        "材料费",
        "零件费",
        "应收配件费",
        "应收材料费",
        "实收配件费",
        "实收材料费",
        "totPartsSale"
      ]
    }),
    other_amount: money("其他费用", "other", {
      headers: ["附加项目费", "辅料费", "管理费", "外包费用", "totMiscSale"]
    }),
    discount_amount: money("优惠金额", "discount", {headers: ["减免金额", "折扣金额", "已免账款"]}),
    total_amount: money("总金额", "amount due", {
      headers: ["维修金额", "应收账款", "应收金额", "合计金额", "结算金额"]
    }),
    received_amount: money("实收金额", "money received", {
      headers: ["已收账款", "收款金额", "已收金额"]
    }),
    cost_amount: money("成本金额", "cost", {headers: ["成本", "工单成本"]}),
    is_rework: boolean("是否返修", "rework", {headers: ["返修", "是否返工", "内返"]}),
    is_waiting: boolean("是否在店等待", "customer waits", {headers: ["在店等待", "是否等待"]}),
    wait_minutes: integer("等待时长", "time waited", {
      unit: "minutes",
      min: 0,
      max: 10000,
      headers: ["等待时间", "等待分钟"]
    }),
    appointment_no: text("预约单号", "appointment number", {
      personal: "identifier",
      handling: "drop",
      headers: ["预约编号"]
    }),
    reverses_settlement_no: text("红冲原单号", "settlement it reverses", {
      personal: "identifier",
      handling: "drop",
      headers: ["原结算单号", "冲销单号", "红冲单号"]
    }),
    revision_count: integer("工单修改次数", "times re-opened", {
      min: 0,
      headers: ["修改次数", "重开次数"]
    }),
    remarks: freeText("备注", "remarks", {headers: ["故障描述", "客户描述", "说明"]})
  },
  rules: {
    settled_after_opened: {
      level: "warn",
      holds: "cast(settled_at as date) >= cast(opened_at as date)",
      label: {zh: "结算早于开单", en: "settled before it was opened"}
    },
    amounts_add_up: {
      level: "warn",
      holds:
        "coalesce(labour_amount, parts_amount, other_amount) is null or abs(coalesce(labour_amount, 0) + coalesce(parts_amount, 0) + coalesce(other_amount, 0) - coalesce(discount_amount, 0) - total_amount) < 1",
      label: {zh: "分项金额与总金额不符", en: "the parts of the bill do not add up to its total"}
    }
  }
});
