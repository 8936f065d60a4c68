import type {Label} from "./field.js";

/** A band of a number: from its lower end to below the next one's. */
export interface Band {
  from: number;
  label: Label;
}

const band = (from: number, zh: string, en: string): Band => ({from, label: {zh, en}});

/** Latest plausible mileage of a customer's cars, in km. */
export const mileageBands: readonly Band[] = [
  band(0, "2 万公里以下", "below 20,000 km"),
  band(20_000, "2–5 万公里", "20,000 to 50,000 km"),
  band(50_000, "5–10 万公里", "50,000 to 100,000 km"),
  band(100_000, "10 万公里以上", "100,000 km and more")
];

/** Age of a customer's newest car, in whole years. */
export const carAgeBands: readonly Band[] = [
  band(0, "2 年以下", "below 2 years"),
  band(2, "2–3 年", "2 or 3 years"),
  band(4, "4–5 年", "4 or 5 years"),
  band(6, "6 年以上", "6 years or more")
];

/** Seasons by their months; a customer belongs to the season in which the next service falls due. */
export const seasons = {
  spring: {months: [3, 4, 5], label: {zh: "春（3–5 月）", en: "spring (March to May)"}},
  summer: {months: [6, 7, 8], label: {zh: "夏（6–8 月）", en: "summer (June to August)"}},
  autumn: {months: [9, 10, 11], label: {zh: "秋（9–11 月）", en: "autumn (September to November)"}},
  winter: {months: [12, 1, 2], label: {zh: "冬（12–2 月）", en: "winter (December to February)"}}
} as const satisfies Record<string, {months: readonly number[]; label: Label}>;

export type Season = keyof typeof seasons;

/** What an audience is made of besides the filters; null is anyone. */
export interface AudiencePlan {
  season: Season | null;
  /** Places in the lists of bands. */
  mileage: number | null;
  carAge: number | null;
  ageBand: string | null;
  gender: string | null;
  interest: string | null;
}

export const everyone: AudiencePlan = {
  season: null,
  mileage: null,
  carAge: null,
  ageBand: null,
  gender: null,
  interest: null
};
