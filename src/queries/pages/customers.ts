import {everyone} from "../../contract/audience.js";
import type {AudiencePlan} from "../../contract/audience.js";
import type {Filters} from "../../contract/filters.js";
import {completeRules} from "../../contract/segments.js";
import type {SchemeName, SegmentFilter, SegmentRules} from "../../contract/segments.js";
import {settings} from "../../contract/settings.js";
import {classNumbers} from "../audience/classNumbers.js";
import {fileCompleteness} from "../audience/files.js";
import {pastContacts, pastInvitations} from "../audience/past.js";
import {audienceList, audienceSize} from "../audience/plan.js";
import {segmentProfile} from "../audience/profile.js";
import {loyaltyValueCells, saidAndDone} from "../segments/cells.js";
import {segmentList} from "../segments/list.js";
import type {ListOf} from "../segments/list.js";
import {beforeMoving, segmentFlows} from "../segments/movement.js";
import {rfmCells} from "../segments/rfm.js";
import {segmentSizes} from "../segments/sizes.js";
import {valueCutPoints, valueDistribution} from "../segments/value.js";
import {valueByYear} from "../value/byYear.js";
import {valueClassRows, valueErrorRows, valueModelRows, valuePartRows} from "../value/models.js";
import {valueSpread} from "../value/spread.js";
import type {ValueChoice} from "../value/valued.js";

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
    invitations: pastInvitations(filters, plan),
    contacts: pastContacts(filters, plan),
    list: audienceList(filters, plan, {limit: settings.calls_shown}),
    numbers: classNumbers(filters, scheme, rules)
  };
}

/** The whole audience, asked for only when it is exported. */
export const audienceListQuery = (filters: Filters, plan: AudiencePlan) =>
  audienceList(filters, plan);

/** What the segments page asks: places and values, from which sizes at any cut follow, and one list. */
export function segmentQueries(
  filters: Filters,
  {
    abcd = {},
    insects = {},
    list = {scheme: "abcd", class: "b", rules: abcd}
  }: {abcd?: SegmentRules; insects?: SegmentRules; list?: ListOf} = {}
) {
  const {loyal_by, value_by} = completeRules("abcd", abcd);
  return {
    cutPoints: valueCutPoints(value_by),
    cells: loyaltyValueCells(filters, loyal_by, value_by),
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
