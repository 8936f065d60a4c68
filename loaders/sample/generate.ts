import {dealerWeight} from "./group.js";
import type {SampleModel} from "./model.js";
import {randomStream} from "./random.js";
import {truth} from "./truth.js";
import type {Item, Questionnaire} from "./questionnaires.js";
import {recordCustomer, referrerOf} from "./records/customer.js";
import type {CustomerRecord} from "./records/customer.js";
import {recordDealers} from "./records/dealers.js";
import {EventCalendar} from "./records/events.js";
import {prospectCount, recordProspect} from "./records/leads.js";
import {recordBenchmarks, recordProgramme} from "./records/programme.js";
import {keptFrom} from "./records/recording.js";
import type {Emit} from "./records/recording.js";
import {drawReferrer} from "./records/referrals.js";

export interface Generation {
  model: SampleModel;
  questionnaires: Readonly<Record<Questionnaire, readonly Item[]>>;
  emit: Emit;
  /** Called before the rows of a customer, a prospect or the group itself. */
  begin?: (index: number) => void;
  /** Called after each customer. */
  done?: (record: CustomerRecord) => void;
}

/** Runs the model from the first customer to the last and writes every row of every source table. */
export function generate({model, questionnaires, emit, begin, done}: Generation): void {
  const {group} = model;
  const calendar = new EventCalendar(group);
  const {customers} = group.options;
  begin?.(-1);
  recordDealers(group, emit);
  recordProgramme(group, emit);
  recordBenchmarks(group, questionnaires.SSI, emit);
  for (let customer = 0; customer < customers; customer++) {
    begin?.(customer);
    const record = recordCustomer({model, questionnaires, calendar, emit}, customer);
    done?.(record);
  }
  begin?.(-2);
  calendar.emit(emit);
  generateProspects(model, emit, begin);
}

function generateProspects(model: SampleModel, emit: Emit, begin?: (index: number) => void): void {
  const {group} = model;
  const {customers, seed} = group.options;
  const streams = randomStream(seed, "prospect");
  const weights = Object.fromEntries(
    group.dealers.map(({index}) => [String(index), dealerWeight(index)])
  );
  const count = prospectCount(group);
  for (let prospect = 0; prospect < count; prospect++) {
    begin?.(customers + prospect);
    const random = streams(prospect);
    const dealer = group.dealers[Number(random.weighted(weights))]!;
    const from = random.chance(truth.leads.referred_share)
      ? drawReferrer(
          random,
          group,
          dealer.index,
          keptFrom(group, dealer, "lead"),
          model.lifeOf,
          null
        )
      : null;
    recordProspect(random, group, prospect, dealer, from && referrerOf(model, from), emit);
  }
}
