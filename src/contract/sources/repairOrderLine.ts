import {boolean, code, freeText, integer, money, number, source, staff, text} from "../field.js";
import {dealerRef, payer, roNo} from "./shared.js";

export const repairOrderLine = source("repair_order_line", {
  label: {zh: "工单明细", en: "repair order lines"},
  grain: {
    zh: "每张工单的每个项目或配件一行",
    en: "one row per operation or part of a repair order"
  },
  key: ["dealer", "ro_no", "line_no", "line_kind", "item_code"],
  titles: ["工单明细", "维修项目", "维修配件", "配件明细", "项目明细", "order line"],
  fields: {
    dealer: dealerRef,
    ro_no: {...roNo, required: true},
    line_no: integer("行号", "line number", {headers: ["序号", "项次", "明细行号"]}),
    line_kind: code("line_kind", "明细类型", "labour, part or other", {
      headers: ["项目类型", "类别", "明细类别"]
    }),
    item_code: text("项目代码", "operation or part code", {
      required: true,
      headers: [
        "维修项目代码",
        "工时代码",
        "工时编码",
        "配件代码",
        "零件号",
        "项目/配件代码",
        "lbrOpCode",
        "prtPartNo"
      ]
    }),
    item_name: freeText("项目名称", "operation or part", {
      headers: ["维修项目名称", "配件名称", "零件名称", "项目/配件名称"]
    }),
    item_group: code("item_group", "项目大类", "group of work", {
      headers: ["项目分类", "配件大类", "作业分类"]
    }),
    quantity: number("数量", "quantity", {
      headers: ["配件数量", "工时数", "标准工时", "派工工时", "lbrSoldHours", "prtQtySold"]
    }),
    unit_price: money("单价", "unit price", {headers: ["工时单价", "配件销售单价", "销售单价"]}),
    amount: money("金额", "amount", {
      headers: ["工时金额", "配件金额", "配件销售金额", "项目金额", "小计金额"]
    }),
    cost_amount: money("成本金额", "cost", {headers: ["配件成本", "成本"]}),
    payer,
    is_declined: boolean("是否不修", "declined", {headers: ["不修", "客户拒修"]}),
    technician: staff("责任技师", "technician", {headers: ["技师", "维修技师", "班组"]})
  }
});
