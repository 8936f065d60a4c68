import type {MetricId} from "../contract/metrics.js";
import {metricNamed, metrics} from "../contract/metrics.js";
import {sourceNamed} from "../contract/sources.js";
import {
  customersWords,
  definitionWords,
  directionWords,
  estimatorWords,
  metricUnits
} from "../i18n/definitions.js";
import {formatList} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {element} from "./element.js";

/** What a figure is: the definition in words and how, of whom and from what it is computed. */
export function definition(id: MetricId, locale: Locale = "zh"): HTMLElement {
  const metric = metricNamed(id);
  const word = (name: keyof typeof definitionWords, values = {}): string =>
    say(definitionWords[name], values, locale);
  const facts: [string, string][] = [
    [word("computed"), estimatorWords[metric.estimator][locale]],
    [word("unit"), metricUnits[metric.unit][locale]],
    [word("better"), directionWords[metric.better ?? "neither"][locale]],
    [
      word("smallest"),
      metric.smallest_sample > 0
        ? word("smallest_people", {people: metric.smallest_sample})
        : word("no_smallest")
    ],
    [word("counts"), customersWords[metric.customers][locale]],
    [word("source"), metric.source[locale]]
  ];
  if (metric.needs.length > 0) {
    const labels = metric.needs.map((name) => sourceNamed(name).label[locale]);
    facts.push([word("needs"), formatList(labels, locale)]);
  }
  facts.push([word("id"), id]);
  return element(
    "div",
    {class: "definition"},
    element("p", {}, metric.definition[locale]),
    element(
      "dl",
      {class: "facts"},
      facts.map(([name, value]) => [element("dt", {}, name), element("dd", {}, value)])
    )
  );
}

/** Every definition, each with its own anchor; how it is computed is folded away. */
export function definitionList(locale: Locale = "zh"): HTMLElement {
  return element(
    "div",
    {class: "definitions"},
    (Object.keys(metrics) as MetricId[]).map((id) => {
      const [text, facts] = definition(id, locale).children;
      return element(
        "section",
        {id, class: "definition"},
        element("h3", {}, metricNamed(id).label[locale]),
        text,
        element(
          "details",
          {class: "disclosure"},
          element("summary", {}, say(definitionWords.facts, {}, locale)),
          facts
        )
      );
    })
  );
}

/** How many figures the site has, in one sentence. */
export const definitionSummary = (locale: Locale = "zh"): HTMLElement =>
  element(
    "p",
    {class: "answer"},
    say(definitionWords.summary, {count: Object.keys(metrics).length}, locale)
  );
