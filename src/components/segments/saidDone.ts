import {IntervalRows} from "../../charts/intervalRows.js";
import type {RulesOf} from "../../contract/segments.js";
import {
  formatCount,
  formatDecimal,
  formatPoints,
  formatRange,
  formatShare
} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {segmentWords} from "../../i18n/segmentPages.js";
import {newcombeDifference} from "../../stats/newcombe.js";
import {sampleState} from "../../stats/sampleState.js";
import {wilsonInterval} from "../../stats/wilson.js";
import {figure} from "../figure.js";
import {picture} from "../picture.js";
import {table} from "../table.js";
import {asOfText, word} from "./context.js";
import type {SegmentContext} from "./context.js";

/** Customers by what they said and did, as the query gives them: quarters of a level, twentieths of a share. */
export interface SaidRow {
  is_company: boolean;
  said: number | null;
  done: number | null;
  customers: number;
  lost: number;
  profit: number;
}

interface Side {
  says: boolean;
  customers: number;
  loyal: number;
}

/** Of the persons of whom both are known: those who say that they are loyal and the others, and who does it. */
export function saidSides(rows: readonly SaidRow[], rules: RulesOf<"abcd">): [Side, Side] {
  const sides: [Side, Side] = [
    {says: true, customers: 0, loyal: 0},
    {says: false, customers: 0, loyal: 0}
  ];
  for (const {is_company, said, done, customers} of rows) {
    if (is_company || said === null || done === null) continue;
    const side = sides[said / 4 >= rules.loyal_attitude - 1e-9 ? 0 : 1];
    side.customers += customers;
    if (done / 20 >= rules.loyal_services - 1e-9) side.loyal += customers;
  }
  return sides;
}

/** Who says loyal and is not. */
export function saidPicture(
  rows: readonly SaidRow[],
  rules: RulesOf<"abcd">,
  {filters}: SegmentContext,
  locale: Locale = "zh"
): HTMLElement {
  const sides = saidSides(rows, rules);
  const n = sides[0].customers + sides[1].customers;
  const estimates = sides.map(({customers, loyal}) =>
    sampleState(customers) === "withheld"
      ? null
      : {value: loyal / customers, ...wilsonInterval(loyal, customers)!}
  );
  const [yes, no] = estimates;
  const difference = yes && no ? newcombeDifference(yes, no) : null;
  const label = (side: Side): string => word(side.says ? "said_yes" : "said_no", {}, locale);
  const notDone = sides[0].customers - sides[0].loyal;
  const notDoneInterval = yes ? wilsonInterval(notDone, sides[0].customers) : null;
  return picture({
    title: yes
      ? {
          message: segmentWords.said_title,
          values: {
            said: {metric: "say_loyal", value: sides[0].customers, format: "count"},
            not_done: {
              metric: "say_loyal_are_not",
              value: notDone / sides[0].customers,
              format: "share",
              n: sides[0].customers,
              lo: notDoneInterval?.lo ?? null,
              hi: notDoneInterval?.hi ?? null
            },
            cut: formatShare(rules.loyal_services, locale, 0)
          }
        }
      : {message: segmentWords.said_none, values: {}},
    subtitle: word(
      "said_subtitle",
      {
        as_of: asOfText(filters, locale),
        n: formatCount(n, locale),
        from: formatDecimal(rules.loyal_attitude, locale, 2)
      },
      locale
    ),
    draw: (options) =>
      IntervalRows(
        sides.map((side, i) => ({
          label: word(
            "count_share",
            {count: label(side), share: formatCount(side.customers, locale)},
            locale
          ),
          marks: estimates[i]
            ? [
                {
                  ...estimates[i],
                  className: side.says ? "own" : "aside",
                  text: word(
                    "done_share_note",
                    {value: formatShare(estimates[i].value, locale)},
                    locale
                  ),
                  side: "right" as const
                }
              ]
            : []
        })),
        {...options, domain: [0, 1]}
      ),
    table: () =>
      table<Side>({
        caption: word("did_in_group", {}, locale),
        columns: [
          {label: word("class", {}, locale), cell: label},
          {
            label: word("customers", {}, locale),
            cell: ({customers}) => formatCount(customers, locale),
            isNumber: true
          },
          {
            label: word("did_in_group", {}, locale),
            cell: (side) => {
              const at = estimates[side.says ? 0 : 1];
              return figure(
                {
                  metric: "loyal_by_behaviour",
                  group: side.says ? "said" : "not_said",
                  value: at?.value ?? null,
                  format: "share",
                  n: side.customers,
                  lo: at?.lo ?? null,
                  hi: at?.hi ?? null
                },
                locale
              );
            },
            isNumber: true
          }
        ],
        rows: sides
      }),
    notes:
      difference === null
        ? []
        : [
            word(
              "said_difference",
              {
                points: formatPoints(difference.value, locale),
                range: formatRange(
                  formatPoints(difference.lo, locale),
                  formatPoints(difference.hi, locale),
                  locale
                ),
                verdict: word(difference.lo > 0 ? "said_tells" : "said_tells_not", {}, locale)
              },
              locale
            )
          ],
    locale
  });
}
