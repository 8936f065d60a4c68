import {messages} from "./message.js";

/** What joining an exported list with the private contact tables says. */
export const relinkWords = messages({
  sheet: {zh: "名单", en: "list"},
  name: {zh: "客户名称", en: "customer name"},
  phone: {zh: "电话", en: "phone"},
  plate: {zh: "车牌号", en: "licence plate"},
  vin: {zh: "VIN", en: "VIN"},
  customer_no: {zh: "门店与客户编号", en: "dealer and customer number"},
  dealer: {zh: "门店", en: "dealer"},
  note: {zh: "备注", en: "note"},
  key: {zh: "网站编号", en: "key on the site"},
  not_found: {zh: "本次数据中没有", en: "not in the present extracts"},
  was_merged: {zh: "已与另一客户合并", en: "merged with another customer since"},
  no_list: {
    zh: "{file} 不是从网站导出的名单：前两列应为 key_table_id 和 customer_id，现在是 {found}。",
    en: "{file} is no list exported from the site: its first columns should be key_table_id and customer_id, but are {found}."
  },
  no_file: {zh: "没有文件 {file}。", en: "{file}: no such file."},
  no_contacts: {
    zh: "{folder} 中没有对照表。请先在保存密钥与对照表的机器上运行一次 npm run build。",
    en: "{folder} holds no contact tables. Run npm run build first, on the machine that keeps the secret and the key table."
  },
  other_table: {
    zh: "名单出自另一张编号对照表：名单为 {list}，本机为 {table}。编号对应的不是同一批客户，不能对照。",
    en: "the list was made with another key table: it says {list}, this machine has {table}. The keys are not of the same customers."
  },
  empty: {zh: "{file} 中没有数据行。", en: "{file} holds no rows."},
  written: {
    zh: "{found} 行已对上（其中 {merged} 行的客户后来与另一客户合并），写入 {path}。该文件含个人信息，只留在本机，用后删除。",
    en: "{found} rows joined ({merged} of customers merged with another since), written to {path}. The file holds personal data: keep it on this machine and delete it after use."
  },
  unknown: {
    zh: "{count} 行没有对上（本次数据中没有这些编号）：{keys}",
    en: "{count} rows not joined (the present extracts do not have these keys): {keys}"
  }
});
