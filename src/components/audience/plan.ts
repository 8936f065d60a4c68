import type {AudiencePlan, Season} from "../../contract/audience.js";
import {carAgeBands, mileageBands, seasons} from "../../contract/audience.js";
import {codeLists} from "../../contract/codes.js";
import type {Filters} from "../../contract/filters.js";
import {audienceWords, profileWords} from "../../i18n/audience.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {segmentText} from "../segments/segmentText.js";
import type {Choice} from "../choice.js";
import {choice} from "../choice.js";

/** Where a choice is not made. */
const any = "any";

const ageBands = ["20-29", "30-39", "40-49", "50-59", "60-69", "70+"] as const;

type PlanName = "season" | "mileage" | "car_age" | "age_band" | "gender" | "interest";

const options = (name: PlanName, locale: Locale): {value: string; label: string}[] => {
  switch (name) {
    case "season":
      return Object.entries(seasons).map(([value, {label}]) => ({value, label: label[locale]}));
    case "mileage":
    case "car_age":
      return (name === "mileage" ? mileageBands : carAgeBands).map(({label}, index) => ({
        value: String(index),
        label: label[locale]
      }));
    case "age_band":
      return ageBands.map((band) => ({
        value: band,
        label: say(profileWords.age_of, {band}, locale)
      }));
    default:
      return Object.entries(codeLists[name]).map(([value, label]) => ({
        value,
        label: label[locale]
      }));
  }
};

/** One of the planner's menus. */
const planChoice = (name: PlanName, locale: Locale): Choice<string> =>
  choice({
    parameter: name === "season" ? "season" : `with_${name}`,
    label: say(audienceWords[name], {}, locale),
    choices: [{value: any, label: say(audienceWords.any, {}, locale)}, ...options(name, locale)],
    fallback: any,
    asMenu: true
  });

/** All the planner's menus, in their order. */
export const planChoices = (locale: Locale = "zh"): Record<PlanName, Choice<string>> => ({
  season: planChoice("season", locale),
  mileage: planChoice("mileage", locale),
  car_age: planChoice("car_age", locale),
  age_band: planChoice("age_band", locale),
  gender: planChoice("gender", locale),
  interest: planChoice("interest", locale)
});

/** What the menus say. */
export function planOf(chosen: Readonly<Record<PlanName, string>>): AudiencePlan {
  const text = (name: PlanName): string | null => (chosen[name] === any ? null : chosen[name]);
  const number = (name: PlanName): number | null => {
    const value = text(name);
    return value === null ? null : Number(value);
  };
  return {
    season: text("season") as Season | null,
    mileage: number("mileage"),
    carAge: number("car_age"),
    ageBand: text("age_band"),
    gender: text("gender"),
    interest: text("interest")
  };
}

/** The audience in words. */
export function planText(plan: AudiencePlan, filters: Filters, locale: Locale = "zh"): string {
  const chosen: Record<PlanName, string | number | null> = {
    season: plan.season,
    mileage: plan.mileage,
    car_age: plan.carAge,
    age_band: plan.ageBand,
    gender: plan.gender,
    interest: plan.interest
  };
  const names = (Object.keys(chosen) as PlanName[]).flatMap((name) => {
    const value = chosen[name];
    const found = options(name, locale).find((option) => option.value === String(value));
    if (value === null || !found) return [];
    const needsName = name === "mileage" || name === "car_age";
    return [
      needsName
        ? say(
            profileWords.of_attribute,
            {attribute: say(profileWords[name], {}, locale), category: found.label},
            locale
          )
        : found.label
    ];
  });
  const segment = filters.segment == null ? [] : [segmentText(filters.segment, locale)];
  const all = [...segment, ...names];
  return all.length === 0 ? say(audienceWords.anyone, {}, locale) : all.join(" · ");
}
