import type {Locale} from "../i18n/message.js";
import {element} from "./element.js";
import {numberFrom, replaceSearch, withChoice} from "./urlState.js";
import {registerChoice} from "./view.js";

export interface SliderOptions {
  /** The name it has in the address. */
  parameter: string;
  label: string;
  min: number;
  max: number;
  step: number;
  /** The value of the settings, where the address names none. */
  fallback: number;
  /** What is typed behind the field. */
  unit?: string;
  /** Only the field, for a number that means nothing by its size; defaults to false. */
  isPlain?: boolean;
  locale?: Locale;
}

/** A number that is slid or typed, kept in the address and named in what is exported; sends `input`. */
export interface Slider extends HTMLElement {
  value: number;
}

/** A whole number within bounds by a slider and a field that follow each other. */
export function slider(options: SliderOptions): Slider {
  const {parameter, label, min, max, step, fallback, unit = "", isPlain = false} = options;
  const within = (wanted: number): number =>
    Math.min(max, Math.max(min, min + Math.round((wanted - min) / step) * step));
  const named = (): number => within(numberFrom(location.search, parameter) ?? fallback);
  let value = named();
  const attributes = {min, max, step, "aria-label": label};
  const range = isPlain ? null : element("input", {type: "range", ...attributes});
  const field = element("input", {type: "number", inputmode: "numeric", ...attributes});
  const root = element(
    "div",
    {class: "slider", role: "group", "aria-label": label},
    element("span", {class: "field-name"}, label),
    range,
    field,
    unit !== "" && element("span", {class: "slider-unit"}, unit)
  ) as HTMLElement as Slider;
  const show = (): void => {
    field.value = String(value);
    if (range) range.value = String(value);
  };
  const set = (wanted: number): void => {
    const next = within(wanted);
    const hasMoved = next !== value;
    value = next;
    show();
    if (!hasMoved) return;
    replaceSearch(withChoice(location.search, parameter, value === fallback ? null : `${value}`));
    root.dispatchEvent(new Event("input", {bubbles: true}));
  };
  for (const control of [field, ...(range ? [range] : [])]) {
    // What is being typed, or slid over, is not yet a value.
    control.addEventListener("input", (event) => {
      event.stopPropagation();
      if (control === range) field.value = range.value;
    });
    control.addEventListener("change", () => {
      const number = control.value === "" ? NaN : Number(control.value);
      if (Number.isFinite(number)) set(number);
      else show();
    });
  }
  const follow = (): boolean => {
    const hasChanged = named() !== value;
    set(named());
    return hasChanged;
  };
  registerChoice({parameter, label, root, text: () => `${value}${unit}`, follow});
  Object.defineProperty(root, "value", {get: () => value, set});
  show();
  return root;
}
