import {IntervalRows} from "../../charts/intervalRows.js";
import type {Manifest} from "../../contract/manifest.js";
import {fileWords} from "../../i18n/audience.js";
import {NO_VALUE, formatCount, formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {meanOfSums} from "../../stats/mean.js";
import {sampleState} from "../../stats/sampleState.js";
import {element} from "../element.js";
import type {Figure} from "../figure.js";
import {figure} from "../figure.js";
import {picture} from "../picture.js";
import {table} from "../table.js";

/** Customer files of a dealer, an advisor or a year, as the query gives them. */
export type FileRow = {
  part: "all" | "dealer" | "advisor" | "year";
  dealer_id: number | null;
  advisor: string | null;
  year: number | null;
} & {[name in `${FileClass}_${"n" | "sum" | "squares"}`]: number};

const fileClasses = ["basic", "vehicle", "consumption"] as const;
type FileClass = (typeof fileClasses)[number];

/** The mean share of the fields of a class of data that is filled. */
export function filledFigure(row: FileRow, of: FileClass): Figure {
  const n = row[`${of}_n`];
  const mean = meanOfSums({n, sum: row[`${of}_sum`], squares: row[`${of}_squares`]});
  return {
    metric: "file_completeness",
    group: [of, row.part, row.dealer_id, row.advisor, row.year]
      .filter((one) => one !== null)
      .join(":"),
    value: mean?.value ?? null,
    lo: mean?.interval ? Math.max(0, mean.interval.lo) : null,
    hi: mean?.interval ? Math.min(1, mean.interval.hi) : null,
    people: n,
    format: "share"
  };
}

const dealerName = (id: number | null, {dealers}: Pick<Manifest, "dealers">): string =>
  dealers.find(({dealer_id}) => dealer_id === id)?.short_name ?? NO_VALUE;

/** How complete the files are by class of data, all together and by home dealer. */
export function filesPicture(
  rows: readonly FileRow[],
  manifest: Pick<Manifest, "dealers">,
  locale: Locale = "zh"
): HTMLElement {
  const word = (name: keyof typeof fileWords, values = {}): string =>
    say(fileWords[name], values, locale);
  const all = rows.find(({part}) => part === "all");
  if (!all || all.basic_n === 0) return element("p", {class: "small"}, word("none"));
  const own = [all, ...rows.filter(({part}) => part === "dealer")];
  const name = (row: FileRow): string =>
    row.part === "all" ? word("all") : dealerName(row.dealer_id, manifest);
  const shown = fileClasses.filter((of) => all[`${of}_n`] > 0);
  const worst = shown.reduce((least, of) =>
    filledFigure(all, of).value! < filledFigure(all, least).value! ? of : least
  );
  const subtitle = word("subtitle", {n: formatCount(all.basic_n, locale)});
  return picture({
    title: {
      message: fileWords.title,
      values: {worst: word(worst), share: filledFigure(all, worst)}
    },
    subtitle,
    draw: (options) =>
      IntervalRows(
        shown.flatMap((of) =>
          own.map((row) => {
            const {value, lo, hi, people} = filledFigure(row, of);
            const state = sampleState(people ?? 0);
            return {
              label: row.part === "all" ? word(of) : `\u3000${name(row)}`,
              marks:
                value === null || state === "withheld"
                  ? []
                  : [
                      {
                        value,
                        lo: lo ?? value,
                        hi: hi ?? value,
                        className: state === "small" ? "own is-small" : "own",
                        text: formatShare(value, locale),
                        side: "right" as const
                      }
                    ]
            };
          })
        ),
        {...options, domain: [0.5, 1]}
      ),
    table: () => filesTable(own, word("dealer"), name, subtitle, locale),
    notes: [word("note")],
    locale
  });
}

function filesTable(
  rows: readonly FileRow[],
  label: string,
  name: (row: FileRow) => string,
  caption: string,
  locale: Locale
): HTMLElement {
  return table<FileRow>({
    caption,
    columns: [
      {label, cell: name},
      {
        label: say(fileWords.customers, {}, locale),
        cell: (row) => formatCount(row.basic_n, locale),
        isNumber: true,
        sortBy: ({basic_n}) => basic_n
      },
      ...fileClasses.map((of) => ({
        label: say(fileWords[of], {}, locale),
        cell: (row: FileRow) => figure(filledFigure(row, of), locale),
        isNumber: true,
        sortBy: (row: FileRow) => filledFigure(row, of).value
      }))
    ],
    rows
  });
}

/** The same by advisor, under their aliases. */
export const advisorTable = (
  rows: readonly FileRow[],
  manifest: Pick<Manifest, "dealers">,
  locale: Locale = "zh"
): HTMLElement =>
  filesTable(
    rows.filter(({part}) => part === "advisor"),
    say(fileWords.advisor, {}, locale),
    ({dealer_id, advisor}) => `${dealerName(dealer_id, manifest)} ${advisor ?? ""}`,
    say(fileWords.advisors_caption, {}, locale),
    locale
  );

/** The same by the year in which the customer was first seen. */
export const yearTable = (rows: readonly FileRow[], locale: Locale = "zh"): HTMLElement =>
  filesTable(
    rows.filter(({part}) => part === "year"),
    say(fileWords.year, {}, locale),
    ({year}) => String(year ?? NO_VALUE),
    say(fileWords.years_caption, {}, locale),
    locale
  );
