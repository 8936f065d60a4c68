import {quadrantWords, sensitivityWords} from "../i18n/drivers.js";
import {formatDecimal, formatList, formatShare} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import type {Quadrant} from "../stats/quadrants.js";
import {quadrantOf} from "../stats/quadrants.js";
import type {DriverView} from "./driverView.js";
import {element} from "./element.js";
import {disclosure} from "./picture.js";
import {table} from "./table.js";

const SHIFTS = [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3];
const FIELDS: readonly Quadrant[] = ["concentrate", "keep_up", "low_priority", "overkill"];

/** Which items lie where as the cut of performance moves: whether the reading hangs on it. */
export function driverSensitivity(view: DriverView, locale: Locale = "zh"): HTMLElement {
  const rows = SHIFTS.map((shift) => Number((view.cuts.performance + shift).toFixed(2)))
    .filter((cut) => cut >= 1 && cut <= 5)
    .map((performance) => ({
      performance,
      in: (quadrant: Quadrant): string[] =>
        view.items
          .filter(
            (item) =>
              quadrantOf(item.importance, item.performance, {...view.cuts, performance}) ===
              quadrant
          )
          .map(({label}) => label)
    }));
  const sets = rows.map((row) => row.in("concentrate"));
  const sizes = sets.map(({length}) => length);
  const isStable = new Set(sets.map((labels) => [...labels].sort().join())).size === 1;
  const level = (value: number): string => formatDecimal(value, locale, 2);
  const values = {
    from: level(rows[0]!.performance),
    to: level(rows.at(-1)!.performance),
    least: Math.min(...sizes),
    most: Math.max(...sizes)
  };
  const word = (name: keyof typeof sensitivityWords): string => sensitivityWords[name][locale];
  return element(
    "div",
    {class: "stale-able"},
    element(
      "p",
      {},
      say(isStable ? sensitivityWords.stable : sensitivityWords.moves, values, locale)
    ),
    disclosure(word("summary"), () =>
      table({
        caption: say(
          sensitivityWords.caption,
          {share: formatShare(view.cuts.importance, locale)},
          locale
        ),
        columns: [
          {label: word("cut"), cell: ({performance}) => level(performance)},
          ...FIELDS.map((quadrant) => ({
            label: quadrantWords[quadrant][locale],
            cell: (row: (typeof rows)[number]) => {
              const labels = row.in(quadrant);
              return labels.length === 0 ? word("none") : formatList(labels, locale);
            },
            isLong: true
          }))
        ],
        rows
      })
    )
  );
}
