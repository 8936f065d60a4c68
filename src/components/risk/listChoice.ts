import {settings} from "../../contract/settings.js";
import {formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import type {Choice} from "../choice.js";
import {choice} from "../choice.js";
import type {Slider} from "../slider.js";
import {slider} from "../slider.js";
import {word} from "./context.js";

/** How long the list is, and who is set aside. */
export interface ListChoice {
  size: number;
  /** Share set aside at random. */
  share: number;
  seed: number;
}

/** How many customers the list of the week has. */
export const sizeSlider = (locale: Locale = "zh"): Slider =>
  slider({
    parameter: "list_size",
    label: word("size", locale),
    unit: word("size_unit", locale),
    min: 10,
    max: settings.call_list_at_most,
    step: 10,
    fallback: settings.call_list_size,
    locale
  });

/** The share of the list that is set aside. */
export const shareChoice = (locale: Locale = "zh"): Choice<string> =>
  choice({
    parameter: "hold_out",
    label: word("hold_out", locale),
    choices: settings.hold_out_shares.map((share) => ({
      value: String(share),
      label: formatShare(share, locale, 0)
    })),
    fallback: String(settings.hold_out_share),
    asMenu: true
  });

/** What the random numbers of the hold-out start from. */
export const seedField = (locale: Locale = "zh"): Slider =>
  slider({
    parameter: "hold_out_seed",
    label: word("seed", locale),
    min: 1,
    max: 999_999,
    step: 1,
    fallback: 1,
    isPlain: true,
    locale
  });
