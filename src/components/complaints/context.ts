import type {Filters} from "../../contract/filters.js";
import type {Manifest} from "../../contract/manifest.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {complaintWords, endNames} from "../../i18n/complaints.js";
import {settings} from "../../contract/settings.js";
import type {ClusterSums} from "../../stats/clusterSums.js";
import {noSums} from "../../stats/clusterSums.js";
import {estimate} from "../../stats/estimate.js";
import type {CourseFigure} from "../loyalty/besideCourse.js";
import type {Figure} from "../figure.js";

/** What the pictures of the page on complaints show besides their data. */
export interface ComplaintContext {
  windowMonths: number;
  filters: Filters;
  manifest: Manifest;
}

export type CaseEnd = keyof typeof endNames;

/** Who came back by how the case ended, as the query gives it. */
export interface EndRow extends ClusterSums {
  ended: CaseEnd;
  too_recent: number;
}

/** A word of the page. */
export const word = (
  name: keyof typeof complaintWords,
  locale: Locale,
  values: Readonly<Record<string, string | number>> = {}
): string => say(complaintWords[name], values, locale);

/** How a case ended, in words. */
export const endName = (ended: CaseEnd, locale: Locale): string =>
  say(endNames[ended], {days: settings.quick_resolution_days}, locale);

/** The share that came back of the cases that ended so. */
export const endFigure = (rows: readonly EndRow[], ended: CaseEnd): Figure => ({
  metric: "complaint_return",
  group: `ended:${ended}`,
  format: "share",
  ...estimate("share", rows.find((one) => one.ended === ended) ?? noSums)
});

const COURSE: Readonly<Partial<Record<CaseEnd, string>>> = {
  silent: "return_no_complaint",
  unresolved: "return_complaint_unresolved",
  resolved: "return_complaint_resolved",
  quickly: "return_complaint_resolved_quickly"
};

/** The course's figure for cases that ended so. */
export const courseReturn = (
  course: readonly CourseFigure[],
  ended: CaseEnd
): CourseFigure | undefined => course.find(({benchmark_code}) => benchmark_code === COURSE[ended]);
