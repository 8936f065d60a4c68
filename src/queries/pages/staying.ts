import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {courseFigures} from "../benchmarks.js";
import {lossTable, reactivationTable} from "../churn/curves.js";
import {lossDefinitionGrid} from "../churn/grid.js";
import type {LossDefinition} from "../churn/definition.js";
import type {LossSplit} from "../churn/lifeTable.js";
import {lossOutcomes, ownershipPoints} from "../churn/outcomes.js";
import {reasonBehaviour, statedReasons} from "../churn/reasons.js";
import {lossShare, seenMonthCohorts} from "../churn/share.js";
import {figuresOf, spanFigures} from "../figures.js";
import {loyaltyGroups} from "../loyalty/groups.js";
import {carsAtRisk, dueServices} from "../measures/dues.js";
import {lostCustomerMeasures} from "../measures/lostCustomers.js";
import {ownerLeads, tradeIns} from "../measures/owners.js";
import {retention} from "../measures/retention.js";
import {sales} from "../measures/sales.js";
import {satisfaction} from "../measures/satisfaction.js";
import {firstServices, losses} from "../measures/vehicles.js";
import {wordOfMouth} from "../referrals/mouth.js";
import {referralsByHalfYear, referrerProfile, topReferrers} from "../referrals/referrers.js";
import {servicesDoneByAdvisor} from "../retention/advisors.js";
import {retentionCohorts} from "../retention/cohorts.js";
import {dueCalls, servicesDue} from "../retention/due.js";
import {ownerRepurchase} from "../retention/owners.js";
import {ratesByModel} from "../retention/rates.js";
import {segmentFigures} from "../segmentFigures.js";

/** What the page on losses asks, by the definition of lost and what its curves are drawn of. */
export function churnQueries(
  filters: Filters,
  definition: LossDefinition = {},
  split: LossSplit = "dealer"
) {
  return {
    share: lossShare(filters, {definition}),
    grid: lossDefinitionGrid(filters),
    seenMonths: seenMonthCohorts(filters),
    outcomes: lossOutcomes(filters, {definition}),
    ownership: ownershipPoints(filters),
    curves: lossTable(filters, {definition, split}),
    back: reactivationTable(filters, {definition}),
    reasons: statedReasons(filters),
    behaviour: reasonBehaviour(filters),
    lost: lostCustomerMeasures(filters),
    groups: loyaltyGroups(filters, {}, {isOfAll: true}),
    course: courseFigures()
  };
}

/** Whose headline figures the page on retention shows. */
const retentionSubjects = [retention, dueServices, carsAtRisk, firstServices, losses, sales];

/** What the page on retention asks. */
export function retentionQueries(
  filters: Filters,
  {intervalMonths = 6}: {intervalMonths?: 6 | 12} = {}
) {
  return {
    figures:
      filters.segment == null
        ? [figuresOf(filters, retentionSubjects)]
        : segmentFigures(filters, retentionSubjects),
    cohorts: retentionCohorts(filters, {intervalMonths}),
    byModel: ratesByModel(filters),
    byAdvisor: servicesDoneByAdvisor(filters),
    due: servicesDue(filters),
    calls: dueCalls(filters, {limit: settings.calls_shown}),
    repurchase: ownerRepurchase(filters),
    owners: spanFigures(filters, [tradeIns, ownerLeads])
  };
}

/** Every vehicle to invite to its service, asked for only when the list is exported. */
export const dueCallsQuery = (filters: Filters) => dueCalls(filters);

/** What the page on word of mouth asks. */
export function referralQueries(filters: Filters) {
  return {
    attitude: spanFigures(filters, [satisfaction]),
    mouth: wordOfMouth(filters),
    halfYears: referralsByHalfYear(filters),
    profile: referrerProfile(filters),
    referrers: topReferrers(filters, {limit: settings.calls_shown}),
    course: courseFigures()
  };
}

/** Every referrer, asked for only when the list is exported. */
export const topReferrersQuery = (filters: Filters) => topReferrers(filters);
