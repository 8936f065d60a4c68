import {metricNamed} from "../../contract/metrics.js";
import {retentionWords} from "../../i18n/retention.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import type {Choice} from "../choice.js";
import {choice} from "../choice.js";

export const rates = [
  "service_retention_rate",
  "on_time_service",
  "first_service_capture",
  "lost_share"
] as const;
export type Rate = (typeof rates)[number];
export type RateBy = "dealer" | "model" | "advisor";

const word = (name: keyof typeof retentionWords, locale: Locale): string =>
  say(retentionWords[name], {}, locale);

/** The figure by which groups are compared. */
export const rateChoice = (locale: Locale = "zh"): Choice<Rate> =>
  choice({
    parameter: "rate",
    label: word("rate", locale),
    choices: rates.map((value) => ({value, label: metricNamed(value).label[locale]})),
    fallback: "service_retention_rate"
  });

/** What is compared. */
export const byChoice = (locale: Locale = "zh"): Choice<RateBy> =>
  choice({
    parameter: "by",
    label: word("by", locale),
    choices: (["dealer", "model", "advisor"] as const).map((value) => ({
      value,
      label: word(`by_${value}`, locale)
    })),
    fallback: "dealer"
  });

/** The length of the intervals of cohorts, in months. */
export const cohortChoice = (locale: Locale = "zh"): Choice<"6" | "12"> =>
  choice({
    parameter: "cohort",
    label: word("cohort_interval", locale),
    choices: (["6", "12"] as const).map((value) => ({
      value,
      label: word(`cohort_${value}`, locale)
    })),
    fallback: "6"
  });

/** Whether cells say rates or counts. */
export const cellChoice = (locale: Locale = "zh"): Choice<"rates" | "counts"> =>
  choice({
    parameter: "cells",
    label: word("cohort_show", locale),
    choices: (["rates", "counts"] as const).map((value) => ({
      value,
      label: word(`cohort_${value}`, locale)
    })),
    fallback: "rates"
  });
