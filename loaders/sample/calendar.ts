/** Days since 1970-01-01: the dates of the model. */
export type Day = number;
/** Minutes since 1970-01-01 00:00: the points in time of the model, local and without a zone. */
export type Minute = number;

const MS_PER_DAY = 86_400_000;
export const MINUTES_PER_DAY = 1440;
export const DAYS_PER_MONTH = 30.4375;

export interface CalendarDate {
  year: number;
  month: number; // 1 to 12
  date: number;
}

/** The day of a date; months beyond 12 roll over into the next year. */
export function dayOf(year: number, month: number, date: number): Day {
  return Math.floor(Date.UTC(year, month - 1, date) / MS_PER_DAY);
}

/** The day of ISO text `2024-01-05`; null when it is not a date. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return isoDay(day) === text ? day : null;
}

export function calendarDate(day: Day): CalendarDate {
  const date = new Date(day * MS_PER_DAY);
  return {year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate()};
}

/** The same date `months` later, the last of the month where that month is shorter. */
export function addMonths(day: Day, months: number): Day {
  const {year, month, date} = calendarDate(day);
  const last = calendarDate(dayOf(year, month + months + 1, 0)).date;
  return dayOf(year, month + months, Math.min(date, last));
}

/** Months of average length from one day to another, with fractions. */
export function monthsBetween(from: Day, to: Day): number {
  return (to - from) / DAYS_PER_MONTH;
}

/** The day of a point in time. */
export function dayOfMinute(minute: Minute): Day {
  return Math.floor(minute / MINUTES_PER_DAY);
}

/** Excel's serial number of a day in the 1900 system. */
export function serialOfDay(day: Day): number {
  return day + 25_569;
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** ISO text of a day. */
export function isoDay(day: Day): string {
  const {year, month, date} = calendarDate(day);
  return `${year}-${two(month)}-${two(date)}`;
}

/** The four ways in which extracts write a date as text. */
export const dateWriters = {
  iso: isoDay,
  slash: (day: Day): string => {
    const {year, month, date} = calendarDate(day);
    return `${year}/${month}/${date}`;
  },
  compact: (day: Day): string => isoDay(day).replaceAll("-", ""),
  chinese: (day: Day): string => {
    const {year, month, date} = calendarDate(day);
    return `${year}年${month}月${date}日`;
  }
} as const;

export type DateNotation = keyof typeof dateWriters;

const written = new Map<DateNotation, Map<Day, string>>();

/** A day in a notation, remembered: a large extract writes the same few thousand days again and again. */
export function writeDay(day: Day, notation: DateNotation): string {
  let known = written.get(notation);
  if (!known) written.set(notation, (known = new Map()));
  let text = known.get(day);
  if (text === undefined) known.set(day, (text = dateWriters[notation](day)));
  return text;
}

/** A point in time; `slash` leaves seconds and leading zeros out, as spreadsheets do. */
export function writeMinute(minute: Minute, notation: "iso" | "slash"): string {
  const day = dayOfMinute(minute);
  const rest = minute - day * MINUTES_PER_DAY;
  const hour = Math.floor(rest / 60);
  const clock = two(rest % 60);
  return notation === "slash"
    ? `${writeDay(day, "slash")} ${hour}:${clock}`
    : `${writeDay(day, "iso")} ${two(hour)}:${clock}:00`;
}
