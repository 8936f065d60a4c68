import {boolean, cents, date, mart} from "../mart.js";
import {customerId, dealerId, modelSeries, vehicleId} from "./keys.js";

const person = {personal: "quasi_identifier"} as const;

/**
 * Narrow, because every state over time (seen in a window, due, at risk, retained) is counted on it,
 * for any end of the period, and the home page loads it.
 */
export const vehicleDays = mart("vehicle_days", {
  label: {zh: "车辆到店日", en: "days of vehicles"},
  grain: {
    zh: "每店每车每日一行，当日有到店或交车；并记其后应到店日与实际下次到店日",
    en: "one row per dealer, vehicle and day with a visit or the delivery of the car, with the service due after it and the visit that came next; dealer-owned vehicles left out, and nothing due after a vehicle was sold, scrapped or moved away"
  },
  key: ["dealer_id", "vehicle_id", "day"],
  columns: {
    dealer_id: dealerId,
    vehicle_id: vehicleId,
    customer_id: customerId,
    home_dealer_id: dealerId,
    model_series: modelSeries,
    is_company: boolean("单位客户", "a company or fleet customer"),
    day: date("日期", "day", person),
    is_visit: boolean("到店", "a visit"),
    is_delivery: boolean("交车", "the delivery of the car, sold by this dealer"),
    is_rework: boolean("含返修", "a visit with rework"),
    received_cents: cents("实收金额", "money received on the visit"),
    due_date: date("下次应到店日", "service due after this day", person),
    next_visit_date: date(
      "下次到店日",
      "the vehicle's next visit at any dealer of the group",
      person
    ),
    is_due_moved: boolean(
      "应到店日顺延",
      "the next visit came before the due date and held no scheduled service: it moved the due date"
    ),
    is_reminded: boolean(
      "到期前后有提醒",
      "the customer was reminded of a service within a month around the due date"
    )
  },
  reconciles: {
    holds:
      "(select count(*) from vehicle_days where is_visit) = (select count(*) from visits v join vehicles w using (vehicle_id) where not coalesce(w.is_dealer_owned, false))",
    label: {
      zh: "到店日行数 = 客户车辆的到店行数",
      en: "rows with a visit are the visits of vehicles that no dealer owns"
    }
  }
});
