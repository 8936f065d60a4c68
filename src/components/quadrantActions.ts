import {quadrantActions as actions, quadrantWords} from "../i18n/drivers.js";
import type {Locale} from "../i18n/message.js";
import type {Quadrant} from "../stats/quadrants.js";
import {element} from "./element.js";

/** What to do in each field of the quadrant. */
export const quadrantActions = (locale: Locale = "zh"): HTMLElement =>
  element(
    "dl",
    {class: "quadrant-actions"},
    (Object.keys(actions) as Quadrant[]).map((quadrant) => [
      element("dt", {class: `field-${quadrant}`}, quadrantWords[quadrant][locale]),
      element("dd", {}, actions[quadrant][locale])
    ])
  );
