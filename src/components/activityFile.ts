import {csvParseRows} from "d3";
import {activityWords} from "../i18n/activities.js";
import type {Locale} from "../i18n/message.js";
import type {Activity} from "./activityStore.js";
import {activitiesFrom} from "./activityStore.js";
import type {CsvTable} from "./csv.js";

const FORMAT = "loyalty-atlas-activities";

/** The activities as JSON that `activitiesInFile` reads again. */
export function activityJson(activities: readonly Activity[]): string {
  const plain = activities.map(({name, serves, place, cost}) => ({name, serves, place, cost}));
  return `${JSON.stringify({format: FORMAT, version: 1, activities: plain}, null, 2)}\n`;
}

const COLUMNS = [
  "number",
  "name",
  "serves",
  "field",
  "importance",
  "performance",
  "cost",
  "questionnaire",
  "item_key",
  "touchpoint"
] as const;

/** One row of the list as it is seen. */
export interface ListedActivity {
  activity: Activity;
  number: number;
  /** The item's label, or that the place is its own. */
  serves: string;
  /** The field of the quadrant; empty where it is not in the chart. */
  field: string;
}

/** The activities as a table that spreadsheets open and `activitiesInFile` reads again. */
export function activityCsv(rows: readonly ListedActivity[], locale: Locale = "zh"): CsvTable {
  return {
    subject: activityWords.name[locale],
    title: activityWords.caption[locale],
    header: COLUMNS.map((name) => activityWords[name][locale]),
    rows: rows.map(({activity: {name, serves: of, place, cost}, number, serves, field}) => [
      number,
      name,
      serves,
      field,
      place && place.importance * 100,
      place && place.performance,
      cost,
      of?.questionnaire,
      of?.item,
      of?.touchpoint
    ])
  };
}

/** The activities in a file saved here, as JSON or CSV in either language; null where there are none to be found. */
export function activitiesInFile(text: string): Activity[] | null {
  const plain = text.replace(/^\ufeff/, "");
  const found = plain.trimStart().startsWith("{") ? inJson(plain) : inCsv(plain);
  return found === null || found.length === 0 ? null : found;
}

function inJson(text: string): Activity[] | null {
  try {
    const {format, activities} = JSON.parse(text) as Record<string, unknown>;
    return format === FORMAT ? activitiesFrom(activities) : null;
  } catch {
    return null;
  }
}

function inCsv(text: string): Activity[] | null {
  const [header = [], ...rows] = csvParseRows(text);
  const place = (name: (typeof COLUMNS)[number]): number =>
    header.findIndex((cell) => Object.values(activityWords[name]).includes(cell.trim()));
  if (place("name") === -1) return null;
  // After the data comes an empty row, then what is to be known of them.
  const end = rows.findIndex(
    ([first = "", ...rest]) =>
      first.startsWith("#") || (first === "" && rest.every((cell) => cell === ""))
  );
  return activitiesFrom(
    rows.slice(0, end === -1 ? undefined : end).map((row) => {
      const cell = (name: (typeof COLUMNS)[number]): string => asWritten(row[place(name)] ?? "");
      const number = (name: (typeof COLUMNS)[number]): number | undefined =>
        cell(name) === "" ? undefined : Number(cell(name));
      const [importance, performance] = [number("importance"), number("performance")];
      return {
        name: cell("name"),
        serves: cell("item_key") && {
          questionnaire: cell("questionnaire"),
          item: cell("item_key"),
          touchpoint: cell("touchpoint") || null
        },
        place: importance !== undefined && {importance: importance / 100, performance},
        cost: number("cost")
      };
    })
  );
}

/** Without the apostrophe that kept a spreadsheet from taking it for a formula. */
const asWritten = (cell: string): string =>
  cell.replace(/^'(?=[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/, "");
