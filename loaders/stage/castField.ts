import type {Field} from "../../src/contract/field.js";
import {settings} from "../../src/contract/settings.js";
import type {RefusalReason} from "../../src/i18n/reasons.js";
import type {DateOrder} from "../dialects/dialect.js";
import {words} from "../dialects/words.js";
import {quoteText} from "../duckdb.js";
import {isOneOf} from "./castMacros.js";
import {sqlType} from "./sqlType.js";
import type {WrittenForms} from "./writtenForms.js";
import {findForm, foldForm} from "./writtenForms.js";

/** What a cast needs to know of the file. */
export interface CastSettings {
  dateOrder: DateOrder;
  /** Behaviour dated later than this ISO date is no behaviour. */
  latestDate: string;
  /** Words such as "unknown" are data: in tables that list how things are written. */
  keepsBlankWords: boolean;
  writtenForms(list: string): WrittenForms;
}

/** SQL names of what is known of a cell, each computed from those before it. */
export interface CellNames {
  raw: string; // the cell as it was read
  fast: string; // the value, where the cell is written the usual way
  n: string; // the cleaned cell; null where the fast way has done
  text: string; // the cleaned cell prepared for the slow way
  value: string;
}

/**
 * SQL by which a cell becomes a value. The usual ways of writing are tried first, all others only
 * on the cells that are left, so that a clean file costs little more than reading it.
 */
export interface FieldCast {
  fast: string | null; // of raw
  text: string | null; // of n
  value: string; // of n, fast and text
  /** Of all of them: whether the value cannot stay; null when that cannot be. */
  fault: string | null;
  /** Whether a faulty value is there and has to go. */
  isErased: boolean;
  /** Of all of them, asked of faulty cells only: a reason, or null for a cell that says "nothing". */
  reason: string;
}

/** Earliest date of anything but a birth; spreadsheets turn empty dates into 1900-01-01. */
const earliestDate = "1990-01-01";

/** Beyond it a whole number is no count, mileage or duration, and would not fit where it goes. */
const largestInteger = 2_000_000_000;

const reason = (id: RefusalReason): string => quoteText(id);

/** The cast of a field. */
export function castField(field: Field, names: CellNames, options: CastSettings): FieldCast {
  switch (field.type) {
    case "text":
      return castText(field, names, options);
    case "code":
      return castForm(field, names, options.writtenForms(field.codes!), "unknown_label", quoteText);
    case "boolean":
      return castForm(field, names, booleanForms, "unreadable_boolean", (code) => code);
    case "date":
    case "timestamp":
    case "month":
      return castDate(field, names, options);
    case "integer":
    case "number":
    case "money":
      return castNumber(field, names);
    case "vin":
      return castVin(field, names);
    case "plate":
      return castPlate(field, names);
    case "phone":
      return castPhone(field, names);
    case "document":
      return castDocument(field, names);
  }
}

function castText(field: Field, {n, value}: CellNames, {keepsBlankWords}: CastSettings): FieldCast {
  const isIdentifier = field.personal === "identifier";
  return {
    fast: null,
    text: null,
    value: isIdentifier ? `known_identifier(${n})` : keepsBlankWords ? n : `known_text(${n})`,
    fault: isIdentifier || field.required ? unread(field, n, value) : null,
    isErased: false,
    reason: reasonOf(
      field,
      n,
      isIdentifier ? `when has_lost_digits(${n}) then ${reason("digits_lost")}` : ""
    )
  };
}

function castForm(
  field: Field,
  {raw, n, fast, text, value}: CellNames,
  forms: WrittenForms,
  unknown: RefusalReason,
  literal: (code: string) => string
): FieldCast {
  return {
    fast: findForm(forms, raw, literal),
    text: foldForm(n),
    value: `coalesce(${fast}, ${findForm(forms, text, literal)})`,
    fault: unread(field, n, value),
    isErased: false,
    reason: reasonOf(field, n, `else ${reason(unknown)}`)
  };
}

function castDate(
  field: Field,
  {raw, n, fast, text, value}: CellNames,
  {dateOrder, latestDate}: CastSettings
): FieldCast {
  const slow = `slow_time_${dateOrder}(${n}, ${text})`;
  const time = `coalesce(${fast}, ${slow})`;
  const shared = {
    fast: `fast_time(${raw})`,
    text: `case when regexp_matches(${n}, '[1-9]') then date_text(${n}) end`
  };
  if (field.type === "month") {
    const month = `coalesce(${fast}, slow_month(${n}, ${text}), ${slow})`;
    return {
      ...shared,
      value: `cast(date_trunc('month', ${month}) as date)`,
      fault: unread(field, n, value),
      isErased: false,
      reason: reasonOf(field, n, `else ${reason("unreadable_date")}`)
    };
  }
  const isDate = field.type === "date";
  const earliest = `date ${quoteText(String(field.min ?? earliestDate))}`;
  const last = field.max ?? (field.future === true ? null : latestDate);
  const after = last === null ? null : `date ${quoteText(String(last))}`;
  const tooLate = isDate ? `${value} > ${after}` : `${value} >= ${after} + 1`;
  return {
    ...shared,
    value: isDate ? `cast(${time} as date)` : time,
    fault: unread(field, n, value, [
      `${value} < ${earliest}`,
      ...(after === null ? [] : [tooLate])
    ]),
    isErased: true,
    reason: reasonOf(
      field,
      n,
      `else ${reason("unreadable_date")}`,
      `when ${value} < ${earliest} then ${reason("date_too_early")}
       ${after === null ? "" : `when ${tooLate} then ${reason("date_after_export")}`}`
    )
  };
}

/** What DuckDB would take for a number besides numbers: infinity and NaN, hexadecimal digits. */
const notNumbers: Partial<Record<Field["type"], (raw: string) => string>> = {
  number: (raw) => `${raw} < ':'`,
  money: (raw) => `${raw} < ':'`,
  integer: (raw) => `not contains(${raw}, 'x')`
};

function castNumber(field: Field, {raw, n, fast, text, value}: CellNames): FieldCast {
  const type = sqlType(field);
  const units = words.units[field.unit ?? ""] ?? {};
  const pattern = quoteText(`(?:${Object.keys(units).join("|")})`);
  const factors = Object.entries(units).filter(([, factor]) => factor !== 1);
  const factor =
    factors.length === 0
      ? ""
      : ` * case ${text}.unit ${factors.map(([word, by]) => `when ${quoteText(word)} then ${by}`).join(" ")} else 1 end`;
  const amount = `(amount_of(${text})${factor})`;
  // Measured quantities may be rounded; a fraction of a count is no count.
  const isCount = field.type === "integer" && field.unit !== "km" && field.unit !== "minutes";
  const isPlain = isCount
    ? `regexp_full_match(${raw}, '[-+]?[0-9]+(\\.0*)?')`
    : (notNumbers[field.type]?.(raw) ?? "true");
  const bounds = [
    ...(field.min === undefined ? [] : [`${value} < ${field.min}`]),
    ...(field.max === undefined ? [] : [`${value} > ${field.max}`]),
    ...(field.type === "integer" ? [`abs(${value}) > ${largestInteger}`] : [])
  ];
  const plain = `case when ${isPlain} then try_cast(${raw} as ${type}) end`;
  return {
    fast:
      field.type === "money"
        ? `coalesce(${plain}, try_cast(grouped_amount(${raw}) as ${type}))`
        : plain,
    text: `case when regexp_matches(${n}, '[0-9]') then number_parts(${n}, ${pattern}) end`,
    value: `coalesce(${fast}, try_cast(${isCount ? `case when ${amount} = floor(${amount}) then ${amount} end` : amount} as ${type}))`,
    fault: unread(field, n, value, bounds),
    isErased: bounds.length > 0,
    reason: reasonOf(
      field,
      n,
      `${isCount ? `when ${amount} is not null then ${reason("not_an_integer")}` : ""}
       else ${reason("unreadable_number")}`,
      bounds.length === 0 ? "" : `when ${bounds.join(" or ")} then ${reason("out_of_range")}`
    )
  };
}

function castVin(field: Field, {raw, n, fast, text, value}: CellNames): FieldCast {
  return {
    fast: `case when regexp_full_match(${raw}, '[A-HJ-NPR-Z0-9]{17}') then ${raw} end`,
    text: `vin_text(${n})`,
    value: `coalesce(${fast}, vin_corrected(${text}))`,
    fault: unread(field, n, value),
    isErased: false,
    reason: reasonOf(
      field,
      n,
      `when length(${text}) <> 17 then ${reason("vin_length")} else ${reason("not_a_vin")}`
    )
  };
}

function castPlate(field: Field, {raw, n, fast, text, value}: CellNames): FieldCast {
  return {
    fast: `case when is_plate(${raw}) then ${raw} end`,
    text: `plate_text(${n})`,
    value: `coalesce(${fast}, case when is_plate(${text}) then ${text} end)`,
    fault: unread(field, n, value),
    isErased: false,
    reason: reasonOf(
      field,
      n,
      `when ${isOneOf(text, words.placeholders.plate)} then ${reason("placeholder")}
       else ${reason("not_a_plate")}`
    )
  };
}

function castPhone(field: Field, {raw, n, fast, text, value}: CellNames): FieldCast {
  return {
    fast: `case when regexp_full_match(${raw}, '1[3-9][0-9]{9}') then ${raw} end`,
    text: `phone_text(${n})`,
    value: `coalesce(${fast}, mobile_in(${n}), mobile_in(${text}), land_line_in(${text}))`,
    fault: unread(field, n, value, [`is_placeholder_phone(${value})`]),
    isErased: true,
    reason: reasonOf(
      field,
      n,
      `when has_lost_digits(${n}) then ${reason("digits_lost")}
       when contains(${n}, '*') then ${reason("masked")}
       else ${reason("not_a_phone")}`,
      `when ${value} is not null then ${reason("placeholder")}`
    )
  };
}

function castDocument(field: Field, {n, text, value}: CellNames): FieldCast {
  const isPlaceholder = isOneOf(text, words.placeholders.document);
  return {
    fast: null,
    text: `document_text(${n})`,
    value: `case when is_document(${text}) and not has_lost_digits(${n}) and not ${isPlaceholder} then ${text} end`,
    fault: unread(field, n, value),
    isErased: false,
    reason: reasonOf(
      field,
      n,
      `when has_lost_digits(${n}) then ${reason("digits_lost")}
       when contains(${n}, '*') then ${reason("masked")}
       when ${isPlaceholder} then ${reason("placeholder")}
       when regexp_full_match(${text}, '[0-9]{17}[0-9X]') then ${reason("document_check_digit")}
       else ${reason("not_a_document")}`
    )
  };
}

function unread(field: Field, n: string, value: string, outside: readonly string[] = []): string {
  const missing = field.required ? `${value} is null` : `(${n} is not null and ${value} is null)`;
  return outside.length === 0
    ? missing
    : `(${missing} or coalesce(${outside.map((test) => `(${test})`).join(" or ")}, false))`;
}

/** @param erased cases of values that are there and have to go */
function reasonOf(field: Field, n: string, cases: string, erased = ""): string {
  const nothing = field.required ? reason("missing_value") : "null";
  return `case ${erased} when ${n} is null or is_blank_word(${n}) then ${nothing} ${cases} end`;
}

const booleanForms: WrittenForms = new Map([
  ...words.yes.map((word): [string, string] => [word, "true"]),
  ...words.no.map((word): [string, string] => [word, "false"])
]);

/** The last day that behaviour in a file of this export date may have. */
export function latestPlausible(exportedOn: string): string {
  const day = new Date(`${exportedOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + settings.export_grace_days);
  return day.toISOString().slice(0, 10);
}
