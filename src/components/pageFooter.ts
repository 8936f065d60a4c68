import type {Manifest} from "../contract/manifest.js";
import {formatDate} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {displayWords, footerWords} from "../i18n/site.js";
import {themeMenu} from "./display.js";
import {element} from "./element.js";

/** What the page rests on: period, as-of of each dealer, when and from which extracts it was built. */
export function pageFooter(manifest: Manifest, locale: Locale = "zh"): HTMLElement {
  const {from, to} = manifest.period;
  const period =
    from && to
      ? say(
          footerWords.period,
          {from: formatDate(from, locale), to: formatDate(to, locale)},
          locale
        )
      : say(footerWords.no_period, {}, locale);
  const dealers = manifest.dealers.map(({short_name, as_of, is_stale}) =>
    element(
      "li",
      {class: is_stale && "is-stale"},
      as_of === null
        ? say(footerWords.as_of_unknown, {dealer: short_name}, locale)
        : say(footerWords.as_of, {dealer: short_name, as_of: formatDate(as_of, locale)}, locale),
      is_stale && say(footerWords.stale, {}, locale)
    )
  );
  const built = say(
    footerWords.built,
    {
      built: formatDate(manifest.built_at, locale),
      count: manifest.extract_count,
      fingerprint: manifest.fingerprint
    },
    locale
  );
  const print = element(
    "button",
    {type: "button", class: "link-button", onclick: () => window.print()},
    say(displayWords.print, {}, locale)
  );
  return element(
    "footer",
    {class: "page-footer", "data-fingerprint": manifest.fingerprint},
    element("p", {}, period),
    element("ul", {}, dealers),
    element("p", {}, built, manifest.is_sample && ` · ${say(footerWords.sample, {}, locale)}`),
    manifest.accepted_gates.length > 0 &&
      element(
        "p",
        {class: "is-stale"},
        say(footerWords.gates, {gates: manifest.accepted_gates.join(", ")}, locale)
      ),
    element("p", {}, say(footerWords.privacy, {}, locale)),
    themeMenu(locale),
    " ",
    print
  );
}
