import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {workshopWords} from "../i18n/workshop.js";
import {element} from "./element.js";
import type {DrawnLine, Workshop, WorkshopNode} from "./workshopState.js";
import {placed} from "./workshopState.js";

/** What the table tells of the reader's doings. */
export interface WorkshopEdits {
  /** One node changed; `kind` names a change in several steps, such as typing. */
  change(id: string, change: Partial<Omit<WorkshopNode, "id">>, kind: string | null): void;
  move(id: string, by: -1 | 1): void;
  remove(id: string): void;
}

/** A table whose fields hold the nodes. */
export interface WorkshopTable {
  root: HTMLElement;
  /** Shows a drawing; fields are made anew only where nodes came, went or changed places. */
  show(workshop: Workshop): void;
}

/** Names, places, targets and measures of the nodes, to type; nobody has to drag. */
export function workshopTable(edits: WorkshopEdits, locale: Locale = "zh"): WorkshopTable {
  const word = (name: keyof typeof workshopWords, values = {}): string =>
    say(workshopWords[name], values, locale);
  const body = element("tbody");
  const head = (
    ["touchpoint", "own_place", "rival_place", "is_target", "measure", "order"] as const
  ).map((name) => element("th", {scope: "col"}, word(name)));
  const root = element(
    "div",
    {class: "workshop-table", role: "group", tabindex: 0, "aria-label": word("table")},
    element(
      "table",
      {},
      element("caption", {}, element("span", {}, word("table"))),
      element("thead", {}, element("tr", {}, head)),
      body
    )
  );
  let rows = new Map<string, (node: WorkshopNode) => void>();
  let shownIds = "";

  function show({nodes}: Workshop): void {
    const ids = nodes.map(({id}) => id).join("\n");
    if (ids !== shownIds) {
      shownIds = ids;
      const made = nodes.map((node, index) => rowOf(node, index, nodes.length));
      rows = new Map(made.map(({id, fill}) => [id, fill]));
      body.replaceChildren(...made.map(({row}) => row));
    }
    for (const node of nodes) rows.get(node.id)!(node);
  }

  function rowOf({id, label}: WorkshopNode, index: number, count: number) {
    const named = (field: "touchpoint" | "own_place" | "rival_place" | "is_target" | "measure") =>
      word("field", {touchpoint: label, field: word(field)});
    const name = textField(named("touchpoint"), 20, (value) =>
      edits.change(id, {label: value}, `label ${id}`)
    );
    const measure = textField(named("measure"), 200, (value) =>
      edits.change(id, {measure: value}, `measure ${id}`)
    );
    const place = (line: DrawnLine): HTMLInputElement => {
      const field = element("input", {
        type: "number",
        inputmode: "decimal",
        min: 1,
        max: 5,
        step: 0.1,
        "aria-label": named(`${line}_place`),
        "data-place": `${line}:${id}`
      });
      field.addEventListener("change", () => {
        const value = field.value === "" ? null : placed(Number(field.value));
        field.value = value === null ? "" : String(value);
        edits.change(id, {[line]: value}, null);
      });
      return field;
    };
    const [own, rival] = [place("own"), place("rival")];
    const target = element("input", {type: "checkbox", "aria-label": named("is_target")});
    target.addEventListener("change", () => edits.change(id, {isTarget: target.checked}, null));
    const button = (sign: string, name: string, isDisabled: boolean, work: () => void) => {
      const made = element(
        "button",
        {type: "button", class: "step", "aria-label": name, title: name, disabled: isDisabled},
        sign
      );
      made.addEventListener("click", work);
      return made;
    };
    const row = element(
      "tr",
      {"data-node": id},
      element("th", {scope: "row"}, name),
      element("td", {"data-label": word("own_place")}, own),
      element("td", {"data-label": word("rival_place")}, rival),
      element("td", {"data-label": word("is_target")}, target),
      element("td", {"data-label": word("measure"), class: "long"}, measure),
      element(
        "td",
        {class: "workshop-order"},
        button("↑", word("up", {touchpoint: label}), index === 0, () => edits.move(id, -1)),
        button("↓", word("down", {touchpoint: label}), index === count - 1, () =>
          edits.move(id, 1)
        ),
        button("×", word("remove", {touchpoint: label}), count <= 2, () => edits.remove(id))
      )
    );
    const fill = (node: WorkshopNode): void => {
      put(name, node.label);
      put(measure, node.measure);
      put(own, node.own === null ? "" : String(node.own));
      put(rival, node.rival === null ? "" : String(node.rival));
      target.checked = node.isTarget;
    };
    return {id, row, fill};
  }
  return {root, show};
}

function textField(
  label: string,
  longest: number,
  changed: (value: string) => void
): HTMLInputElement {
  const field = element("input", {type: "text", maxlength: longest, "aria-label": label});
  field.addEventListener("input", () => changed(field.value));
  return field;
}

/** Leaves a field alone that says the same, so that a cursor in it stays where it is. */
function put(field: HTMLInputElement, value: string): void {
  if (field.value !== value) field.value = value;
}
