import {MINUTES_PER_DAY, dayOfMinute} from "../calendar.js";
import {dirt} from "../dirt.js";
import type {Sale, Visit} from "../journey/life.js";
import type {Touchpoint} from "../truth.js";
import type {CarIdentity, Recording} from "./recording.js";
import {advisorAt, isCovered, knownBy, numberOn} from "./recording.js";

const typeOf: Readonly<Partial<Record<Touchpoint, string>>> = {
  service_work: "repair_quality",
  service_diagnosis: "service_attitude",
  service_reception: "service_attitude",
  service_waiting: "waiting",
  service_appointment: "waiting",
  service_bill: "price",
  service_hand_over: "delivery",
  sales_negotiation: "price",
  sales_delivery: "delivery",
  sales_test_drive: "product_quality"
};

const summaries = ["异响未修好", "等待时间过长", "费用与预估不符", "服务态度差", "交车延迟"];

/** Writes the complaint about a sale or a visit, if there was one, and internal ones beside it. */
export function recordComplaint(
  recording: Recording,
  about: Visit | Sale,
  car: CarIdentity,
  complaintNo: string,
  roNo: string | null
): void {
  const {complaint} = about;
  const {group, random, emit, plantedPhrase} = recording;
  const dealer = group.dealers[about.dealer]!;
  if (!complaint || !isCovered(recording, dealer.index, dayOfMinute(complaint.received))) return;
  if (knownBy(dealer, complaint.received) === null) return;
  const resolved = knownBy(dealer, complaint.resolved);
  const {received, handling} = complaint;
  // One that is never resolved stays open for a while and is then closed without a result.
  const closed = knownBy(
    dealer,
    (handling === "unresolved" ? received + 45 * MINUTES_PER_DAY : complaint.resolved!) +
      random.integer(1, 6) * MINUTES_PER_DAY
  );
  const outcome =
    handling === "unresolved"
      ? closed === null
        ? null
        : "unresolved"
      : resolved === null
        ? null
        : "resolved";
  const fields = {
    complaint_no: complaintNo,
    customer_no: numberOn(recording, dealer.index, dayOfMinute(received)),
    vin: car.vin,
    plate: car.plate,
    ro_no: roNo,
    received_at: received,
    complaint_source: random.weighted({
      phone: 45,
      visit: 25,
      online: 10,
      manufacturer: 12,
      authority: 2,
      survey: 6
    }),
    complaint_type: typeOf[complaint.about] ?? (roNo === null ? "sales_process" : "other"),
    department:
      roNo === null ? "sales" : complaint.about === "service_bill" ? "customer_service" : "service",
    complaint_status: closed !== null ? "closed" : resolved !== null ? "resolved" : "open",
    first_response_at: knownBy(dealer, complaint.answered),
    resolved_at: resolved,
    closed_at: closed,
    outcome,
    handler: advisorAt(recording, dealer),
    summary: plantedPhrase ?? random.pick(summaries),
    cause: null,
    solution: resolved === null ? null : "道歉并免费检查"
  };
  emit("complaint", dealer.index, fields);
  if (random.chance(dirt.complaint_internal.rate))
    emit("complaint", dealer.index, {
      ...fields,
      complaint_no: `${complaintNo}-N`,
      complaint_source: "internal"
    });
}
