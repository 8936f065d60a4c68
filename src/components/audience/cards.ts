import {classesOf, schemeNames, segmentSchemes} from "../../contract/segments.js";
import type {SchemeName, SegmentRules} from "../../contract/segments.js";
import {audienceWords} from "../../i18n/audience.js";
import type {Locale, Message} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {strategyOf} from "../../i18n/strategies.js";
import type {Choice} from "../choice.js";
import {choice} from "../choice.js";
import {element} from "../element.js";
import type {Figure} from "../figure.js";
import {sentence} from "../sentence.js";
import type {SentencePart} from "../sentence.js";
import {rulesFrom} from "../urlState.js";

/** A class of a scheme in numbers, as the query gives it. */
export interface ClassNumberRow {
  class: string;
  customers: number;
  prospects: number;
  valued: number;
  value: number;
  value_2: number;
  last_year: number;
  lost: number;
  at_risk: number;
  referrals: number;
}

/** Which scheme's classes the cards are of. */
export const schemeChoice = (locale: Locale = "zh"): Choice<SchemeName> =>
  choice<SchemeName>({
    parameter: "scheme",
    label: say(audienceWords.choice_scheme, {}, locale),
    choices: schemeNames.map((scheme) => ({
      value: scheme,
      label: segmentSchemes[scheme].label[locale]
    })),
    fallback: "abcd"
  });

/** The rules of a scheme as the address has them. */
export const schemeRules = (scheme: SchemeName): SegmentRules => rulesFrom(location.search, scheme);

/** A card for each class of a scheme: its strategy, with the numbers of its own customers. */
export function strategyCards(
  rows: readonly ClassNumberRow[],
  scheme: SchemeName,
  locale: Locale = "zh"
): HTMLElement {
  return element(
    "div",
    {class: "strategy-cards stale-able"},
    classesOf(scheme).map(([name, {label, meaning, colour}]) => {
      const strategy = strategyOf(scheme, name);
      if (!strategy) return null;
      const row = rows.find((one) => one.class === name);
      return element(
        "section",
        {class: "strategy-card", style: `border-top-color: var(--${colour})`},
        element("h3", {}, label[locale]),
        element("p", {class: "small"}, meaning[locale]),
        row
          ? numbers(row, name, locale)
          : element("p", {}, say(audienceWords.card_customers, {count: 0}, locale)),
        element("p", {class: "strategy-aim"}, strategy.aim[locale]),
        element(
          "ul",
          {},
          strategy.actions.map((action) => element("li", {}, action[locale]))
        ),
        element(
          "p",
          {class: "small"},
          element("strong", {}, say(audienceWords.card_open, {}, locale)),
          locale === "zh" ? "：" : ": ",
          strategy.opening[locale]
        ),
        element("cite", {class: "small"}, strategy.source[locale])
      );
    })
  );
}

function numbers(row: ClassNumberRow, name: string, locale: Locale): HTMLElement {
  const group = `class:${name}`;
  const count = (metric: string, value: number): Figure => ({
    metric,
    group,
    value,
    format: "count"
  });
  const line = (message: Message, values: Record<string, SentencePart>): HTMLElement =>
    element("li", {}, sentence({message, values}, locale));
  const isPeople = row.customers > 0;
  return element(
    "ul",
    {class: "strategy-numbers"},
    isPeople &&
      line(audienceWords.card_customers, {count: count("class_customers", row.customers)}),
    row.prospects > 0 &&
      line(audienceWords.card_prospects, {count: count("class_prospects", row.prospects)}),
    isPeople &&
      row.valued > 0 &&
      line(audienceWords.card_value, {
        value: {
          metric: "residual_value",
          group,
          value: row.value,
          format: "yuan",
          people: row.valued
        },
        mean: {
          metric: "residual_value_mean",
          group,
          value: row.value / row.valued,
          format: "yuan",
          people: row.valued
        }
      }),
    isPeople &&
      line(audienceWords.card_state, {
        lost: count("class_lost", row.lost),
        risk: count("class_at_risk", row.at_risk)
      }),
    row.referrals > 0 &&
      line(audienceWords.card_referrals, {count: count("class_referrals", row.referrals)}),
    !isPeople &&
      row.prospects > 0 &&
      element("li", {}, say(audienceWords.card_no_value, {}, locale))
  );
}
