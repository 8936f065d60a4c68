import {exportWords} from "../i18n/export.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import type {CsvCell, CsvTable} from "./csv.js";
import {saveCsv} from "./csv.js";
import type {Fact} from "./viewFacts.js";
import {currentView, shortSubject} from "./viewFacts.js";

/** What a cell holds: text, or a figure with what it rests on. */
interface Read {
  value: CsvCell;
  n: number | null;
  lo: number | null;
  hi: number | null;
  state: "shown" | "small" | "withheld" | "missing" | null; // null for text
}

/** Saves a table as it stands on the page; false while the page is not current. */
export function saveTable(
  source: HTMLTableElement,
  about: Partial<Pick<CsvTable, "subject" | "title" | "facts">> = {}
): boolean {
  const view = currentView();
  if (!view.isCurrent) return false;
  const table = csvTable(source, view.locale);
  const facts = [...(about.facts ?? []), ...(table.facts ?? [])];
  saveCsv({...table, ...about, facts}, view);
  return true;
}

/**
 * The table as data, in the order of its rows on the page: a figure becomes its value, with columns for
 * the ends of its interval and its n; what the page withholds is withheld here in the same words.
 */
export function csvTable(source: HTMLTableElement, locale: Locale = "zh"): CsvTable {
  const word = (name: keyof typeof exportWords, values = {}): string =>
    say(exportWords[name], values, locale);
  const heads = [...(source.tHead?.rows[0]?.cells ?? [])];
  const lines = [...source.tBodies]
    .flatMap((body) => [...body.rows])
    .filter((row) => !row.hidden)
    .map((row) => [...row.cells]);
  const columns = heads.flatMap((head, index) => {
    const cells = lines.map((line) => line[index]);
    if (head.dataset.export === "none") return [];
    const reads = cells.map((cell) => (cell ? read(cell) : NOTHING));
    // The numbers that a column of drawings shows are in other columns.
    const isDrawn = cells.some((cell) => cell?.querySelector("svg"));
    return isDrawn && reads.every(({value}) => value === "") ? [] : [{label: textOf(head), reads}];
  });
  const written = columns.flatMap(({label, reads}) => {
    const column = (label: string, of: (cell: Read) => CsvCell) => ({label, cells: reads.map(of)});
    const ends = [
      column(word("column_lo", {label}), ({lo}) => lo),
      column(word("column_hi", {label}), ({hi}) => hi)
    ];
    return [
      column(label, ({value}) => value),
      ...(reads.some(({lo}) => lo !== null) ? ends : []),
      ...(reads.some(({n}) => n !== null) ? [column(word("column_n", {label}), ({n}) => n)] : [])
    ];
  });
  const states = new Set(columns.flatMap(({reads}) => reads.map(({state}) => state)));
  const hasFractions = columns.some(({reads}) =>
    reads.some(({value, state}) => state !== null && !Number.isInteger(value ?? 0))
  );
  const note = (name: keyof typeof exportWords): Fact => ({label: word("note"), value: word(name)});
  const title = source.caption ? textOf(source.caption) : "";
  return {
    subject: shortSubject(title),
    title,
    header: written.map(({label}) => label),
    rows: lines.map((_, row) => written.map(({cells}) => cells[row])),
    facts: [
      ...(hasFractions ? [note("units")] : []),
      ...(states.has("small") ? [note("small")] : []),
      ...(states.has("withheld") ? [note("withheld")] : [])
    ]
  };
}

const NOTHING: Read = {value: null, n: null, lo: null, hi: null, state: null};

function read(cell: HTMLTableCellElement): Read {
  const {raw} = cell.dataset;
  if (raw !== undefined) {
    const isNumber = raw.trim() !== "" && Number.isFinite(Number(raw));
    return {...NOTHING, value: isNumber && !/^0\d/.test(raw) ? Number(raw) : raw};
  }
  const text = textOf(cell);
  const [figure, ...others] = cell.querySelectorAll<HTMLElement>("data.figure");
  if (!figure || others.length > 0 || textOf(figure) !== text) return {...NOTHING, value: text};
  const number = (name: string): number | null => {
    const content = figure.dataset[name];
    return content === undefined || content === "" ? null : Number(content);
  };
  const state = /\bis-(small|withheld|missing)\b/.exec(figure.className)?.[1] as Read["state"];
  const value = state === "withheld" ? text : number("value");
  return {value, n: number("n"), lo: number("lo"), hi: number("hi"), state: state ?? "shown"};
}

/** The text of a cell in one line, without its drawings and without what its figure carries or the file has elsewhere. */
function textOf(node: Node): string {
  const parts = (part: Node): string => {
    if (part instanceof Text) return part.data;
    if (!(part instanceof HTMLElement)) return "";
    if (part.classList.contains("range") || part.dataset.export === "none") return "";
    if (part.tagName === "BR") return " ";
    return [...part.childNodes].map(parts).join(/^(LI|P|DIV)$/.test(part.tagName) ? " " : "");
  };
  return parts(node).replace(/\s+/g, " ").trim();
}
