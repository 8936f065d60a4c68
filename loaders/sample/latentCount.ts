import {settings} from "../../src/contract/settings.js";
import {addMonths, dayOfMinute} from "./calendar.js";
import type {Day} from "./calendar.js";
import type {DealerGroup} from "./group.js";
import type {CustomerLife, Ownership} from "./journey/life.js";
import type {LatentTruth, Share} from "./latent.js";
import {firstLoss, hazardBand, monthsAtRisk, wholeMonths} from "./latentLoss.js";
import {journeyOf} from "./questionnaires.js";
import type {CustomerRecord} from "./records/customer.js";
import {levelBefore} from "./records/referrals.js";
import type {Response} from "./records/surveys.js";

const returnWindowMonths = settings.default_return_window_months;

function add(share: Share, did: boolean): void {
  share.of++;
  if (did) share.did++;
}

/** Counts one customer into what is true of the sample. */
export function countCustomer(
  total: LatentTruth,
  group: DealerGroup,
  record: CustomerRecord
): void {
  const {life, responses, exitCalls, referrers} = record;
  const isPerson = life.profile.kind === "person";
  total.customers++;
  if (isPerson) total.persons++;
  for (const ownership of life.ownerships) {
    total.vehicles++;
    total.visits += visitDays(group, ownership).length;
    if (ownership.sale && ownership.sale.delivered >= group.start) total.sales++;
  }
  for (const response of responses) countAnswers(total, response);
  for (const call of exitCalls) {
    if (!call.replaced) continue;
    total.replacers++;
    if (call.sameBrand) total.replacedSameBrand++;
    if (call.here) total.replacedHere++;
  }
  for (const referrer of referrers) {
    const level = levelBefore(referrer.life, referrer.day);
    if (level !== null) total.referredBy[level]++;
  }
  if (!isPerson) return;
  countReturns(total, group, life, responses);
  countComplaints(total, group, life);
  countLosses(total, group, life, responses);
}

/** Days within the window on which a car came in, rework included. */
function visitDays(group: DealerGroup, {visits}: Ownership): Day[] {
  return visits
    .flatMap(({opened, rework}) => (rework === null ? [opened] : [opened, rework]))
    .map(dayOfMinute)
    .filter((day) => day >= group.start);
}

function countAnswers(total: LatentTruth, {questionnaire, level, scores}: Response): void {
  total.responses[questionnaire]++;
  for (const [code, score] of Object.entries(scores)) {
    const sum = (total.items[code] ??= {count: 0, sum: 0});
    sum.count++;
    sum.sum += score;
  }
  const [recommended, warned] =
    questionnaire === "JOURNEY_SALES" ? ["JS16", "JS17"] : ["JV16", "JV17"];
  for (const [code, sums] of [
    [recommended!, total.recommended],
    [warned!, total.warned]
  ] as const) {
    const score = scores[code];
    if (score === undefined) continue;
    sums[level].count++;
    sums[level].sum += score;
  }
}

function cameBack(days: readonly Day[], from: Day): boolean {
  const until = addMonths(from, returnWindowMonths);
  return days.some((day) => day > from && day <= until);
}

function countReturns(
  total: LatentTruth,
  group: DealerGroup,
  life: CustomerLife,
  responses: readonly Response[]
): void {
  const days = life.ownerships.flatMap((ownership) => visitDays(group, ownership));
  const asOf = group.dealers[life.profile.dealer]!.end;
  for (const {questionnaire, responded, level, hasOverall} of responses)
    if (hasOverall && addMonths(responded, returnWindowMonths) <= asOf)
      add(total.returned[journeyOf[questionnaire]][level], cameBack(days, responded));
}

function countComplaints(total: LatentTruth, group: DealerGroup, life: CustomerLife): void {
  const days = life.ownerships.flatMap((ownership) => visitDays(group, ownership));
  const end = group.dealers[life.profile.dealer]!.end;
  for (const {sale, visits} of life.ownerships) {
    // A rework belongs to the visit before it and is no return.
    const abouts = visits.map((visit) => ({
      ...visit,
      day: dayOfMinute(visit.rework ?? visit.opened)
    }));
    const all = sale ? [{...sale, day: sale.delivered}, ...abouts] : abouts;
    for (const {experience, complaint, dealer, day} of all) {
      if (day < group.start) continue;
      if (experience.level <= 2) add(total.dissatisfiedComplained, complaint !== null);
      const received = complaint && dayOfMinute(complaint.received);
      if (received !== null && received <= group.dealers[dealer]!.end) total.complaints++;
      const from = received ?? day;
      if (addMonths(from, returnWindowMonths) > end) continue;
      if (complaint) add(total.afterComplaint[complaint.handling], cameBack(days, from));
      else if (experience.level <= 2 && experience.journey === "service")
        add(total.afterSilence, cameBack(days, from));
    }
  }
}

function countLosses(
  total: LatentTruth,
  group: DealerGroup,
  life: CustomerLife,
  responses: readonly Response[]
): void {
  const asOf = group.dealers[life.profile.dealer]!.end;
  for (const ownership of life.ownerships) {
    const {sale} = ownership;
    const delivered = sale && sale.delivered >= group.start ? sale.delivered : null;
    const days = visitDays(group, ownership);
    const lost = firstLoss(delivered, days, asOf);
    countHazards(total, ownership, {delivered, firstDay: days[0] ?? null, lost, asOf});
    if (lost === null) continue;
    const known = addMonths(lost, settings.grace_months);
    total.lost.atMost++;
    add(
      total.lostBack,
      days.some((day) => day > known)
    );
    if (ownership.end === null || ownership.end.day > known) total.lost.atLeast++;
    const before = responses.filter(
      ({responded, hasOverall}) =>
        hasOverall &&
        responded <= lost &&
        responded > addMonths(lost, -settings.lost_response_months)
    );
    const last = before.toSorted((a, b) => a.responded - b.responded).at(-1);
    if (last) add(total.lostSatisfied, last.level >= 4);
  }
}

/** First losses and months at risk by age of the car, where the file says how old it is. */
function countHazards(
  total: LatentTruth,
  ownership: Ownership,
  seen: {delivered: Day | null; firstDay: Day | null; lost: Day | null; asOf: Day}
): void {
  const entry = seen.delivered ?? seen.firstDay;
  if (entry === null || (ownership.sale === null && !ownership.saleDateKnown)) return;
  const age = (day: Day): number => wholeMonths(ownership.delivered, day);
  const isOwned =
    seen.lost === null ||
    ownership.end === null ||
    ownership.end.day > addMonths(seen.lost, settings.grace_months);
  const ended = age(seen.lost ?? addMonths(seen.asOf, -settings.grace_months));
  for (const [band, months] of monthsAtRisk(age(entry), ended).entries()) {
    const hazard = total.lossHazards[band]!;
    hazard.months += months;
    if (seen.lost === null || Math.ceil(ended / hazardBand.months) - 1 !== band) continue;
    hazard.atMost++;
    if (isOwned) hazard.atLeast++;
  }
}
