import {CourseRows} from "../../charts/courseRows.js";
import {settings} from "../../contract/settings.js";
import {contactWords} from "../../i18n/contacts.js";
import {
  formatCount,
  formatDecimal,
  formatPoints,
  formatRange,
  formatShare
} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {newcombeDifference} from "../../stats/newcombe.js";
import {element} from "../element.js";
import type {Figure} from "../figure.js";
import {figure, intervalText, stateOf} from "../figure.js";
import {picture} from "../picture.js";
import {sentence} from "../sentence.js";
import {table} from "../table.js";
import {term} from "../term.js";
import {tile, tiles} from "../tile.js";
import type {ContactContext, ContactRow, LoadRow} from "./contactFigures.js";
import {
  codeName,
  oftenFigure,
  period,
  resultFigure,
  successFigure,
  word
} from "./contactFigures.js";

const DAYS = settings.reminder_success_to_days;
const MOST = settings.contacts_too_often;
const isShown = (data: Figure): boolean => ["shown", "small"].includes(stateOf(data));

/** How many contacts, how many reached, and what followed. */
export function contactAnswer(
  rows: readonly ContactRow[],
  load: readonly LoadRow[],
  context: ContactContext,
  locale: Locale = "zh"
): HTMLElement {
  const all = rows.find(({part}) => part === "all");
  if (!all) return element("p", {class: "answer stale-able"}, word("none", locale));
  return element(
    "p",
    {class: "answer stale-able"},
    sentence(
      {
        message: contactWords.answer,
        values: {
          period: period(context, locale),
          attempts: {metric: "contacts", value: all.attempts, format: "count"},
          reached: resultFigure(all, "reached"),
          days: DAYS,
          success: successFigure(all),
          often: oftenFigure(load, MOST),
          most: MOST
        }
      },
      locale
    )
  );
}

/** The figures behind it. */
export function contactTiles(
  rows: readonly ContactRow[],
  load: readonly LoadRow[],
  locale: Locale = "zh"
): HTMLElement {
  const all = rows.find(({part}) => part === "all");
  if (!all) return tiles([]);
  return tiles([
    tile({
      label: term("contact_success", locale),
      figure: successFigure(all),
      isLeading: true,
      locale
    }),
    tile({label: term("contact_reached", locale), figure: resultFigure(all, "reached"), locale}),
    tile({label: word("tile_refused", locale), figure: resultFigure(all, "refused"), locale}),
    tile({label: word("tile_wrong", locale), figure: resultFigure(all, "wrong_number"), locale}),
    tile({
      label: word("tile_often", locale, {most: MOST}),
      figure: oftenFigure(load, MOST),
      locale
    })
  ]);
}

/** What followed contacts of each purpose. */
export function purposePicture(
  rows: readonly ContactRow[],
  context: ContactContext,
  locale: Locale = "zh"
): HTMLElement {
  const ordered = rows
    .filter(({part, contact_type}) => part === "type" && contact_type !== null)
    .sort((a, b) => b.attempts - a.attempts);
  const known = ordered
    .filter((row) => isShown(successFigure(row)))
    .sort((a, b) => successFigure(b).value! - successFigure(a).value!);
  const [best, worst] = [known[0], known.at(-1)];
  const name = ({contact_type}: ContactRow): string =>
    codeName("contact_type", contact_type, locale);
  const subtitle = word("types_subtitle", locale, {
    days: DAYS,
    period: period(context, locale),
    n: formatCount(
      ordered.reduce((sum, {n}) => sum + n, 0),
      locale
    )
  });
  return picture({
    title:
      best && worst && best !== worst
        ? {
            message: contactWords.types_title,
            values: {
              best: name(best),
              share: successFigure(best),
              worst: name(worst),
              low: successFigure(worst)
            }
          }
        : {message: contactWords.types_none, values: {}},
    subtitle,
    draw: (options) =>
      CourseRows(
        ordered.map((row) => {
          const data = successFigure(row);
          return {
            label: name(row),
            note: `n=${formatCount(row.n, locale)}`,
            share: isShown(data) ? data.value : null,
            lo: isShown(data) ? data.lo! : null,
            hi: isShown(data) ? data.hi! : null,
            isSmall: stateOf(data) === "small",
            course: null
          };
        }),
        options
      ),
    table: () => resultTable(ordered, subtitle, locale),
    locale
  });
}

function resultTable(
  rows: readonly ContactRow[],
  caption: string,
  locale: Locale,
  first: "type" | "channel" | "result" = "type"
): HTMLElement {
  const share = (of: "reached" | "booked" | "refused" | "wrong_number") => ({
    label: word(of === "wrong_number" ? "wrong" : of, locale),
    cell: (row: ContactRow) => figure(resultFigure(row, of), locale),
    isNumber: true
  });
  return table<ContactRow>({
    caption,
    columns: [
      first === "channel"
        ? {
            label: word("channel", locale),
            cell: ({channel}: ContactRow) => codeName("channel", channel, locale)
          }
        : {
            label: word("purpose", locale),
            cell: ({contact_type}: ContactRow) => codeName("contact_type", contact_type, locale)
          },
      ...(first === "result"
        ? [
            {
              label: word("result", locale),
              cell: ({contact_result}: ContactRow) =>
                codeName("contact_result", contact_result, locale)
            }
          ]
        : []),
      {
        label: word("attempts", locale),
        cell: ({attempts}) => formatCount(attempts, locale),
        isNumber: true,
        sortBy: ({attempts}) => attempts
      },
      {
        label: word("success", locale),
        cell: (row) => figure(successFigure(row), locale),
        isNumber: true,
        sortBy: (row) => successFigure(row).value
      },
      {
        label: word("interval", locale),
        cell: (row) => intervalText(successFigure(row), locale) ?? "",
        isNumber: true
      },
      ...(first === "result"
        ? []
        : [share("reached"), share("booked"), share("refused"), share("wrong_number")])
    ],
    rows,
    locale
  });
}

/** By purpose and result: whether those reached come more than those not reached. */
export function resultPart(
  rows: readonly ContactRow[],
  context: ContactContext,
  locale: Locale = "zh"
): HTMLElement {
  const results = rows.filter(
    ({part, contact_type, contact_result}) =>
      part === "type_result" && contact_type !== null && contact_result !== null
  );
  const due = (result: string): Figure | null => {
    const row = results.find(
      ({contact_type, contact_result}) =>
        contact_type === "service_due" && contact_result === result
    );
    const data = row && successFigure(row);
    return data && isShown(data) ? data : null;
  };
  const [reached, missed] = [due("reached"), due("not_reached")];
  const estimated = ({value, lo, hi}: Figure) => ({value: value!, lo: lo!, hi: hi!});
  const difference =
    reached && missed ? newcombeDifference(estimated(reached), estimated(missed)) : null;
  return element(
    "section",
    {class: "stale-able"},
    difference !== null &&
      element(
        "p",
        {},
        word("results_note", locale, {
          reached: formatShare(reached!.value, locale),
          reached_range: intervalText(reached!, locale) ?? "",
          missed: formatShare(missed!.value, locale),
          missed_range: intervalText(missed!, locale) ?? "",
          points: formatPoints(difference.value, locale),
          range: formatRange(
            formatDecimal(difference.lo * 100, locale),
            formatDecimal(difference.hi * 100, locale),
            locale
          )
        })
      ),
    resultTable(
      results,
      word("results_caption", locale, {period: period(context, locale), days: DAYS}),
      locale,
      "result"
    )
  );
}

/** By channel: who was reached, and what followed. */
export const channelPart = (
  rows: readonly ContactRow[],
  context: ContactContext,
  locale: Locale = "zh"
): HTMLElement =>
  resultTable(
    rows.filter(({part, channel}) => part === "channel" && channel !== null),
    word("channels_caption", locale, {period: period(context, locale)}),
    locale,
    "channel"
  );

/** How often customers were contacted. */
export function loadPart(rows: readonly LoadRow[], locale: Locale = "zh"): HTMLElement {
  const total = rows.reduce((sum, {customers}) => sum + customers, 0);
  return element(
    "section",
    {class: "stale-able"},
    element(
      "p",
      {class: "picture-title"},
      sentence(
        {
          message: contactWords.load_title,
          values: {
            customers: {metric: "contacted_customers", value: total, format: "count"},
            often: oftenFigure(rows, MOST),
            most: MOST
          }
        },
        locale
      )
    ),
    rows.length > 0 &&
      table<LoadRow>({
        caption: word("load_caption", locale),
        columns: [
          {
            label: word("times", locale),
            cell: ({attempts: count}) =>
              word(count === MOST ? "load_most" : "load_times", locale, {count})
          },
          {
            label: word("customers", locale),
            cell: ({customers}) => formatCount(customers, locale),
            isNumber: true
          }
        ],
        rows,
        locale
      })
  );
}
