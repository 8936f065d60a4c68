import {dayOfMinute} from "./calendar.js";
import type {SampleOptions} from "./group.js";
import {defaultOptions, plantedStaff} from "./group.js";
import {exportLogin} from "./dms/cedar.js";
import type {Visit} from "./journey/life.js";
import {sampleModel} from "./model.js";
import {plantedPhrase} from "./records/customer.js";
import {customerNumber, repairOrderNumber} from "./records/numbers.js";
import {carIdentity} from "./records/recording.js";

/** An identifier that the sample's extracts hold and that no published byte may. */
export interface Canary {
  kind:
    | "name"
    | "phone"
    | "document"
    | "address"
    | "plate"
    | "vin"
    | "repair_order_number"
    | "customer_number"
    | "free_text"
    | "staff"
    | "login";
  value: string;
}

/**
 * The identifiers planted into a sample: those of a few distinctive people, of staff and of the login
 * that exported. Each stands at least once in the extracts as it is here.
 *
 * @throws when the sample is too small to have anybody who bought and came back
 */
export function canaries(options: SampleOptions = defaultOptions): Canary[] {
  const model = sampleModel(options);
  if (model.planted.size === 0)
    throw new Error(`sample of ${options.customers} customers: nobody to plant (expected more)`);
  const found = [...model.planted].flatMap(([customer, place]): Canary[] => {
    const life = model.lifeOf(customer);
    const person = model.personOf(life);
    const ownership = life.ownerships[0]!;
    const dealer = model.group.dealers[life.profile.dealer]!;
    const car = carIdentity(model.group, life, ownership);
    const visit = ownership.visits.find(
      (each: Visit) => dayOfMinute(each.opened) >= model.group.start
    )!;
    const visited = model.group.dealers[visit.dealer]!;
    const roNo = repairOrderNumber(visited, ownership.vehicleId, visit.opened, 1);
    return [
      {kind: "name", value: person.name},
      {kind: "phone", value: person.phone},
      {kind: "document", value: person.document},
      {kind: "address", value: person.address},
      {kind: "plate", value: car.plate},
      {kind: "vin", value: car.vin},
      {kind: "repair_order_number", value: roNo},
      {kind: "customer_number", value: customerNumber(dealer, customer, 0)},
      {kind: "free_text", value: plantedPhrase(place)}
    ];
  });
  return [
    ...found,
    ...plantedStaff.map((value): Canary => ({kind: "staff", value})),
    {kind: "login", value: exportLogin}
  ];
}
