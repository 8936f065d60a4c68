import {dirt} from "../dirt.js";
import type {Dealer} from "../group.js";
import {ownBrand} from "../group.js";
import type {Ownership} from "../journey/life.js";
import type {Value} from "../report.js";
import {documentNumber} from "./numbers.js";
import type {CarIdentity, Recording} from "./recording.js";
import {numberOn} from "./recording.js";

/** The existing customer who sent a buyer or a prospect. */
export interface Referrer {
  customerNo: string;
  vin: string;
  name: string;
}

export interface SaleRecord {
  orderNo: string;
  source: string;
  referrer: Referrer | null;
  consultant: string;
}

const round100 = (yuan: number): number => Math.round(yuan / 100) * 100;

/** Writes the sales order of a car bought here, and the dirt around it. */
export function recordSale(
  recording: Recording,
  ownership: Ownership,
  car: CarIdentity,
  referrer: Referrer | null,
  leadNo: string | null
): SaleRecord {
  const {group, life, person, random, emit} = recording;
  const sale = ownership.sale!;
  const dealer = group.dealers[sale.dealer]!;
  const {model, vehicleId} = ownership;
  const {delivered} = sale;
  const wait = random.chance(0.4) ? random.integer(1, 6) : random.integer(7, 45);
  const discount = Math.max(
    0,
    0.05 + 0.02 * life.profile.priceSensitivity + 0.015 * random.normal()
  );
  const paid = round100(model.listPrice * (1 - discount));
  const isExisting = sale.kind !== "first" && ownership.nth > 0;
  const source = referrer
    ? "referral"
    : isExisting
      ? "existing_customer"
      : random.weighted({
          walk_in: 46,
          phone: 8,
          online: 20,
          website: 4,
          motor_show: 8,
          event: 6,
          call_centre: 6,
          other: 2
        });
  const consultant = random.pick(dealer.consultants);
  const orderNo = documentNumber("SO", vehicleId, delivered);
  const accessories = random.chance(0.45) ? random.integer(8, 90) * 100 : 0;
  const fields: Record<string, Value> = {
    order_no: orderNo,
    customer_no: numberOn(recording, dealer.index, delivered),
    name: person.name,
    phone: person.phone,
    vin: car.vin,
    brand: ownBrand,
    series: model.series,
    model: model.name,
    ordered_date: delivered - wait,
    invoiced_date: delivered - random.integer(0, Math.min(3, wait)),
    promised_delivery_date:
      delivered - (random.chance(0.78) ? 0 : random.integer(1, Math.min(wait, 12))),
    delivered_date: delivered,
    list_price: model.listPrice,
    paid_price: paid,
    cost_amount: round100(model.listPrice * 0.915),
    accessories_amount: accessories,
    insurance_amount: random.chance(0.7) ? random.integer(40, 85) * 100 : 0,
    payment_method: random.weighted({cash: 4, loan: 5, lease: 1}),
    order_kind: life.profile.kind === "fleet" ? "fleet" : "retail",
    order_status: "delivered",
    consultant,
    has_trade_in: sale.previousBrand !== null && random.chance(0.55),
    previous_brand: sale.previousBrand,
    is_first_car: sale.kind === "first",
    purchase_kind: sale.kind,
    source,
    lead_no: leadNo,
    referred_by_customer_no: referrer?.customerNo ?? null,
    referred_by_vin: referrer?.vin ?? null
  };
  emit("sales_order", dealer.index, fields);
  writeUncounted(recording, dealer, fields, vehicleId);
  return {orderNo, source, referrer, consultant};
}

/** Orders beside the real one that are no sale to an end customer. */
function writeUncounted(
  {random, emit}: Recording,
  dealer: Dealer,
  fields: Readonly<Record<string, Value>>,
  vehicleId: number
): void {
  const add = (kind: string, changes: Record<string, Value>): void =>
    emit("sales_order", dealer.index, {
      ...fields,
      order_no: documentNumber(kind, vehicleId, fields.delivered_date as number),
      vin: null,
      lead_no: null,
      referred_by_customer_no: null,
      referred_by_vin: null,
      ...changes
    });
  if (random.chance(dirt.sale_cancelled.rate))
    add("SC", {order_status: "cancelled", delivered_date: null, paid_price: null});
  if (random.chance(dirt.sale_returned.rate)) add("SR", {order_status: "returned"});
  if (random.chance(dirt.sale_transferred.rate))
    add("ST", {order_kind: "transfer", customer_no: null, name: "兄弟门店调拨", phone: null});
}
