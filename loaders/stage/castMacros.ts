import type {DuckDBConnection} from "@duckdb/node-api";
import {words} from "../dialects/words.js";
import {quoteText} from "../duckdb.js";
import type {DateOrder} from "../dialects/dialect.js";

const range = (from: number, to: number): number[] =>
  Array.from({length: to - from + 1}, (_, i) => from + i);

/** NFKC as far as exports need it: full-width forms, spaces of all kinds; invisible marks go. */
const spaces = [0x3000, 0xa0, 0x202f, 0x2007, 9, 10, 11, 13];
const fullWidth = [...range(0xff01, 0xff5e), 0xffe5, ...spaces].map((code) =>
  String.fromCharCode(code)
);
const halfWidth = [
  ...range(0x21, 0x7e).map((code) => String.fromCharCode(code)),
  "\u00a5",
  ...spaces.map(() => " ")
];
const invisible = ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"];
const unusual =
  "[\\x{FF01}-\\x{FF5E}\\x{3000}\\x{A0}\\x{202F}\\x{2007}\\x{FFE5}\\x{200B}-\\x{200D}\\x{2060}\\x{FEFF}\\x{AD}\\t\\r\\n\\v]";

const oneOf = (texts: readonly string[]): string =>
  `(?:${texts.map((text) => text.replace(/[$%.*+?^()[\]{}|\\]/g, "\\$&")).join("|")})`;
const {dateMarks, placeholders, multipliers, currency} = words;

/**
 * SQL that finds a column's text in a short list. An IN of constants would become a join for every
 * use, and a cast to an enum that fails is slow.
 */
export const isOneOf = (column: string, list: readonly string[]): string =>
  `(${list.map((text) => `${column} = ${quoteText(text)}`).join(" or ")})`;
const longestBlankWord = Math.max(...words.blanks.map((word) => Buffer.byteLength(word)));

const moneySigns = currency.filter((sign) => /^[\u00a5\uffe5]$/.test(sign));
const groupedAmount = `[${moneySigns.join("")}]?-?[0-9]{1,3}(?:,[0-9]{3})*(?:\\.[0-9]{1,2})?`;

/** Weights of the 17 places of a VIN, the ninth being the check digit, and of the 17 digits of an identity number. */
const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const weighted = (text: string, weights: readonly number[]): string =>
  weights
    .map((weight, i) =>
      weight === 0 ? "0" : `${weight} * try_cast(substr(${text}, ${i + 1}, 1) as integer)`
    )
    .join(" + ");

/** The same sum of a number of as many digits, which costs a fraction. */
const weightedDigits = (number: string, weights: readonly number[]): string =>
  weights
    .map((weight, i) => `${weight} * (${number} // ${10 ** (weights.length - 1 - i)} % 10)`)
    .filter((_, i) => weights[i] !== 0)
    .join(" + ");

const markedDate = `[0-9]{4}${dateMarks.toDash[0]}[0-9]{1,2}${dateMarks.toDash[1]}[0-9]{1,2}${dateMarks.toSpace[0]}`;

// A two-digit year comes first: %Y would take 24 for the year 24.
const shortYear = (days: string): string =>
  `try_strptime(s, [${["%y", "%Y"]
    .flatMap((year) => ["", " %H:%M", " %H:%M:%S"].map((time) => `'${days}-${year}${time}'`))
    .join(", ")}])`;

const yearNotInFront: Record<DateOrder, string> = {
  ymd: "try_cast('20' || s as timestamp)",
  dmy: shortYear("%d-%m"),
  mdy: shortYear("%m-%d")
};

/** The SQL macros by which cells become values; each takes a cell that `clean_text` has been over. */
const macros: readonly string[] = [
  // Searching costs more than all the rest: plain ASCII is told without it.
  `needs_cleaning(x) as case
    when strlen(x) = length(x) then x < '!' or ends_with(x, ' ') or contains(x, chr(9)) or contains(x, chr(10))
    else regexp_matches(x, '^ | $|${unusual}') end`,

  `clean_text(x) as case when needs_cleaning(x) then nullif(trim(translate(translate(x,
    ${quoteText(fullWidth.join(""))}, ${quoteText(halfWidth.join(""))}), ${quoteText(invisible.join(""))}, '')), '') else x end`,

  `is_blank_word(n) as (strlen(n) <= ${longestBlankWord} and ${isOneOf("n", words.blanks)})`,

  `known_text(n) as case when is_blank_word(n) then null else n end`,

  // Excel writes long digits with an exponent and loses the last ones: no identifier any more.
  `has_lost_digits(n) as (contains(n, 'E+') and regexp_full_match(n, '[-+]?[0-9](\\.[0-9]+)?E\\+[0-9]+'))`,

  `known_identifier(n) as case when is_blank_word(n) or has_lost_digits(n) then null else n end`,

  `plain_shape(x) as regexp_replace(regexp_replace(regexp_replace(regexp_replace(x,
    '[0-9]', '9', 'g'), '\\p{Lu}', 'A', 'g'), '\\p{Ll}', 'a', 'g'), '\\p{Han}', ${quoteText(words.han)}, 'g')`,

  // The pattern of a value, never the value: A9AA9…(16).
  `value_shape(x) as case when x is null then null
    when has_lost_digits(x) then regexp_replace(x, '[0-9]', '9', 'g')
    when length(x) <= 8 then plain_shape(x)
    else plain_shape(substr(x, 1, 5)) || chr(8230) || '(' || length(x) || ')' end`,

  `sane_time(t) as case when t between timestamp '1000-01-01' and timestamp '2999-12-31' then t end`,

  // Days since the last of 1899, as spreadsheets count; make_timestamp takes microseconds since 1970.
  `time_of_serial(n) as make_timestamp(cast(round(try_cast(n as double) * 86400) as bigint) * 1000000
    - 2209161600000000)`,

  // The forms that exports use most, told apart by length and by what they contain.
  `fast_time(n) as sane_time(case
    when strlen(n) > 19 or n >= ':' then null
    when contains(n, '${dateMarks.toDash[0]}') then case when regexp_full_match(n, '${markedDate}')
      then try_cast(replace(replace(replace(n, '${dateMarks.toDash[0]}', '-'), '${dateMarks.toDash[1]}', '-'), '${dateMarks.toSpace[0]}', '') as timestamp) end
    when strlen(n) = 8 and regexp_full_match(n, '[12][0-9]{7}') then try_strptime(n, '%Y%m%d')
    when (strlen(n) = 5 or contains(n, '.')) and regexp_full_match(n, '[0-9]{5}(\\.[0-9]+)?') then time_of_serial(n)
    else try_cast(n as timestamp) end)`,

  // Year, month and day joined by dashes, then hours, minutes and seconds by colons.
  `date_text(n) as trim(regexp_replace(regexp_replace(translate(regexp_replace(n,
      '(:[0-9]{2})(\\.[0-9]+)?( *(Z|[+-][0-9]{2}:?[0-9]{2}))?$', '\\1'),
    ${quoteText(`/.T${dateMarks.drop}${dateMarks.toDash}${dateMarks.toSpace}${dateMarks.toColon}`)},
    ${quoteText(`--${" ".repeat(1 + dateMarks.drop.length)}${"-".repeat(dateMarks.toDash.length)}${" ".repeat(dateMarks.toSpace.length)}${":".repeat(dateMarks.toColon.length)}`)}),
    '[:\\-]+ *$', ''), ' +', ' ', 'g'))`,

  `half_day(s) as try_strptime(regexp_replace(regexp_replace(s,
    ' *${oneOf(dateMarks.afternoon)} *([0-9:]+)', ' \\1 PM'), ' *${oneOf(dateMarks.morning)} *([0-9:]+)', ' \\1 AM'),
    ['%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p'])`,

  `serial_time(n) as time_of_serial(nullif(regexp_extract(n, '^[0-9]{5}(\\.[0-9]+)?$'), ''))`,

  `packed_time(n) as try_strptime(nullif(regexp_extract(n, '^[12][0-9]{7}([0-9]{4}([0-9]{2})?)?$'), ''),
    ['%Y%m%d', '%Y%m%d%H%M', '%Y%m%d%H%M%S'])`,

  `named_month(n) as try_strptime(nullif(regexp_extract(n, '.*[A-Za-z]{2}.*'), ''),
    ['%d-%b-%y', '%d-%b-%Y', '%d %b %Y', '%b %d, %Y', '%b %d %Y', '%d-%b-%y %H:%M', '%d-%b-%Y %H:%M',
     '%Y-%m-%d %I:%M:%S %p', '%Y/%m/%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p', '%Y/%m/%d %I:%M %p'])`,

  ...Object.entries(yearNotInFront).map(
    ([order, expression]) => `short_year_${order}(s) as case
      when regexp_full_match(s, '[0-9]{1,2}-[0-9]{1,2}-[0-9]{1,4}( [0-9:]+)?') then ${expression} end`
  ),

  // Of the cell n and its date_text s, for cells that fast_time cannot read.
  ...Object.keys(yearNotInFront).map(
    (order) => `slow_time_${order}(n, s) as sane_time(coalesce(packed_time(n), serial_time(n),
      try_cast(nullif(regexp_extract(s, '^[0-9]{4}-.*'), '') as timestamp), short_year_${order}(s),
      half_day(s), named_month(case when s is not null then n end)))`
  ),

  `slow_month(n, s) as coalesce(
    try_strptime(nullif(regexp_extract(n, '^[12][0-9]{5}$'), ''), '%Y%m'),
    try_cast(nullif(regexp_extract(s, '^[12][0-9]{3}-[0-9]{1,2}$'), '') || '-01' as timestamp))`,

  // (1,234.50) and 1234.50- are negative; what is left is sign, digits, multiplier and unit.
  `number_text(n) as regexp_replace(regexp_replace(regexp_replace(n,
    '${oneOf(currency)}|\\s', '', 'g'), '^\\((.*)\\)$', '-\\1'), '^([^-].*[0-9])-$', '-\\1')`,

  // An amount with currency sign or thousands separators, to the cent; with a sign alone it takes no pattern.
  `grouped_amount(x) as case
    when (${moneySigns.map((sign) => `unicode(x) = ${sign.codePointAt(0)}`).join(" or ")})
      and not contains(x, ',') and substr(x, 2) < ':'
    then substr(x, 2)
    when regexp_full_match(x, '${groupedAmount}')
    then replace(${moneySigns.reduce((text, sign) => `replace(${text}, '${sign}', '')`, "x")}, ',', '') end`,

  `number_parts(n, unit) as regexp_extract(number_text(n),
    '^([-+]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)?(?:\\.[0-9]*)?)(${oneOf(Object.keys(multipliers))}?)(' || unit || '?)$',
    ['digits', 'multiplier', 'unit'])`,

  `amount_of(parts) as try_cast(replace(parts.digits, ',', '') as decimal(30, 6)) * case parts.multiplier
    ${Object.entries(multipliers)
      .map(([word, factor]) => `when ${quoteText(word)} then ${factor}`)
      .join(" ")} else 1 end`,

  // Letters have values; null where there is another letter.
  `vin_number(v) as try_cast(translate(v, 'ABCDEFGHJKLMNPRSTUVWXYZ', '12345678123457923456789') as bigint)`,

  // Of a VIN and its vin_number, which is worth computing once.
  `has_vin_check_digit(v, number) as substr(v, 9, 1) =
    substr('0123456789X', (${weightedDigits("number", vinWeights)}) % 11 + 1, 1)`,

  `vin_text(n) as upper(regexp_replace(n, '[\\s\\-_.*/]', '', 'g'))`,

  `vin_corrected(s) as case
    when regexp_full_match(s, '[A-HJ-NPR-Z0-9]{17}') then s
    when not regexp_full_match(s, '[A-Z0-9]{17}') then null
    when has_vin_check_digit(translate(s, 'OIQ', '010'), vin_number(translate(s, 'OIQ', '010')))
      then translate(s, 'OIQ', '010')
    else s end`,

  `plate_text(n) as upper(regexp_replace(n, '[\\s\\-.\\x{B7}\\x{2022}\\x{30FB}]', '', 'g'))`,

  `is_plate(s) as regexp_full_match(s, '\\p{Han}[A-Z][A-Z0-9]{4,6}\\p{Han}?')`,

  `is_placeholder_phone(p) as (${isOneOf("p", placeholders.phone)}
    or ends_with(p, '00000000'))`,

  `mobile_in(n) as nullif(regexp_extract(n, '(?:^|[^0-9])(?:\\+?86|0)?(1[3-9][0-9]{9})(?:\\.0+)?(?:$|[^0-9])', 1), '')`,

  `land_line_in(s) as nullif(regexp_extract(s, '^(0[0-9]{2,3}[2-9][0-9]{6,7})(?:\\.0+)?$', 1), '')`,

  `phone_text(n) as regexp_replace(n, '[\\s\\-()]', '', 'g')`,

  `document_text(n) as upper(regexp_replace(regexp_replace(n, '[\\s\\-]', '', 'g'), '\\.0+$', ''))`,

  `identity_check(d) as substr('10X98765432', (${weighted("d", identityWeights)}) % 11 + 1, 1)`,

  `is_document(s) as case
    when regexp_full_match(s, '[0-9]{17}[0-9X]') then identity_check(s) = substr(s, 18, 1)
    else regexp_full_match(s, '[0-9A-Z]{6,20}') end`
];

/** Creates the macros on a connection; they are temporary. */
export async function createCastMacros(connection: DuckDBConnection): Promise<void> {
  await connection.run(macros.map((macro) => `create or replace temp macro ${macro};`).join("\n"));
}
