import {IntervalRows} from "../../charts/intervalRows.js";
import {PartBars} from "../../charts/partBars.js";
import {formatCount, formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {referralWords} from "../../i18n/referrals.js";
import {retentionWords} from "../../i18n/retention.js";
import {countedShare} from "../countedShare.js";
import {element} from "../element.js";
import type {Figure} from "../figure.js";
import {figure, intervalText, stateOf} from "../figure.js";
import {picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import {table} from "../table.js";

/** Referrals of a half-year. */
export interface ReferralRow {
  half_year: string;
  referrals: number;
  bought: number;
  sale_profit: number;
  service_profit: number;
}

/** Customers of one kind, and how many of them ever brought anyone. */
export interface ReferrerRow {
  trait: string;
  value: string;
  customers: number;
  referrers: number;
  referrals: number;
}

const word = (name: keyof typeof referralWords, locale: Locale, values = {}): string =>
  say(referralWords[name], values, locale);

/** All half-years added up. */
export const referralTotals = (rows: readonly ReferralRow[]): Omit<ReferralRow, "half_year"> => ({
  referrals: rows.reduce((sum, row) => sum + row.referrals, 0),
  bought: rows.reduce((sum, row) => sum + row.bought, 0),
  sale_profit: rows.reduce((sum, row) => sum + row.sale_profit, 0),
  service_profit: rows.reduce((sum, row) => sum + row.service_profit, 0)
});

const halfYear = (day: string, locale: Locale): string =>
  say(
    retentionWords[day.slice(5, 7) === "01" ? "half_1" : "half_2"],
    {year: day.slice(0, 4)},
    locale
  );

/** Referrals on record by half-year, and what they were worth. */
export function referralsPicture(rows: readonly ReferralRow[], locale: Locale = "zh"): HTMLElement {
  if (rows.length === 0) return element("p", {class: "small"}, word("half_none", locale));
  const totals = referralTotals(rows);
  const count = (value: number) => ({metric: "referrals", value, format: "count" as const});
  const yuan = (row: Omit<ReferralRow, "half_year">, name: "sale_profit" | "service_profit") =>
    figure({metric: name, value: row[name], format: "yuan"}, locale);
  const subtitle = word("half_subtitle", locale);
  return picture({
    title: {
      message: referralWords.half_title,
      values: {
        referrals: count(totals.referrals),
        bought: count(totals.bought),
        profit: {
          metric: "referral_profit",
          value: totals.sale_profit + totals.service_profit,
          format: "yuan"
        }
      }
    },
    subtitle,
    draw: (options) =>
      PartBars(
        rows.map(({half_year, referrals}) => ({
          label: halfYear(half_year, locale),
          count: referrals,
          part: "under_care"
        })),
        {...options, hasShares: false}
      ),
    table: () =>
      table<ReferralRow>({
        caption: subtitle,
        columns: [
          {label: word("half_year", locale), cell: ({half_year}) => halfYear(half_year, locale)},
          {
            label: word("referrals", locale),
            cell: ({referrals}) => formatCount(referrals, locale),
            isNumber: true
          },
          {
            label: word("bought", locale),
            cell: ({bought}) => formatCount(bought, locale),
            isNumber: true
          },
          {
            label: word("bought_share", locale),
            cell: ({bought, referrals, half_year}) =>
              figure(countedShare("referral_bought", bought, referrals, half_year), locale),
            isNumber: true
          },
          {
            label: word("sale_profit", locale),
            cell: (row) => yuan(row, "sale_profit"),
            isNumber: true
          },
          {
            label: word("service_profit", locale),
            cell: (row) => yuan(row, "service_profit"),
            isNumber: true
          }
        ],
        rows
      }),
    notes: [word("half_note", locale)],
    locale
  });
}

interface Kind {
  trait: string;
  label: string;
  share: Figure;
  row: ReferrerRow;
}

const TRAITS = ["state", "bought", "member", "tenure"] as const;
const ORDER = ["active", "at_risk", "lost", "0", "1", "2", "yes", "no", "3", "5"];

function profileTitle(kinds: readonly Kind[]): Sentence {
  const ranked = kinds
    .filter(({share}) => ["shown", "small"].includes(stateOf(share)))
    .sort((a, b) => b.share.value! - a.share.value!);
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (!first || !last || first.share.lo! <= last.share.hi!)
    return {message: referralWords.profile_alike, values: {}};
  return {
    message: referralWords.profile_title,
    values: {best: first.label, high: first.share, worst: last.label, low: last.share}
  };
}

/** Who the referrers are: the share who ever brought anyone, by what customers are today. */
export function profilePicture(rows: readonly ReferrerRow[], locale: Locale = "zh"): HTMLElement {
  const kinds = TRAITS.flatMap((trait) =>
    rows
      .filter((row) => row.trait === trait)
      .sort((a, b) => ORDER.indexOf(a.value) - ORDER.indexOf(b.value))
      .map((row): Kind => {
        const name = `${trait}_${row.value}` as keyof typeof referralWords;
        return {
          trait: word(`trait_${trait}`, locale),
          label: word(name, locale),
          share: countedShare(
            "referrer_share",
            row.referrers,
            row.customers,
            `${trait}:${row.value}`
          ),
          row
        };
      })
  );
  const subtitle = word("profile_subtitle", locale);
  return picture({
    title: profileTitle(kinds),
    subtitle,
    draw: (options) =>
      IntervalRows(
        kinds.map(({label, trait, share}) => ({
          label,
          note: trait,
          marks:
            ["shown", "small"].includes(stateOf(share)) && share.lo != null && share.hi != null
              ? [
                  {
                    value: share.value!,
                    lo: share.lo,
                    hi: share.hi,
                    className: stateOf(share) === "small" ? "mark-other" : "mark-chosen",
                    text: formatShare(share.value, locale),
                    side: "right" as const
                  }
                ]
              : []
        })),
        {...options, domain: [0, 0.02], origin: 0}
      ),
    table: () =>
      table<Kind>({
        caption: subtitle,
        columns: [
          {label: word("kind", locale), cell: ({label}) => label},
          {label: word("trait", locale), cell: ({trait}) => trait},
          {
            label: word("customers", locale),
            cell: ({row}) => formatCount(row.customers, locale),
            isNumber: true
          },
          {
            label: word("referrers", locale),
            cell: ({share}) => figure(share, locale),
            isNumber: true
          },
          {
            label: word("range", locale),
            cell: ({share}) => intervalText(share, locale) ?? "",
            isNumber: true
          },
          {
            label: word("referrals", locale),
            cell: ({row}) => formatCount(row.referrals, locale),
            isNumber: true
          }
        ],
        rows: kinds
      }),
    notes: [word("profile_note", locale)],
    locale
  });
}
