import type {Filters} from "../contract/filters.js";
import {noFilters} from "../contract/filters.js";
import type {SchemeName, SegmentFilter, SegmentRules} from "../contract/segments.js";
import {changedRules, classNamed, rulesNamed, schemeNames} from "../contract/segments.js";

/** What a filter may name; anything else in a link is left out. */
export interface Filterable {
  dealers: readonly number[];
  models: readonly string[];
  /** First and last month of the data, `YYYY-MM`. */
  from: string | null;
  to: string | null;
}

const FILTER_NAMES = ["dealer", "model", "from", "to", "segment"] as const;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

function chosen<T>(values: readonly T[], known: readonly T[]): readonly T[] | null {
  const present = known.filter((value) => values.includes(value));
  return present.length === 0 || present.length === known.length ? null : present;
}

/** The filters that a query string names, of those that these data have. */
export function filtersFrom(search: string, known: Filterable): Filters {
  const parameters = new URLSearchParams(search);
  const month = (name: "from" | "to"): string | null => {
    const value = parameters.get(name);
    if (value === null || !MONTH.test(value)) return null;
    if (known.from === null || known.to === null || value < known.from || value > known.to)
      return null;
    return value;
  };
  const from = month("from");
  const to = month("to");
  return {
    dealers: chosen(parameters.getAll("dealer").map(Number), known.dealers),
    models: chosen(parameters.getAll("model"), known.models),
    from,
    to: from !== null && to !== null && to < from ? null : to,
    segment: segmentFrom(search)
  };
}

/** The class of customers that a query string names, by the rules it names; null is all. */
export function segmentFrom(search: string): SegmentFilter | null {
  const [name = "", of = ""] = (new URLSearchParams(search).get("segment") ?? "").split(".");
  const scheme = schemeNames.find((known) => known === name);
  const named = scheme && classNamed(scheme, of);
  return scheme !== undefined && named !== undefined && !named.isOfProspects
    ? {scheme, class: of, rules: rulesFrom(search, scheme)}
    : null;
}

/** The name that a rule of a segment scheme has in the address. */
export const ruleParameter = (rule: string): string => `rule_${rule}`;

/** The rules of a scheme that a query string names and that are not the defaults. */
export function rulesFrom(search: string, scheme: SchemeName): SegmentRules {
  const parameters = new URLSearchParams(search);
  const named = Object.entries(rulesNamed(scheme)).flatMap(([name, rule]) => {
    const text = parameters.get(ruleParameter(name));
    return text === null ? [] : [[name, "choices" in rule ? text : Number(text)]];
  });
  return changedRules(scheme, Object.fromEntries(named) as SegmentRules);
}

/** The query string with the rules of another one, so that a class means the same on the next page. */
export function withRulesOf(search: string, other: string): string {
  const parameters = new URLSearchParams(search);
  const given = new URLSearchParams(other);
  for (const rule of schemeNames.flatMap((scheme) => Object.keys(rulesNamed(scheme)))) {
    const value = given.get(ruleParameter(rule));
    if (value === null) parameters.delete(ruleParameter(rule));
    else parameters.set(ruleParameter(rule), value);
  }
  return format(parameters);
}

/** The query string with these filters; what it says of other things stays. */
export function withFilters(search: string, filters: Filters): string {
  const parameters = new URLSearchParams(search);
  for (const name of FILTER_NAMES) parameters.delete(name);
  for (const dealer of filters.dealers ?? []) parameters.append("dealer", String(dealer));
  for (const model of filters.models ?? []) parameters.append("model", model);
  if (filters.from !== null) parameters.set("from", filters.from);
  if (filters.to !== null) parameters.set("to", filters.to);
  if (filters.segment != null) {
    const {scheme, class: of, rules} = filters.segment;
    parameters.set("segment", `${scheme}.${of}`);
    for (const rule of Object.keys(rulesNamed(scheme))) parameters.delete(ruleParameter(rule));
    for (const [rule, value] of Object.entries(rules))
      parameters.set(ruleParameter(rule), String(value));
  }
  return format(parameters);
}

/** The value of another parameter, if it is one of the choices. */
export function choiceFrom<T extends string>(
  search: string,
  name: string,
  choices: readonly T[]
): T | null {
  const value = new URLSearchParams(search).get(name);
  return choices.find((choice) => choice === value) ?? null;
}

/** The value of another parameter as a number, if it is one. */
export function numberFrom(search: string, name: string): number | null {
  const text = new URLSearchParams(search).get(name)?.trim() ?? "";
  const value = Number(text);
  return text === "" || !Number.isFinite(value) ? null : value;
}

/** The query string with another parameter set; null removes it. */
export function withChoice(search: string, name: string, value: string | null): string {
  const parameters = new URLSearchParams(search);
  if (value === null) parameters.delete(name);
  else parameters.set(name, value);
  return format(parameters);
}

/** The query string of the default view, shown the same way: without filters and choices. */
export const withoutQuestion = (search: string): string =>
  withChoice("", "view", new URLSearchParams(search).get("view"));

function format(parameters: URLSearchParams): string {
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

/** Whether no filter is set. */
export const isUnfiltered = (filters: Filters): boolean =>
  (Object.keys(noFilters) as (keyof Filters)[]).every((name) => filters[name] == null);

/** Puts a query string into the address, without a new entry in the history. */
export function replaceSearch(search: string): void {
  history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
}
