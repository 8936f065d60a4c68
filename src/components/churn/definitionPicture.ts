import {IntervalRows} from "../../charts/intervalRows.js";
import {churnWords} from "../../i18n/churn.js";
import {formatCount, formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {countedShare} from "../countedShare.js";
import type {Figure} from "../figure.js";
import {figure, intervalText, stateOf} from "../figure.js";
import {picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import {table} from "../table.js";
import type {ChosenDefinition} from "./choice.js";
import {definitionText} from "./choice.js";

/** The share lost by one definition. */
export interface DefinitionRow {
  interval: number; // −1 for the plan
  grace: number;
  n: number;
  lost: number;
}

interface Named {
  label: string;
  isChosen: boolean;
  share: Figure;
  row: DefinitionRow;
}

/** How far the share lost goes from one definition to another. */
export function definitionTitle(rows: readonly {share: Figure}[]): Sentence {
  const known = rows
    .map(({share}) => share)
    .filter((share) => ["shown", "small"].includes(stateOf(share)))
    .sort((a, b) => a.value! - b.value!);
  const [low, high] = [known[0], known.at(-1)];
  return low && high && low !== high
    ? {message: churnWords.definition_title, values: {low, high}}
    : {message: churnWords.definition_none, values: {}};
}

/** The share lost of the same vehicles by each definition that the page offers; the chosen one stands out. */
export function definitionPicture(
  rows: readonly DefinitionRow[],
  chosen: ChosenDefinition,
  locale: Locale = "zh"
): HTMLElement {
  const word = (name: keyof typeof churnWords): string => say(churnWords[name], {}, locale);
  const named = rows.map((row): Named => {
    const intervalMonths = row.interval < 0 ? null : row.interval;
    const definition = {intervalMonths, graceMonths: row.grace};
    return {
      label: definitionText(definition, locale),
      isChosen:
        intervalMonths === chosen.intervalMonths && definition.graceMonths === chosen.graceMonths,
      share: countedShare(
        "lost_share",
        row.lost,
        row.n,
        `interval:${row.interval},grace:${row.grace}`
      ),
      row
    };
  });
  const subtitle = word("definition_subtitle");
  return picture({
    title: definitionTitle(named),
    subtitle,
    draw: (options) =>
      IntervalRows(
        named.map(({label, isChosen, share}) => ({
          label,
          ...(isChosen ? {note: word("definition_chosen")} : {}),
          marks:
            share.value === null || share.lo == null || stateOf(share) === "withheld"
              ? []
              : [
                  {
                    value: share.value,
                    lo: share.lo,
                    hi: share.hi!,
                    className: isChosen ? "mark-chosen" : "mark-other",
                    text: formatShare(share.value, locale),
                    side: "right" as const
                  }
                ]
        })),
        {...options, domain: [0, 0.1], origin: 0}
      ),
    table: () =>
      table<Named>({
        caption: subtitle,
        columns: [
          {label: word("definition"), cell: ({label}) => label},
          {
            label: word("definition_n"),
            cell: ({row}) => formatCount(row.n, locale),
            isNumber: true
          },
          {
            label: word("definition_lost"),
            cell: ({row}) => formatCount(row.lost, locale),
            isNumber: true
          },
          {
            label: word("seen_share"),
            cell: ({share}) => figure(share, locale),
            isNumber: true,
            sortBy: ({share}) => share.value
          },
          {
            label: word("range"),
            cell: ({share}) => intervalText(share, locale) ?? "",
            isNumber: true
          }
        ],
        rows: named
      }),
    locale
  });
}
