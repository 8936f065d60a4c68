import {dateToSerial} from "hucre";
import type {CellValue} from "hucre";

/** Days between day 0 of the 1904 date system and that of the 1900 one. */
export const days1904 = 1462;

/** A cell that looks empty: nothing but spaces of any width, line breaks, zero-width marks. */
export const blankPattern = /^[\s\u200b]*$/;

/**
 * The text of a cell as a workbook stores it: numbers by `numberText`, booleans TRUE and FALSE,
 * error values and text as they are, dates as serials of the 1900 system; null when blank.
 */
export function cellText(value: CellValue | undefined): string | null {
  switch (typeof value) {
    case "string":
      return blankPattern.test(value) ? null : value;
    case "number":
      return numberText(value);
    case "boolean":
      return value ? "TRUE" : "FALSE";
    default:
      return value instanceof Date ? numberText(dateToSerial(value)) : null;
  }
}

/**
 * A number as plain decimal text, no exponent, the shortest that gives the same number again.
 * From 1e15 on it keeps an exponent (`1.2345678901234568E+17`): Excel stores 15 digits, so the low
 * ones of a longer number are lost, and nobody must take what is left for an identifier.
 */
export function numberText(value: number): string {
  if (Math.abs(value) >= 1e15) return value.toExponential().replace("e", "E");
  const text = String(value);
  const small = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text);
  if (small === null) return text === "-0" ? "0" : text;
  const [, sign, digit, digits = "", exponent] = small;
  return `${sign}0.${"0".repeat(Number(exponent) - 1)}${digit}${digits}`;
}
