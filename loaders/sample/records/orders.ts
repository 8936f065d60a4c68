import {MINUTES_PER_DAY, dayOfMinute} from "../calendar.js";
import type {Minute} from "../calendar.js";
import {scientificPhone} from "../cellWriter.js";
import {dirt} from "../dirt.js";
import type {Dealer} from "../group.js";
import type {Ownership, Visit} from "../journey/life.js";
import type {Value} from "../report.js";
import {touchpoints} from "../truth.js";
import type {Bill, BillKind} from "./bill.js";
import {amountDue, billFor} from "./bill.js";
import type {CarIdentity, Recording} from "./recording.js";
import {advisorAt, isKept, knownBy, numberOn} from "./recording.js";

type Payer = "customer" | "insurance" | "warranty" | "internal";

/** A repair order before it becomes rows. */
export interface Order {
  dealer: Dealer;
  ownership: Ownership;
  car: CarIdentity;
  roNo: string;
  opened: Minute;
  kind: BillKind;
  bill: Bill;
  payer: Payer;
  mileage: number;
  isOdometerReplaced: boolean;
  visit: Visit | null;
  appointmentNo: string | null;
}

const repairTypes: Readonly<Record<BillKind, string>> = {
  first_service: "first_service",
  service: "service",
  mechanical: "mechanical",
  accident: "accident",
  body: "body",
  warranty: "mechanical",
  recall: "recall",
  rework: "mechanical",
  accessories: "accessories",
  pre_delivery: "pre_delivery",
  internal: "internal"
};

/** Who pays for a kind of work. */
export function payerOf(kind: BillKind): Payer {
  if (kind === "accident") return "insurance";
  if (kind === "pre_delivery" || kind === "rework" || kind === "internal") return "internal";
  return kind === "first_service" || kind === "warranty" || kind === "recall"
    ? "warranty"
    : "customer";
}

function roType(kind: BillKind): string {
  if (kind === "pre_delivery" || kind === "internal" || kind === "rework") return kind;
  if (kind === "accessories") return "sale";
  return kind === "warranty" || kind === "recall" ? "warranty" : "repair";
}

const waitingAt = touchpoints.service.indexOf("service_waiting");
const workMinutes: Readonly<Partial<Record<BillKind, number>>> = {
  accident: 3 * MINUTES_PER_DAY,
  body: 2 * MINUTES_PER_DAY,
  mechanical: 300,
  warranty: 240
};

/** The fields of an order that all its settlements share. */
export function orderFields(recording: Recording, order: Order): Record<string, Value> {
  const {random, person, plantedPhrase} = recording;
  const {dealer, ownership, car, opened, kind, visit} = order;
  const planned = workMinutes[kind] ?? 90;
  const slowness = visit ? -0.22 * visit.experience.qualities[waitingAt]! : 0;
  const taken = Math.round(planned * Math.exp(0.05 + slowness + 0.2 * random.normal()));
  const completed = knownBy(dealer, opened + taken);
  const waits = planned < 200 && visit !== null && random.chance(0.75);
  const isDeliveredByOther = random.chance(0.12);
  const revealed = visit ? random.chance(0.02) : false;
  return {
    ro_no: order.roNo,
    customer_no: numberOn(recording, dealer.index, dayOfMinute(opened)),
    name: person.name,
    phone: random.chance(dirt.phone_scientific.rate) ? scientificPhone(person.phone) : person.phone,
    vin: car.vin,
    plate: car.plate,
    series: ownership.model.series,
    model: ownership.model.name,
    deliverer: isDeliveredByOther ? (person.contactName ?? person.name) : person.name,
    deliverer_phone: isDeliveredByOther ? (person.secondPhone ?? person.phone) : person.phone,
    opened_at: opened,
    promised_at: opened + Math.ceil((planned * 1.25) / 30) * 30,
    completed_at: completed,
    delivered_at: completed === null ? null : knownBy(dealer, completed + random.integer(5, 40)),
    ro_type: roType(kind),
    repair_type: repairTypes[kind],
    advisor: advisorAt(recording, dealer),
    mileage_in_km: order.mileage,
    mileage_out_km: order.mileage + random.integer(0, 6),
    has_odometer_change: order.isOdometerReplaced,
    is_rework: kind === "rework",
    is_waiting: waits,
    wait_minutes: waits ? taken + random.integer(0, 15) : null,
    appointment_no: order.appointmentNo,
    revision_count: 0,
    remarks: plantedPhrase ?? (revealed ? `客户反映异响，电话${person.phone}` : null)
  };
}

/** The amounts of a settlement, or of its reversal. */
export function amounts(bill: Bill, payer: Payer, sign: 1 | -1 = 1): Record<string, Value> {
  const due = amountDue(bill);
  return {
    payer,
    labour_amount: sign * bill.labour,
    parts_amount: sign * bill.parts,
    other_amount: sign * bill.other,
    discount_amount: sign * bill.discount,
    total_amount: sign * due,
    received_amount: payer === "customer" || payer === "insurance" ? sign * due : 0,
    cost_amount: sign * bill.cost
  };
}

/** Writes an order with its settlements and lines. */
export function writeOrder(recording: Recording, order: Order): void {
  const {random, emit} = recording;
  const {dealer, roNo, bill, payer, kind} = order;
  const fields = orderFields(recording, order);
  const settled = knownBy(
    dealer,
    order.opened + (workMinutes[kind] ?? 90) + random.integer(20, 90)
  );
  const add = (extra: Record<string, Value>, copies = 1): void =>
    emit("repair_order", dealer.index, {...fields, ...extra}, copies);
  const settlement = (nth: number): string => `JS${roNo.replace(/\D/g, "")}${nth}`;
  if (settled === null) {
    add({...amounts(bill, payer), received_amount: null, ro_status: "open"});
    writeLines(recording, order);
    return;
  }
  const isEarly = random.chance(dirt.settled_before_opened.rate);
  const at = {settled_at: isEarly ? settled - MINUTES_PER_DAY : settled, ro_status: "settled"};
  const first = {...amounts(bill, payer), ...at, settlement_no: settlement(1)};
  const roll = random.uniform();
  const {order_reversed: reversed, order_reopened: reopened, order_split: split} = dirt;
  if (roll < reversed.rate) {
    const wrong = {...bill, discount: 0};
    const later = settled + random.integer(60, 2000);
    const known = knownBy(dealer, later);
    add({...first, ...amounts(wrong, payer)});
    if (known !== null) {
      add({
        ...amounts(wrong, payer, -1),
        settled_at: later,
        ro_status: "reversed",
        settlement_no: settlement(2),
        reverses_settlement_no: settlement(1)
      });
      add({...first, settled_at: later, settlement_no: settlement(3)});
    }
  } else if (roll < reversed.rate + reopened.rate) {
    const extra = billFor(random, "body", {
      mileage: 0,
      electric: false,
      upkeep: 0.3,
      discountShare: 0
    });
    add({...first, revision_count: 1});
    add({
      ...amounts(extra, payer),
      ...at,
      settled_at: settled + 45,
      settlement_no: settlement(2),
      revision_count: 1
    });
  } else if (roll < reversed.rate + reopened.rate + split.rate && payer === "customer") {
    const extra = billFor(random, "recall", {
      mileage: 0,
      electric: false,
      upkeep: 1,
      discountShare: 0
    });
    add(first);
    add({...amounts(extra, "warranty"), ...at, settlement_no: settlement(2)});
  } else {
    add(first, random.chance(dirt.order_twice.rate) ? 2 : 1);
  }
  writeLines(recording, order);
}

function writeLines(recording: Recording, {dealer, roNo, bill, payer, opened}: Order): void {
  const {random, emit} = recording;
  const technician = random.pick(dealer.technicians);
  if (!isKept(recording, dealer, "repair_order_line", dayOfMinute(opened))) return;
  for (const [i, line] of bill.lines.entries()) {
    emit("repair_order_line", dealer.index, {
      ro_no: roNo,
      line_no: i + 1,
      line_kind: line.kind,
      item_code: line.code,
      item_name: line.name,
      item_group: line.group,
      quantity: line.quantity,
      unit_price: Math.round((line.amount / line.quantity) * 100) / 100,
      amount: line.amount,
      cost_amount: line.cost,
      payer,
      is_declined: line.isDeclined,
      technician: line.kind === "labour" ? technician : null
    });
  }
}
