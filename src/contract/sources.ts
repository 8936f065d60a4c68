import {appointment} from "./sources/appointment.js";
import {churnReason} from "./sources/churnReason.js";
import {callList} from "./sources/callList.js";
import {pointsTransaction, prepaidPackage} from "./sources/club.js";
import {complaint} from "./sources/complaint.js";
import {contact} from "./sources/contact.js";
import {customer} from "./sources/customer.js";
import {dealer} from "./sources/dealer.js";
import {event, participation} from "./sources/event.js";
import {lead} from "./sources/lead.js";
import {programmeCost, target} from "./sources/programme.js";
import {benchmark, codeLabel, item, margin, servicePlan, touchpoint} from "./sources/reference.js";
import {repairOrder} from "./sources/repairOrder.js";
import {repairOrderLine} from "./sources/repairOrderLine.js";
import {salesOrder} from "./sources/salesOrder.js";
import {surveyFrame, surveyResponse, surveyScore} from "./sources/survey.js";
import {vehicle} from "./sources/vehicle.js";
import type {Source} from "./field.js";

const all = [
  dealer,
  customer,
  vehicle,
  salesOrder,
  repairOrder,
  repairOrderLine,
  appointment,
  surveyResponse,
  surveyScore,
  surveyFrame,
  complaint,
  contact,
  callList,
  event,
  participation,
  lead,
  prepaidPackage,
  pointsTransaction,
  churnReason,
  programmeCost,
  target,
  benchmark,
  servicePlan,
  item,
  touchpoint,
  margin,
  codeLabel
] as const;

export type SourceName = (typeof all)[number]["name"];

/** Every canonical source table, in reading order. */
export const sources: readonly Source<SourceName>[] = all;

/** The canonical source table of that name. */
export function sourceNamed(name: SourceName): Source<SourceName> {
  return sources.find((source) => source.name === name)!;
}

/** A build needs at least one of these. */
export const BEHAVIOUR_SOURCES: readonly SourceName[] = [
  "repair_order",
  "sales_order",
  "survey_response"
];
