import type {codeLists} from "../../src/contract/codes.js";
import {settings} from "../../src/contract/settings.js";
import type {CountingModel, VisitHistories} from "../../src/stats/countingModel.js";
import {everyNth, fitCounting} from "../../src/stats/fitCounting.js";
import type {Refusal} from "../../src/stats/fitCounting.js";
import type {Fit} from "../../src/stats/maximumLikelihood.js";
import {paretoNbd} from "../../src/stats/paretoNbd.js";
import {regularCounting} from "../../src/stats/regularCounting.js";

export type ModelName = keyof (typeof codeLists)["value_model"];

/** A counting model that may be chosen. */
export interface Candidate {
  name: ModelName;
  model: CountingModel;
  /** Stages between two visits; 1 where visits are not regular. */
  stages: number;
}

/** Customers on whom the number of stages is looked for. */
const triedOn = 2000;

/**
 * The models among which the hold-out chooses. The regular ones have as many stages as make the visits of
 * some thousand customers most likely, with one probability of stopping, which always can be told.
 */
export function candidates(histories: VisitHistories): Candidate[] {
  const stages = likeliestStages(everyNth(histories, Math.ceil(histories.size / triedOn)));
  const regular = (name: ModelName, stopsDiffer: boolean): Candidate => ({
    name,
    model: regularCounting({stages, stopsDiffer}),
    stages
  });
  return [
    ...(stages > 1 ? [regular("mbg_cnbd", true)] : []),
    regular("cnbd", false),
    {name: "mbg_nbd", model: regularCounting(), stages: 1},
    {name: "bg_nbd", model: regularCounting({stopsAtOnce: false}), stages: 1},
    {name: "pareto_nbd", model: paretoNbd(), stages: 1}
  ];
}

function likeliestStages(histories: VisitHistories): number {
  let best = {stages: 1, logLikelihood: -Infinity};
  for (let stages = 1; stages <= settings.value_stages_at_most; stages++) {
    const fit = fitCounting(regularCounting({stages, stopsDiffer: false}), histories);
    if (typeof fit === "string") continue;
    if (fit.logLikelihood < best.logLikelihood) break;
    best = {stages, logLikelihood: fit.logLikelihood};
  }
  return best.stages;
}

/** A candidate with its fit, or why it has none. */
export interface Fitted extends Candidate {
  fit: Fit | Refusal;
}

/** Whether a candidate was fitted. */
export const isFitted = <F extends Fitted>(fitted: F): fitted is F & {fit: Fit} =>
  typeof fitted.fit !== "string";

/** The candidate fitted to histories. */
export const fittedOn = (candidate: Candidate, histories: VisitHistories): Fitted => ({
  ...candidate,
  fit: fitCounting(candidate.model, histories)
});
