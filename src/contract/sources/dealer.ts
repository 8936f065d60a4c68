import {date, source, text} from "../field.js";

export const dealer = source("dealer", {
  label: {zh: "经销商", en: "dealers"},
  grain: {zh: "每家经销商一行", en: "one row per dealer"},
  key: ["dealer_code"],
  titles: ["经销商", "门店", "店端", "dealer"],
  fields: {
    dealer_code: text("经销商代码", "dealer code", {
      required: true,
      headers: [
        "经销商编号",
        "门店代码",
        "门店编号",
        "店代码",
        "服务站代码",
        "Dealer Code",
        "DEALER_CODE"
      ]
    }),
    dealer_name: text("经销商名称", "dealer name", {
      required: true,
      headers: ["经销商全称", "门店名称", "公司名称", "店名", "服务站名称", "Dealer Name"]
    }),
    short_name: text("经销商简称", "short name", {headers: ["简称", "门店简称", "店简称"]}),
    group_name: text("所属集团", "dealer group", {headers: ["集团", "集团名称", "投资人集团"]}),
    region: text("大区", "sales region", {headers: ["区域", "销售大区", "所属大区", "Region"]}),
    province: text("省份", "province", {headers: ["所在省份", "省"]}),
    city: text("城市", "city", {headers: ["所在城市", "市"]}),
    brand: text("品牌", "brand", {headers: ["经营品牌", "授权品牌", "Brand"]}),
    opened_date: date("开业日期", "opened on", {
      personal: "none",
      headers: ["开业时间", "建店日期"]
    })
  }
});
