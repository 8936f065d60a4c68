import {MINUTES_PER_DAY, addMonths, dayOfMinute} from "../calendar.js";
import type {Day, Minute} from "../calendar.js";
import type {Ownership, Visit} from "../journey/life.js";
import type {Value} from "../report.js";
import {documentNumber} from "./numbers.js";
import type {CarIdentity, Recording} from "./recording.js";
import {advisorAt, isCovered, isKept, numberOn} from "./recording.js";

const channels = {phone: 50, wechat: 30, app: 15, visit: 5} as const;
const missedShare = 0.05; // of visits
const missedKinds = {no_show: 45, cancelled: 55} as const;

function row(
  recording: Recording,
  dealer: number,
  car: CarIdentity,
  day: Day,
  values: Record<string, Value>
): void {
  const {group, random} = recording;
  if (!isKept(recording, group.dealers[dealer]!, "appointment", day)) return;
  recording.emit("appointment", dealer, {
    customer_no: numberOn(recording, dealer, day),
    vin: car.vin,
    plate: car.plate,
    channel: random.weighted(channels),
    advisor: advisorAt(recording, group.dealers[dealer]!),
    ...values
  });
}

/** Writes the appointment that a visit was made by; returns its number. */
export function recordAppointment(
  recording: Recording,
  ownership: Ownership,
  car: CarIdentity,
  visit: Visit
): string | null {
  if (!visit.byAppointment) return null;
  const {random} = recording;
  const day = dayOfMinute(visit.opened);
  const shift = Math.round(22 * random.normal());
  const appointed: Minute = Math.round((visit.opened - shift) / 15) * 15;
  const number = documentNumber("YY", ownership.vehicleId, day);
  row(recording, visit.dealer, car, day, {
    appointment_no: number,
    created_at: visit.opened - random.integer(1, 6) * MINUTES_PER_DAY,
    appointed_at: appointed,
    arrived_at: visit.opened,
    appointment_kind: visit.kind === "warranty" ? "mechanical" : visit.kind,
    appointment_status:
      visit.opened < appointed - 15 ? "early" : visit.opened > appointed + 15 ? "late" : "on_time"
  });
  return number;
}

/** Writes an appointment between two visits that was cancelled or not kept. */
export function recordMissedAppointment(
  recording: Recording,
  ownership: Ownership,
  car: CarIdentity,
  visit: Visit
): void {
  const {random} = recording;
  const day = addMonths(dayOfMinute(visit.opened), 5) + random.integer(0, 25);
  if (!random.chance(missedShare) || !isCovered(recording, visit.dealer, day)) return;
  const status = random.weighted(missedKinds);
  row(recording, visit.dealer, car, day, {
    appointment_no: documentNumber("YY", ownership.vehicleId, day, 7),
    created_at: (day - random.integer(1, 5)) * MINUTES_PER_DAY + 640,
    appointed_at: day * MINUTES_PER_DAY + random.integer(16, 34) * 30,
    arrived_at: null,
    appointment_kind: "service",
    appointment_status: status,
    cancel_reason: status === "cancelled" ? "临时有事" : null
  });
}
