import {MINUTES_PER_DAY, addMonths, dayOfMinute} from "../calendar.js";
import type {Ownership} from "../journey/life.js";
import type {Value} from "../report.js";
import {truth} from "../truth.js";
import {customerNumber, documentNumber} from "./numbers.js";
import type {CarIdentity, Recording} from "./recording.js";
import {isCovered, keptFrom, numberOn} from "./recording.js";

/** Writes the packages sold with or for a car. */
export function recordPackages(recording: Recording, ownership: Ownership, car: CarIdentity): void {
  const {life, random, emit} = recording;
  const {dealer: index} = life.profile;
  const dealer = recording.group.dealers[index]!;
  const bought = ownership.sale?.delivered ?? null;
  if (!random.chance(truth.care.package_share)) return;
  const firstVisit = ownership.visits[0];
  const day = bought ?? (firstVisit ? dayOfMinute(firstVisit.opened) : null);
  if (day === null || !isCovered(recording, index, day)) return;
  const type = random.weighted({service: 6, extended_warranty: 2, detailing: 1, stored_value: 1});
  const services = type === "extended_warranty" ? 0 : random.integer(3, 6);
  const expires = addMonths(day, type === "extended_warranty" ? 60 : 36);
  const used = Math.min(
    services,
    ownership.visits.filter(({kind, opened}) => kind === "service" && dayOfMinute(opened) > day)
      .length
  );
  emit("prepaid_package", index, {
    package_no: documentNumber("TC", ownership.vehicleId, day),
    customer_no: numberOn(recording, index, day),
    vin: car.vin,
    package_type: type,
    sold_date: day,
    expires_on: expires,
    paid_amount: type === "extended_warranty" ? 3980 : services * 420,
    service_count: services,
    used_count: used,
    package_status:
      services > 0 && used === services ? "used_up" : expires < dealer.end ? "expired" : "active"
  });
}

/** A customer's paid visit, for which the club gives points. */
export interface PaidVisit {
  roNo: string;
  at: number;
  amount: number;
}

/** Writes the points of a club member. */
export function recordPoints(
  recording: Recording,
  ownership: Ownership,
  car: CarIdentity,
  paid: readonly PaidVisit[]
): void {
  const {life, random, emit, group} = recording;
  if (ownership.nth !== 0 || life.profile.kind !== "person") return;
  if (!random.chance(truth.care.member_share)) return;
  const {dealer: index, customer} = life.profile;
  const dealer = group.dealers[index]!;
  const from = keptFrom(group, dealer, "points_transaction");
  const until = dealer.end;
  const joined = Math.max(ownership.delivered, dealer.opened);
  const level = random.weighted({standard: 55, silver: 28, gold: 13, platinum: 4});
  let balance = 0;
  let nth = 0;
  const add = (
    at: number,
    kind: string,
    points: number,
    extra: Record<string, Value> = {}
  ): void => {
    const day = dayOfMinute(at);
    balance += points;
    nth++;
    if (day < from || day > until) return;
    emit("points_transaction", index, {
      member_no: customerNumber(dealer, customer, 0).replace(/\D/g, "").padStart(10, "6"),
      transaction_no: documentNumber("JF", ownership.vehicleId, day, nth),
      customer_no: numberOn(recording, index, day),
      vin: car.vin,
      member_level: level,
      joined_date: joined,
      occurred_at: at,
      points_kind: kind,
      points,
      ...extra
    });
  };
  add((joined + 1) * MINUTES_PER_DAY + 600, "gift", 200);
  for (const {roNo, at, amount} of paid) {
    if (amount < 10) continue;
    add(at + 30, "earned", Math.round(amount), {ro_no: roNo});
    if (random.chance(0.02)) add(at + 60, "reversed", -Math.round(amount), {ro_no: roNo});
    if (balance > 1500 && random.chance(0.45)) {
      const points = Math.floor(balance / 500) * 500;
      add(at + 45, "redeemed", -points, {redeemed_amount: points / 20});
    }
  }
  const expiry = (until - 120) * MINUTES_PER_DAY;
  const lastAt = paid.at(-1)?.at ?? joined * MINUTES_PER_DAY;
  if (balance > 0 && lastAt < expiry - 500 * MINUTES_PER_DAY) add(expiry, "expired", -balance);
}
