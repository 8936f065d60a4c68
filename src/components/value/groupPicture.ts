import {IntervalRows} from "../../charts/intervalRows.js";
import type {Manifest} from "../../contract/manifest.js";
import {NO_VALUE, formatYuan} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {valueWords} from "../../i18n/value.js";
import type {Mean} from "../../stats/mean.js";
import {meanOfSums} from "../../stats/mean.js";
import {sampleState} from "../../stats/sampleState.js";
import {element} from "../element.js";
import type {Figure} from "../figure.js";
import {figure, intervalText} from "../figure.js";
import {picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import {table} from "../table.js";
import {word} from "./context.js";
import type {SpreadRow} from "./spreadPicture.js";

interface Group {
  name: string;
  row: SpreadRow;
  mean: Mean;
}

const meanFigureOf = ({name, row, mean}: Group): Figure => ({
  metric: "residual_value_mean",
  group: `${row.part}:${row.number ?? name}`,
  value: mean.value,
  lo: mean.interval?.lo ?? null,
  hi: mean.interval?.hi ?? null,
  people: row.customers,
  format: "yuan"
});

/** Which groups are worth most and least for each customer, where intervals keep them apart. */
function titleOf(groups: readonly Group[]): Sentence {
  const shown = groups.filter(({row}) => sampleState(row.customers) !== "withheld");
  const [high, low] = [shown[0], shown.at(-1)];
  const isApart =
    high &&
    low &&
    high !== low &&
    (high.mean.interval?.lo ?? 0) > (low.mean.interval?.hi ?? Infinity);
  if (!isApart) return {message: valueWords.groups_alike, values: {}};
  return {
    message: valueWords.dealers_title,
    values: {
      high: high.name,
      most: meanFigureOf(high),
      low: low.name,
      least: meanFigureOf(low)
    }
  };
}

/** Residual value for each customer by home dealer or by model series, highest first. */
export function groupPicture(
  rows: readonly SpreadRow[],
  part: "dealer" | "model",
  {dealers}: Pick<Manifest, "dealers">,
  locale: Locale = "zh"
): HTMLElement {
  const groups = rows
    .filter((row) => row.part === part)
    .map((row): Group => {
      const name =
        part === "dealer"
          ? dealers.find(({dealer_id}) => dealer_id === row.number)?.short_name
          : row.model_series;
      const mean = meanOfSums({n: row.customers, sum: row.value, squares: row.value_2})!;
      return {name: name ?? NO_VALUE, row, mean};
    })
    .sort((a, b) => b.mean.value - a.mean.value);
  if (groups.length < 2) return element("p", {class: "small"}, word("one_group", locale));
  const subtitle = word(`${part}s_subtitle`, locale);
  return picture({
    title: titleOf(groups),
    subtitle,
    draw: (options) =>
      IntervalRows(
        groups.map(({name, row, mean}) => ({
          label: name,
          marks:
            sampleState(row.customers) === "withheld"
              ? []
              : [
                  {
                    value: mean.value,
                    lo: mean.interval?.lo ?? mean.value,
                    hi: mean.interval?.hi ?? mean.value,
                    className: sampleState(row.customers) === "small" ? "own is-small" : "own",
                    text: formatYuan(mean.value, locale),
                    side: "right" as const
                  }
                ]
        })),
        {...options, domain: [0, 1], origin: 0}
      ),
    table: () =>
      table<Group>({
        caption: subtitle,
        columns: [
          {label: word(part, locale), cell: ({name}) => name},
          {
            label: word("number", locale),
            cell: ({row, name}) =>
              figure(
                {
                  metric: "value_customers",
                  group: `${part}:${row.number ?? name}`,
                  value: row.customers,
                  format: "count"
                },
                locale
              ),
            isNumber: true
          },
          {
            label: word("class_value", locale),
            cell: (group) => figure(meanFigureOf(group), locale),
            isNumber: true,
            sortBy: ({mean}) => mean.value
          },
          {
            label: word("interval", locale),
            cell: (group) => intervalText(meanFigureOf(group), locale) ?? "",
            isNumber: true,
            raw: null
          },
          {
            label: word("value", locale),
            cell: ({row}) => formatYuan(row.value, locale),
            isNumber: true,
            raw: ({row}) => row.value
          }
        ],
        rows: groups
      }),
    locale
  });
}
