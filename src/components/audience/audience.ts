import {codeLists} from "../../contract/codes.js";
import {audienceWords} from "../../i18n/audience.js";
import {formatCount} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import type {ClusterSums} from "../../stats/clusterSums.js";
import {estimate} from "../../stats/estimate.js";
import {sampleState} from "../../stats/sampleState.js";
import {element} from "../element.js";
import type {Figure} from "../figure.js";
import {figure, intervalText} from "../figure.js";
import {sentence} from "../sentence.js";
import {table} from "../table.js";
import {tile, tiles} from "../tile.js";

/** The audience's size and what its like answered before, as the query gives them. */
export interface AudienceRow extends ClusterSums {
  part: "size" | "event" | "event_random" | "contact" | "dealer";
  kind: string | null;
}

const word = (name: keyof typeof audienceWords, locale: Locale, values = {}): string =>
  say(audienceWords[name], values, locale);

/** How many are in the audience, with a forecast value, and its sum. */
export function audienceTotals(rows: readonly AudienceRow[]): {
  people: number;
  valued: number;
  value: number;
} {
  const size = rows.find(({part}) => part === "size");
  return {people: size?.people ?? 0, valued: size?.n ?? 0, value: size?.y ?? 0};
}

const valueFigure = (rows: readonly AudienceRow[]): Figure => {
  const {valued, value} = audienceTotals(rows);
  return {
    metric: "audience_value",
    value: valued > 0 ? value : null,
    format: "yuan",
    people: valued
  };
};

const rateFigure = (sums: ClusterSums, metric: string, group: string): Figure => ({
  metric,
  group,
  format: "share",
  ...estimate("share", sums)
});

/** Sums over kinds of event; a customer invited to two kinds counts as two. */
function summed(rows: readonly AudienceRow[], part: AudienceRow["part"]): ClusterSums {
  const sum = (of: keyof ClusterSums): number =>
    rows.filter((row) => row.part === part).reduce((all, row) => all + row[of], 0);
  return {
    people: sum("people"),
    n: sum("n"),
    y: sum("y"),
    nn: sum("nn"),
    ny: sum("ny"),
    yy: sum("yy")
  };
}

/** The page's answer: whom the planner selects, what they are worth, and how their like answered. */
export function audienceAnswer(
  rows: readonly AudienceRow[],
  what: string,
  locale: Locale = "zh"
): HTMLElement {
  const {people} = audienceTotals(rows);
  const random = summed(rows, "event_random");
  const any = summed(rows, "event");
  const said = [
    {sums: random, message: audienceWords.response_event},
    {sums: any, message: audienceWords.response_event_any}
  ].find(({sums}) => sampleState(sums.people) !== "withheld");
  return element(
    "p",
    {class: "answer stale-able"},
    sentence(
      {
        message: audienceWords.answer,
        values: {
          what,
          count: {metric: "audience_size", value: people, format: "count"},
          value: valueFigure(rows),
          response: said
            ? element(
                "span",
                {},
                sentence(
                  {
                    message: said.message,
                    values: {share: rateFigure(said.sums, "past_response", "all")}
                  },
                  locale
                )
              )
            : word("response_none", locale)
        }
      },
      locale
    )
  );
}

/** The audience in figures. */
export function audienceFigures(rows: readonly AudienceRow[], locale: Locale = "zh"): HTMLElement {
  const {people, valued, value} = audienceTotals(rows);
  return tiles([
    tile({
      label: word("size", locale),
      figure: {metric: "audience_size", value: people, format: "count"},
      isLeading: true,
      locale
    }),
    tile({label: word("value", locale), figure: valueFigure(rows), locale}),
    tile({
      label: word("mean_value", locale),
      figure: {
        metric: "audience_value_mean",
        value: valued > 0 ? value / valued : null,
        format: "yuan",
        people: valued
      },
      locale
    })
  ]);
}

const kindName = ({part, kind}: AudienceRow, locale: Locale): string => {
  const codes: Readonly<Record<string, Readonly<Record<Locale, string>>>> =
    codeLists[part === "contact" ? "contact_type" : "event_type"];
  const name = codes[kind ?? "other"]?.[locale] ?? kind ?? "";
  const row =
    part === "contact" ? "contact_row" : part === "event" ? "event_row" : "event_random_row";
  return word(row, locale, {kind: name});
};

/** How people like the audience answered events and reminders before; says so where there were none. */
export function responseTable(rows: readonly AudienceRow[], locale: Locale = "zh"): HTMLElement {
  const own = (["event_random", "event", "contact"] as const).flatMap((part) =>
    rows.filter((row) => row.part === part && row.n > 0)
  );
  if (own.length === 0) return element("p", {class: "small"}, word("no_response", locale));
  const rate = (row: AudienceRow): Figure =>
    rateFigure(row, "past_response", `${row.part}:${row.kind ?? "other"}`);
  return element(
    "div",
    {class: "stale-able"},
    table<AudienceRow>({
      caption: word("response_caption", locale),
      columns: [
        {label: word("response_kind", locale), cell: (row) => kindName(row, locale), isLong: true},
        {
          label: word("invited", locale),
          cell: ({n}) => formatCount(n, locale),
          isNumber: true,
          sortBy: ({n}) => n
        },
        {
          label: word("asked_people", locale),
          cell: ({people}) => formatCount(people, locale),
          isNumber: true
        },
        {
          label: word("rate", locale),
          cell: (row) => figure(rate(row), locale),
          isNumber: true,
          sortBy: (row) => rate(row).value
        },
        {
          label: word("interval", locale),
          cell: (row) => intervalText(rate(row), locale) ?? "",
          isNumber: true,
          raw: null
        }
      ],
      rows: own
    }),
    element("p", {class: "picture-note"}, word("response_note", locale))
  );
}
