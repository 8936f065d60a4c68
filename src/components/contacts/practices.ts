import {practiceMeasures, practiceNames} from "../../i18n/contacts.js";
import {formatCount} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import type {ClusterSums} from "../../stats/clusterSums.js";
import {noSums} from "../../stats/clusterSums.js";
import {estimate} from "../../stats/estimate.js";
import {wilsonInterval} from "../../stats/wilson.js";
import type {SourceName} from "../../contract/sources.js";
import type {Figure} from "../figure.js";
import {figure, intervalText} from "../figure.js";
import {missingOf} from "../missingSource.js";
import {table} from "../table.js";
import type {ContactContext, ContactRow} from "./contactFigures.js";
import {period, word} from "./contactFigures.js";

/** What the extracts tell of a practice, of all dealers together or one of them, as the query gives it. */
export interface PracticeRow extends ClusterSums {
  metric: string;
  dealer_id: number | null;
}

/** What the figure of a practice rests on beside repair orders: without it nothing is known, which is not 0. */
const practiceSources: Readonly<Record<string, readonly SourceName[]>> = {
  file: ["customer"],
  needs: ["repair_order_line"],
  channels: ["contact"],
  reminded: ["contact"],
  referred: ["sales_order"]
};

/** The nine practices with the figure that the extracts give for each. */
export function practicePart(
  shares: readonly PracticeRow[],
  files: readonly ClusterSums[],
  contacts: readonly ContactRow[],
  context: ContactContext,
  locale: Locale = "zh"
): HTMLElement {
  const used = contacts.filter(({part, channel}) => part === "channel" && channel !== null);
  const total = used.reduce((sum, {attempts}) => sum + attempts, 0);
  const most = Math.max(0, ...used.map(({attempts}) => attempts));
  const channels = wilsonInterval(most, total);
  const shareOf = (practice: string): Figure | null => {
    if (practice === "pictures") return null;
    if (practice === "channels")
      return {
        metric: "practice_share",
        group: "practice:channels",
        value: total === 0 ? null : most / total,
        format: "share",
        n: total,
        lo: channels?.lo ?? null,
        hi: channels?.hi ?? null
      };
    const isMissing = missingOf(practiceSources[practice] ?? [], context.manifest).length > 0;
    const known =
      practice === "file"
        ? files[0]
        : shares.find(({metric, dealer_id}) => metric === practice && dealer_id === null);
    const row = isMissing ? undefined : known;
    return {
      metric: "practice_share",
      group: `practice:${practice}`,
      format: "share",
      ...estimate("share", row ?? noSums)
    };
  };
  type Practice = keyof typeof practiceNames;
  return table<Practice>({
    caption: word("practices_caption", locale, {period: period(context, locale)}),
    columns: [
      {label: word("practice", locale), cell: (name) => practiceNames[name][locale]},
      {
        label: word("measure", locale),
        cell: (name) => practiceMeasures[name][locale],
        isLong: true
      },
      {
        label: word("value", locale),
        cell: (name) => {
          const data = shareOf(name);
          return data ? figure(data, locale) : "";
        },
        isNumber: true
      },
      {
        label: word("interval", locale),
        cell: (name) => {
          const data = shareOf(name);
          return (data && intervalText(data, locale)) ?? "";
        },
        isNumber: true
      },
      {
        label: word("n", locale),
        cell: (name) => {
          const data = shareOf(name);
          return data ? formatCount(data.n ?? 0, locale) : "";
        },
        isNumber: true
      }
    ],
    rows: Object.keys(practiceNames) as Practice[],
    locale
  });
}
