import type {Filters} from "../contract/filters.js";
import {noFilters} from "../contract/filters.js";
import type {Manifest} from "../contract/manifest.js";
import {settings} from "../contract/settings.js";
import {formatDate, formatList, formatPeriod} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {segmentFilterWords} from "../i18n/segments.js";
import {engineWords, frame} from "../i18n/site.js";
import {element} from "./element.js";
import {monthsBetween, monthSelect} from "./monthSelect.js";
import {picker} from "./picker.js";
import {segmentSelect} from "./segments/segmentSelect.js";
import {segmentText} from "./segments/segmentText.js";
import {isUnfiltered} from "./urlState.js";

export interface FilterBar extends HTMLElement {
  value: Filters;
  /** Adds what the page counted under these filters to the status line. */
  describe(count: string): void;
  /** What it counted; empty until it has. */
  readonly counted: string;
  /** Takes these filters as if the reader had set them; whether they are others. */
  follow(next: Filters): boolean;
  /** Disables the filters and says why in the status line. */
  turnOff(reason: string): void;
}

/** Short names of the dealers that the filters keep. */
export function dealersIn(filters: Filters, {dealers}: Pick<Manifest, "dealers">): string[] {
  return dealers
    .filter(({dealer_id}) => filters.dealers?.includes(dealer_id) ?? true)
    .map(({short_name}) => short_name);
}

/** What the filters say, in words. */
export function filterText(
  filters: Filters,
  manifest: Pick<Manifest, "dealers" | "period">,
  locale: Locale = "zh"
): string {
  const parts = [
    filters.dealers === null
      ? say(frame.all_dealers, {}, locale)
      : formatList(dealersIn(filters, manifest), locale),
    filters.models === null
      ? say(frame.all_models, {}, locale)
      : formatList(filters.models, locale),
    formatPeriod(
      filters.from ?? manifest.period.from?.slice(0, 7) ?? null,
      filters.to ?? manifest.period.to?.slice(0, 7) ?? null,
      locale
    ),
    ...(filters.segment == null ? [] : [segmentText(filters.segment, locale)])
  ];
  return parts.join(frame.list_separator[locale]);
}

/** Dealers under the filters whose data end long before the newest, as sentences. */
export function staleNotes(
  filters: Filters,
  {dealers}: Pick<Manifest, "dealers">,
  locale: Locale = "zh"
): string[] {
  return dealers
    .filter(({is_stale, dealer_id}) => is_stale && (filters.dealers?.includes(dealer_id) ?? true))
    .map(({short_name, as_of}) =>
      say(
        frame.stale_note,
        {
          dealer: short_name,
          as_of: formatDate(as_of, locale),
          days: settings.stale_after_days
        },
        locale
      )
    );
}

/**
 * Dealer, model, period and class of customers, shared by all pages. Its `value` holds the filters; it sends `input`
 * events when the reader changes them. On a phone it is one line that unfolds.
 */
export function filterBar(manifest: Manifest, value: Filters, locale: Locale = "zh"): FilterBar {
  const words = (name: keyof typeof frame, values: Record<string, string | number> = {}): string =>
    say(frame[name], values, locale);
  const dealers = picker({
    name: words("dealer"),
    all: words("all_dealers"),
    many: (count) => words("dealer_count", {count}),
    options: manifest.dealers.map(({dealer_id, short_name, is_stale}) => ({
      value: String(dealer_id),
      label: short_name,
      note: is_stale ? words("stale_option") : undefined
    })),
    value: null
  });
  const models = picker({
    name: words("model"),
    all: words("all_models"),
    many: (count) => words("model_count", {count}),
    options: manifest.model_series.map((model) => ({value: model, label: model})),
    value: null
  });
  const {from: first, to: last} = manifest.period;
  const months = first && last ? monthsBetween(first.slice(0, 7), last.slice(0, 7)) : [];
  const from = monthSelect(words("from"), words("from_start"), months, locale);
  const to = monthSelect(words("to"), words("to_end"), months, locale);
  const segment = segmentSelect(locale);
  const reset = element("button", {type: "button", class: "link-button"}, words("reset"));
  const fields = element("div", {class: "filter-bar-fields", id: "filter-fields"});
  if (manifest.dealers.length > 1) fields.append(dealers);
  if (manifest.model_series.length > 1) fields.append(models);
  if (months.length > 1) fields.append(from.root, to.root);
  fields.append(segment.root, reset);
  const summary = element("span", {class: "filter-bar-summary"});
  const toggle = element(
    "button",
    {type: "button", class: "button", "aria-expanded": "false", "aria-controls": "filter-fields"},
    words("change_filters")
  );
  const status = element("p", {class: "filter-status", role: "status"});
  const root = element(
    "section",
    {class: "filter-bar", "aria-label": words("filters")},
    element("div", {class: "filter-bar-head"}, summary, toggle),
    fields,
    status
  ) as unknown as FilterBar;

  let current = value;
  let counted = "";
  let whyOff = "";
  const show = (): void => {
    dealers.value = current.dealers?.map(String) ?? null;
    models.value = current.models;
    from.select.value = current.from ?? "";
    to.select.value = current.to ?? "";
    segment.show(current.segment);
    for (const option of to.select.options) {
      option.disabled = option.value !== "" && current.from !== null && option.value < current.from;
    }
    for (const option of from.select.options) {
      option.disabled = option.value !== "" && current.to !== null && option.value > current.to;
    }
    reset.hidden = isUnfiltered(current);
    const text = filterText(current, manifest, locale);
    summary.textContent = text;
    status.replaceChildren(
      whyOff === "" ? "" : element("span", {class: "filter-note"}, `${whyOff} `),
      isUnfiltered(current) ? counted : words("status_filtered", {filters: text}) + counted,
      current.segment == null
        ? ""
        : element("span", {}, ` ${say(segmentFilterWords.filter_note, {}, locale)}`),
      ...staleNotes(current, manifest, locale).map((note) =>
        element("span", {class: "filter-note"}, ` ${note}`)
      )
    );
  };
  const change = (next: Filters): void => {
    current = next;
    counted = "";
    show();
    root.dispatchEvent(new Event("input", {bubbles: true}));
  };
  fields.addEventListener("input", (event) => {
    event.stopPropagation();
    change({
      dealers: dealers.value?.map(Number) ?? null,
      models: models.value,
      from: from.select.value || null,
      to: to.select.value || null,
      segment: segment.value()
    });
  });
  reset.addEventListener("click", () => change(noFilters));
  const unfold = (isOpen: boolean): void => {
    root.classList.toggle("is-open", isOpen);
    toggle.setAttribute("aria-expanded", String(isOpen));
    toggle.textContent = words(isOpen ? "close_filters" : "change_filters");
  };
  toggle.addEventListener("click", () => unfold(!root.classList.contains("is-open")));
  // Unfolded it covers most of a phone, and so what the keyboard goes on to.
  root.addEventListener("focusout", ({relatedTarget}) => {
    if (relatedTarget instanceof Node && !root.contains(relatedTarget)) unfold(false);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !root.classList.contains("is-open")) return;
    unfold(false);
    toggle.focus();
  });
  Object.defineProperty(root, "value", {
    get: () => current,
    set: (next: Filters) => {
      current = next;
      show();
    }
  });
  Object.defineProperty(root, "counted", {get: () => counted});
  root.describe = (count) => {
    counted = count;
    show();
  };
  root.follow = (next) => {
    const hasChanged = JSON.stringify(next) !== JSON.stringify(current);
    if (hasChanged) change(next);
    return hasChanged;
  };
  root.turnOff = (reason) => {
    whyOff = say(engineWords.filters_off, {reason}, locale);
    root.classList.add("is-off");
    for (const control of fields.querySelectorAll<HTMLInputElement>("input, select, button"))
      control.disabled = true;
    show();
  };
  show();
  return root;
}
