/** A label in the two languages of the site. */
export interface Label {
  zh: string;
  en: string;
}

/**
 * What a cell of a source column means once typed.
 * `code` is a label out of one of the lists in `codes.ts`; `vin`, `plate`, `phone` and `document`
 * are identifiers with a normal form of their own; `money` is in yuan, two decimals.
 */
export type FieldType =
  | "text"
  | "code"
  | "date"
  | "timestamp"
  | "month"
  | "integer"
  | "number"
  | "money"
  | "boolean"
  | "vin"
  | "plate"
  | "phone"
  | "document";

/** How a field relates to a person (`DECISIONS.md`, privacy). */
export type PersonalData =
  "identifier" | "quasi_identifier" | "sensitive" | "free_text" | "staff" | "none";

/** What happens to the field before anything is published. */
export type Handling = "drop" | "pseudonymise" | "band" | "alias" | "keep";

export type Unit =
  "km" | "minutes" | "hours" | "days" | "months" | "years" | "yuan" | "share" | "points" | "count";

/** One column of a canonical source table. */
export interface Field {
  type: FieldType;
  label: Label;
  /** Headers met in extracts, besides the label itself; compared after normalisation. */
  headers: readonly string[];
  /** A file without a required field is refused; so is a row without its value. */
  required: boolean;
  personal: PersonalData;
  handling: Handling;
  unit?: Unit;
  /** The code list of a `code` field. */
  codes?: string;
  /** Values outside are refused; for dates, ISO text. */
  min?: number | string;
  max?: number | string;
  /** A date that may lie after the export: a promise, a plan, an end. */
  future?: boolean;
}

export interface FieldOptions {
  headers?: readonly string[];
  required?: boolean;
  personal?: PersonalData;
  handling?: Handling;
  unit?: Unit;
  codes?: string;
  min?: number | string;
  max?: number | string;
  future?: boolean;
}

const HANDLING: Record<PersonalData, Handling> = {
  identifier: "pseudonymise",
  quasi_identifier: "keep",
  sensitive: "drop",
  free_text: "drop",
  staff: "alias",
  none: "keep"
};

function field(type: FieldType, zh: string, en: string, options: FieldOptions): Field {
  const personal = options.personal ?? "none";
  return {
    ...options,
    type,
    label: {zh, en},
    headers: options.headers ?? [],
    required: options.required ?? false,
    personal,
    handling: options.handling ?? HANDLING[personal]
  };
}

const of =
  (type: FieldType, defaults: FieldOptions = {}) =>
  (zh: string, en: string, options: FieldOptions = {}): Field =>
    field(type, zh, en, {...defaults, ...options});

export const text = of("text");
export const date = of("date", {personal: "quasi_identifier"});
export const timestamp = of("timestamp", {personal: "quasi_identifier", handling: "band"});
export const month = of("month");
export const integer = of("integer");
export const number = of("number");
/** Beyond these bounds a slip of the keys, and too large for a published INTEGER of fen. */
export const money = of("money", {unit: "yuan", min: -20_000_000, max: 20_000_000});
export const boolean = of("boolean");
export const vin = of("vin", {personal: "identifier"});
export const plate = of("plate", {personal: "identifier", handling: "drop"});
export const phone = of("phone", {personal: "identifier"});
export const document = of("document", {personal: "identifier"});

/** A label out of the code list `codes`. */
export const code = (codes: string, zh: string, en: string, options: FieldOptions = {}): Field =>
  field("code", zh, en, {...options, codes});

/** A name of staff: published as an alias only. */
export const staff = (zh: string, en: string, options: FieldOptions = {}): Field =>
  field("text", zh, en, {...options, personal: "staff"});

/** Free text: read so that it is known, never published. */
export const freeText = (zh: string, en: string, options: FieldOptions = {}): Field =>
  field("text", zh, en, {...options, personal: "free_text"});

/** A rule over the typed fields of one row. */
export interface RowRule {
  /** `refuse` keeps the row out; `warn` keeps it and counts it. */
  level: "refuse" | "warn";
  /** A condition on the table's fields that a good row meets; null counts as met. */
  holds: string;
  label: Label;
}

/** One canonical source table. */
export interface Source<Name extends string = string> {
  name: Name;
  label: Label;
  /** One row per …, as a sentence. */
  grain: Label;
  /** The fields that name a row: rows that share them are the same thing. */
  key: readonly string[];
  /** The field that dates a row; its newest value stands in for a missing export date. */
  dated?: string;
  /** Words in titles, file or sheet names that speak for this table. */
  titles: readonly string[];
  /** Kept by hand in `data/reference` and overridable by an extract. */
  reference?: boolean;
  fields: Readonly<Record<string, Field>>;
  rules?: Readonly<Record<string, RowRule>>;
}

/** Checks the shape while it keeps the literal names of table and fields. */
export function source<const Name extends string, const Fields extends Record<string, Field>>(
  name: Name,
  definition: Omit<Source, "name" | "fields"> & {fields: Fields}
): Source<Name> & {fields: Fields} {
  return {name, ...definition};
}
