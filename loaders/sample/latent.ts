import {generate} from "./generate.js";
import type {SampleOptions} from "./group.js";
import {countCustomer} from "./latentCount.js";
import {hazardBand} from "./latentLoss.js";
import {sampleModel} from "./model.js";
import type {Questionnaire} from "./questionnaires.js";
import {readQuestionnaires} from "./questionnaires.js";
import {truth} from "./truth.js";
import type {Handling, Journey, Level, Touchpoint} from "./truth.js";

/** A count and how many of them did something. */
export interface Share {
  of: number;
  did: number;
}

/** Scores added up. */
export interface ScoreSum {
  count: number;
  sum: number;
}

/** What is true of a sample: counted on the model's own records, before any dirt. */
export interface LatentTruth {
  /** Real customers, companies and fleets included; of these, persons. */
  customers: number;
  persons: number;
  vehicles: number;
  /** Vehicle days at a dealer within the window with a countable order. */
  visits: number;
  /** Cars delivered to customers within the window. */
  sales: number;
  responses: Record<Questionnaire, number>;
  /** Persons' responses whose return window of 12 months has passed: came back, by level and journey. */
  returned: Record<Journey, Record<Level, Share>>;
  /**
   * First losses of persons' cars, as defined: at least those who still had the car, at most all. What
   * lies between had sold, replaced or scrapped it, which a DMS knows of some only.
   */
  lost: {atLeast: number; atMost: number};
  /**
   * First losses by year of ownership of persons' cars whose age is known, and the months at risk: by the
   * same two counts as `lost`.
   */
  lossHazards: {atLeast: number; atMost: number; months: number}[];
  /** Of the first losses (at most): came in again before the as-of, after the grace. */
  lostBack: Share;
  /** Of those with a response in the 12 months before the loss: satisfied in the last one. */
  lostSatisfied: Share;
  /** Persons' complaints 12 months old or older: came back, by handling; and the dissatisfied who kept silent. */
  afterComplaint: Record<Handling, Share>;
  afterSilence: Share;
  complaints: number;
  /** Dissatisfied persons' sales and visits: complained. */
  dissatisfiedComplained: Share;
  /** Exit calls to replacers: same brand, and bought here. */
  replacers: number;
  replacedSameBrand: number;
  replacedHere: number;
  /** Referred purchases by the referrer's level before them. */
  referredBy: Record<Level, number>;
  /** Word of mouth in the journey questionnaires, by level: people recommended to and warned off. */
  recommended: Record<Level, ScoreSum>;
  warned: Record<Level, ScoreSum>;
  /** Answers by item code, codes for no answer not yet put in. */
  items: Record<string, ScoreSum>;
  /** Touchpoints that drive satisfaction, strongest first. */
  drivers: Record<Journey, Touchpoint[]>;
}

function byLevel<T>(make: () => T): Record<Level, T> {
  return {1: make(), 2: make(), 3: make(), 4: make(), 5: make()};
}

const noShare = (): Share => ({of: 0, did: 0});
const noScores = (): ScoreSum => ({count: 0, sum: 0});

/** The share itself; NaN of nothing. */
export function shareOf({of, did}: Share): number {
  return did / of;
}

/** The mean itself; NaN of nothing. */
export function meanOf({count, sum}: ScoreSum): number {
  return sum / count;
}

/**
 * Runs the model of a sample without writing anything and counts what is true of it, by the
 * definitions of `DECISIONS.md`, so that tests can hold the published marts against it.
 */
export function latentTruth(options: SampleOptions, referenceFolder: string): LatentTruth {
  const model = sampleModel(options);
  const truthOf = empty();
  generate({
    model,
    questionnaires: readQuestionnaires(referenceFolder),
    emit: () => undefined,
    done: (record) => countCustomer(truthOf, model.group, record)
  });
  return truthOf;
}

function empty(): LatentTruth {
  const strongestFirst = (drivers: Readonly<Partial<Record<Touchpoint, number>>>): Touchpoint[] =>
    (Object.keys(drivers) as Touchpoint[]).sort((a, b) => drivers[b]! - drivers[a]!);
  return {
    customers: 0,
    persons: 0,
    vehicles: 0,
    visits: 0,
    sales: 0,
    responses: {CSS_SERVICE: 0, JOURNEY_SERVICE: 0, CSS_SALES: 0, JOURNEY_SALES: 0, SSI: 0},
    returned: {sales: byLevel(noShare), service: byLevel(noShare)},
    lost: {atLeast: 0, atMost: 0},
    lossHazards: Array.from({length: hazardBand.count}, () => ({
      atLeast: 0,
      atMost: 0,
      months: 0
    })),
    lostBack: noShare(),
    lostSatisfied: noShare(),
    afterComplaint: {unresolved: noShare(), resolved: noShare(), quickly: noShare()},
    afterSilence: noShare(),
    complaints: 0,
    dissatisfiedComplained: noShare(),
    replacers: 0,
    replacedSameBrand: 0,
    replacedHere: 0,
    referredBy: byLevel(() => 0),
    recommended: byLevel(noScores),
    warned: byLevel(noScores),
    items: {},
    drivers: {
      sales: strongestFirst(truth.satisfaction.sales_drivers),
      service: strongestFirst(truth.satisfaction.service_drivers)
    }
  };
}
