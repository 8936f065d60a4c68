import {settings} from "../../src/contract/settings.js";
import {pipelineMessages} from "../../src/i18n/pipeline.js";
import {say} from "../../src/i18n/message.js";
import type {PipelineContext} from "../context.js";
import {checkGate} from "./gates.js";
import {identifiersInMarts} from "./martIdentifiers.js";
import {MartError, martFaults} from "./marts.js";

/**
 * The last look before anything leaves the private side: marts keep their contract, no identifier is
 * in them, and no more persons than may be published without more ado.
 *
 * @param personCount distinct persons in the marts
 * @returns warnings for the manifest, by name
 * @throws GateError for identifiers (never accepted) and too many persons; MartError for marts that do not keep their contract
 */
export async function checkPublished(
  context: PipelineContext,
  personCount: number
): Promise<Record<string, number>> {
  const {connection, lanes, locale, report} = context;
  const faults = await martFaults(lanes);
  if (faults.length > 0) {
    throw new MartError(say(pipelineMessages.faultyMarts, {faults: faults.join("; ")}, locale));
  }
  const places = await identifiersInMarts(connection);
  if (places.length > 0) {
    const message = say(pipelineMessages.identifiersFound, {places: places.join(", ")}, locale);
    checkGate(context, "identifiers", message);
  }
  if (personCount < settings.persons_warn) return {};
  const values = {persons: personCount, limit: settings.persons_stop};
  if (personCount >= settings.persons_stop) {
    checkGate(context, "persons", say(pipelineMessages.personsStop, values, locale));
  } else report.print(say(pipelineMessages.personsWarn, values, locale));
  return {persons: personCount};
}
