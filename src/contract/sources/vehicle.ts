import {boolean, code, date, integer, source, text} from "../field.js";
import {customerNo, dealerRef, model, series, vehiclePlate, vehicleVin} from "./shared.js";

export const vehicle = source("vehicle", {
  label: {zh: "车辆", en: "vehicles"},
  grain: {zh: "每家经销商的每辆车一行", en: "one row per vehicle known to a dealer"},
  key: ["dealer", "vin"],
  titles: ["车辆", "车辆档案", "保有车辆", "车辆信息", "vehicle"],
  fields: {
    dealer: dealerRef,
    vin: {...vehicleVin, required: true},
    plate: vehiclePlate,
    engine_no: text("发动机号", "engine number", {
      personal: "identifier",
      handling: "drop",
      headers: ["发动机", "发动机编号", "发动机号码"]
    }),
    customer_no: customerNo,
    brand: text("品牌", "brand", {headers: ["品牌名称", "Make", "厂牌"]}),
    series,
    model,
    model_year: integer("年款", "model year", {
      headers: ["车型年", "年份", "Year"],
      min: 1985,
      max: 2100
    }),
    colour: text("颜色", "colour", {headers: ["车身颜色", "外观颜色"]}),
    sale_date: date("销售日期", "sold on", {
      headers: ["开票日期", "购车日期", "车辆销售日期", "交车日期", "购车时间", "SALES_DATE"],
      min: "1990-01-01"
    }),
    sold_here: boolean("是否本公司购车", "sold here", {
      headers: ["本店购车", "是否本店购车", "IS_SELF_COMPANY", "SoldByDealerFlag"]
    }),
    first_visit_date: date("首次进厂日期", "first visit", {
      headers: ["第一次进厂日期", "首次来厂日期"]
    }),
    last_visit_date: date("上次维修日期", "last visit", {
      headers: ["上次维修时间", "上次保养日期", "最后进厂日期", "末次进厂日期", "LastServiceDate"]
    }),
    mileage_km: integer("行驶里程", "mileage", {
      unit: "km",
      min: 0,
      headers: ["里程数", "公里数", "当前里程", "车辆里程", "行使里程", "Mileage"]
    }),
    odometer_replaced_date: date("换表日期", "odometer replaced on", {headers: ["换表时间"]}),
    warranty_end_date: date("保修结束日期", "warranty ends on", {
      future: true,
      headers: ["质保到期日", "保修到期日期", "质保截止日期"]
    }),
    warranty_end_km: integer("保修结束里程", "warranty ends at", {
      unit: "km",
      min: 0,
      headers: ["质保里程", "保修里程"]
    }),
    insurance_end_date: date("保险到期日", "insurance ends on", {
      future: true,
      headers: ["保险到期日期", "交强险到期日", "商业险到期日"]
    }),
    use_nature: code("use_nature", "使用性质", "use", {
      headers: ["车辆用途", "营运性质", "车辆性质"]
    }),
    vehicle_status: code("vehicle_status", "车辆状态", "status", {
      headers: ["状态", "车辆现状", "在用状态"]
    }),
    status_date: date("状态日期", "status since", {headers: ["状态变更日期", "变更日期"]})
  },
  rules: {
    sold_before_first_visit: {
      level: "warn",
      holds: "first_visit_date >= sale_date",
      label: {zh: "首次进厂早于销售日期", en: "first visit before the sale"}
    }
  }
});
