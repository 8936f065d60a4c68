import {ClassBars} from "../../charts/classBars.js";
import {classesOf, rulesNamed} from "../../contract/segments.js";
import type {RulesOf} from "../../contract/segments.js";
import {formatCount, formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {segmentWords} from "../../i18n/segmentPages.js";
import {units} from "../../i18n/units.js";
import {element} from "../element.js";
import type {Figure} from "../figure.js";
import {picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import {table} from "../table.js";
import {asOfText, word} from "./context.js";
import type {SegmentContext} from "./context.js";
import {ruleValue} from "./segmentText.js";

/** The size of a class, as the query gives it. */
export interface SizeRow {
  class: string;
  is_company: boolean;
  missing: string | null;
  customers: number;
  prospects: number;
}

const names = ["bee", "customer", "dragonfly", "butterfly", "mantis", "none"] as const;
type Insect = (typeof names)[number];

/** Persons and prospects in each class. */
export function insectSizes(rows: readonly SizeRow[]): Record<Insect, number> {
  const sizes = {bee: 0, customer: 0, dragonfly: 0, butterfly: 0, mantis: 0, none: 0};
  for (const row of rows) {
    if (!row.is_company) sizes[row.class as Insect] += row.customers + row.prospects;
  }
  return sizes;
}

/** The rule of a class with the values that it has now. */
export function ruleText(name: Insect, rules: RulesOf<"insects">, locale: Locale = "zh"): string {
  const known = rulesNamed("insects");
  const values = Object.fromEntries(
    Object.entries(rules).map(([rule, value]) => [rule, ruleValue(known[rule]!, value, locale)])
  );
  return say(segmentWords[`rule_${name}`], values, locale);
}

const share = (group: string, part: number, all: number): Figure => ({
  metric: "segment_share",
  group,
  value: all > 0 ? part / all : null,
  format: "share",
  people: all
});

/** The four insects: the rules as they are now, and how many fit each. */
export function insectsPanel(
  rows: readonly SizeRow[],
  rules: RulesOf<"insects">,
  {filters}: SegmentContext,
  locale: Locale = "zh"
): HTMLElement {
  const sizes = insectSizes(rows);
  const all = names.reduce((sum, name) => sum + sizes[name], 0);
  const buyers = sizes.bee + sizes.customer;
  const classed = sizes.dragonfly + sizes.butterfly + sizes.mantis;
  const noRule = rows
    .filter((row) => row.class === "none" && !row.is_company)
    .reduce((sum, {prospects}) => sum + prospects, 0);
  const prospects = classed + noRule;
  const title: Sentence =
    all < 10
      ? {message: segmentWords.none_title, values: {}}
      : {
          message: segmentWords.insects_title,
          values: {
            bees: share("bee", sizes.bee, buyers),
            prospects: {metric: "prospects", value: prospects, format: "count"},
            dragonfly: share("dragonfly", sizes.dragonfly, prospects),
            butterfly: share("butterfly", sizes.butterfly, prospects),
            mantis: share("mantis", sizes.mantis, prospects)
          }
        };
  const bars = classesOf("insects").map(([name, {label, colour}]) => ({
    label: label[locale],
    colour,
    bars: [
      {
        name: word("count", {}, locale),
        share: all > 0 ? sizes[name as Insect] / all : 0,
        text: word(
          "count_share",
          {
            count: formatCount(sizes[name as Insect], locale),
            share: formatShare(all > 0 ? sizes[name as Insect] / all : null, locale)
          },
          locale
        )
      }
    ]
  }));
  const companies = rows
    .filter(({is_company}) => is_company)
    .reduce((sum, {customers}) => sum + customers, 0);
  return element(
    "div",
    {},
    picture({
      title,
      subtitle: word("insects_subtitle", {as_of: asOfText(filters, locale)}, locale),
      draw: (options) => ClassBars(bars, options),
      table: () => rulesTable(sizes, rules, locale),
      notes: [
        word("leads_note", {}, locale),
        ...(companies > 0
          ? [word("insect_companies", {n: formatCount(companies, locale)}, locale)]
          : [])
      ],
      locale
    }),
    rulesTable(sizes, rules, locale),
    missingTable(rows, locale)
  );
}

function rulesTable(
  sizes: Readonly<Record<Insect, number>>,
  rules: RulesOf<"insects">,
  locale: Locale
): HTMLElement {
  const labels = Object.fromEntries(
    classesOf("insects").map(([name, {label}]) => [name, label[locale]])
  );
  return table<Insect>({
    caption: word("rules_caption", {}, locale),
    columns: [
      {label: word("class", {}, locale), cell: (name) => labels[name]},
      {
        label: word("rule", {}, locale),
        cell: (name) => ruleText(name, rules, locale),
        isLong: true
      },
      {
        label: word("count", {}, locale),
        cell: (name) => formatCount(sizes[name], locale),
        isNumber: true
      }
    ],
    rows: names
  });
}

const MISSING = {
  purchase_and_lead: segmentWords.missing_purchase_and_lead,
  rule: segmentWords.missing_rule
} as const;
const PARTS = {
  intent: segmentWords.missing_intent,
  price: segmentWords.missing_price,
  compared: segmentWords.missing_compared,
  contacts: segmentWords.missing_contacts,
  discount: segmentWords.missing_discount
} as const;

/** What is missing, in words. */
export function missingText(missing: string, locale: Locale = "zh"): string {
  if (missing in MISSING) return MISSING[missing as keyof typeof MISSING][locale];
  return missing
    .split("_")
    .map((part) => PARTS[part as keyof typeof PARTS][locale])
    .join(units.list_comma[locale]);
}

function missingTable(rows: readonly SizeRow[], locale: Locale): HTMLElement | null {
  const missing = rows.filter((row) => row.missing !== null && !row.is_company);
  if (missing.length === 0) return null;
  return table<SizeRow>({
    caption: word("missing_caption", {}, locale),
    columns: [
      {
        label: word("missing", {}, locale),
        cell: (row) => missingText(row.missing!, locale),
        isLong: true
      },
      {
        label: word("count", {}, locale),
        cell: (row) => formatCount(row.customers + row.prospects, locale),
        isNumber: true,
        sortBy: (row) => row.customers + row.prospects
      }
    ],
    rows: missing.toSorted((a, b) => b.customers + b.prospects - a.customers - a.prospects)
  });
}
