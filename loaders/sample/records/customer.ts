import {dayOfMinute} from "../calendar.js";
import type {Day} from "../calendar.js";
import {dirt} from "../dirt.js";
import type {CustomerLife, Ownership} from "../journey/life.js";
import type {SampleModel} from "../model.js";
import type {Item, Questionnaire} from "../questionnaires.js";
import {truth} from "../truth.js";
import {recordAppointment, recordMissedAppointment} from "./appointments.js";
import type {PaidVisit} from "./club.js";
import {recordPackages, recordPoints} from "./club.js";
import {recordComplaint} from "./complaints.js";
import {recordContacts} from "./contacts.js";
import type {EventCalendar} from "./events.js";
import {recordParticipations} from "./events.js";
import type {ExitCall} from "./exitCalls.js";
import {recordExitCall} from "./exitCalls.js";
import {recordCustomerFiles, recordVehicle} from "./files.js";
import {leadNumber, recordBuyerLead} from "./leads.js";
import {customerNumber, documentNumber} from "./numbers.js";
import {odometerReadings} from "./odometer.js";
import type {CarIdentity, Emit, Recording} from "./recording.js";
import {carIdentity, isCovered} from "./recording.js";
import {drawReferrer} from "./referrals.js";
import {recordSale} from "./sales.js";
import type {Referrer} from "./sales.js";
import type {Response} from "./surveys.js";
import {recordSurveys} from "./surveys.js";
import {recordDeliveryOrders, recordVisit} from "./visitOrders.js";

/** What was written about a customer, as the model knows it. */
export interface CustomerRecord {
  life: CustomerLife;
  responses: Response[];
  exitCalls: ExitCall[];
  /** Customers who sent this one, one for each referred purchase. */
  referrers: {life: CustomerLife; day: Day}[];
}

export interface RecordingTools {
  model: SampleModel;
  questionnaires: Readonly<Record<Questionnaire, readonly Item[]>>;
  calendar: EventCalendar;
  emit: Emit;
}

/** A phrase of free text that nobody but a planted person has. */
export function plantedPhrase(place: number): string {
  return `暗语${["青石板", "白芦花", "红泥炉", "紫竹箫"][place] ?? place}请勿外传`;
}

/** Writes every row about a customer and returns what the model knows about them. */
export function recordCustomer(tools: RecordingTools, customer: number): CustomerRecord {
  const {model, calendar, emit} = tools;
  const life = model.lifeOf(customer);
  const random = model.detailOf(customer);
  const place = model.planted.get(customer);
  const recording: Recording = {
    group: model.group,
    life,
    person: model.personOf(life),
    random,
    emit,
    secondFileFrom: random.chance(dirt.customer_twice_in_dealer.rate) ? middleVisit(life) : null,
    plantedPhrase: place === undefined ? null : plantedPhrase(place),
    advisor: random.integer(0, 1000)
  };
  const record: CustomerRecord = {life, responses: [], exitCalls: [], referrers: []};
  recordCustomerFiles(recording);
  for (const ownership of life.ownerships) recordOwnership(tools, recording, ownership, record);
  recordParticipations(recording, calendar);
  return record;
}

/** The day of a visit in the middle of those at the home dealer; null when there are fewer than two. */
function middleVisit({profile, ownerships}: CustomerLife): Day | null {
  const days = ownerships
    .flatMap(({visits}) => visits)
    .filter(({dealer}) => dealer === profile.dealer)
    .map(({opened}) => dayOfMinute(opened))
    .sort((a, b) => a - b);
  return days.length < 2 ? null : days[Math.floor(days.length / 2)]!;
}

function recordOwnership(
  tools: RecordingTools,
  recording: Recording,
  ownership: Ownership,
  record: CustomerRecord
): void {
  const {group, life} = recording;
  const car = carIdentity(group, life, ownership);
  const odometer = odometerReadings(recording.random, ownership);
  recordVehicle(recording, ownership, car, odometer);
  const {sale} = ownership;
  if (sale && isCovered(recording, sale.dealer, sale.delivered))
    recordPurchase(tools, recording, ownership, car, record);
  const paid: PaidVisit[] = [];
  for (const [i, visit] of ownership.visits.entries()) {
    const day = dayOfMinute(visit.opened);
    if (!isCovered(recording, visit.dealer, day)) continue;
    const appointmentNo = recordAppointment(recording, ownership, car, visit);
    const {roNo, received} = recordVisit(
      recording,
      ownership,
      car,
      visit,
      appointmentNo,
      odometer.of(i)
    );
    paid.push({roNo, at: visit.opened, amount: received});
    record.responses.push(
      ...recordSurveys(recording, tools.questionnaires, ownership, car, visit, roNo)
    );
    recordComplaint(recording, visit, car, documentNumber("TS", ownership.vehicleId, day), roNo);
    recordMissedAppointment(recording, ownership, car, visit);
  }
  recordContacts(recording, ownership, car);
  recordPackages(recording, ownership, car);
  recordPoints(recording, ownership, car, paid);
  const exitCall = recordExitCall(recording, ownership, car);
  if (exitCall) record.exitCalls.push(exitCall);
}

function recordPurchase(
  {model, questionnaires}: RecordingTools,
  recording: Recording,
  ownership: Ownership,
  car: CarIdentity,
  record: CustomerRecord
): void {
  const {random, life, group} = recording;
  const sale = ownership.sale!;
  const {delivered} = sale;
  const isReferred = ownership.nth === 0 && random.chance(truth.word_of_mouth.referred_sale_share);
  const from = isReferred
    ? drawReferrer(random, group, sale.dealer, delivered, model.lifeOf, life.profile.customer)
    : null;
  if (from) record.referrers.push({life: from, day: delivered});
  const leadNo = leadNumber(recording, ownership);
  const saleRecord = recordSale(recording, ownership, car, from && referrerOf(model, from), leadNo);
  if (leadNo !== null) recordBuyerLead(recording, ownership, leadNo, saleRecord);
  recordDeliveryOrders(recording, ownership, car);
  record.responses.push(
    ...recordSurveys(recording, questionnaires, ownership, car, sale, saleRecord.orderNo)
  );
  recordComplaint(recording, sale, car, documentNumber("TX", ownership.vehicleId, delivered), null);
}

/** How a DMS names the customer who sent somebody. */
export function referrerOf(model: SampleModel, life: CustomerLife): Referrer {
  const dealer = model.group.dealers[life.profile.dealer]!;
  return {
    customerNo: customerNumber(dealer, life.profile.customer, 0),
    vin: carIdentity(model.group, life, life.ownerships[0]!).vin,
    name: model.personOf(life).name
  };
}
