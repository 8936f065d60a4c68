import type {CodeList} from "../../src/contract/codes.js";
import {codeLists} from "../../src/contract/codes.js";
import type {Field} from "../../src/contract/field.js";
import {MINUTES_PER_DAY, serialOfDay, writeDay, writeMinute} from "./calendar.js";
import {dirt} from "./dirt.js";
import type {Random} from "./random.js";
import type {DateForm, MoneyForm, Notation, TimeForm, Value} from "./report.js";
import type {Cell} from "./write/cells.js";

function money(form: MoneyForm): (value: number) => Cell {
  switch (form) {
    case "number":
      return (value) => value;
    case "plain":
      return (value) => value.toFixed(2);
    case "grouped":
      return grouped;
    case "yuan":
      return (value) => `￥${grouped(value)}`;
  }
}

function grouped(value: number): string {
  const [whole, cents] = Math.abs(value).toFixed(2).split(".") as [string, string];
  return `${value < 0 ? "-" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents}`;
}

function writeDate(form: DateForm): (day: number) => Cell {
  return form === "serial" || form === "cell" ? serialOfDay : (day) => writeDay(day, form);
}

function writeTime(form: TimeForm): (minute: number) => Cell {
  if (form === "serial" || form === "cell")
    return (minute) => Math.round((minute / MINUTES_PER_DAY + 25_569) * 1e5) / 1e5;
  return (minute) => writeMinute(minute, form);
}

const wide = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

function writeVin(vin: string, random: Random): string {
  const roll = random.uniform();
  const {vin_lower_case: lower, vin_spaced: spaced, vin_letter_for_digit: letter} = dirt;
  if (roll < lower.rate) return vin.toLowerCase();
  if (roll < lower.rate + spaced.rate) return `${vin.slice(0, 8)} ${vin.slice(8)}`;
  if (roll < lower.rate + spaced.rate + letter.rate) return vin.replace("0", "O");
  return vin;
}

/** A phone as spreadsheets show a number that is too wide for its column. */
export function scientificPhone(phone: string): string {
  return `${(Number(phone) / 1e10).toFixed(2)}E+10`;
}

function writePhone(phone: string, random: Random): string {
  const roll = random.uniform();
  const {phone_spaced: spaced, phone_decimal: decimal} = dirt;
  if (phone.length !== 11) return phone;
  if (roll < spaced.rate) return `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`;
  return roll < spaced.rate + decimal.rate ? `${phone}.0` : phone;
}

function writeMileage(km: number, random: Random): Cell {
  const roll = random.uniform();
  const {mileage_full_width: full, mileage_ten_thousand: tenThousand} = dirt;
  if (roll < full.rate) return wide(String(km));
  if (roll < full.rate + tenThousand.rate && km >= 10_000)
    return `${(km / 10_000).toFixed(2)}万公里`;
  return km;
}

/** How a field's values become cells. */
export function cellWriter(
  field: Field,
  notation: Notation,
  form: string | undefined
): (value: Value, random: Random) => Cell {
  const pass = (value: Value): Cell =>
    typeof value === "boolean" || value === undefined ? null : value;
  switch (field.type) {
    case "date": {
      const write = writeDate((form as DateForm | undefined) ?? notation.date);
      return (value) => (typeof value === "number" ? write(value) : pass(value));
    }
    case "month":
      return (value) => (typeof value === "number" ? writeDay(value, "iso").slice(0, 7) : null);
    case "timestamp": {
      const write = writeTime((form as TimeForm | undefined) ?? notation.time);
      return (value) => (typeof value === "number" ? write(value) : pass(value));
    }
    case "money": {
      const write = money((form as MoneyForm | undefined) ?? notation.money);
      return (value) => (typeof value === "number" ? write(value) : null);
    }
    case "boolean":
      return (value) => (typeof value === "boolean" ? (value ? notation.yes : notation.no) : null);
    case "code": {
      const list = field.codes as CodeList;
      const labels = codeLists[list] as Record<string, {zh: string}>;
      const own = notation.labels?.[list];
      return (value) =>
        typeof value === "string" ? (own?.[value] ?? labels[value]?.zh ?? value) : null;
    }
    case "vin":
      return (value, random) => (typeof value === "string" ? writeVin(value, random) : null);
    case "phone":
      return (value, random) => (typeof value === "string" ? writePhone(value, random) : null);
    case "plate":
      return (value, random) =>
        typeof value !== "string"
          ? null
          : random.chance(dirt.plate_dotted.rate)
            ? `${value.slice(0, 2)}·${value.slice(2)}`
            : value;
    case "integer":
      return field.unit === "km"
        ? (value, random) => (typeof value === "number" ? writeMileage(value, random) : null)
        : pass;
    default:
      return pass;
  }
}
