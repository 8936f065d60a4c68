import {code, plate, text, vin} from "../field.js";
import type {Field} from "../field.js";

/** Which dealer a row belongs to; files without the column take it from `extract.json`, folder or file name. */
export const dealerRef: Field = text("经销商", "dealer", {
  required: true,
  headers: [
    "经销商代码",
    "经销商编号",
    "经销商名称",
    "经销商简称",
    "门店代码",
    "门店编号",
    "门店",
    "门店名称",
    "店代码",
    "服务站代码",
    "服务站",
    "服务站名称",
    "Dealer Code",
    "Dealer"
  ]
});

export const customerNo: Field = text("客户编号", "customer number", {
  personal: "identifier",
  headers: [
    "客户代码",
    "客户号",
    "车主编号",
    "车主/客户编号",
    "客户ID",
    "目标客户编号",
    "OWNER_NO",
    "CustNo"
  ]
});

export const vehicleVin: Field = vin("VIN", "vehicle identification number", {
  headers: [
    "VIN号",
    "VIN码",
    "车架号",
    "车架号码",
    "底盘号",
    "地盘号",
    "车辆VIN",
    "参加活动车架号",
    "召回VIN",
    "chassisNo",
    "Chassis"
  ]
});

export const vehiclePlate: Field = plate("车牌号", "licence plate", {
  headers: [
    "车牌号码",
    "牌照号",
    "牌照",
    "车号",
    "车牌",
    "LICENSE",
    "LICENSE_NO",
    "LicenseNumber",
    "Reg#"
  ]
});

export const series: Field = text("车系", "model series", {
  headers: ["车系名称", "系列", "Series"]
});

export const model: Field = text("车型", "model", {
  headers: ["车型名称", "车款", "车型型号", "Model"]
});

export const payer: Field = code("payer", "收费区分", "who pays", {
  headers: ["收费区别", "收费类别", "收费对象", "收费对象名称", "付费方式", "lbrLaborType"]
});

export const roNo: Field = text("工单号", "repair order number", {
  personal: "identifier",
  handling: "drop",
  headers: [
    "维修工单号",
    "维修单号",
    "委托书号",
    "单据编号",
    "工单号码",
    "工单编号",
    "业务单号",
    "RO_NO",
    "RONumber",
    "RO Number"
  ]
});

export const orderNo: Field = text("销售单号", "sales order number", {
  personal: "identifier",
  handling: "drop",
  headers: ["销售订单号", "销售订单", "订单编码", "订单编号", "订单号", "合同号", "SO号"]
});

/** Where a figure says who was recommended by whom. */
export const referredByCustomerNo: Field = text("推荐人客户编号", "referring customer number", {
  personal: "identifier",
  headers: ["推荐人编号", "介绍人编号", "转介绍客户编号"]
});

export const referredByVin: Field = vin("推荐人VIN", "referring customer's VIN", {
  headers: ["保客推荐人VIN", "介绍人车架号", "推荐人车架号"]
});
