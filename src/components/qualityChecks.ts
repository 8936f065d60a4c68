import type {Manifest} from "../contract/manifest.js";
import {sources} from "../contract/sources.js";
import {formatDate, formatList} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {gateNames} from "../i18n/quality.js";
import {reasonLabel} from "../i18n/reasons.js";
import {element} from "./element.js";
import {figure} from "./figure.js";
import {table} from "./table.js";
import {qualityText, rowsFigure} from "./qualityFigures.js";

/** From when to when each dealer's data reach, and which are older than the newest. */
export function dealerFreshness(
  {dealers}: Pick<Manifest, "dealers">,
  locale: Locale = "zh"
): HTMLElement {
  const newest = dealers.reduce(
    (latest, {as_of}) => (as_of !== null && as_of > latest ? as_of : latest),
    ""
  );
  const behind = (as_of: string): number =>
    Math.round((Date.parse(newest) - Date.parse(as_of)) / 86_400_000);
  return table({
    caption: qualityText("dealers_caption", locale),
    columns: [
      {
        label: qualityText("dealer", locale),
        cell: ({dealer_name, short_name}: Manifest["dealers"][number]) =>
          dealer_name === short_name
            ? short_name
            : [short_name, " ", element("span", {class: "small"}, dealer_name)]
      },
      {
        label: qualityText("from", locale),
        cell: ({data_from}) => formatDate(data_from, locale),
        raw: ({data_from}) => data_from ?? ""
      },
      {
        label: qualityText("as_of", locale),
        cell: ({as_of}) => formatDate(as_of, locale),
        raw: ({as_of}) => as_of ?? ""
      },
      {
        label: qualityText("freshness", locale),
        cell: ({as_of, is_stale}) => {
          if (as_of === null) return qualityText("unknown", locale);
          const days = behind(as_of);
          const text =
            days === 0 ? qualityText("fresh", locale) : qualityText("stale", locale, {days});
          return element("span", {class: is_stale && "is-worse"}, text);
        }
      }
    ],
    rows: dealers,
    locale
  });
}

/** The label of a warning or gate; a row rule is looked up in the table that has it. */
function labelOf(name: string, locale: Locale): string {
  if (name in gateNames) return gateNames[name as keyof typeof gateNames][locale];
  const table = sources.find(({rules}) => rules?.[name] !== undefined)?.name ?? "";
  return reasonLabel(table, name)[locale];
}

/**
 * Checks that were let pass, and the warnings of the build that are not among the
 * reasons of single rows.
 */
export function buildChecks(
  {accepted_gates, warnings}: Pick<Manifest, "accepted_gates" | "warnings">,
  reasons: readonly {reason: string}[],
  locale: Locale = "zh"
): HTMLElement {
  const counts = Object.entries(warnings).filter(
    ([name, count]) => count > 0 && !reasons.some(({reason}) => reason === name)
  );
  return element(
    "div",
    {},
    accepted_gates.length === 0
      ? element("p", {}, qualityText("no_gates", locale))
      : element(
          "p",
          {class: "alert"},
          qualityText("gates", locale, {
            gates: formatList(
              accepted_gates.map((gate) => labelOf(gate, locale)),
              locale
            )
          })
        ),
    counts.length > 0 &&
      table({
        caption: qualityText("warnings_caption", locale),
        columns: [
          {
            label: qualityText("warning", locale),
            cell: ([name]: [string, number]) => labelOf(name, locale)
          },
          {
            label: qualityText("count", locale),
            cell: ([name, count]) => figure(rowsFigure(name, count), locale),
            isNumber: true
          }
        ],
        rows: counts,
        locale
      })
  );
}
