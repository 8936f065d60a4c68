import type {Filters} from "../contract/filters.js";
import {noFilters} from "../contract/filters.js";
import {completeRules} from "../contract/segments.js";
import {settings} from "../contract/settings.js";
import type {AudiencePlan} from "../contract/audience.js";
import {everyone} from "../contract/audience.js";
import type {SchemeName, SegmentFilter, SegmentRules} from "../contract/segments.js";
import {answerPatterns} from "./answerPatterns.js";
import {classNumbers} from "./audience/classNumbers.js";
import {fileCompleteness} from "./audience/files.js";
import {audienceList, audienceSize} from "./audience/plan.js";
import {segmentProfile} from "./audience/profile.js";
import {courseFigures} from "./benchmarks.js";
import type {CaseChoice} from "./complaints/cases.js";
import {caseReturns, complaintIceberg} from "./complaints/cases.js";
import {complaintCauses, resolutionTable} from "./complaints/handling.js";
import {similarCases} from "./complaints/similar.js";
import {contactLoad, contactResults} from "./contacts/contacts.js";
import {practiceShares} from "./contacts/practices.js";
import {driverPredictors, driverSample, driverSums, driverSurveys} from "./drivers.js";
import type {DriverChoice} from "./drivers.js";
import {emotionCurve} from "./emotionCurve.js";
import type {CurveSplit} from "./emotionCurve.js";
import type {ExperienceChoice} from "./experiences.js";
import {experienceSummaries} from "./experienceSummaries.js";
import {figures} from "./figures.js";
import {itemScores, ratedItems} from "./itemScores.js";
import {journeyChoices, touchpointBenchmarks, touchpointsInOrder} from "./journeys.js";
import {lossTable, reactivationTable} from "./churn/curves.js";
import type {LossDefinition} from "./churn/definition.js";
import type {LossSplit} from "./churn/followed.js";
import {lossOutcomes, ownershipPoints} from "./churn/outcomes.js";
import {reasonBehaviour, statedReasons} from "./churn/reasons.js";
import {lossDefinitionGrid, lossShare, seenMonthCohorts} from "./churn/share.js";
import {lostCustomerMeasures} from "./measures/lostCustomers.js";
import {peakEndSums} from "./peakEnd.js";
import {loyaltyBlock} from "./loyalty/block.js";
import {loyaltyByAnswer} from "./loyalty/byAnswer.js";
import {loyaltyCalls} from "./loyalty/calls.js";
import type {LoyaltyChoice} from "./loyalty/choice.js";
import {loyaltyCells, loyaltyGroups} from "./loyalty/groups.js";
import {loyaltyNext} from "./loyalty/next.js";
import {repurchaseTable} from "./loyalty/repurchase.js";
import {replacerMeasures} from "./measures/replacers.js";
import {satisfactionMeasures} from "./measures/satisfaction.js";
import {loyaltyValueCells, saidAndDone} from "./segments/cells.js";
import {segmentList} from "./segments/list.js";
import type {ListOf} from "./segments/list.js";
import {beforeMoving, segmentFlows} from "./segments/movement.js";
import {rfmCells} from "./segments/rfm.js";
import {segmentSizes} from "./segments/sizes.js";
import {valueCutPoints, valueDistribution} from "./segments/value.js";
import {segmentFigures} from "./segmentFigures.js";
import {callEffects} from "./risk/callEffect.js";
import {riskChecks, riskEffects} from "./risk/model.js";
import {riskCalls, riskTotals} from "./risk/vehicles.js";
import {qualityBalance, qualityReasons, rowAcceptance} from "./quality.js";
import type {Query} from "./query.js";
import {surveyChoices} from "./options.js";
import {wordOfMouth} from "./referrals/mouth.js";
import {referralsByHalfYear, referrerProfile, topReferrers} from "./referrals/referrers.js";
import {servicesDoneByAdvisor} from "./retention/advisors.js";
import {retentionCohorts} from "./retention/cohorts.js";
import {dueCalls, servicesDue} from "./retention/due.js";
import {ownerLeadMeasures, ownerRepurchase, ownerSaleMeasures} from "./retention/owners.js";
import {ratesByModel} from "./retention/rates.js";
import {responseRates, surveyIndex} from "./surveyIndex.js";
import {monthlyTrend} from "./trends.js";
import {valueByYear} from "./value/byYear.js";
import {valueClassRows, valueErrorRows, valueModelRows, valuePartRows} from "./value/models.js";
import {valueSpread} from "./value/spread.js";
import type {ValueChoice} from "./value/valued.js";

/** What the home page asks: the figures of the period and the one before, of each dealer, and by month. */
export function homeQueries(filters: Filters) {
  return {
    figures: filters.segment == null ? [figures(filters)] : segmentFigures(filters),
    months: monthlyTrend(filters),
    acceptance: rowAcceptance()
  };
}

/** What the engine is asked when the reader reaches for the filters, so that it is there by then. */
export function homeReach(): readonly Query[] {
  const {figures, months} = homeQueries(noFilters);
  return [...figures, months];
}

/** What the loyalty page asks, over the whole period where none is chosen. */
export function loyaltyQueries(
  filters: Filters,
  choice: LoyaltyChoice = {},
  {byScore = false}: {byScore?: boolean} = {}
) {
  return {
    byAnswer: loyaltyByAnswer(filters, choice, {byScore}),
    groups: loyaltyGroups(filters, choice),
    cells: loyaltyCells(filters, choice),
    next: loyaltyNext(filters, choice),
    calls: loyaltyCalls(filters, choice, {limit: settings.calls_shown}),
    repurchase: repurchaseTable(filters),
    block: loyaltyBlock(filters, choice),
    lost: lostCustomerMeasures(filters),
    replacers: replacerMeasures(filters),
    surveys: surveyChoices(filters),
    driverSurveys: driverSurveys(),
    predictors: driverPredictors(),
    driverSums: driverSums(filters),
    course: courseFigures()
  };
}

/** What the drivers page asks: sums for the picture, and the responses themselves for resampling. */
export function driverQueries(filters: Filters, choice: DriverChoice = {}) {
  return {
    surveys: driverSurveys(),
    predictors: driverPredictors(),
    benchmarks: touchpointBenchmarks(),
    sums: driverSums(filters, choice),
    sample: driverSample(filters, choice)
  };
}

/** What the emotion page asks about one journey: its curve, beside it what is compared, and what the curve does. */
export function emotionQueries(
  filters: Filters,
  choice: ExperienceChoice = {},
  comparison: CurveSplit | "period" = "none"
) {
  const curve = emotionCurve(filters, choice);
  const year = {...choice, recentMonths: 12};
  return {
    curve,
    split:
      comparison === "none"
        ? []
        : comparison === "period"
          ? [
              emotionCurve(filters, {...year, split: "now"}),
              emotionCurve(filters, {...year, monthsBack: 12, split: "before"})
            ]
          : [emotionCurve(filters, {...choice, split: comparison})],
    summaries: experienceSummaries(filters, choice),
    peakEnd: peakEndSums(filters, choice),
    patterns: answerPatterns(filters, settings.asymmetry_cut, choice),
    otherPatterns: answerPatterns(filters, settings.asymmetry_other_cut, choice),
    importance: driverSums(filters, {
      outcome: "overall",
      ...(choice.questionnaire == null
        ? {leadingOf: choice.journey ?? "service"}
        : {questionnaire: choice.questionnaire})
    }),
    predictors: driverPredictors(),
    journeys: journeyChoices(filters),
    touchpoints: touchpointsInOrder(),
    benchmarks: touchpointBenchmarks()
  };
}

/** What the workshop lays over the curve that a group has drawn. */
export function workshopQueries(filters: Filters, choice: ExperienceChoice = {}) {
  return {
    curve: emotionCurve(filters, choice),
    touchpoints: touchpointsInOrder(),
    benchmarks: touchpointBenchmarks()
  };
}

/** What the page on surveys asks: the index of one system, the items of a list, and how many answered. */
export function surveyQueries(
  filters: Filters,
  {
    system = null,
    list = null,
    by = "dealer"
  }: {system?: string | null; list?: string | null; by?: "dealer" | "region"} = {}
) {
  const listed = list ?? {leadingBy: "best" as const};
  return {
    items: ratedItems(),
    index: surveyIndex(filters, {questionnaire: system}),
    breakdown: itemScores(filters, {questionnaire: system ?? {leadingBy: "weights"}}),
    rates: responseRates(filters),
    scores: itemScores(filters, {questionnaire: listed}),
    waves: itemScores(filters, {questionnaire: listed, split: "wave"}),
    side: itemScores(filters, {questionnaire: listed, split: by})
  };
}

/** What the page on complaints asks. */
export function complaintQueries(filters: Filters, choice: CaseChoice = {}) {
  return {
    iceberg: complaintIceberg(filters),
    returns: caseReturns(filters, choice),
    causes: complaintCauses(filters),
    resolution: resolutionTable(filters),
    complained: similarCases(filters, "complained", choice),
    resolved: similarCases(filters, "resolved", choice),
    quickly: similarCases(filters, "quickly", choice),
    days: similarCases(filters, "days", choice),
    course: courseFigures()
  };
}

/** What the page on customer value asks; models and rates are the same for every filter. */
export function valueQueries(filters: Filters, choice?: ValueChoice) {
  return {
    byYear: valueByYear(filters),
    spread: valueSpread(filters, choice),
    parts: valuePartRows(),
    errors: valueErrorRows(),
    models: valueModelRows(),
    classes: valueClassRows()
  };
}

/** What the page on risk asks: about today, whatever the period. */
export function riskQueries(filters: Filters) {
  return {
    totals: riskTotals(filters),
    calls: riskCalls(filters, {limit: settings.call_list_at_most}),
    effects: riskEffects(),
    checks: riskChecks(),
    worked: callEffects(filters)
  };
}

/** What the page on contacts asks. */
export function contactQueries(filters: Filters) {
  return {
    results: contactResults(filters),
    load: contactLoad(filters),
    practices: practiceShares(filters)
  };
}

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
    all: lossTable(filters, {definition}),
    curves: lossTable(filters, {definition, split}),
    back: reactivationTable(filters, {definition}),
    reasons: statedReasons(filters),
    behaviour: reasonBehaviour(filters),
    lost: lostCustomerMeasures(filters),
    groups: loyaltyGroups(filters),
    course: courseFigures()
  };
}

/** What the page on retention asks. */
export function retentionQueries(
  filters: Filters,
  {intervalMonths = 6}: {intervalMonths?: 6 | 12} = {}
) {
  return {
    figures: filters.segment == null ? [figures(filters)] : segmentFigures(filters),
    cohorts: retentionCohorts(filters, {intervalMonths}),
    byModel: ratesByModel(filters),
    byAdvisor: servicesDoneByAdvisor(filters),
    due: servicesDue(filters),
    calls: dueCalls(filters, {limit: settings.calls_shown}),
    repurchase: ownerRepurchase(filters),
    sales: ownerSaleMeasures(filters),
    leads: ownerLeadMeasures(filters)
  };
}

/** Every vehicle to invite to its service, asked for only when the list is exported. */
export const dueCallsQuery = (filters: Filters) => dueCalls(filters);

/** What the page on word of mouth asks. */
export function referralQueries(filters: Filters) {
  return {
    attitude: satisfactionMeasures(filters),
    byDealer: satisfactionMeasures(filters, {by: "dealer"}),
    mouth: wordOfMouth(filters),
    halfYears: referralsByHalfYear(filters),
    profile: referrerProfile(filters),
    referrers: topReferrers(filters, {limit: settings.calls_shown}),
    course: courseFigures()
  };
}

/** Every referrer, asked for only when the list is exported. */
export const topReferrersQuery = (filters: Filters) => topReferrers(filters);
/** What the page on who customers are asks; by default about those of high value who are not loyal. */
export function profileQueries(
  filters: Filters,
  segment: SegmentFilter = {scheme: "abcd", class: "b", rules: {}}
) {
  return {profile: segmentProfile(filters, segment), files: fileCompleteness(filters)};
}

/** What the planner of audiences asks, and the cards of a scheme's classes. */
export function audienceQueries(
  filters: Filters,
  plan: AudiencePlan = everyone,
  scheme: SchemeName = "abcd",
  rules: SegmentRules = {}
) {
  return {
    size: audienceSize(filters, plan),
    list: audienceList(filters, plan, {limit: settings.calls_shown}),
    numbers: classNumbers(filters, scheme, rules)
  };
}

/** The whole audience, asked for only when it is exported. */
export const audienceListQuery = (filters: Filters, plan: AudiencePlan) =>
  audienceList(filters, plan);

/** The whole list of whom to call, asked for only when it is exported. */
export const loyaltyCallsQuery = (filters: Filters, choice: LoyaltyChoice = {}) =>
  loyaltyCalls(filters, choice);

/** What the segments page asks: places and values, from which sizes at any cut follow, and one list. */
export function segmentQueries(
  filters: Filters,
  {
    abcd = {},
    insects = {},
    list = {scheme: "abcd", class: "b", rules: abcd}
  }: {abcd?: SegmentRules; insects?: SegmentRules; list?: ListOf} = {}
) {
  return {
    cutPoints: valueCutPoints(),
    cells: loyaltyValueCells(filters, completeRules("abcd", abcd).loyal_by),
    values: valueDistribution(filters),
    insects: segmentSizes(filters, "insects", insects),
    rfm: rfmCells(filters),
    said: saidAndDone(filters),
    list: segmentList(filters, list, {limit: settings.calls_shown})
  };
}

/** What the page on movement asks: flows between two half-year ends, and what came before the moves. */
export function movementQueries(
  filters: Filters,
  {
    scheme = "insects",
    rules = {},
    back = 2,
    of = "bee"
  }: {scheme?: SchemeName; rules?: SegmentRules; back?: number; of?: string} = {}
) {
  return {
    flows: segmentFlows(filters, scheme, rules, back),
    before: beforeMoving(filters, scheme, rules, back, of)
  };
}

/** The whole list of a class, asked for only when it is exported. */
export const segmentListQuery = (filters: Filters, list: ListOf) => segmentList(filters, list);

/** What the quality page asks; it has no filters. */
export function qualityQueries() {
  return {balance: qualityBalance(), reasons: qualityReasons(), acceptance: rowAcceptance()};
}

/** Each page's queries at default filters, whose answers are computed when the site is built. */
export const pageQueries = {
  home: flat(homeQueries(noFilters)),
  loyalty: flat(loyaltyQueries(noFilters)),
  drivers: flat(driverQueries(noFilters)),
  emotion: flat(emotionQueries(noFilters)),
  workshop: flat(workshopQueries(noFilters)),
  surveys: flat(surveyQueries(noFilters)),
  segments: flat(segmentQueries(noFilters)),
  movement: flat(movementQueries(noFilters)),
  complaints: flat(complaintQueries(noFilters)),
  contacts: flat(contactQueries(noFilters)),
  value: flat(valueQueries(noFilters)),
  risk: flat(riskQueries(noFilters)),
  churn: flat(churnQueries(noFilters)),
  retention: flat(retentionQueries(noFilters)),
  referrals: flat(referralQueries(noFilters)),
  profile: flat(profileQueries(noFilters)),
  audience: flat(audienceQueries(noFilters)),
  quality: flat(qualityQueries()),
  dictionary: []
} as const satisfies Record<string, readonly Query[]>;

function flat(queries: Readonly<Record<string, Query | readonly Query[]>>): readonly Query[] {
  return Object.values(queries).flat();
}
