import type {Locale} from "../../src/i18n/message.js";
import {say} from "../../src/i18n/message.js";
import {frame} from "../../src/i18n/site.js";

// Framework puts the label that closes the menu among the items of a list.
const labelInList =
  /(<ol>\n)(\s*<label id="observablehq-sidebar-close"[^>]*><\/label>\n)([^]*?<\/ol>\n)/;

/**
 * Makes the frame that Framework puts around a page usable for all: a link past the menu as the first
 * stop of the keyboard, the menu and its button named, the current page marked, the freedom to zoom
 * on a phone, and a sentence where no script runs.
 */
export function accessiblePage(html: string, locale: Locale): string {
  const words = (name: "skip" | "no_script" | "toggle_menu" | "menu"): string =>
    say(frame[name], {}, locale);
  return html
    .replace(", maximum-scale=1", "")
    .replace(
      "<body>",
      `<body>
<a class="skip-link" href="#observablehq-main">${words("skip")}</a>
<noscript><p class="alert no-script">${words("no_script")}</p></noscript>`
    )
    .replace('title="Toggle sidebar"', `aria-label="${words("toggle_menu")}"`)
    .replace('<nav id="observablehq-sidebar"', `$& aria-label="${words("menu")}"`)
    .replace(labelInList, "$1$3$2")
    .replace('observablehq-link-active"><a ', '$&aria-current="page" ')
    .replace('<main id="observablehq-main"', '$& tabindex="-1"');
}
