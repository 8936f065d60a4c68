import {MINUTES_PER_DAY, dayOfMinute} from "../calendar.js";
import type {Minute} from "../calendar.js";
import {dirt} from "../dirt.js";
import type {Ownership, Visit} from "../journey/life.js";
import type {Value} from "../report.js";
import {truth} from "../truth.js";
import type {BillKind} from "./bill.js";
import {amountDue, billFor} from "./bill.js";
import {repairOrderNumber} from "./numbers.js";
import type {Order} from "./orders.js";
import {amounts, orderFields, payerOf, writeOrder} from "./orders.js";
import type {CarIdentity, Recording} from "./recording.js";
import {isCovered, isElectric} from "./recording.js";

/**
 * Writes the orders of one visit: its own, the rework it led to, and the dirt around it.
 *
 * @returns the number of the visit's own order and the yuan received for it
 */
export function recordVisit(
  recording: Recording,
  ownership: Ownership,
  car: CarIdentity,
  visit: Visit,
  appointmentNo: string | null,
  odometer: {mileage: number; isReplaced: boolean}
): {roNo: string; received: number} {
  const {group, random, life, emit} = recording;
  const dealer = group.dealers[visit.dealer]!;
  const {money} = truth;
  const discountShare = random.chance(0.5)
    ? money.discount_share +
      money.discount_share_per_price_sensitivity * life.profile.priceSensitivity
    : 0;
  const order = (kind: BillKind, opened: Minute, nth: number): Order => ({
    dealer,
    ownership,
    car,
    roNo: repairOrderNumber(dealer, ownership.vehicleId, opened, nth),
    opened,
    kind,
    bill: billFor(random, kind, {
      mileage: visit.mileage,
      electric: isElectric(ownership),
      upkeep: ownership.model.upkeep,
      discountShare: kind === "service" || kind === "mechanical" ? discountShare : 0
    }),
    payer: payerOf(kind),
    mileage: odometer.mileage,
    isOdometerReplaced: odometer.isReplaced,
    visit: kind === "rework" ? null : visit,
    appointmentNo: kind === "rework" ? null : appointmentNo
  });
  const main = order(visit.kind, visit.opened, 1);
  writeOrder(recording, main);
  if (visit.rework !== null) writeOrder(recording, order("rework", visit.rework, 1));
  const day = visit.opened;
  const extra = (nth: number, changes: Record<string, Value>): void => {
    const spare = {...main, roNo: repairOrderNumber(dealer, ownership.vehicleId, day, nth)};
    emit("repair_order", dealer.index, {
      ...orderFields(recording, spare),
      appointment_no: null,
      remarks: null,
      ...changes
    });
  };
  if (random.chance(dirt.order_void.rate)) extra(2, {ro_status: "void"});
  if (random.chance(dirt.order_test.rate))
    extra(3, {name: "测试", plate: "测试", ro_status: "settled", vin: "11111111111111111"});
  if (random.chance(dirt.order_without_vin.rate)) extra(4, {vin: null, ro_status: "open"});
  if (random.chance(dirt.order_date_unreadable.rate))
    extra(5, {opened_at: "0000-00-00", ro_status: "open"});
  if (random.chance(dirt.order_cancelled.rate)) {
    const roNo = repairOrderNumber(dealer, ownership.vehicleId, day, 6);
    const settled = {settled_at: day + 30, settlement_no: `JS${roNo.replace(/\D/g, "")}1`};
    extra(6, {...amounts(main.bill, main.payer), ...settled, ro_status: "settled"});
    extra(6, {
      ...amounts(main.bill, main.payer, -1),
      settled_at: day + 60,
      settlement_no: `${settled.settlement_no}0`,
      reverses_settlement_no: settled.settlement_no,
      ro_status: "reversed"
    });
  }
  const isPaid = main.payer === "customer" || main.payer === "insurance";
  return {roNo: main.roNo, received: isPaid ? amountDue(main.bill) : 0};
}

/** Writes the orders that come with a sale: the inspection before delivery, sometimes accessories. */
export function recordDeliveryOrders(
  recording: Recording,
  ownership: Ownership,
  car: CarIdentity
): void {
  const {group, random} = recording;
  const sale = ownership.sale!;
  const dealer = group.dealers[sale.dealer]!;
  const write = (kind: BillKind, opened: Minute): void => {
    const bill = billFor(random, kind, {mileage: 0, electric: false, upkeep: 1, discountShare: 0});
    const roNo = repairOrderNumber(dealer, ownership.vehicleId, opened, 1);
    const payer = payerOf(kind);
    const mileage = random.integer(3, 40);
    if (!isCovered(recording, dealer.index, dayOfMinute(opened))) return;
    writeOrder(recording, {
      dealer,
      ownership,
      car,
      roNo,
      opened,
      kind,
      bill,
      payer,
      mileage,
      isOdometerReplaced: false,
      visit: null,
      appointmentNo: null
    });
  };
  const at = (day: number): Minute => day * MINUTES_PER_DAY + random.integer(540, 1000);
  write("pre_delivery", at(sale.delivered - random.integer(1, 4)));
  if (random.chance(dirt.accessories_order.rate)) write("accessories", at(sale.delivered + 6));
}
