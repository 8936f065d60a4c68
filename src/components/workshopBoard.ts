import type {CurveLine, CurvePoint} from "../charts/emotionCurve.js";
import {EmotionCurve} from "../charts/emotionCurve.js";
import {curveLevels} from "../i18n/charts.js";
import {formatCount, formatDecimal} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {workshopWords} from "../i18n/workshop.js";
import {element} from "./element.js";
import type {OwnPoint} from "./emotionLines.js";
import {movableGrips} from "./movableGrips.js";
import {rootFontSize} from "./picture.js";
import {saveFile} from "./saveFile.js";
import {UndoHistory} from "./undoHistory.js";
import {keepWorkshop, keptWorkshop} from "./workshopMemory.js";
import {workshopReveal} from "./workshopReveal.js";
import type {DrawnLine, Workshop, WorkshopNode} from "./workshopState.js";
import {
  newWorkshop,
  readWorkshop,
  withMovedNode,
  withNewNode,
  withNode,
  withoutNode,
  workshopFile
} from "./workshopState.js";
import {workshopTable} from "./workshopTable.js";

/** What the data say, drawn over the group's curve once it is revealed. */
export interface MeasuredCurve {
  own: ReadonlyMap<string, OwnPoint>;
  /** The rival's positions by touchpoint, and its name; null where there are none. */
  rival: {name: string; positions: ReadonlyMap<string, number>} | null;
  n: number;
}

export interface WorkshopBoard extends HTMLElement {
  /** Takes over what the data say under the filters as they are now. */
  measured: MeasuredCurve;
}

/** Where a grip waits that has not been placed: about the middle, the two lines apart. */
const UNPLACED: Readonly<Record<DrawnLine, number>> = {own: 3.3, rival: 2.7};

/**
 * The exercise of drawing one's own emotion curve: grips to drag, a table to type in, undo and redo; kept
 * in the browser, saved as a file, printed on one page; the data's curve is laid over it when revealed.
 */
export function workshopBoard(
  start: Workshop,
  measured: MeasuredCurve,
  locale: Locale = "zh"
): WorkshopBoard {
  const word = (name: keyof typeof workshopWords, values = {}): string =>
    say(workshopWords[name], values, locale);
  const history = new UndoHistory(keptWorkshop(start.journey) ?? start);
  let isRevealed = false;
  let data = measured;

  const plot = element("div", {class: "workshop-plot"});
  const title = element("h2", {class: "workshop-title"});
  const subtitle = element("p", {class: "picture-subtitle"});
  const status = element("p", {class: "small workshop-status", role: "status"});
  const targets = element("div", {class: "workshop-targets"});
  const differences = element("div", {});
  const button = (name: keyof typeof workshopWords, work: () => void): HTMLButtonElement => {
    const made = element("button", {type: "button", class: "button"}, word(name));
    made.addEventListener("click", work);
    return made;
  };
  const undo = button("undo", () => history.undo() && render());
  const redo = button("redo", () => history.redo() && render());
  const reveal = button("reveal", () => {
    isRevealed = !isRevealed;
    render();
  });
  const file = element("input", {type: "file", accept: ".json,application/json", hidden: true});
  file.addEventListener("change", () => void open());
  const names = (["store", "rival"] as const).map((name) => {
    const field = element("input", {type: "text", maxlength: 20});
    field.addEventListener("input", () =>
      change({...history.value, [name]: field.value}, `name ${name}`)
    );
    return {name, field};
  });
  const tools = element(
    "div",
    {class: "workshop-tools", role: "toolbar", "aria-label": word("tools")},
    undo,
    redo,
    button("add", () => change(withNewNode(history.value, word("new_label")))),
    button("clear", () => {
      change(start);
      status.textContent = word("cleared");
    }),
    button("save", () =>
      saveFile(
        new Blob([workshopFile(history.value)], {type: "application/json"}),
        `${word("file_name", {store: history.value.store}).replace(/[\\/:*?"<>|]/g, "_")}.json`
      )
    ),
    button("open", () => file.click()),
    button("print", () => print()),
    file
  );
  const fields = workshopTable(
    {
      change: (id, edit, kind) => change(withNode(history.value, id, edit), kind),
      move: (id, by) => change(withMovedNode(history.value, id, by)),
      remove: (id) => change(withoutNode(history.value, id))
    },
    locale
  );
  const root = element(
    "section",
    {class: "workshop"},
    tools,
    element(
      "div",
      {class: "workshop-names"},
      names.map(({name, field}) => element("label", {}, element("span", {}, word(name)), field))
    ),
    element(
      "figure",
      {class: "workshop-sheet"},
      element("figcaption", {}, title, subtitle),
      plot,
      targets
    ),
    element("p", {class: "picture-note workshop-hint"}, word("hint")),
    status,
    element("div", {class: "workshop-tools"}, reveal),
    differences,
    fields.root
  ) as HTMLElement as WorkshopBoard;
  Object.defineProperty(root, "measured", {
    get: () => data,
    set: (next: MeasuredCurve) => {
      data = next;
      render();
    }
  });

  const nodeOf = (grip: string): {line: DrawnLine; node: WorkshopNode} => {
    const [line, id] = [grip.slice(0, grip.indexOf(":")), grip.slice(grip.indexOf(":") + 1)];
    return {line: line as DrawnLine, node: history.value.nodes.find((node) => node.id === id)!};
  };
  const lineName = (line: DrawnLine): string =>
    line === "own" ? history.value.store : history.value.rival;
  const attach = movableGrips({
    labelOf(grip) {
      const {line, node} = nodeOf(grip);
      return word("grip", {line: lineName(line), touchpoint: node.label});
    },
    valueOf(grip) {
      const {line, node} = nodeOf(grip);
      return node[line] ?? UNPLACED[line];
    },
    textOf(grip) {
      const {line, node} = nodeOf(grip);
      const value = node[line];
      if (value === null) return word("grip_unplaced");
      const level = curveLevels[Math.floor(value + 0.5) as 1 | 2 | 3 | 4 | 5]![locale];
      return word("grip_value", {value: formatDecimal(value, locale), level});
    },
    move(grip, level, isDone) {
      const {line, node} = nodeOf(grip);
      if (node[line] !== level) {
        change(withNode(history.value, node.id, {[line]: level}), `drag ${grip}`);
      }
      if (isDone) history.settle();
    }
  });

  function change(next: Workshop, kind: string | null = null): void {
    if (next === history.value) return;
    history.change(next, kind);
    render();
  }

  async function open(): Promise<void> {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const workshop = readWorkshop(await chosen.text());
    file.value = "";
    const isRead = workshop?.journey === start.journey;
    if (isRead) change(workshop);
    status.textContent = word(isRead ? "opened" : "not_read", {file: chosen.name});
  }

  function lines(): CurveLine[] {
    const {nodes, store, rival} = history.value;
    const drawn = (role: DrawnLine): CurveLine => ({
      role,
      name: lineName(role),
      grips: role,
      points: nodes.map((node) => ({
        position: node[role] ?? UNPLACED[role],
        state: node[role] === null ? "small" : "shown"
      }))
    });
    const solid = (role: DrawnLine, name: string, at: (id: string) => CurvePoint): CurveLine => ({
      role,
      name,
      points: nodes.map(({id}) => at(id))
    });
    return [
      drawn("own"),
      drawn("rival"),
      ...(isRevealed
        ? [solid("own", word("data_own", {store}), (id) => data.own.get(id) ?? {position: null})]
        : []),
      ...(isRevealed && data.rival
        ? [
            solid("rival", word("data_rival", {rival: data.rival.name || rival}), (id) => ({
              position: data.rival!.positions.get(id) ?? null
            }))
          ]
        : [])
    ];
  }

  function draw(): void {
    const width = Math.floor(plot.getBoundingClientRect().width);
    if (width <= 0) return;
    const {nodes} = history.value;
    const drawing = EmotionCurve(
      {
        nodes: nodes.map(({id, label, isTarget}) => ({
          touchpoint: id,
          label,
          mark: null,
          note: isTarget ? word("target") : null,
          emphasis: isTarget ? "ahead" : null
        })),
        lines: lines()
      },
      {width, alternative: title.textContent ?? "", em: rootFontSize(), locale}
    );
    plot.replaceChildren(drawing);
    attach(drawing);
  }

  function render(): void {
    const workshop = history.value;
    const chosen = workshop.nodes.filter(({isTarget}) => isTarget);
    title.textContent = word("title", {store: workshop.store, count: chosen.length});
    subtitle.textContent = isRevealed
      ? word("subtitle_revealed", {n: formatCount(data.n, locale)})
      : word("subtitle");
    for (const {name, field} of names) {
      if (field.value !== workshop[name]) field.value = workshop[name];
    }
    undo.disabled = !history.canUndo;
    redo.disabled = !history.canRedo;
    reveal.textContent = word(isRevealed ? "conceal" : "reveal");
    reveal.setAttribute("aria-expanded", String(isRevealed));
    targets.replaceChildren(
      ...(chosen.length > 0
        ? [
            element("h3", {}, word("chosen")),
            element(
              "ul",
              {},
              chosen.map(({label, measure}) =>
                element("li", {}, element("strong", {}, label), measure && `\u3000${measure}`)
              )
            )
          ]
        : [])
    );
    differences.replaceChildren(
      ...(isRevealed ? [workshopReveal(workshop, data.own, locale)] : [])
    );
    fields.show(workshop);
    const isKept = keepWorkshop(workshop);
    if (!isKept) status.textContent = word("not_kept");
    else if (status.textContent === "") status.textContent = word("kept");
    draw();
  }

  root.addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type === "text";
    if (isTyping || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    const isRedo = key === "y" || (key === "z" && event.shiftKey);
    if (key !== "z" && !isRedo) return;
    event.preventDefault();
    if (isRedo ? history.redo() : history.undo()) render();
  });
  let drawnAt = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry!.contentRect.width);
    if (width === drawnAt) return;
    drawnAt = width;
    draw();
  }).observe(plot);
  render();
  return root;
}

/** The journey's touchpoints as an empty drawing. */
export const emptyWorkshop = (
  journey: Workshop["journey"],
  touchpoints: readonly {touchpoint: string; journey: string; label_zh: string; label_en: string}[],
  rival: string | null,
  locale: Locale = "zh"
): Workshop =>
  newWorkshop(
    journey,
    touchpoints
      .filter((touchpoint) => touchpoint.journey === journey)
      .map(({touchpoint, label_zh, label_en}) => ({
        id: touchpoint,
        label: locale === "zh" ? label_zh : label_en
      })),
    {
      store: say(workshopWords.default_store, {}, locale),
      rival: rival ?? say(workshopWords.default_rival, {}, locale)
    }
  );
