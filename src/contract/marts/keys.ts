import {boolean, category, date, integer, smallint} from "../mart.js";

/** Columns that many marts share, said once. */
export const customerId = integer("客户键", "customer key");
export const vehicleId = integer("车辆键", "vehicle key");
export const dealerId = smallint("经销商键", "dealer key");
export const visitId = integer("到店键", "visit key");
export const saleId = integer("销售键", "sale key");
export const responseId = integer("答卷键", "response key");
export const isOnly = boolean(
  "客户对该问卷只答过这一次",
  "the customer's only answer to its questionnaire, or the customer is unknown"
);
export const modelSeries = category("车系", "model series");
export const advisorAlias = category("服务顾问（化名）", "service advisor (alias)", {
  personal: "staff"
});
export const consultantAlias = category("销售顾问（化名）", "sales consultant (alias)", {
  personal: "staff"
});
export const asOf = date("数据截止日", "as-of of the customer's home dealer");
export const nextVisitDate = date(
  "此后首次到店日",
  "next countable visit at any dealer of the group",
  {
    personal: "quasi_identifier"
  }
);
