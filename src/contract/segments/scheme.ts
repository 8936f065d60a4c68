import type {Label} from "../field.js";

/** A class of customers, with the colour that it has in every picture. */
export interface SegmentClass {
  label: Label;
  /** What it is called where there is little room. */
  short: Label;
  /** What belongs to it, in words. */
  meaning: Label;
  /** Mainly of prospects, who have no visits or answers: the filter bar does not offer it. */
  isOfProspects?: true;
  /** A token of `src/style/tokens.css`. */
  colour: string;
}

/** A rule that is a number: a place among its stops. */
export interface NumberRule {
  label: Label;
  stops: readonly number[];
  fallback: number;
  /** How the number is written: a share in per cent, a level of five, money, months, days, or a plain count. */
  unit: "share" | "level" | "rank" | "yuan" | "months" | "days" | "count";
}

/** A rule that is one of a few. */
export interface ChoiceRule {
  label: Label;
  choices: Readonly<Record<string, Label>>;
  fallback: string;
}

export type SegmentRule = NumberRule | ChoiceRule;

export interface SegmentScheme {
  label: Label;
  classes: Readonly<Record<string, SegmentClass>>;
  /** By the name that each has in the address. */
  rules: Readonly<Record<string, SegmentRule>>;
}

/** Those whose data do not suffice; every scheme has this class. */
export const unclassified = {
  label: {zh: "无法归类", en: "not classifiable"},
  short: {zh: "无法归类", en: "unclear"},
  meaning: {
    zh: "归类所需的资料不够，缺什么另有说明。",
    en: "The data do not suffice; what is missing is said."
  },
  colour: "segment-none"
} as const satisfies SegmentClass;

/** From one number to another in equal steps. */
export function steps(from: number, to: number, step: number): number[] {
  const count = Math.round((to - from) / step);
  return Array.from({length: count + 1}, (_, i) => Math.round((from + i * step) * 1000) / 1000);
}
