import type {Cut} from "../charts/cut.js";
import {controlWords} from "../i18n/controls.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {element} from "./element.js";
import {movableCut} from "./movableCut.js";
import {numberFrom, replaceSearch, withChoice} from "./urlState.js";
import {registerChoice} from "./view.js";

export interface ThresholdOptions {
  /** The name it has in the address. */
  parameter: string;
  /** What is cut, such as: satisfied from level. */
  label: string;
  /** Every value it may take, ascending. */
  stops: readonly number[];
  /** The value of the settings, where the address names none. */
  fallback: number;
  /** How a value is said at the line and to those who do not see it. */
  write: (value: number) => string;
  /** What is typed: the value times `times` (100 for a share in per cent), and the unit behind it. */
  typed?: {times?: number; unit?: string};
  locale?: Locale; // defaults to zh
}

/** A cut on the axis of a chart, as the reader sets it; sends `input` when it has moved. */
export interface Threshold extends HTMLElement {
  value: number;
  /** What a chart draws (`addCut`). */
  readonly cut: Cut;
  /**
   * Makes the cut in a drawing movable, and gives the drawing back: by mouse, finger and keyboard.
   * `preview` is told each value on the way; `input` comes once, when the cut is let go.
   */
  attach<T extends Element>(drawing: T, preview?: (value: number) => void): T;
}

/**
 * A cut that can be dragged in a chart, typed, stepped by buttons (nobody has to drag: WCAG 2.5.7) and
 * moved by arrow keys, kept in the address and named in what is exported. A typed value between two
 * stops becomes the nearest.
 */
export function threshold(options: ThresholdOptions): Threshold {
  const {parameter, label, stops, fallback, write, typed = {}, locale = "zh"} = options;
  const {times = 1, unit = ""} = typed;
  const asTyped = (value: number): string => String(Math.round(value * times * 1000) / 1000);
  const named = (): number => nearest(stops, numberFrom(location.search, parameter) ?? fallback);
  let value = named();

  const field = element("input", {
    type: "number",
    inputmode: "decimal",
    step: "any",
    min: asTyped(stops[0]!),
    max: asTyped(stops.at(-1)!),
    "aria-label": label
  });
  const step = (by: -1 | 1): HTMLButtonElement => {
    const name = say(by < 0 ? controlWords.cut_lower : controlWords.cut_higher, {label}, locale);
    const button = element(
      "button",
      {type: "button", class: "step", "aria-label": name, title: name},
      by < 0 ? "−" : "+"
    );
    button.addEventListener("click", () => set(stops[stops.indexOf(value) + by] ?? value));
    return button;
  };
  const reset = element("button", {type: "button", class: "link-button"});
  reset.textContent = say(controlWords.cut_reset, {value: write(fallback)}, locale);
  reset.addEventListener("click", () => {
    set(fallback);
    field.focus();
  });
  const [lower, higher] = [step(-1), step(1)];
  const root = element(
    "div",
    {
      class: "threshold",
      role: "group",
      "aria-label": label,
      title: say(controlWords.cut_hint, {}, locale)
    },
    element("span", {class: "field-name"}, label),
    element("span", {class: "threshold-field"}, lower, field, higher),
    unit !== "" && element("span", {class: "threshold-unit"}, unit),
    reset
  ) as HTMLElement as Threshold;

  function show(): void {
    field.value = asTyped(value);
    lower.disabled = value === stops[0];
    higher.disabled = value === stops.at(-1);
    reset.hidden = value === fallback;
  }
  function set(wanted: number): void {
    const next = nearest(stops, wanted);
    const hasMoved = next !== value;
    value = next;
    show();
    if (!hasMoved) return;
    replaceSearch(withChoice(location.search, parameter, value === fallback ? null : `${value}`));
    root.dispatchEvent(new Event("input", {bubbles: true}));
  }
  // What is being typed is not yet a value.
  field.addEventListener("input", (event) => event.stopPropagation());
  field.addEventListener("change", () => {
    const number = field.value === "" ? NaN : Number(field.value) / times;
    if (Number.isFinite(number)) set(number);
    else show();
  });
  show();

  const follow = (): boolean => {
    const hasChanged = named() !== value;
    set(named());
    return hasChanged;
  };
  registerChoice({parameter, label, root, text: () => write(value), follow});

  const movable = movableCut({name: parameter, label, stops, write, value: () => value, set});
  Object.defineProperties(root, {
    value: {get: () => value, set},
    cut: {get: (): Cut => ({name: parameter, stops, value, write})},
    attach: {
      value: <T extends Element>(drawing: T, preview?: (value: number) => void): T => {
        movable(drawing, (on) => {
          field.value = asTyped(on);
          preview?.(on);
        });
        return drawing;
      }
    }
  });
  return root;
}

/** The stop next to a number; of two equally far the lower. */
function nearest(stops: readonly number[], wanted: number): number {
  return stops.reduce((best, stop) =>
    Math.abs(stop - wanted) < Math.abs(best - wanted) - 1e-9 ? stop : best
  );
}
