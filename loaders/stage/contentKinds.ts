import {codeLists} from "../../src/contract/codes.js";
import type {Field} from "../../src/contract/field.js";
import {words} from "../dialects/words.js";

/** What the cells of a column can be told to hold. */
export type ContentKind =
  | "vin"
  | "plate"
  | "phone"
  | "document"
  | "date"
  | "number"
  | "postcode"
  | "place"
  | "person"
  | "code"
  | "text";

const surnames = new Set(words.surnames);
const blanks = new Set(words.blanks);
const companyEnd = new RegExp(`(?:${words.companyMarks.join("|")})$`, "u");
const placeEnd = new RegExp(`[${words.placeMarks.join("")}]$`, "u");
const platePlaceholders = new Set(words.placeholders.plate);
const dateMarks = Object.values(words.dateMarks).flat().join("");
const datePattern = new RegExp(
  `^(?:\\d{4}[-/.${dateMarks}]\\d{1,2}(?:[-/.${dateMarks}]\\d{1,2})?|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:\\d{2}(?:\\d{4,6})?)?$|[2-6]\\d{4}(?:\\.\\d+)?$|\\d{1,2}-[A-Za-z]{3}-\\d{2,4})`,
  "u"
);
const unitPattern = [
  ...Object.keys(words.multipliers),
  ...words.currency,
  ...Object.values(words.units).flatMap((units) => Object.keys(units))
]
  .map((unit) => unit.replace("$", "\\$"))
  .join("|");
const numberPattern = new RegExp(
  `^\\(?(?:${unitPattern})?[-+]?(?:${unitPattern})?[\\d,]*\\.?\\d+(?:E[+-]?\\d+)?(?:${unitPattern}|\\s)*\\)?-?$`,
  "iu"
);

/** Whether one cell, already in compared form, may be of a kind. */
const tests: Record<Exclude<ContentKind, "code" | "text">, (cell: string) => boolean> = {
  vin: (cell) =>
    /^[A-Z0-9]{17}$/.test(cell.replace(/[\s\-_.]/g, "").toUpperCase()) && /[A-Z]/i.test(cell),
  plate: (cell) =>
    /^\p{Script=Han}[A-Z][\s\-.·•]?[A-Z0-9]{4,6}\p{Script=Han}?$/iu.test(cell) ||
    platePlaceholders.has(cell),
  phone: (cell) =>
    /^(?:\+?86)?[\s-]?1[3-9][\d*][\s-]?[\d*]{4}[\s-]?[\d*]{4}(?:\.0)?(?:\D|$)/.test(cell) ||
    /^\(?0\d{2,3}\)?[\s-]?[2-9]\d{6,7}/.test(cell) ||
    /^1\.[3-9]\d*E\+10$/i.test(cell),
  document: (cell) =>
    /^(?:\d{15}|\d{17}[\dX]|[\dX*]{15,18}|[0-9A-Z]{18})$/i.test(cell) ||
    /^\d(?:\.\d+)?E\+1[4-7]$/i.test(cell),
  date: (cell) => datePattern.test(cell),
  number: (cell) => numberPattern.test(cell),
  postcode: (cell) => /^\d{6}$/.test(cell),
  place: (cell) => /^\p{Script=Han}{2,8}$/u.test(cell) && placeEnd.test(cell),
  person: (cell) =>
    /^\p{Script=Han}{2,4}$/u.test(cell) &&
    surnames.has(cell[0]!) &&
    !companyEnd.test(cell) &&
    !placeEnd.test(cell)
};

/** The content of one column, as far as the first rows of a sheet show it. */
export interface ColumnContent {
  /** Cells that are neither blank nor a sign for "nothing". */
  count: number;
  /** Share of them that may be of a kind; `code` and `text` are asked otherwise. */
  shareOf(kind: ContentKind): number;
  /** Share that are labels of a code list. */
  shareOfCodes(list: string, extra: ReadonlySet<string>): number;
}

/** Looks at the cells of a column. */
export function contentOf(cells: readonly string[]): ColumnContent {
  const filled = cells
    .map((cell) =>
      cell
        .normalize("NFKC")
        .replace(/[\p{Cf}]/gu, "")
        .trim()
    )
    .filter((cell) => cell !== "" && !blanks.has(cell));
  const shareWhere = (test: (cell: string) => boolean): number =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  return {
    count: filled.length,
    shareOf: (kind) => (kind === "code" || kind === "text" ? 0 : shareWhere(tests[kind])),
    shareOfCodes: (list, extra) => {
      const labels = codeLabels(list);
      return shareWhere((cell) => labels.has(cell) || extra.has(cell));
    }
  };
}

function codeLabels(list: string): Set<string> {
  const codes = (codeLists as Record<string, Record<string, {zh: string; en: string}>>)[list] ?? {};
  return new Set(Object.entries(codes).flatMap(([code, {zh, en}]) => [code, zh, en]));
}

const identifying = ["vin", "plate", "phone", "document"] as const;

/** Whether a text looks like what tells one person or car from others. */
export function mayIdentify(text: string): boolean {
  const compared = text.normalize("NFKC").trim();
  return identifying.some((kind) => tests[kind](compared));
}

/** The kind of content that a field asks for. */
export function expectedKind(name: string, field: Field): ContentKind {
  switch (field.type) {
    case "vin":
    case "plate":
    case "phone":
    case "document":
    case "code":
      return field.type;
    case "date":
    case "timestamp":
    case "month":
      return "date";
    case "integer":
    case "number":
    case "money":
      return "number";
    default:
      break;
  }
  if (name === "postcode") return "postcode";
  if (name === "city" || name === "province") return "place";
  return /(?:^|_)name$|^deliverer$/.test(name) && field.personal === "identifier"
    ? "person"
    : "text";
}
