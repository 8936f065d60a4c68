import {IntervalRows} from "../../charts/intervalRows.js";
import {settings} from "../../contract/settings.js";
import {
  formatCount,
  formatDecimal,
  formatPoints,
  formatRange,
  formatShare
} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {movementWords} from "../../i18n/movement.js";
import {units} from "../../i18n/units.js";
import {benjaminiHochberg} from "../../stats/benjaminiHochberg.js";
import type {Estimated} from "../../stats/interval.js";
import {newcombeDifference} from "../../stats/newcombe.js";
import {sampleState} from "../../stats/sampleState.js";
import {sameProportionP} from "../../stats/twoProportions.js";
import {wilsonInterval} from "../../stats/wilson.js";
import {figure} from "../figure.js";
import {picture} from "../picture.js";
import type {SentencePart} from "../sentence.js";
import {table} from "../table.js";
import type {SegmentContext} from "./context.js";
import {endsText, namesOf} from "./flows.js";
import type {MovementChoice} from "./movementPictures.js";

/** Persons by whether they were and are in a class, and of how many a sign is known and true; as the query gives it. */
export interface BeforeRow {
  was_in: boolean;
  is_in: boolean;
  sign: string;
  known: number;
  yes: number;
}

type Way = "became" | "left";
type SignName =
  | "visited_twice"
  | "had_rework"
  | "got_discount"
  | "paid_much"
  | "complained"
  | "attended_event"
  | "was_reached"
  | "very_satisfied";

/** A sign of those who moved beside that of those who did not. */
export interface SignComparison {
  way: Way;
  sign: SignName;
  movers: {yes: number; n: number};
  others: {yes: number; n: number};
  /** Null where either group is too small. */
  difference: Estimated | null;
  /** Corrected together with all other comparisons of the page; null where there is none. */
  q: number | null;
}

/** Every comparison that the rows allow, corrected together. */
export function signComparisons(rows: readonly BeforeRow[]): SignComparison[] {
  const group = (was: boolean, is: boolean, sign: string) => {
    const row = rows.find((each) => each.was_in === was && each.is_in === is && each.sign === sign);
    return {yes: row?.yes ?? 0, n: row?.known ?? 0};
  };
  const signs = [...new Set(rows.map(({sign}) => sign))] as SignName[];
  const compared = (["became", "left"] as const).flatMap((way) =>
    signs.map((sign) => {
      const was = way === "left";
      const movers = group(was, !was, sign);
      const others = group(was, was, sign);
      const isShown = [movers, others].every(({n}) => sampleState(n) !== "withheld");
      const p = isShown ? sameProportionP(movers, others) : null;
      const difference = isShown ? newcombeDifference(estimated(movers), estimated(others)) : null;
      return {way, sign, movers, others, difference, p};
    })
  );
  const tested = compared.filter(({p}) => p !== null);
  const q = benjaminiHochberg(tested.map(({p}) => p!));
  return compared.map(({p, ...rest}) => ({
    ...rest,
    q:
      p === null
        ? null
        : q[tested.findIndex((each) => each.way === rest.way && each.sign === rest.sign)]!
  }));
}

const estimated = ({yes, n}: {yes: number; n: number}): Estimated => ({
  value: yes / n,
  ...wilsonInterval(yes, n)!
});

const order: readonly SignName[] = [
  "visited_twice",
  "paid_much",
  "got_discount",
  "had_rework",
  "complained",
  "very_satisfied",
  "attended_event",
  "was_reached"
];

/** What came before becoming one, or before stopping to be one, beside those who did not. */
export function beforePicture(
  rows: readonly BeforeRow[],
  way: Way,
  {scheme, back, of}: MovementChoice,
  {filters, manifest}: SegmentContext,
  locale: Locale = "zh"
): HTMLElement {
  const word = (name: keyof typeof movementWords, values = {}): string =>
    say(movementWords[name], values, locale);
  const all = signComparisons(rows);
  const shown = order.flatMap((sign) =>
    all.filter((each) => each.way === way && each.sign === sign)
  );
  const label = (sign: SignName): string => word(sign, {yuan: settings.paid_much_yuan});
  const name = namesOf(scheme, locale).find((each) => each.name === of)?.label ?? of;
  const differing = shown.filter(({q}) => q !== null && q < 0.05);
  const isFew = shown.every(({difference}) => difference === null);
  const list = differing.flatMap(({sign, movers, others}, index): SentencePart[] => [
    index === 0 ? "" : units.list_comma[locale],
    word("before_item", {
      sign: label(sign),
      a: formatShare(movers.yes / movers.n, locale),
      b: formatShare(others.yes / others.n, locale)
    })
  ]);
  const whole = shown.find(({sign}) => sign === "complained") ?? shown[0];
  const before = endsText(filters, manifest, back, locale).before;
  return picture({
    title: isFew
      ? {message: movementWords.before_few, values: {name}}
      : differing.length === 0
        ? {message: movementWords[`before_none_${way}`], values: {name}}
        : {message: movementWords[`before_title_${way}`], values: {name, list}},
    subtitle: word("before_subtitle", {
      before,
      movers: word(`movers_${way}`),
      others: word(`others_${way}`),
      n: formatCount(whole?.movers.n ?? 0, locale),
      m: formatCount(whole?.others.n ?? 0, locale)
    }),
    draw: (options) =>
      IntervalRows(
        shown.map(({sign, movers, others, difference}) => {
          const isAbove = movers.yes / movers.n >= others.yes / others.n;
          return {
            label: label(sign),
            marks:
              difference === null
                ? []
                : [
                    {
                      ...estimated(others),
                      className: "aside",
                      text: formatShare(others.yes / others.n, locale),
                      side: isAbove ? ("left" as const) : ("right" as const)
                    },
                    {
                      ...estimated(movers),
                      className: "own",
                      text: formatShare(movers.yes / movers.n, locale),
                      side: isAbove ? ("right" as const) : ("left" as const)
                    }
                  ]
          };
        }),
        {...options, domain: [0, 1]}
      ),
    table: () =>
      table<SignComparison>({
        caption: word("sign"),
        columns: [
          {label: word("sign"), cell: ({sign}) => label(sign), isLong: true},
          ...(["movers", "others"] as const).map((side) => ({
            label: word(`${side}_${way}`),
            cell: (row: SignComparison) => {
              const {yes, n} = row[side];
              const interval = n > 0 ? wilsonInterval(yes, n) : null;
              return figure(
                {
                  metric: "sign_share",
                  group: `${way}:${row.sign}:${side}`,
                  value: n > 0 ? yes / n : null,
                  format: "share",
                  n,
                  lo: interval?.lo ?? null,
                  hi: interval?.hi ?? null
                },
                locale
              );
            },
            isNumber: true
          })),
          {
            label: word("difference"),
            cell: ({difference}) =>
              difference === null
                ? "—"
                : `${formatPoints(difference.value, locale)} (${formatRange(formatPoints(difference.lo, locale), formatPoints(difference.hi, locale), locale)})`,
            isNumber: true
          },
          {
            label: word("q"),
            cell: ({q}) => (q === null ? "—" : q < 0.001 ? "<0.001" : formatDecimal(q, locale, 3)),
            isNumber: true
          }
        ],
        rows: shown
      }),
    notes: [word("before_note", {m: all.filter(({q}) => q !== null).length}), word("by_rule")],
    locale
  });
}
