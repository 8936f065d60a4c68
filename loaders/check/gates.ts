import type {Locale} from "../../src/i18n/message.js";
import {say} from "../../src/i18n/message.js";
import {gateMessages} from "../../src/i18n/loaders.js";
import type {gateNames} from "../../src/i18n/quality.js";
import type {Progress} from "../progress.js";

/** Gates that nothing lets pass. */
export const absoluteGates = ["identifiers", "balance", "bad_config"] as const;

/** Stable names of the gates; all but the absolute ones may stand in ACCEPT_GATES. */
export type GateName = keyof typeof gateNames | (typeof absoluteGates)[number];

/** A condition under which a build must not go on, with its message in the analyst's language. */
export interface GateProblem {
  gate: GateName;
  message: string;
}

const absolute: ReadonlySet<string> = new Set(absoluteGates);

/** What the build needs of its context to stop at a gate or let it pass. */
export interface GateContext {
  locale: Locale;
  report: Pick<Progress, "print">;
  acceptableGates: ReadonlySet<string>;
  acceptedGates: Set<string>;
}

/** Stops a build; the commands print the message and exit with code 1. */
export class GateError extends Error {
  override readonly name = "GateError";
  readonly exitCode = 1;

  constructor(
    readonly gates: readonly string[],
    message: string
  ) {
    super(message);
  }
}

/** The gates that ACCEPT_GATES names, separated by commas or spaces. */
export function acceptableGates(env: Readonly<Record<string, string | undefined>>): Set<string> {
  return new Set((env.ACCEPT_GATES ?? "").split(/[,\s]+/).filter((name) => name !== ""));
}

/**
 * Lets the accepted ones of several problems pass, loudly, and stops the build for the others.
 *
 * @throws GateError that names all the problems not accepted
 */
export function checkGates(context: GateContext, problems: readonly GateProblem[]): void {
  const {locale, report, acceptableGates: acceptable, acceptedGates} = context;
  const stopping = problems.filter(({gate}) => absolute.has(gate) || !acceptable.has(gate));
  for (const {gate, message} of problems) {
    if (absolute.has(gate) || !acceptable.has(gate)) continue;
    acceptedGates.add(gate);
    report.print(say(gateMessages.accepted, {gate, message}, locale));
  }
  if (stopping.length === 0) return;
  const gates = [...new Set(stopping.map(({gate}) => gate))];
  const messages = stopping.map(({gate, message}) => `[${gate}] ${message}`);
  const passable = gates.filter((gate) => !absolute.has(gate));
  if (passable.length > 0) {
    messages.push(say(gateMessages.howToAccept, {gates: passable.join(",")}, locale));
  }
  throw new GateError(gates, messages.join("\n"));
}

/** Stops the build at one gate unless it is accepted. */
export function checkGate(context: GateContext, gate: GateName, message: string): void {
  checkGates(context, [{gate, message}]);
}
