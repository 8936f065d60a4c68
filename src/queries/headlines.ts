import {carsAtRisk, dueServices} from "./measures/dues.js";
import {lostCustomers} from "./measures/lostCustomers.js";
import type {Subject} from "./measures/measure.js";
import {ownerLeads, tradeIns} from "./measures/owners.js";
import {retention} from "./measures/retention.js";
import {returns} from "./measures/returns.js";
import {sales} from "./measures/sales.js";
import {satisfaction} from "./measures/satisfaction.js";
import {firstServices, losses} from "./measures/vehicles.js";
import {visits} from "./measures/visits.js";

/** Where every headline figure is defined, on the rows of marts. */
export const headlineSubjects: readonly Subject[] = [
  visits,
  retention,
  dueServices,
  carsAtRisk,
  firstServices,
  losses,
  lostCustomers,
  satisfaction,
  returns,
  sales
];

/**
 * What the loaders sum up into the cells of `recent_figures` and `month_figures`, which `figures` and `spanFigures`
 * read; the tests hold the two against each other.
 */
export const summedSubjects: readonly Subject[] = [...headlineSubjects, ownerLeads, tradeIns];
