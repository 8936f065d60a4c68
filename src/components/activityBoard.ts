import {activityWords} from "../i18n/activities.js";
import {quadrantWords} from "../i18n/drivers.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import type {Drop} from "./activityDrag.js";
import {dragActivities} from "./activityDrag.js";
import {activitiesInFile, activityCsv, activityJson} from "./activityFile.js";
import type {StandingActivity} from "./activityPlaces.js";
import {standingActivities} from "./activityPlaces.js";
import type {Activity} from "./activityStore.js";
import {ELSEWHERE, itemMenu, OWN_PLACE} from "./activityMenu.js";
import {activityStore, newActivity, placeWithin} from "./activityStore.js";
import {effortSentences} from "./activityEffort.js";
import {saveCsv} from "./csv.js";
import type {DriverView} from "./driverView.js";
import {element} from "./element.js";
import {saveFile} from "./saveFile.js";
import {table} from "./table.js";
import {currentView} from "./viewFacts.js";

/** The list of activities with its form; its `value` are the activities, `input` says that they changed. */
export interface ActivityBoard extends HTMLElement {
  readonly value: readonly Activity[];
  /** Shows them under a questionnaire and its quadrant; null where there is none. */
  show(questionnaire: string, view: DriverView | null): void;
  /** Those that have a place there, for the chart. */
  standing(): StandingActivity[];
  /** Makes them movable in a drawing. */
  attach<T extends SVGSVGElement>(drawing: T): T;
}

/** The exercise: list what the shop does, say what it serves, see where effort does not count. */
export function activityBoard(store = activityStore(), locale: Locale = "zh"): ActivityBoard {
  const word = (name: keyof typeof activityWords, values = {}): string =>
    say(activityWords[name], values, locale);
  let questionnaire = "";
  let view: DriverView | null = null;

  const message = element("p", {class: "small", role: "status"});
  const list = element("div");
  const summary = element("div", {class: "effort", role: "status"});
  const undo = element("button", {type: "button", class: "button"}, word("undo"));
  const root = element("section", {class: "activities"}) as HTMLElement as ActivityBoard;

  const standing = (): StandingActivity[] =>
    view ? standingActivities(store.activities, questionnaire, view) : [];
  function commit(next: readonly Activity[], said = ""): void {
    store.change(next);
    changed(said);
  }
  function changed(said = ""): void {
    message.textContent = said;
    draw();
    root.dispatchEvent(new Event("input", {bubbles: true}));
  }
  const patch = (id: string, change: Partial<Activity>): void =>
    commit(
      store.activities.map((activity) => (activity.id === id ? {...activity, ...change} : activity))
    );

  /** What serving an item, or none, means for an activity. */
  function served(key: string, before: Activity | null): Pick<Activity, "serves" | "place"> {
    const item = view?.items.find((candidate) => candidate.key === key);
    if (item) return {serves: {questionnaire, item: key, touchpoint: item.touchpoint}, place: null};
    const stands = before && standing().find(({id}) => id === before.id);
    const {importance, performance} = stands ?? view?.cuts ?? {importance: 0.1, performance: 4};
    return {serves: null, place: placeWithin(importance, performance)};
  }
  function dropped(id: string, drop: Drop): void {
    if ("item" in drop) patch(id, served(drop.item, null));
    else patch(id, {serves: null, place: placeWithin(drop.importance, drop.performance)});
  }

  function draw(): void {
    undo.disabled = !store.canUndo;
    const places = new Map(standing().map((stands) => [stands.id, stands]));
    list.replaceChildren(
      store.activities.length === 0
        ? element("p", {}, word("none"))
        : table({
            caption: word("caption"),
            rows: store.activities.map((activity, i) => ({activity, number: i + 1})),
            columns: [
              {label: word("number"), cell: ({number}) => String(number)},
              {label: word("name"), cell: ({activity}) => nameField(activity), isLong: true},
              {
                label: word("serves"),
                cell: ({activity}) => servesField(activity, places.get(activity.id) ?? null)
              },
              {
                label: word("field"),
                cell: ({activity}) => {
                  const stands = places.get(activity.id);
                  return stands ? quadrantWords[stands.quadrant][locale] : "";
                }
              },
              {
                label: word("importance"),
                cell: ({activity}) => placeField(activity, "importance", 100),
                isNumber: true
              },
              {
                label: word("performance"),
                cell: ({activity}) => placeField(activity, "performance", 1),
                isNumber: true
              },
              {label: word("cost"), cell: ({activity}) => costField(activity), isNumber: true},
              {label: "", cell: ({activity}) => removeButton(activity)}
            ]
          })
    );
    summary.replaceChildren(
      ...(view && store.activities.length > 0
        ? effortSentences(store.activities, questionnaire, view, locale)
        : [])
    );
  }

  function nameField({id, name}: Activity): HTMLElement {
    const field = element("input", {type: "text", value: name, "aria-label": word("name")});
    field.addEventListener("change", () =>
      field.value.trim() === "" ? draw() : patch(id, {name: field.value.trim()})
    );
    return field;
  }
  function servesField(activity: Activity, stands: StandingActivity | null): HTMLElement {
    const isElsewhere = activity.serves !== null && stands === null;
    const menu = itemMenu({view, chosen: stands?.item ?? null, isElsewhere, locale});
    menu.addEventListener("change", () => {
      if (menu.value !== ELSEWHERE) patch(activity.id, served(menu.value, activity));
    });
    return menu;
  }
  function placeField(
    {id, place}: Activity,
    axis: "importance" | "performance",
    times: number
  ): HTMLElement | string {
    if (!place) return "";
    const value = Math.round(place[axis] * times * 100) / 100;
    const field = element("input", {type: "number", step: "any", value, "aria-label": word(axis)});
    field.addEventListener("change", () => {
      const wanted = field.value === "" ? NaN : Number(field.value) / times;
      const next = {...place, [axis]: wanted};
      const within = placeWithin(next.importance, next.performance);
      if (within) patch(id, {place: within});
      else draw();
    });
    return field;
  }
  function costField({id, cost}: Activity): HTMLElement {
    const field = element("input", {
      type: "number",
      min: 0,
      step: "any",
      value: cost ?? "",
      "aria-label": word("cost")
    });
    field.addEventListener("change", () => patch(id, {cost: costOf(field.value)}));
    return field;
  }
  function removeButton({id, name}: Activity): HTMLElement {
    const button = element(
      "button",
      {type: "button", class: "link-button", "aria-label": word("remove", {name})},
      word("remove_short")
    );
    button.addEventListener("click", () =>
      commit(store.activities.filter((activity) => activity.id !== id))
    );
    return button;
  }

  const name = element("input", {
    type: "text",
    maxlength: 120,
    placeholder: word("name_hint"),
    "aria-label": word("name")
  });
  const cost = element("input", {type: "number", min: 0, step: "any", "aria-label": word("cost")});
  const servesPlace = element("span");
  const form = element(
    "form",
    {class: "activity-form"},
    element("label", {}, element("span", {class: "field-name"}, word("name")), name),
    element("label", {}, element("span", {class: "field-name"}, word("serves")), servesPlace),
    element("label", {}, element("span", {class: "field-name"}, word("cost")), cost),
    element("button", {type: "submit", class: "button"}, word("add"))
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (name.value.trim() === "") return name.focus();
    const key = servesPlace.querySelector("select")?.value ?? OWN_PLACE;
    const activity = newActivity({
      name: name.value.trim(),
      cost: costOf(cost.value),
      ...served(key, null)
    });
    name.value = "";
    cost.value = "";
    commit([...store.activities, activity]);
    name.focus();
  });

  const file = element("input", {
    type: "file",
    accept: ".json,.csv,application/json,text/csv",
    hidden: true
  });
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    if (!chosen) return;
    void chosen.text().then((text) => {
      file.value = "";
      const found = activitiesInFile(text);
      if (found) commit(found, word("opened", {count: found.length}));
      else message.textContent = word("unreadable", {file: chosen.name, name: word("name")});
    });
  });
  const button = (label: string, click: () => void): HTMLButtonElement => {
    const made = element("button", {type: "button", class: "button"}, label);
    made.addEventListener("click", click);
    return made;
  };
  undo.addEventListener("click", () => {
    store.undo();
    changed();
  });
  const listed = () => {
    const places = new Map(standing().map((stands) => [stands.id, stands]));
    return store.activities.map((activity, i) => {
      const stands = places.get(activity.id);
      return {
        activity,
        number: i + 1,
        serves: stands?.item?.label ?? word(activity.serves ? "elsewhere" : "own_place"),
        field: stands ? quadrantWords[stands.quadrant][locale] : ""
      };
    });
  };
  root.append(
    form,
    summary,
    list,
    element(
      "div",
      {class: "activity-actions"},
      undo,
      button(word("save_json"), () =>
        saveFile(
          new Blob([activityJson(store.activities)], {type: "application/json"}),
          `${word("caption")}.json`
        )
      ),
      button(word("save_csv"), () => saveCsv(activityCsv(listed(), locale), currentView())),
      button(word("open"), () => file.click()),
      button(word("print"), () => print()),
      file
    ),
    message,
    element("p", {class: "small"}, word(store.isKept ? "private" : "not_kept"))
  );
  // Fields tell of changes by themselves; only a changed list is news to the page.
  form.addEventListener("input", (event) => event.stopPropagation());
  list.addEventListener("input", (event) => event.stopPropagation());
  file.addEventListener("input", (event) => event.stopPropagation());

  root.show = (shownQuestionnaire, shownView) => {
    questionnaire = shownQuestionnaire;
    view = shownView;
    const before = servesPlace.querySelector("select")?.value;
    const kept = view?.items.find(({key}) => key === before) ?? view?.items[0] ?? null;
    servesPlace.replaceChildren(
      itemMenu({view, chosen: before === OWN_PLACE ? null : kept, locale})
    );
    draw();
  };
  root.standing = standing;
  root.attach = (drawing) => dragActivities(drawing, dropped);
  Object.defineProperty(root, "value", {get: () => store.activities});
  draw();
  return root;
}

function costOf(text: string): number | null {
  const value = text === "" ? NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}
