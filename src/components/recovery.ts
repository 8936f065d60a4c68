import type {Locale} from "../i18n/message.js";
import {element} from "./element.js";
import type {Failure} from "./errorPanel.js";
import {errorPanel} from "./errorPanel.js";
import {replaceSearch, withoutQuestion} from "./urlState.js";

/**
 * What a page does when it cannot compute: figures of an earlier view must not stand under filters
 * that they do not follow, so it goes back to its default view, whose figures are prebuilt, and says so.
 */
export class Recovery {
  /** Where it says so. */
  readonly alerts = element("div");

  /** @param followAddress has filters and choices take what the address names; whether any changed */
  constructor(
    private readonly followAddress: () => boolean,
    private readonly locale: Locale
  ) {}

  /** Whether what is shown may be of an earlier view. */
  get isBehind(): boolean {
    return this.alerts.querySelector("[data-shows=last]") !== null;
  }

  /** Whether it says that the page has gone back to its default view. */
  get hasGoneBack(): boolean {
    return this.alerts.querySelector("[data-shows=default]") !== null;
  }

  /**
   * Deals with a failed question that was asked at that address. True when the reader wants it asked
   * again; false when the default view's questions have taken its place.
   */
  async isAskedAgain(failure: Failure, askedAt: string): Promise<boolean> {
    // Another question of the same view has failed before this one, or the reader has left it.
    const plain = withoutQuestion(askedAt);
    if (location.search === plain && askedAt !== plain) return false;
    if (this.leaveFor(failure)) return false;
    const {locale} = this;
    await new Promise<void>((retry) =>
      this.alerts.replaceChildren(errorPanel(failure, retry, {locale}))
    );
    this.alerts.replaceChildren();
    return true;
  }

  /** Goes from what the address asks for to the default view, and says why; whether that changed any filter or choice. */
  leaveFor(failure: Failure): boolean {
    const wanted = location.search;
    const plain = withoutQuestion(wanted);
    if (wanted === plain) return false;
    const hasFollowed = this.#go(plain);
    const again = (): void => {
      this.alerts.replaceChildren();
      this.#go(wanted);
    };
    const {locale} = this;
    this.alerts.replaceChildren(errorPanel(failure, again, {shows: "default", locale}));
    return hasFollowed;
  }

  /** Takes back what it said of an earlier choice, once the reader has made another. */
  dismiss(): void {
    this.alerts.querySelector("[data-shows=default]")?.remove();
  }

  #go(search: string): boolean {
    replaceSearch(search);
    return this.followAddress();
  }
}
