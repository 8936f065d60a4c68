import {MINUTES_PER_DAY, addMonths, calendarDate, dayOf, dayOfMinute} from "../calendar.js";
import type {Day} from "../calendar.js";
import type {Ownership} from "../journey/life.js";
import type {Value} from "../report.js";
import {truth} from "../truth.js";
import {documentNumber} from "./numbers.js";
import type {CarIdentity, Recording} from "./recording.js";
import {isCovered, keptFrom, numberOn} from "./recording.js";

type ContactType = "service_due" | "first_service" | "churn_alert" | "birthday" | "insurance";

/** Writes the reminders and care calls about a car; they change nothing in whether it comes. */
export function recordContacts(recording: Recording, ownership: Ownership, car: CarIdentity): void {
  const {random, life, group, person} = recording;
  const {care, visits: plan} = truth;
  const {delivered, visits, sale, end} = ownership;
  const dealer = group.dealers[life.profile.dealer]!;
  const from = keptFrom(group, dealer, "contact");
  const until = Math.min(dealer.end, end?.day ?? dealer.end);
  const days = visits.map(({opened}) => dayOfMinute(opened));
  const contact = (type: ContactType, planned: Day): void => {
    if (planned >= from && planned <= until && isCovered(recording, dealer.index, planned))
      writeContact(recording, ownership, car, type, planned, days);
  };
  if (sale && random.chance(care.first_service_reminded_share))
    contact("first_service", addMonths(delivered, plan.first_service_months) - 14);
  for (const [i, day] of days.entries()) {
    const due = addMonths(day, plan.service_months);
    const next = days[i + 1];
    if (random.chance(care.reminded_share) && (next === undefined || next > due - 14))
      contact("service_due", due - 14);
    if ((next === undefined || next > addMonths(due, 3)) && random.chance(care.churn_alert_share))
      contact("churn_alert", addMonths(due, 3) + random.integer(0, 20));
  }
  for (let {year} = calendarDate(from); dayOf(year, 1, 1) <= until; year++) {
    if (person.birth !== null && random.chance(care.birthday_share)) {
      const {month, date} = calendarDate(person.birth);
      contact("birthday", dayOf(year, month, date));
    }
    const {month, date} = calendarDate(delivered);
    if (random.chance(care.insurance_share)) contact("insurance", dayOf(year, month, date) - 30);
  }
}

function writeContact(
  recording: Recording,
  {vehicleId}: Ownership,
  car: CarIdentity,
  type: ContactType,
  planned: Day,
  visitDays: readonly Day[]
): void {
  const {random, emit, life, group} = recording;
  const dealer = group.dealers[life.profile.dealer]!;
  const {reached_share, booked_share_of_reached} = truth.care;
  const kind = ["service_due", "first_service", "churn_alert", "birthday", "insurance"].indexOf(
    type
  );
  const attempts: {at: number; result: string}[] = [];
  let day = planned + random.integer(0, 3);
  for (let attempt = 1; attempt <= 3 && day <= dealer.end; attempt++) {
    const isReached = random.chance(reached_share);
    const result = isReached
      ? type !== "birthday" && random.chance(booked_share_of_reached)
        ? "booked"
        : "reached"
      : random.weighted({not_reached: 85, wrong_number: 5, refused: 10});
    attempts.push({at: day * MINUTES_PER_DAY + random.integer(540, 1050), result});
    if (isReached || result !== "not_reached") break;
    day += random.integer(2, 6);
  }
  const [first, second, third] = attempts;
  if (!first) return;
  const last = attempts.at(-1)!;
  const lastDay = dayOfMinute(last.at);
  const row: Record<string, Value> = {
    contact_no: documentNumber(`T${kind}`, vehicleId, planned),
    customer_no: numberOn(recording, dealer.index, planned),
    vin: car.vin,
    plate: car.plate,
    contact_type: type,
    channel: random.weighted({phone: 60, wechat: 25, sms: 15}),
    planned_date: planned,
    contacted_at: first.at,
    contact_result: first.result,
    contacted_2_at: second?.at ?? null,
    contact_2_result: second?.result ?? null,
    contacted_3_at: third?.at ?? null,
    contact_3_result: third?.result ?? null,
    did_return: visitDays.some((visit) => visit > lastDay && visit <= lastDay + 30),
    contacted_by: random.pick(dealer.consultants),
    failure_reason: last.result === "refused" ? "客户不愿接听" : null,
    feedback: last.result === "booked" ? "已约时间" : null
  };
  emit("contact", dealer.index, row);
}
