import type {SearchIndex} from "../contract/searchIndex.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {searchWords} from "../i18n/search.js";
import {element} from "./element.js";
import type {PageHits} from "./searchRanking.js";
import {searchPages} from "./searchRanking.js";
import type {MarkedPart} from "./searchSnippet.js";
import {markedParts, snippet} from "./searchSnippet.js";

interface SearchDialog {
  dialog: HTMLDialogElement;
  input: HTMLInputElement;
  load(): Promise<void>;
}

let opened: SearchDialog | undefined;

/**
 * Opens the search over the page: a field, and below it what is found, by page, as links with the
 * sentence around the word. Enter follows the first, the arrow keys walk through them, Escape closes.
 *
 * @param indexPath address of the index, relative to the page
 */
export function openSearch(indexPath: string, locale: Locale = "zh"): void {
  opened ??= searchDialog(indexPath, locale);
  const {dialog, input, load} = opened;
  if (!dialog.isConnected) document.body.append(dialog);
  if (!dialog.open) dialog.showModal();
  input.focus();
  input.select();
  void load();
}

function searchDialog(indexPath: string, locale: Locale): SearchDialog {
  const word = (name: keyof typeof searchWords, values = {}): string =>
    say(searchWords[name], values, locale);
  const address = new URL(indexPath, document.baseURI);
  // The index names pages from the site's root, which is where it names itself from.
  const root = new URL(indexPath.slice(0, indexPath.indexOf("_file/")), document.baseURI);
  let index: SearchIndex | undefined;

  const input = element("input", {
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
    enterkeyhint: "go",
    placeholder: word("placeholder")
  });
  const status = element("p", {class: "small", role: "status"});
  const results = element("div", {class: "search-results"});
  const close = element("button", {type: "button", class: "close"}, "×");
  close.setAttribute("aria-label", word("close"));
  const dialog = element(
    "dialog",
    {class: "search-dialog", "aria-labelledby": "search-title"},
    element(
      "label",
      {class: "search-field"},
      element("span", {id: "search-title"}, word("title")),
      input
    ),
    close,
    status,
    results
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({target}) => {
    if (target === dialog || (target as Element).closest("a")) dialog.close();
  });

  const links = (): HTMLAnchorElement[] => [...results.querySelectorAll("a")];
  const show = (): void => {
    if (!index) return;
    const query = input.value.trim();
    const found = query === "" ? [] : searchPages(index, query);
    const count = found.reduce((sum, {hits}) => sum + hits.length, 0);
    results.replaceChildren(...found.map((page) => pageResults(page, query, root)));
    status.textContent =
      query === ""
        ? ""
        : count === 0
          ? word("none", {query})
          : word("found", {count, pages: found.length});
  };
  input.addEventListener("input", show);
  dialog.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // a Chinese word is still being typed
    const all = links();
    const at = all.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === "Escape") {
      event.preventDefault(); // in a search field it would only clear
      dialog.close();
    } else if (event.key === "Enter" && document.activeElement === input) {
      event.preventDefault();
      all[0]?.click();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = at + (event.key === "ArrowDown" ? 1 : -1);
      if (next < 0) input.focus();
      else all[Math.min(next, all.length - 1)]?.focus();
    }
  });

  const load = async (): Promise<void> => {
    if (index) return;
    status.textContent = word("loading");
    try {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`${address.pathname}: HTTP status ${response.status}`);
      index = (await response.json()) as SearchIndex;
      status.textContent = "";
      show();
    } catch {
      status.textContent = word("failed");
    }
  };
  return {dialog, input, load};
}

function pageResults({path, title, hits}: PageHits, query: string, root: URL): HTMLElement {
  return element(
    "section",
    {},
    element("h3", {}, title),
    element(
      "ul",
      {},
      hits.map(({passage: {anchor, heading, text}}) =>
        element(
          "li",
          {},
          element(
            "a",
            {
              href: `${relativeTo(root)}${path}${anchor === "" ? "" : `#${encodeURIComponent(anchor)}`}`
            },
            element("strong", {}, marked(markedParts(heading, query))),
            element("span", {}, marked(snippet(text, query)))
          )
        )
      )
    )
  );
}

const marked = (parts: readonly MarkedPart[]) =>
  parts.map(({text, isMarked}) => (isMarked ? element("mark", {}, text) : text));

/** The site's root as pages write it in links: relative, so that the view is carried along. */
function relativeTo(root: URL): string {
  const depth = new URL(".", document.baseURI).pathname.slice(root.pathname.length);
  return "../".repeat(depth.split("/").length - 1) || "./";
}
