import {addMonths, dayOfMinute} from "../calendar.js";
import type {Day} from "../calendar.js";
import {scientificPhone} from "../cellWriter.js";
import {dirt} from "../dirt.js";
import type {Dealer} from "../group.js";
import {ownBrand} from "../group.js";
import type {Ownership} from "../journey/life.js";
import {truth} from "../truth.js";
import {colours} from "../vehicles.js";
import {customerNumber, engineNumber} from "./numbers.js";
import type {CarIdentity, Recording} from "./recording.js";
import {advisorAt} from "./recording.js";

const birth1900 = -25_567; // 1900-01-01

/** The dealers whose DMS has a file of the customer. */
export function dealersOf({life}: Recording): number[] {
  const dealers = new Set([life.profile.dealer]);
  for (const {visits} of life.ownerships) for (const {dealer} of visits) dealers.add(dealer);
  return [...dealers];
}

/** Writes the customer's files: one at each dealer, sometimes a second at the home dealer. */
export function recordCustomerFiles(recording: Recording): void {
  const {group, life, secondFileFrom} = recording;
  const first = life.ownerships[0]!;
  for (const dealer of dealersOf(recording)) {
    const isHome = dealer === life.profile.dealer;
    const created = isHome ? first.delivered : firstVisitAt(life.ownerships, dealer);
    writeFile(
      recording,
      group.dealers[dealer]!,
      0,
      Math.max(created, group.dealers[dealer]!.opened)
    );
  }
  if (secondFileFrom !== null)
    writeFile(recording, group.dealers[life.profile.dealer]!, 1, secondFileFrom);
}

function firstVisitAt(ownerships: readonly Ownership[], dealer: number): Day {
  for (const {visits} of ownerships)
    for (const visit of visits) if (visit.dealer === dealer) return dayOfMinute(visit.opened);
  return 0;
}

function writeFile(recording: Recording, dealer: Dealer, slot: 0 | 1, created: Day): void {
  const {life, person, random, emit, secondFileFrom, plantedPhrase} = recording;
  const isOnlyFile = secondFileFrom === null && dealersOf(recording).length === 1;
  const isAdvisors = isOnlyFile && random.chance(dirt.phone_of_advisor.rate);
  const advisor = advisorAt(recording, dealer);
  const hasDocument = plantedPhrase !== null || !random.chance(dirt.customer_without_document.rate);
  const sparse = slot === 1;
  const maybe = <T>(value: T, share: number): T | null => (random.chance(share) ? value : null);
  emit("customer", dealer.index, {
    customer_no: customerNumber(dealer, life.profile.customer, slot),
    name: person.name,
    phone: isAdvisors
      ? advisorPhone(dealer, advisor)
      : isOnlyFile && random.chance(dirt.phone_scientific.rate)
        ? scientificPhone(person.phone)
        : person.phone,
    second_phone: person.secondPhone,
    id_document: hasDocument && !sparse ? person.document : null,
    customer_kind: life.profile.kind,
    gender: sparse ? null : person.gender,
    birth_date: sparse
      ? null
      : person.birth !== null && random.chance(dirt.birth_1900.rate)
        ? birth1900
        : maybe(person.birth, 0.82),
    province: person.province,
    city: person.city,
    postcode: maybe(person.postcode, 0.7),
    address: plantedPhrase !== null ? person.address : maybe(person.address, 0.8),
    occupation: maybe(person.occupation, 0.6),
    industry: maybe(person.industry, 0.45),
    income: maybe(person.income, 0.4),
    education: maybe(person.education, 0.4),
    marital_status: maybe(person.maritalStatus, 0.4),
    interests: maybe(person.interest, 0.35),
    source: random.weighted({walk_in: 5, online: 3, phone: 1, motor_show: 1}),
    created_date: created,
    contact_name: person.contactName,
    advisor,
    remarks: plantedPhrase
  });
}

/** An advisor's own phone, which some type in for a customer who gives none. */
function advisorPhone({index, advisors}: Dealer, advisor: string): string {
  return `1549999${String(index * 100 + advisors.indexOf(advisor)).padStart(4, "0")}`;
}

/** Writes a car into the files of the dealers that know it. */
export function recordVehicle(
  recording: Recording,
  ownership: Ownership,
  car: CarIdentity,
  odometer: {last: number | null; replacedOn: Day | null}
): void {
  const {group, life, random, emit} = recording;
  const known = new Set(ownership.visits.map(({dealer}) => dealer));
  if (ownership.sale) known.add(ownership.sale.dealer);
  const {model, delivered, end, saleDateKnown} = ownership;
  const status = end && random.chance(truth.ownership.status_known[end.cause]) ? end.cause : null;
  const use = life.profile.kind === "person" ? "private" : "business";
  for (const index of known) {
    const dealer = group.dealers[index]!;
    const days = ownership.visits
      .filter((visit) => visit.dealer === index)
      .map(({opened}) => dayOfMinute(opened));
    const isKnownEnd = status !== null && end!.day <= dealer.end;
    emit("vehicle", index, {
      vin: car.vin,
      plate: car.plate,
      engine_no: engineNumber(ownership.vehicleId),
      customer_no: customerNumber(dealer, life.profile.customer, 0),
      brand: ownBrand,
      series: model.series,
      model: model.name,
      model_year: ownership.modelYear,
      colour: random.pick(colours),
      sale_date: saleDateKnown ? delivered : null,
      sold_here: ownership.sale?.dealer === index,
      first_visit_date: days[0] ?? null,
      last_visit_date: days.at(-1) ?? null,
      mileage_km: odometer.last,
      odometer_replaced_date: odometer.replacedOn,
      warranty_end_date: saleDateKnown ? addMonths(delivered, 36) : null,
      warranty_end_km: 100_000,
      insurance_end_date: addMonths(delivered, 12 * Math.ceil((dealer.end - delivered) / 365.25)),
      use_nature: use,
      vehicle_status: isKnownEnd ? (status === "replaced" ? "sold" : status) : "in_use",
      status_date: isKnownEnd ? end!.day : null
    });
  }
}
