import {code, date, document, freeText, phone, source, text} from "../field.js";
import {customerNo, dealerRef} from "./shared.js";

export const customer = source("customer", {
  label: {zh: "客户", en: "customers"},
  grain: {zh: "每家经销商的每个客户编号一行", en: "one row per customer number of a dealer"},
  key: ["dealer", "customer_no"],
  titles: ["客户", "车主", "客户档案", "车主管理", "保有客户", "customer"],
  fields: {
    dealer: dealerRef,
    customer_no: {...customerNo, required: true},
    name: text("客户名称", "customer name", {
      personal: "identifier",
      headers: ["客户姓名", "车主", "车主名称", "车主姓名", "姓名", "名称", "Name", "Name1"]
    }),
    phone: phone("手机", "mobile phone", {
      headers: [
        "手机号码",
        "手机号",
        "车主手机",
        "联系手机",
        "移动电话",
        "联系电话",
        "车主电话",
        "PhoneNumber"
      ]
    }),
    second_phone: phone("其他电话", "other phone", {
      headers: ["电话", "家庭电话", "办公电话", "固定电话", "备用电话"]
    }),
    id_document: document("证件号码", "identity document", {
      headers: ["身份证号", "身份证号码", "证件号", "统一社会信用代码"]
    }),
    customer_kind: code("customer_kind", "客户性质", "person or company", {
      headers: ["客户类型", "车主性质", "客户类别", "性质"]
    }),
    gender: code("gender", "性别", "gender", {
      personal: "quasi_identifier",
      headers: ["客户性别", "车主性别", "Gender"]
    }),
    birth_date: date("出生日期", "date of birth", {
      min: "1900-01-02", // the day before is what spreadsheets make of an empty date
      handling: "band",
      headers: ["生日", "出生年月", "车主生日"]
    }),
    province: text("省份", "province", {personal: "quasi_identifier", headers: ["所在省份", "省"]}),
    city: text("城市", "city", {
      personal: "quasi_identifier",
      handling: "band",
      headers: ["所在城市", "市", "地市"]
    }),
    postcode: text("邮编", "postcode", {
      personal: "quasi_identifier",
      handling: "drop",
      headers: ["邮政编码"]
    }),
    address: freeText("地址", "address", {
      headers: ["车主地址", "详细地址", "联系地址", "通讯地址", "家庭住址", "区县"]
    }),
    occupation: code("occupation", "职业", "occupation", {
      personal: "quasi_identifier",
      headers: ["客户职业", "职业类别"]
    }),
    industry: code("industry", "行业", "industry", {
      personal: "quasi_identifier",
      headers: ["行业大类", "所属行业"]
    }),
    income: code("income_band", "收入", "income band", {
      personal: "sensitive",
      handling: "band",
      headers: ["月收入", "年收入", "家庭年收入", "家庭月收入", "收入水平"]
    }),
    education: code("education", "学历", "education", {
      personal: "quasi_identifier",
      headers: ["教育水平", "教育程度", "文化程度"]
    }),
    marital_status: code("marital_status", "婚姻状况", "marital status", {
      personal: "sensitive",
      handling: "keep",
      headers: ["婚姻", "婚否"]
    }),
    interests: code("interest", "兴趣爱好", "main interest", {
      personal: "quasi_identifier",
      headers: ["爱好", "兴趣", "个人爱好"]
    }),
    source: code("lead_source", "客户来源", "source", {headers: ["来源", "信息来源"]}),
    created_date: date("建档日期", "file opened on", {
      headers: ["建档时间", "创建日期", "建档日", "录入日期"]
    }),
    contact_name: text("联系人", "contact person", {
      personal: "identifier",
      handling: "drop",
      headers: ["联系人姓名"]
    }),
    advisor: text("服务顾问", "service advisor", {
      personal: "staff",
      headers: ["指定服务顾问", "服务专员", "指定服专"]
    }),
    remarks: freeText("备注", "remarks", {headers: ["说明", "客户备注"]})
  }
});
