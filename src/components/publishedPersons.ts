import type {Manifest} from "../contract/manifest.js";
import {settings} from "../contract/settings.js";
import {formatCount, formatShare} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {qualityWords} from "../i18n/quality.js";
import {element} from "./element.js";
import {qualityText} from "./qualityFigures.js";
import {sentence} from "./sentence.js";

/** How many persons are published, how far their attributes tell them apart, and what that means. */
export function publishedPersons(
  {person_count, k}: Pick<Manifest, "person_count" | "k">,
  locale: Locale = "zh"
): HTMLElement {
  const count = (metric: string, value: number) => ({metric, value, format: "count" as const});
  const limit = settings.report_k;
  return element(
    "div",
    {},
    element(
      "p",
      {},
      sentence(
        {
          message: qualityWords.persons,
          values: {
            persons: count("persons", person_count),
            warn: formatCount(settings.persons_warn, locale),
            stop: formatCount(settings.persons_stop, locale)
          }
        },
        locale
      )
    ),
    k.smallest !== null && [
      element(
        "p",
        {},
        sentence(
          {
            message: qualityWords.k,
            values: {
              persons: count("k_persons", k.persons),
              classes: count("k_classes", k.classes),
              smallest: count("k_smallest", k.smallest),
              below: count("k_persons_below", k.persons_below),
              share: formatShare(k.persons_below / k.persons, locale),
              limit: String(limit)
            }
          },
          locale
        )
      ),
      element("p", {}, qualityText("k_means", locale, {limit})),
      element("p", {}, qualityText("k_means_not", locale))
    ]
  );
}
