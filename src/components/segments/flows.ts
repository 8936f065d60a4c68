import {classesOf} from "../../contract/segments.js";
import type {SchemeName} from "../../contract/segments.js";
import type {Filters} from "../../contract/filters.js";
import type {Manifest} from "../../contract/manifest.js";
import {formatDate} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {movementWords} from "../../i18n/movement.js";

/** How many went from one class to another, as the query gives it. */
export interface FlowRow {
  before: string;
  after: string;
  is_company: boolean;
  customers: number;
  prospects: number;
}

/** The class of those who were not yet known. */
export const UNSEEN = "unseen";

/** A flow of persons and prospects. */
export interface Flow {
  before: string;
  after: string;
  count: number;
}

/** The flows without companies. */
export function personFlows(rows: readonly FlowRow[]): Flow[] {
  return rows
    .filter(({is_company}) => !is_company)
    .map(({before, after, customers, prospects}) => ({
      before,
      after,
      count: customers + prospects
    }));
}

/** How many flows hold a condition. */
export const counted = (flows: readonly Flow[], holds: (flow: Flow) => boolean): number =>
  flows.reduce((sum, flow) => sum + (holds(flow) ? flow.count : 0), 0);

/** What happened around a class: who was in it, came into it, left it, and became known in it. */
export function aroundClass(flows: readonly Flow[], name: string) {
  const of = (holds: (flow: Flow) => boolean): number => counted(flows, holds);
  return {
    before: of(({before}) => before === name),
    after: of(({after}) => after === name),
    stayed: of(({before, after}) => before === name && after === name),
    left: of(({before, after}) => before === name && after !== name),
    became: of(({before, after}) => before !== name && before !== UNSEEN && after === name),
    arrived: of(({before, after}) => before === UNSEEN && after === name),
    /** Known before and not in the class. */
    outside: of(({before}) => before !== name && before !== UNSEEN)
  };
}

/** Name and colour of a class of a scheme, that of those not yet known included. */
export function namesOf(
  scheme: SchemeName,
  locale: Locale = "zh"
): {name: string; label: string; colour: string}[] {
  return [
    ...classesOf(scheme).map(([name, {label, colour}]) => ({name, label: label[locale], colour})),
    {name: UNSEEN, label: say(movementWords.unseen, {}, locale), colour: "segment-none"}
  ];
}

const day = (year: number, half: 0 | 1): string => (half === 0 ? `${year}-06-30` : `${year}-12-31`);

/**
 * The two ends that are compared, in words: the later one is the as-of or the last half-year over by the end of
 * the period, the earlier one so many half-year ends before. By the newest as-of.
 */
export function endsText(
  {to}: Pick<Filters, "to">,
  {dealers}: Pick<Manifest, "dealers">,
  back: number,
  locale: Locale = "zh"
): {before: string; after: string} {
  const asOf = dealers
    .flatMap(({as_of}) => as_of ?? [])
    .reduce((a, b) => (a > b ? a : b), "")
    .slice(0, 10);
  if (asOf === "") return {before: "", after: say(movementWords.now, {}, locale)};
  const wanted = to === null || `${to}-31` > asOf ? asOf : `${to}-31`;
  let year = Number(wanted.slice(0, 4));
  let half: 0 | 1 = Number(wanted.slice(5, 7)) > 6 ? 1 : 0;
  const previous = (): void => {
    if (half === 0) year -= 1;
    half = half === 0 ? 1 : 0;
  };
  const end = day(year, half) < asOf ? day(year, half) : asOf;
  if (end > wanted) previous();
  const last = day(year, half);
  const after = last < asOf ? formatDate(last, locale) : say(movementWords.now, {}, locale);
  for (let i = 0; i < back; i++) previous();
  return {before: formatDate(day(year, half), locale), after};
}
