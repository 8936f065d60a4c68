import type {Filters} from "../contract/filters.js";
import type {Manifest} from "../contract/manifest.js";
import type {Locale} from "../i18n/message.js";

/** What a page tells about itself when it is opened, read anew whenever something is taken out. */
export interface PageInView {
  manifest: Manifest;
  /** Null on a page without filters. */
  filters: () => Filters | null;
  /** What the page counted under the filters, in words; empty where it counts nothing. */
  counted: () => string;
  /** Whether what is shown belongs to the filters and choices as they are now. */
  isCurrent: () => boolean;
  locale: Locale;
}

/** A choice beside the filters: a window, a threshold, a definition. */
export interface ChoiceInView {
  /** Its name in the address; a later choice of the same name takes its place. */
  parameter: string;
  label: string;
  /** Its control; a choice counts as long as this is on the page. */
  root: Node;
  /** What is chosen, in words. */
  text: () => string;
  /** Takes the value that the address now names; sends `input` and says so if it is another. */
  follow?: () => boolean;
}

let openedPage: PageInView | undefined;
const choices = new Map<string, ChoiceInView>();

/** Says what page this is; `openPage` does it. */
export function registerPage(page: PageInView): void {
  openedPage = page;
}

/** Adds a choice to what is said of the view; `choice` does it for each of its controls. */
export function registerChoice(choice: ChoiceInView): void {
  choices.delete(choice.parameter); // so that it is named where it now stands
  choices.set(choice.parameter, choice);
}

/** What page this is; undefined before one is opened. */
export const pageInView = (): PageInView | undefined => openedPage;

/** Every choice, also one whose control is made and not yet on the page. */
export const everyChoice = (): ChoiceInView[] => [...choices.values()];

/** The choices whose controls are on the page. */
export const choicesInView = (): ChoiceInView[] =>
  [...choices.values()].filter(({root}) => root.isConnected);
