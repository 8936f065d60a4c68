import {element} from "./element.js";

export interface PickerOption {
  value: string;
  label: string;
  note?: string | undefined;
}

export interface PickerOptions {
  /** What is picked, as the field's name. */
  name: string;
  /** Said when nothing or everything is picked. */
  all: string;
  /** Says how many are picked when there are more than two. */
  many: (count: number) => string;
  options: readonly PickerOption[];
  /** Null is all. */
  value: readonly string[] | null;
}

export interface Picker extends HTMLDetailsElement {
  value: readonly string[] | null;
}

/**
 * Several out of a list, in a menu that opens from a line which says what is picked. Its `value` is
 * null for all; it sends `input` events.
 */
export function picker({name, all, many, options, value}: PickerOptions): Picker {
  const shown = element("span", {class: "picker-value"});
  const boxes = options.map(({value, label, note}) => {
    const box = element("input", {type: "checkbox", value});
    const row = element(
      "label",
      {},
      box,
      element("span", {}, label),
      note !== undefined && element("span", {class: "picker-note"}, note)
    );
    return {box, row, value, label};
  });
  const menu = element("div", {class: "picker-menu", role: "group", "aria-label": name});
  menu.append(...boxes.map(({row}) => row));
  const root = element(
    "details",
    {class: "picker"},
    element("summary", {}, element("span", {class: "field-name"}, name), shown),
    menu
  ) as Picker;

  let current: readonly string[] | null = null;
  const show = (): void => {
    const picked = boxes.filter(({value}) => current?.includes(value) ?? false);
    for (const {box, value} of boxes) box.checked = current?.includes(value) ?? false;
    shown.textContent =
      picked.length === 0
        ? all
        : picked.length <= 2
          ? picked.map(({label}) => label).join(" + ")
          : many(picked.length);
  };
  Object.defineProperty(root, "value", {
    get: () => current,
    set: (next: readonly string[] | null) => {
      current = next;
      show();
    }
  });
  root.value = value;

  menu.addEventListener("input", (event) => {
    event.stopPropagation();
    const picked = boxes.filter(({box}) => box.checked).map(({value}) => value);
    root.value = picked.length === 0 || picked.length === boxes.length ? null : picked;
    root.dispatchEvent(new Event("input", {bubbles: true}));
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !root.open) return;
    event.stopPropagation(); // Escape closes one thing at a time
    root.open = false;
    root.querySelector("summary")!.focus();
  });
  // A menu left behind would cover what the keyboard goes on to.
  root.addEventListener("focusout", ({relatedTarget}) => {
    if (relatedTarget instanceof Node && !root.contains(relatedTarget)) root.open = false;
  });
  document.addEventListener("pointerdown", (event) => {
    if (!root.contains(event.target as Node)) root.open = false;
  });
  return root;
}
