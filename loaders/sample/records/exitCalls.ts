import {addMonths, dayOfMinute} from "../calendar.js";
import type {Day} from "../calendar.js";
import type {Ownership} from "../journey/life.js";
import {ownBrand} from "../group.js";
import {truth} from "../truth.js";
import {catalogue} from "../vehicles.js";
import {documentNumber} from "./numbers.js";
import type {CarIdentity, Recording} from "./recording.js";
import {isCovered, numberOn} from "./recording.js";

/** An exit call as the model knows it. */
export interface ExitCall {
  replaced: boolean;
  sameBrand: boolean;
  here: boolean;
}

/**
 * Writes the call to an owner who is lost, or whose car is known to be replaced. Replacers are asked
 * whatever they replaced it with, so that the share who bought here again can be read from the calls.
 */
export function recordExitCall(
  recording: Recording,
  ownership: Ownership,
  car: CarIdentity
): ExitCall | null {
  const {random, emit, life, group} = recording;
  const {exit_calls: calls} = truth;
  const {visits, sale, end, replacedWith} = ownership;
  const {dealer: index} = life.profile;
  const lastVisit = visits.at(-1);
  const lastDay: Day = lastVisit ? dayOfMinute(lastVisit.opened) : ownership.delivered;
  const lost = addMonths(lastDay, 12) + random.integer(10, 60);
  const isReplacer = end?.cause === "replaced" && end.day >= group.start;
  const isAsked = random.chance(isReplacer ? calls.replacers_asked : calls.lost_asked);
  const asked = isReplacer ? end.day + random.integer(20, 80) : lost;
  const isLost = !isReplacer && (end === null || end.day > asked || end.cause !== "replaced");
  if (!isAsked || !(isReplacer || isLost) || !isCovered(recording, index, asked)) return null;
  const level = lastVisit?.experience.level ?? sale?.experience.level ?? 4;
  const call: ExitCall = {
    replaced: isReplacer,
    sameBrand: isReplacer && replacedWith!.brand === ownBrand,
    here: isReplacer && replacedWith!.here
  };
  const reason =
    end?.cause === "moved" && end.day <= asked
      ? "moved"
      : call.sameBrand
        ? random.pick(["needs_changed", "preference"])
        : random.weighted(level <= 2 ? calls.reasons_dissatisfied : calls.reasons_satisfied);
  emit("churn_reason", index, {
    churn_no: documentNumber("LS", ownership.vehicleId, asked),
    customer_no: numberOn(recording, index, lastDay),
    vin: car.vin,
    plate: car.plate,
    asked_date: asked,
    reason,
    stated_satisfaction: level,
    has_replaced_car: isReplacer,
    replaced_on: isReplacer ? end.day : null,
    replaced_with_brand: isReplacer ? replacedWith!.brand : null,
    replaced_with_model: call.sameBrand ? random.pick(catalogue).series : null,
    has_replaced_here: isReplacer ? call.here : null,
    comment: recording.plantedPhrase
  });
  return call;
}
