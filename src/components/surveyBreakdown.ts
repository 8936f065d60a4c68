import {formatCount, formatDecimal} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {surveyWords} from "../i18n/surveys.js";
import {estimate} from "../stats/estimate.js";
import {element} from "./element.js";
import type {Figure} from "./figure.js";
import {figure, intervalText} from "./figure.js";
import type {ItemSums, RatedItem} from "./itemGaps.js";
import {itemLabel} from "./priorityPicture.js";
import {table} from "./table.js";

/** Every rated item of a questionnaire with its mean and interval as answered, the lowest first. */
export function itemBreakdown(
  items: readonly RatedItem[],
  rows: readonly ItemSums[],
  locale: Locale = "zh"
): HTMLElement {
  const word = (name: keyof typeof surveyWords, values = {}): string =>
    say(surveyWords[name], values, locale);
  const first = items[0];
  if (!first) return element("p", {class: "picture-note"}, word("no_items"));
  const scored = items.flatMap((item) => {
    const sums = rows.find(({item_id}) => item_id === item.item_id);
    if (!sums) return [];
    const score: Figure = {
      metric: "item_score",
      group: `item:${item.item_code}`,
      format: "level",
      ...estimate("mean", sums)
    };
    return [{item, score, people: sums.people}];
  });
  scored.sort((a, b) => (a.score.value ?? 0) - (b.score.value ?? 0));
  type Row = (typeof scored)[number];
  return table<Row>({
    caption: word("breakdown_caption", {
      name: first.questionnaire_label ?? first.questionnaire,
      low: first.scale_min,
      high: first.scale_max
    }),
    columns: [
      {label: word("item"), cell: ({item}) => itemLabel(item, locale), isLong: true},
      {
        label: word("score"),
        cell: ({score}) => figure(score, locale),
        sortBy: ({score}) => score.value,
        isNumber: true
      },
      {
        label: word("interval"),
        cell: ({score}) => intervalText(score, locale) ?? "",
        isNumber: true
      },
      ...(items.every(({weight}) => weight !== null)
        ? [
            {
              label: word("weight"),
              cell: ({item}: Row) => formatDecimal(item.weight, locale, 0),
              sortBy: ({item}: Row) => item.weight,
              isNumber: true
            }
          ]
        : []),
      {label: word("people"), cell: ({people}) => formatCount(people, locale), isNumber: true}
    ],
    rows: scored
  });
}
