import {element} from "./element.js";
import {choiceFrom, replaceSearch, withChoice} from "./urlState.js";
import {registerChoice} from "./view.js";

export interface ChoiceOptions<T extends string> {
  /** The name it has in the address. */
  parameter: string;
  label: string;
  choices: readonly {value: T; label: string}[];
  /** Chosen when the address names none; the address then stays without it. */
  fallback: T;
  /** A menu instead of buttons, where there are many; defaults to false. */
  asMenu?: boolean;
}

export interface Choice<T extends string> extends HTMLElement {
  value: T;
}

let groups = 0;

/**
 * One of a few, side by side or in a menu, kept in the address and named in what is exported. Its
 * `value` is what is chosen; it sends `input` events.
 */
export function choice<T extends string>(options: ChoiceOptions<T>): Choice<T> {
  const {parameter, label, choices, fallback, asMenu = false} = options;
  const values = choices.map(({value}) => value);
  const named = (): T => choiceFrom(location.search, parameter, values) ?? fallback;
  const {root, read, write} = asMenu ? menu(options, named()) : buttons(options, named());
  Object.defineProperty(root, "value", {get: read});
  const text = (): string => choices.find(({value}) => value === read())?.label ?? "";
  const follow = (): boolean => {
    const hasChanged = named() !== read();
    if (hasChanged) write(named());
    if (hasChanged) root.dispatchEvent(new Event("input", {bubbles: true}));
    return hasChanged;
  };
  registerChoice({parameter, label, root, text, follow});
  // Before anyone outside hears of it, so that the address is right when they ask.
  root.addEventListener(
    "input",
    () => {
      const value = read();
      replaceSearch(withChoice(location.search, parameter, value === fallback ? null : value));
    },
    {capture: true}
  );
  return root as unknown as Choice<T>;
}

interface Control {
  root: HTMLElement;
  read: () => string;
  write: (value: string) => void;
}

function menu({label, choices}: ChoiceOptions<string>, initial: string): Control {
  const select = element(
    "select",
    {},
    choices.map(({value, label: text}) =>
      element("option", {value, selected: value === initial}, text)
    )
  );
  const root = element(
    "label",
    {class: "choice select"},
    element("span", {class: "field-name"}, label),
    select
  );
  return {root, read: () => select.value, write: (value) => (select.value = value)};
}

function buttons(
  {parameter, label, choices, fallback}: ChoiceOptions<string>,
  initial: string
): Control {
  const name = `choice-${parameter}-${++groups}`;
  const radios = choices.map(({value, label: text}) => {
    const input = element("input", {type: "radio", name, value, checked: value === initial});
    return {input, row: element("label", {}, input, text)};
  });
  const root = element(
    "fieldset",
    {class: "choice"},
    element("legend", {}, label),
    element(
      "div",
      {class: "choice-options"},
      radios.map(({row}) => row)
    )
  );
  const show = (): void => {
    for (const {input, row} of radios) row.classList.toggle("is-chosen", input.checked);
  };
  root.addEventListener("input", show, {capture: true});
  show();
  return {
    root,
    read: () => radios.find(({input}) => input.checked)?.input.value ?? fallback,
    write: (value) => {
      for (const {input} of radios) input.checked = input.value === value;
    }
  };
}
