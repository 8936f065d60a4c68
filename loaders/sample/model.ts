import type {DealerGroup, SampleOptions} from "./group.js";
import {dealerGroup} from "./group.js";
import type {CustomerLife} from "./journey/life.js";
import {liveCustomer} from "./journey/life.js";
import {profileOf} from "./journey/profile.js";
import type {Person} from "./people.js";
import {personOf, plantedPeople} from "./people.js";
import {randomStream} from "./random.js";
import type {Random} from "./random.js";

/** The model of a sample: every customer can be asked for by index, in any order, at any time. */
export interface SampleModel {
  group: DealerGroup;
  lifeOf: (customer: number) => CustomerLife;
  personOf: (life: CustomerLife) => Person;
  /** Generator for the details of a customer's rows. */
  detailOf: (customer: number) => Random;
  /** Customers who bear the planted identifiers: customer → place in `plantedPeople`. */
  planted: ReadonlyMap<number, number>;
}

/** Sets up the model of a sample. */
export function sampleModel(options: SampleOptions): SampleModel {
  const group = dealerGroup(options);
  const profiles = randomStream(options.seed, "profile");
  const lives = randomStream(options.seed, "life");
  const people = randomStream(options.seed, "person");
  const details = randomStream(options.seed, "detail");
  const lifeOf = (customer: number): CustomerLife =>
    liveCustomer(lives(customer), profileOf(profiles(customer), customer, group), group);
  const planted = choosePlanted(group, lifeOf);
  return {
    group,
    lifeOf,
    personOf: ({profile}) =>
      personOf(
        people(profile.customer),
        profile.customer,
        group.dealers[profile.dealer]!,
        profile.kind !== "person",
        profile.income,
        group.end,
        planted.get(profile.customer)
      ),
    detailOf: details,
    planted
  };
}

/** The first persons, of different dealers, who bought and came back within the window. */
function choosePlanted(
  group: DealerGroup,
  lifeOf: (customer: number) => CustomerLife
): Map<number, number> {
  const planted = new Map<number, number>();
  for (let customer = 0; customer < group.options.customers; customer++) {
    if (planted.size === plantedPeople.length) break;
    const {profile, ownerships} = lifeOf(customer);
    const first = ownerships[0];
    if (profile.kind !== "person" || profile.dealer !== planted.size % group.dealers.length)
      continue;
    if (!first?.sale || first.sale.delivered < group.start || first.visits.length < 2) continue;
    planted.set(customer, planted.size);
  }
  return planted;
}
