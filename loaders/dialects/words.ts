import {readFileSync} from "node:fs";
import * as v from "valibot";

const texts = v.array(v.string());
const factors = v.record(v.string(), v.number());

const wordsSchema = v.strictObject({
  totals: texts,
  subtotals: texts,
  exportedOn: texts,
  footers: texts,
  yes: texts,
  no: texts,
  blanks: texts,
  placeholders: v.strictObject({plate: texts, phone: texts, document: texts}),
  dateMarks: v.strictObject({
    toDash: v.string(),
    toSpace: v.string(),
    toColon: v.string(),
    drop: v.string(),
    morning: texts,
    afternoon: texts
  }),
  multipliers: factors,
  currency: texts,
  units: v.record(v.string(), factors),
  headerUnits: texts,
  han: v.string(),
  surnames: v.string(),
  companyMarks: texts,
  placeMarks: texts
});

/** What every Chinese export writes the same way, whichever DMS it comes from. */
export type Words = v.InferOutput<typeof wordsSchema>;

/** The words of `words.json`. */
export const words: Words = v.parse(
  wordsSchema,
  JSON.parse(readFileSync(new URL("./words.json", import.meta.url), "utf8"))
);
