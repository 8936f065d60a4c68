import {noFilters} from "../../src/contract/filters.js";
import type {Filters} from "../../src/contract/filters.js";
import type {SegmentFilter} from "../../src/contract/segments.js";
import {classesOf, schemeNames} from "../../src/contract/segments.js";
import {driverSample} from "../../src/queries/drivers.js";
import {driverSums} from "../../src/queries/driverSums.js";
import {answerPatterns} from "../../src/queries/answerPatterns.js";
import {emotionCurve} from "../../src/queries/emotionCurve.js";
import {experienceSummaries} from "../../src/queries/experienceSummaries.js";
import {figures, spanFigures} from "../../src/queries/figures.js";
import {headlineSubjects} from "../../src/queries/headlines.js";
import type {MeasureOptions, MeasureRow} from "../../src/queries/measures/measure.js";
import {measuresOf} from "../../src/queries/measures/measure.js";
import {lossTable, reactivationTable} from "../../src/queries/churn/curves.js";
import {lossDefinitionGrid} from "../../src/queries/churn/grid.js";
import {lossOutcomes, ownershipPoints} from "../../src/queries/churn/outcomes.js";
import {reasonBehaviour, statedReasons} from "../../src/queries/churn/reasons.js";
import {lossShare, seenMonthCohorts} from "../../src/queries/churn/share.js";
import {servicesDoneByAdvisor} from "../../src/queries/retention/advisors.js";
import {retentionCohorts} from "../../src/queries/retention/cohorts.js";
import {dueCalls, servicesDue} from "../../src/queries/retention/due.js";
import {ownerRepurchase} from "../../src/queries/retention/owners.js";
import {ratesByModel} from "../../src/queries/retention/rates.js";
import {wordOfMouth} from "../../src/queries/referrals/mouth.js";
import {
  referralsByHalfYear,
  referrerProfile,
  topReferrers
} from "../../src/queries/referrals/referrers.js";
import {ownerLeads, tradeIns} from "../../src/queries/measures/owners.js";
import {replacerMeasures} from "../../src/queries/measures/replacers.js";
import {saleMeasures} from "../../src/queries/measures/sales.js";
import {satisfaction, satisfactionMeasures} from "../../src/queries/measures/satisfaction.js";
import {itemScores} from "../../src/queries/itemScores.js";
import {journeyChoices} from "../../src/queries/journeys.js";
import {complaintQueries, contactQueries, riskQueries} from "../../src/queries/pages/care.js";
import {pageQueries} from "../../src/queries/pages.js";
import {peakEndSums} from "../../src/queries/peakEnd.js";
import type {Query} from "../../src/queries/query.js";
import {responseRates, surveyIndex} from "../../src/queries/surveyIndex.js";
import {loyaltyBlock} from "../../src/queries/loyalty/block.js";
import {loyaltyByAnswer} from "../../src/queries/loyalty/byAnswer.js";
import {loyaltyCalls} from "../../src/queries/loyalty/calls.js";
import type {LoyaltyChoice} from "../../src/queries/loyalty/choice.js";
import {loyaltyCells, loyaltyGroups} from "../../src/queries/loyalty/groups.js";
import {loyaltyNext} from "../../src/queries/loyalty/next.js";
import {repurchaseTable} from "../../src/queries/loyalty/repurchase.js";
import {segmentFigures} from "../../src/queries/segmentFigures.js";
import {loyaltyValueCells, saidAndDone} from "../../src/queries/segments/cells.js";
import {segmentList} from "../../src/queries/segments/list.js";
import {beforeMoving, segmentFlows} from "../../src/queries/segments/movement.js";
import {rfmCells} from "../../src/queries/segments/rfm.js";
import {valueCutPoints, valueDistribution} from "../../src/queries/segments/value.js";
import {segmentSizes} from "../../src/queries/segments/sizes.js";
import {surveyChoices} from "../../src/queries/options.js";
import {monthlyTrend} from "../../src/queries/trends.js";
import {classNumbers} from "../../src/queries/audience/classNumbers.js";
import {fileCompleteness} from "../../src/queries/audience/files.js";
import {pastContacts, pastInvitations} from "../../src/queries/audience/past.js";
import {audienceList, audienceSize} from "../../src/queries/audience/plan.js";
import {segmentProfile} from "../../src/queries/audience/profile.js";
import {valueByYear} from "../../src/queries/value/byYear.js";
import {valueSpread} from "../../src/queries/value/spread.js";

/** Filters that use every condition, with a quote and names that no mart holds. */
export const filtered: Filters = {
  dealers: [2, 1],
  models: ["启辰", "O'Brien"],
  from: "2024-02",
  to: "2025-06"
};

/** A class of each scheme, by the defaults and by rules that change what is asked. */
export const segments: SegmentFilter[] = [
  {scheme: "abcd", class: "b", rules: {}},
  {scheme: "abcd", class: "c", rules: {loyal_by: "combined", high_value: 0.5}},
  {scheme: "tiers", class: "middle", rules: {tier_by: "yuan", tier_middle_yuan: 2000}},
  {scheme: "tiers", class: "base", rules: {}},
  {scheme: "insects", class: "bee", rules: {bee_active: 6, intent_high: "HAB"}}
];

/** Every headline figure from the rows of marts, which is what their cells must add up to. */
export const headlines = (filters: Filters, options: MeasureOptions = {}): Query<MeasureRow>[] =>
  headlineSubjects.map((subject) => measuresOf(subject)(filters, options));

const loyaltyChoices: LoyaltyChoice[] = [
  {windowMonths: 24, sameDealer: true, journey: null},
  {windowMonths: 6, questionnaire: "CSS_SERVICE", customers: "all", satisfiedFrom: 5},
  {loyalBy: "services", loyalFrom: 0.5},
  {loyalBy: "attitude", journey: null},
  {loyalBy: "combined", loyalFrom: 0.7, satisfiedFrom: 3}
];

const audience = {
  season: "winter",
  mileage: 2,
  carAge: 1,
  ageBand: "30-39",
  gender: "female",
  interest: "travel"
} as const;

/** Every query of the site with every option that changes its text. */
export function everyQuery(): Query[] {
  const spans = [{}, {recentMonths: 12}, {recentMonths: 12, monthsBack: 12}];
  return [
    ...Object.values(pageQueries).flat(),
    ...[noFilters, filtered].flatMap((filters): Query[] => [
      ...spans.flatMap((span) => [
        ...headlines(filters, span),
        ...headlines(filters, {...span, by: "dealer"})
      ]),
      ...headlines(filters, {customers: "companies"}),
      saleMeasures(filters, {customers: "all"}),
      ...spanFigures(filters, [satisfaction, tradeIns, ownerLeads]),
      satisfactionMeasures(filters, {journey: "sales", questionnaire: "CSS_SALES"}),
      driverSums(filters, {outcome: "came_back", windowMonths: 6, sameDealer: true}),
      driverSample(filters, {questionnaire: "CSS", outcome: "overall"}),
      ...loyaltyChoices.flatMap((choice): Query[] => [
        loyaltyByAnswer(filters, choice),
        loyaltyByAnswer(filters, choice, {byScore: true}),
        loyaltyGroups(filters, choice),
        loyaltyCells(filters, choice),
        loyaltyNext(filters, choice),
        loyaltyBlock(filters, choice),
        loyaltyCalls(filters, choice),
        loyaltyCalls(filters, choice, {limit: 2})
      ]),
      ...[{}, {intervalMonths: 12, graceMonths: 3}].flatMap((definition): Query[] => [
        lossShare(filters, {definition}),
        lossOutcomes(filters, {definition}),
        reactivationTable(filters, {definition}),
        ...(["none", "dealer", "model", "year", "origin", "abcd", "tiers"] as const).map((split) =>
          lossTable(filters, {definition, split})
        )
      ]),
      ...(["abcd", "tiers"] as const).map((scheme) =>
        lossTable(
          {...filters, segment: {scheme, class: scheme === "abcd" ? "a" : "top", rules: {}}},
          {split: scheme}
        )
      ),
      lossDefinitionGrid(filters),
      ownershipPoints(filters),
      seenMonthCohorts(filters),
      statedReasons(filters),
      reasonBehaviour(filters),
      retentionCohorts(filters),
      retentionCohorts(filters, {intervalMonths: 12}),
      ratesByModel(filters),
      servicesDoneByAdvisor(filters),
      servicesDue(filters),
      dueCalls(filters),
      dueCalls(filters, {limit: 2}),
      ...(["none", "dealer", "model"] as const).map((split) => ownerRepurchase(filters, {split})),
      wordOfMouth(filters),
      referralsByHalfYear(filters),
      referrerProfile(filters),
      topReferrers(filters),
      topReferrers(filters, {limit: 2}),
      repurchaseTable(filters),
      ...Object.values(complaintQueries(filters, {windowMonths: 6})),
      valueByYear(filters),
      segmentProfile(filters, {scheme: "insects", class: "bee", rules: {bee_purchases: 3}}),
      fileCompleteness(filters),
      audienceSize(filters, audience),
      pastInvitations(filters, audience),
      pastContacts(filters, audience),
      audienceList(filters, audience),
      ...schemeNames.map((scheme) => classNumbers(filters, scheme)),
      valueSpread(filters, {rate: 0.15, years: 10}),
      ...Object.values(riskQueries(filters)),
      ...Object.values(contactQueries(filters)).flat(),
      replacerMeasures(filters),
      monthlyTrend(filters),
      figures(filters),
      figures({...filters, from: null, to: "2024-02"}),
      surveyChoices(filters),
      ...(["none", "dealer", "model", "stayed"] as const).map((split) =>
        emotionCurve(filters, {split, journey: "sales", windowMonths: 6})
      ),
      emotionCurve(filters, {recentMonths: 12, monthsBack: 12, customers: "companies"}),
      answerPatterns(filters, {low_to: 2, high_from: 5}, {questionnaire: "CSS_SERVICE"}),
      experienceSummaries(filters, {split: "dealer", recentMonths: 12}),
      peakEndSums(filters, {questionnaire: "JOURNEY_SERVICE"}),
      journeyChoices(filters),
      itemScores(filters, {questionnaire: "SSI", split: "region", customers: "all"}),
      itemScores(filters, {questionnaire: "SSI", split: "wave"}),
      surveyIndex(filters, {questionnaire: "CSS_SALES"}),
      responseRates(filters),
      ...schemeNames.flatMap((scheme): Query[] => [
        segmentSizes(filters, scheme),
        segmentFlows(filters, scheme, {}, 2),
        beforeMoving(filters, scheme, {}, 2, classesOf(scheme)[0]![0])
      ]),
      ...(["services", "attitude", "combined"] as const).map((by) =>
        loyaltyValueCells(filters, by)
      ),
      loyaltyValueCells(filters, "services", "residual"),
      valueCutPoints("residual"),
      segmentList(filters, {scheme: "abcd", class: "b", rules: {value_by: "residual"}}),
      valueDistribution(filters),
      rfmCells(filters),
      saidAndDone(filters),
      segmentList(filters, {scheme: "insects", class: "bee", rules: {bee_active: 3}}),
      segmentList(filters, {recency: 5, frequency: 1}, {limit: 3}),
      segmentList(filters, {said_from: 4, done_below: 0.75})
    ]),
    ...segments.flatMap((segment, i): Query[] => {
      const filters = {...(i % 2 === 0 ? noFilters : filtered), segment};
      return [
        ...segmentFigures(filters),
        ...spanFigures(filters, [satisfaction, tradeIns, ownerLeads]),
        ...Object.values(complaintQueries(filters)),
        ...Object.values(riskQueries(filters)),
        ...Object.values(contactQueries(filters)).flat(),
        monthlyTrend(filters),
        loyaltyGroups(filters),
        driverSums(filters),
        emotionCurve(filters),
        itemScores(filters, {questionnaire: "SSI", split: "region"}),
        surveyIndex(filters, {questionnaire: "CSS_SALES"}),
        responseRates(filters),
        segmentSizes(filters, segment.scheme, segment.rules)
      ];
    })
  ];
}
