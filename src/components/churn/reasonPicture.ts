import type {IcicleNode} from "../../charts/icicle.js";
import {Icicle} from "../../charts/icicle.js";
import {codeLists} from "../../contract/codes.js";
import {settings} from "../../contract/settings.js";
import {reasonWords} from "../../i18n/churn.js";
import {formatCount, formatPoints} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {newcombeDifference} from "../../stats/newcombe.js";
import {countedShare, estimatedOf} from "../countedShare.js";
import {figure, intervalText} from "../figure.js";
import {picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import {periodText} from "../span.js";
import {table} from "../table.js";
import type {ChurnContext} from "./context.js";

/** Customers who gave a reason in a half-year, by their last complaint before. */
export interface ReasonRow {
  half_year: string;
  reason: string;
  complaint_type: string | null;
  people: number;
}

/** The course's tree: what each reason belongs to. */
export const branches = {
  dissatisfied: ["product_quality", "service"],
  rival: ["rival_service", "rival_product", "rival_brand"],
  private: ["moved", "needs_changed", "preference"]
} as const;
export type Branch = keyof typeof branches;
type Reason = (typeof branches)[Branch][number];

const branchNames = Object.keys(branches) as Branch[];

/** The branch of a reason. */
export const branchOf = (reason: string): Branch | undefined =>
  branchNames.find((branch) => (branches[branch] as readonly string[]).includes(reason));

const sumOf = (rows: readonly ReasonRow[]): number =>
  rows.reduce((sum, {people}) => sum + people, 0);

/** How a share changed: the last two half-years against all before; null where it did not beyond error. */
export function reasonChange(
  rows: readonly ReasonRow[],
  isMeant: (row: ReasonRow) => boolean
): number | null {
  const years = [...new Set(rows.map(({half_year}) => half_year))].sort();
  const recentFrom = years.at(-2);
  if (recentFrom === undefined) return null;
  const recent = rows.filter(({half_year}) => half_year >= recentFrom);
  const before = rows.filter(({half_year}) => half_year < recentFrom);
  const share = (part: readonly ReasonRow[]) =>
    estimatedOf(countedShare("stated_reason_share", sumOf(part.filter(isMeant)), sumOf(part)));
  const [now, then] = [share(recent), share(before)];
  if (!now || !then || sumOf(recent) < settings.small_sample) return null;
  const difference = newcombeDifference(now, then);
  return difference.lo > 0 || difference.hi < 0 ? difference.value : 0;
}

function changeText(change: number | null, locale: Locale): string | undefined {
  if (change === null) return undefined;
  if (change === 0) return reasonWords.same[locale];
  const points = formatPoints(Math.abs(change), locale, {signed: false});
  return say(change > 0 ? reasonWords.up : reasonWords.down, {points}, locale);
}

/** The tree of the rows: branch, reason and, of the dissatisfied, the type of the last complaint. */
export function reasonTree(rows: readonly ReasonRow[], locale: Locale = "zh"): IcicleNode {
  const noted = (isMeant: (row: ReasonRow) => boolean) => {
    const note = changeText(reasonChange(rows, isMeant), locale);
    return note === undefined ? {} : {note};
  };
  const complaints = (reason: Reason): IcicleNode[] => {
    const own = rows.filter((row) => row.reason === reason);
    return [...new Set(own.map(({complaint_type}) => complaint_type))]
      .map((type) => ({
        name:
          type === null
            ? reasonWords.no_complaint[locale]
            : (codeLists.complaint_type as Record<string, {zh: string; en: string}>)[type]![locale],
        count: sumOf(own.filter(({complaint_type}) => complaint_type === type))
      }))
      .sort((a, b) => b.count - a.count);
  };
  return {
    name: reasonWords.root[locale],
    children: branchNames.map((branch) => ({
      name: reasonWords[branch][locale],
      branch,
      ...noted(({reason}) => branchOf(reason) === branch),
      children: branches[branch].map((reason) => ({
        name: reasonWords[reason][locale],
        ...noted((row) => row.reason === reason),
        ...(branch === "dissatisfied" && rows.some((row) => row.reason === reason)
          ? {children: complaints(reason)}
          : {count: sumOf(rows.filter((row) => row.reason === reason))})
      }))
    }))
  };
}

function reasonTitle(rows: readonly ReasonRow[], locale: Locale): Sentence {
  const n = sumOf(rows);
  if (n < settings.smallest_sample) return {message: reasonWords.title_few, values: {}};
  const counts = Object.values(branches)
    .flat()
    .map((reason) => ({reason, count: sumOf(rows.filter((row) => row.reason === reason))}))
    .sort((a, b) => b.count - a.count);
  const dissatisfied = rows.filter(({reason}) => branchOf(reason) === "dissatisfied");
  const silent = dissatisfied.filter(({complaint_type}) => complaint_type === null);
  const top = counts[0]!;
  return {
    message: reasonWords.title,
    values: {
      n: formatCount(n, locale),
      top: reasonWords[top.reason][locale],
      share: countedShare("stated_reason_share", top.count, n, `reason:${top.reason}`),
      dissatisfied: countedShare(
        "stated_reason_share",
        sumOf(dissatisfied),
        n,
        "reason:dissatisfied"
      ),
      silent: countedShare("never_complained", sumOf(silent), sumOf(dissatisfied))
    }
  };
}

/** Stated reasons by the course's tree, with shares and how they changed. */
export function reasonPicture(
  rows: readonly ReasonRow[],
  {filters, manifest}: Pick<ChurnContext, "filters" | "manifest">,
  locale: Locale = "zh"
): HTMLElement {
  const known = rows.filter(({reason}) => branchOf(reason) !== undefined);
  const n = sumOf(known);
  const subtitle = say(
    reasonWords.subtitle,
    {period: periodText(filters, manifest, locale), n: formatCount(n, locale)},
    locale
  );
  return picture({
    title: reasonTitle(known, locale),
    subtitle,
    draw: (options) => Icicle(reasonTree(known, locale), options),
    table: () => reasonTable(known, subtitle, locale),
    notes: [say(reasonWords.note, {}, locale)],
    locale
  });
}

interface ReasonLine {
  label: string;
  group: string;
  isMeant: (row: ReasonRow) => boolean;
}

function reasonTable(rows: readonly ReasonRow[], caption: string, locale: Locale): HTMLElement {
  const word = (name: keyof typeof reasonWords): string => say(reasonWords[name], {}, locale);
  const n = sumOf(rows);
  const lines = branchNames.flatMap((branch): ReasonLine[] => [
    {
      label: word(branch),
      group: `reason:${branch}`,
      isMeant: ({reason}) => branchOf(reason) === branch
    },
    ...branches[branch].map((reason) => ({
      label: `– ${word(reason)}`,
      group: `reason:${reason}`,
      isMeant: (row: ReasonRow) => row.reason === reason
    }))
  ]);
  const shareOf = ({group, isMeant}: ReasonLine, part: readonly ReasonRow[]) =>
    countedShare("stated_reason_share", sumOf(part.filter(isMeant)), sumOf(part), group);
  const years = [...new Set(rows.map(({half_year}) => half_year.slice(0, 4)))].sort();
  return table<ReasonLine>({
    caption,
    columns: [
      {label: word("reason"), cell: ({label}) => label},
      {
        label: word("count"),
        cell: ({isMeant}) => formatCount(sumOf(rows.filter(isMeant)), locale),
        isNumber: true
      },
      {
        label: word("share"),
        cell: (line) => (n > 0 ? figure(shareOf(line, rows), locale) : ""),
        isNumber: true
      },
      {
        label: word("range"),
        cell: (line) => intervalText(shareOf(line, rows), locale) ?? "",
        isNumber: true
      },
      {
        label: word("trend"),
        cell: ({isMeant}) => changeText(reasonChange(rows, isMeant), locale) ?? ""
      },
      ...years.map((year) => ({
        label: year,
        cell: (line: ReasonLine) =>
          figure(
            {
              ...shareOf(
                line,
                rows.filter(({half_year}) => half_year.startsWith(year))
              ),
              group: `${line.group},year:${year}`
            },
            locale
          ),
        isNumber: true
      }))
    ],
    rows: lines
  });
}
