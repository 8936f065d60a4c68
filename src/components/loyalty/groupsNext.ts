import type {MetricId} from "../../contract/metrics.js";
import {metricNamed} from "../../contract/metrics.js";
import {formatCount} from "../../i18n/format.js";
import {groupWords} from "../../i18n/loyaltyGroups.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {meanOfSums} from "../../stats/mean.js";
import type {Mean} from "../../stats/mean.js";
import {sampleState} from "../../stats/sampleState.js";
import {element} from "../element.js";
import type {Figure} from "../figure.js";
import {figure, intervalText} from "../figure.js";
import type {Measured} from "../measures.js";
import {findMeasure, measureNamed} from "../measures.js";
import type {Sentence} from "../sentence.js";
import {sentence} from "../sentence.js";
import {table} from "../table.js";
import {term} from "../term.js";
import type {GroupId} from "./groups.js";
import {groupIds, groupLabel} from "./groups.js";
import type {LoyaltyContext} from "./returnPicture.js";

const EVENTS = {
  complained: "complained_after",
  lost: "lost_after",
  bought: "bought_after",
  came_later: "came_later"
} as const satisfies Record<string, MetricId>;
type NextEvent = keyof typeof EVENTS;
const events = Object.keys(EVENTS) as NextEvent[];

/** What followed the responses of a group, as the query gives it. */
export type NextRow = {
  group: GroupId;
  people: number;
  n: number;
  nn: number;
  valued: number;
  value: number;
  value_2: number;
} & {[name in `${NextEvent}_y` | `${NextEvent}_ny` | `${NextEvent}_yy`]: number};

interface Followed {
  id: GroupId;
  row: NextRow | undefined;
  value: Mean | null;
  valueFigure: Figure;
  events: Record<NextEvent, Measured>;
}

function followed(id: GroupId, rows: readonly NextRow[]): Followed {
  const row = rows.find(({group}) => group === id);
  const {valued = 0, value: sum = 0, value_2: squares = 0} = row ?? {};
  const value = meanOfSums({n: valued, sum, squares});
  const {people = 0, n = 0, nn = 0} = row ?? {};
  const measures = events.map((event) => [
    event,
    measureNamed(EVENTS[event], {
      people,
      n,
      nn,
      y: row?.[`${event}_y`] ?? 0,
      ny: row?.[`${event}_ny`] ?? 0,
      yy: row?.[`${event}_yy`] ?? 0
    })
  ]);
  return {
    id,
    row,
    value,
    valueFigure: {
      metric: "group_value",
      group: id,
      value: value?.value ?? null,
      format: "yuan",
      n: valued,
      people: valued,
      lo: value?.interval?.lo ?? null,
      hi: value?.interval?.hi ?? null
    },
    events: Object.fromEntries(measures) as Record<NextEvent, Measured>
  };
}

/** What those satisfied but gone were worth beside those who stayed, and what came next. */
export function nextTitle(
  rows: readonly NextRow[],
  {choice}: Pick<LoyaltyContext, "choice">,
  locale: Locale = "zh"
): Sentence {
  const gone = followed("satisfied_but_gone", rows);
  const kept = followed("satisfied_came_back", rows);
  const isKnown = [gone, kept].every(
    ({value, row}) => value !== null && sampleState(row!.valued) !== "withheld"
  );
  if (!isKnown) return {message: groupWords.next_none, values: {}};
  const [a, b] = [gone.value!, kept.value!];
  const isApart = (x: Mean, y: Mean): boolean =>
    x.interval !== null && y.interval !== null && x.interval.lo > y.interval.hi;
  const compared = isApart(a, b)
    ? groupWords.value_more
    : isApart(b, a)
      ? groupWords.value_less
      : groupWords.value_alike;
  return {
    message: groupWords.next_title,
    values: {
      gone_label: groupLabel(gone.id, choice.loyalBy, locale),
      kept_label: groupLabel(kept.id, choice.loyalBy, locale),
      gone_value: gone.valueFigure,
      kept_value: kept.valueFigure,
      compared: say(compared, {}, locale),
      complained: gone.events.complained.figure,
      later: gone.events.came_later.figure
    }
  };
}

/** Each group with its size, its worth and what it did next. */
export function groupsNext(
  rows: readonly NextRow[],
  all: readonly Measured[],
  context: LoyaltyContext,
  locale: Locale = "zh"
): HTMLElement {
  const {choice, manifest} = context;
  const word = (name: keyof typeof groupWords): string => say(groupWords[name], {}, locale);
  const groups = groupIds.toReversed().map((id) => followed(id, rows));
  const share = (id: GroupId): Figure | undefined => findMeasure(all, id)?.figure;
  const known = events.filter((event) =>
    metricNamed(EVENTS[event]).needs.every((name) => manifest.sources[name] !== undefined)
  );
  return element(
    "section",
    {class: "stale-able"},
    element("p", {class: "picture-title"}, sentence(nextTitle(rows, context, locale), locale)),
    element("p", {class: "picture-subtitle"}, word("next_subtitle")),
    table<Followed>({
      caption: say(groupWords.table_caption, {window: choice.windowMonths}, locale),
      columns: [
        {label: word("group"), cell: ({id}) => groupLabel(id, choice.loyalBy, locale)},
        {
          label: word("share"),
          cell: ({id}) => withInterval(share(id), locale),
          isNumber: true
        },
        {
          label: word("customers"),
          cell: ({row}) => formatCount(row?.people ?? 0, locale),
          isNumber: true
        },
        {
          label: term("group_value", locale),
          cell: ({valueFigure}) => withInterval(valueFigure, locale),
          isNumber: true
        },
        {
          label: word("value_total"),
          cell: ({id, row}) =>
            figure(
              {metric: "group_value_total", group: id, value: row?.value ?? 0, format: "yuan"},
              locale
            ),
          isNumber: true
        },
        ...known.map((event) => ({
          label: term(EVENTS[event], locale),
          cell: (group: Followed) => withInterval(group.events[event].figure, locale),
          isNumber: true
        }))
      ],
      rows: groups
    }),
    (manifest.warnings.margin_assumed ?? 0) > 0 &&
      element("p", {class: "picture-note"}, word("assumed_note"))
  );
}

function withInterval(data: Figure | undefined, locale: Locale): Node | string {
  if (!data) return "";
  const range = intervalText(data, locale);
  return element(
    "span",
    {},
    figure(data, locale),
    range !== null && element("span", {class: "range"}, ` ${range}`)
  );
}
