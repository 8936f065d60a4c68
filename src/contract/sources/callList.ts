import {code, date, integer, source, text} from "../field.js";

/** A list that the site exported, as it was worked: what a random hold-out is measured by. */
export const callList = source("call_list", {
  label: {zh: "用过的联系名单", en: "worked call lists"},
  grain: {
    zh: "本站导出的联系名单，每位客户一行，打过以后原样放回",
    en: "one row per list and customer, as the site exported it, put back once it was worked"
  },
  key: ["list_id", "customer_key"],
  dated: "drawn_on",
  titles: ["联系名单", "本周联系名单", "call list"],
  fields: {
    key_table: text("密钥表", "key table", {required: true, headers: ["key_table_id"]}),
    customer_key: integer("客户键", "customer key", {required: true, headers: ["customer_id"]}),
    vehicle_key: integer("车辆键", "vehicle key", {headers: ["vehicle_id"]}),
    list_id: text("名单编号", "list", {required: true, headers: ["List"]}),
    drawn_on: date("名单日期", "drawn on", {required: true, headers: ["Drawn on"]}),
    call_arm: code("call_arm", "安排", "arm", {required: true, headers: ["Arm"]})
  }
});
