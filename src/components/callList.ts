import type {Locale} from "../i18n/message.js";
import type {CsvTable} from "./csv.js";
import {saveCsv} from "./csv.js";
import {element} from "./element.js";
import type {Sentence} from "./sentence.js";
import {sentence} from "./sentence.js";
import type {Column} from "./table.js";
import {table} from "./table.js";
import {currentView} from "./viewFacts.js";

export interface CallListOptions<Row> {
  title: Sentence;
  /** Names the list in the page's markup. */
  name: string;
  /** The first rows, which are shown. */
  rows: readonly Row[];
  caption: string;
  columns: readonly Column<Row>[];
  /** Asks for all rows when they are exported, and says how they leave the page. */
  everyone: () => Promise<readonly Row[]>;
  csv: (rows: readonly Row[]) => CsvTable;
  /** On the button, and what is said when the export fails. */
  exportLabel: string;
  failed: string;
  locale?: Locale; // defaults to zh
}

/** A list of customers or vehicles by surrogate keys: the first of them, and all of them to export for `relink`. */
export function callList<Row>(options: CallListOptions<Row>): HTMLElement {
  const {title, name, rows, caption, columns, everyone, csv, exportLabel, failed} = options;
  const {locale = "zh"} = options;
  const failure = element("p", {class: "picture-note", role: "alert"});
  const button = element(
    "button",
    {type: "button", class: "button", "data-export": name},
    exportLabel
  );
  button.addEventListener("click", () => {
    button.disabled = true;
    failure.textContent = "";
    everyone()
      .then((all) => saveCsv(csv(all), currentView()))
      .catch(() => (failure.textContent = failed))
      .finally(() => (button.disabled = false));
  });
  return element(
    "section",
    {class: "customer-list stale-able"},
    element("p", {class: "picture-title"}, sentence(title, locale)),
    rows.length > 0 && element("p", {}, button),
    failure,
    rows.length > 0 && table<Row>({caption, columns, rows, locale})
  );
}
