import {ClassFlows} from "../../charts/classFlows.js";
import type {SchemeName} from "../../contract/segments.js";
import {formatCount, formatRange, formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {movementWords} from "../../i18n/movement.js";
import {sampleState} from "../../stats/sampleState.js";
import {wilsonInterval} from "../../stats/wilson.js";
import type {Choice} from "../choice.js";
import {choice} from "../choice.js";
import {element} from "../element.js";
import {figure} from "../figure.js";
import type {Figure} from "../figure.js";
import {picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import {table} from "../table.js";
import {tile, tiles} from "../tile.js";
import {schemeNames, segmentSchemes, classesOf} from "../../contract/segments.js";
import type {SegmentContext} from "./context.js";
import {aroundClass, counted, endsText, namesOf, personFlows, UNSEEN} from "./flows.js";
import type {Flow, FlowRow} from "./flows.js";

const word = (name: keyof typeof movementWords, locale: Locale, values = {}): string =>
  say(movementWords[name], values, locale);

/** By which scheme movement is looked at. */
export const schemeChoice = (locale: Locale = "zh"): Choice<SchemeName> =>
  choice({
    parameter: "scheme",
    label: word("scheme", locale),
    choices: schemeNames.map((value) => ({value, label: segmentSchemes[value].label[locale]})),
    fallback: "insects"
  });

/** With which half-year end the last one is compared. */
export const backChoice = (locale: Locale = "zh"): Choice<"1" | "2" | "4"> =>
  choice({
    parameter: "back",
    label: word("back", locale),
    choices: (["1", "2", "4"] as const).map((value) => ({
      value,
      label: word(`back_${value}`, locale)
    })),
    fallback: "2",
    asMenu: true
  });

/** Whose comings and goings are looked at. */
export const classChoice = (scheme: SchemeName, locale: Locale = "zh"): Choice<string> =>
  choice({
    parameter: "of",
    label: word("class", locale),
    choices: classesOf(scheme)
      .filter(([, {isOfProspects}]) => !isOfProspects)
      .map(([value, {label}]) => ({value, label: label[locale]})),
    fallback: classesOf(scheme)[0]![0]
  });

/** What the movement is about. */
export interface MovementChoice {
  scheme: SchemeName;
  back: number;
  of: string;
}

const shareOf = (metric: string, group: string, part: number, n: number): Figure => {
  const interval = n > 0 ? wilsonInterval(part, n) : null;
  return {
    metric,
    group,
    value: n > 0 ? part / n : null,
    format: "share",
    n,
    lo: interval?.lo ?? null,
    hi: interval?.hi ?? null
  };
};

const labelOf = (scheme: SchemeName, name: string, locale: Locale): string =>
  namesOf(scheme, locale).find((each) => each.name === name)?.label ?? name;

/** What became of a class between the two ends. */
export function movementAnswer(
  rows: readonly FlowRow[],
  {scheme, back, of}: MovementChoice,
  {filters, manifest}: SegmentContext,
  locale: Locale = "zh"
): Sentence {
  const flows = personFlows(rows);
  if (counted(flows, () => true) < 10) return {message: movementWords.none, values: {}};
  const around = aroundClass(flows, of);
  const count = (metric: string, value: number): Figure => ({metric, value, format: "count"});
  return {
    message: movementWords.answer,
    values: {
      ...endsText(filters, manifest, back, locale),
      name: labelOf(scheme, of, locale),
      from: count("class_before", around.before),
      to: count("class_after", around.after),
      became: count("class_became", around.became),
      left: count("class_left", around.left),
      arrived: count("class_arrived", around.arrived)
    }
  };
}

/** Rates of becoming and of leaving, with their intervals. */
export function movementTiles(
  rows: readonly FlowRow[],
  {of}: MovementChoice,
  locale: Locale = "zh"
): HTMLElement {
  const around = aroundClass(personFlows(rows), of);
  return tiles([
    tile({
      label: word("became", locale),
      figure: shareOf("became_share", of, around.became, around.outside),
      notes: [`${word("rate_became", locale)} ${formatCount(around.became, locale)}`],
      locale
    }),
    tile({
      label: word("left", locale),
      figure: shareOf("left_share", of, around.left, around.before),
      notes: [`${word("rate_left", locale)} ${formatCount(around.left, locale)}`],
      locale
    }),
    tile({
      label: word("arrived", locale),
      figure: {metric: "class_arrived", group: of, value: around.arrived, format: "count"},
      locale
    })
  ]);
}

/** How everyone moved between the classes of a scheme. */
export function flowPicture(
  rows: readonly FlowRow[],
  {scheme, back}: MovementChoice,
  {filters, manifest}: SegmentContext,
  locale: Locale = "zh"
): HTMLElement {
  const flows = personFlows(rows);
  const n = counted(flows, () => true);
  const classed = (name: string): boolean => name !== UNSEEN && name !== "none";
  const known = counted(flows, ({before}) => classed(before));
  const stayed = counted(flows, ({before, after}) => classed(before) && before === after);
  const [largest] = flows
    .filter(({before, after}) => classed(before) && classed(after) && before !== after)
    .toSorted((a, b) => b.count - a.count);
  const ends = endsText(filters, manifest, back, locale);
  const names = namesOf(scheme, locale);
  const companies = rows
    .filter(({is_company}) => is_company)
    .reduce((sum, {customers}) => sum + customers, 0);
  const present = (side: "before" | "after") =>
    names.filter(({name}) => flows.some((flow) => flow[side] === name && flow.count > 0));
  return picture({
    title:
      n < 10
        ? {message: movementWords.none, values: {}}
        : {
            message: largest ? movementWords.flow_title : movementWords.flow_title_still,
            values: {
              stayed: shareOf("stayed_share", scheme, stayed, known),
              ...(largest && {
                from: labelOf(scheme, largest.before, locale),
                into: labelOf(scheme, largest.after, locale),
                count: {metric: "largest_flow", value: largest.count, format: "count" as const}
              })
            }
          },
    subtitle: word("flow_subtitle", locale, {
      who: word(scheme === "insects" ? "persons_prospects" : "persons", locale),
      n: formatCount(n, locale),
      ...ends
    }),
    draw: (options) =>
      ClassFlows(flows, {
        ...options,
        before: present("before"),
        after: present("after"),
        ends: [ends.before, ends.after]
      }),
    table: () => flowMatrix(flows, scheme, locale),
    notes: [
      word("conserve", locale),
      word(scheme === "insects" ? "intents" : "same_cuts", locale),
      ...(companies > 0 ? [word("companies", locale, {n: formatCount(companies, locale)})] : [])
    ],
    locale
  });
}

/** The matrix of flows: counts, and of each row the share with its Wilson interval. */
export function flowMatrix(
  flows: readonly Flow[],
  scheme: SchemeName,
  locale: Locale = "zh"
): HTMLElement {
  const names = namesOf(scheme, locale);
  const after = names.filter(({name}) => name !== UNSEEN);
  interface Row {
    name: string | null;
    label: string;
  }
  const of = (row: Row, to: string | null): number =>
    counted(
      flows,
      (flow) =>
        (row.name === null || flow.before === row.name) && (to === null || flow.after === to)
    );
  return table<Row>({
    caption: word("matrix_caption", locale),
    columns: [
      {label: word("from_class", locale), cell: ({label}) => label},
      ...after.map(({name, label}) => ({
        label,
        cell: (row: Row) => {
          const [part, n] = [of(row, name), of(row, null)];
          const data = shareOf("flow_share", `${row.name ?? "all"}:${name}`, part, n);
          const isShown = sampleState(n) !== "withheld" && data.lo != null && data.hi != null;
          return [
            element("span", {"data-export": "none"}, `${formatCount(part, locale)} · `),
            figure(data, locale),
            isShown &&
              element(
                "small",
                {class: "flow-interval", "data-export": "none"},
                formatRange(formatShare(data.lo!, locale), formatShare(data.hi!, locale), locale)
              )
          ];
        },
        isNumber: true
      })),
      {
        label: word("total", locale),
        cell: (row: Row) => formatCount(of(row, null), locale),
        isNumber: true
      }
    ],
    rows: names.map(({name, label}) => ({name, label})),
    total: {name: null, label: word("total", locale)}
  });
}
