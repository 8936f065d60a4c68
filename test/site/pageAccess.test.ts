import {describe, expect, it} from "vitest";
import {pageElements} from "../../loaders/site/html.js";
import {accessiblePage} from "../../loaders/site/pageAccess.js";

const page = `<head>
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
</head>
<body>
<input id="observablehq-sidebar-toggle" type="checkbox" title="Toggle sidebar">
<nav id="observablehq-sidebar">
  <ol>
    <label id="observablehq-sidebar-close" for="observablehq-sidebar-toggle"></label>
    <li class="observablehq-link"><a href="./index.html">Home</a></li>
  </ol>
  <ol>
    <li class="observablehq-link observablehq-link-active"><a href="./quality.html">Quality</a></li>
  </ol>
</nav>
<main id="observablehq-main" class="observablehq"></main>
</body>`;

const result = accessiblePage(page, "en");
const named = (wanted: string) => pageElements(result).filter(({name}) => name === wanted);

describe("accessiblePage", () => {
  it("starts the body with a link to the content, which can take the focus", () => {
    const inBody = pageElements(result).slice(2 + 1);
    expect(inBody[0]).toMatchObject({name: "a", attributes: {href: "#observablehq-main"}});
    expect(named("main")[0]!.attributes).toMatchObject({id: "observablehq-main", tabindex: "-1"});
  });

  it("says something where no script runs", () => {
    expect(result).toMatch(/<noscript><p[^>]*>[^<]*JavaScript/);
  });

  it("names the menu and its button and marks the current page", () => {
    expect(named("nav")[0]!.attributes["aria-label"]).toBe("Menu");
    expect(named("input")[0]!.attributes["aria-label"]).toBe("show or hide the menu");
    expect(named("a").map(({attributes}) => attributes["aria-current"])).toEqual([
      undefined,
      undefined,
      "page"
    ]);
  });

  it("leaves only items in the lists of the menu", () => {
    const elements = pageElements(result).map(({name}) => name);
    expect(elements.slice(elements.indexOf("nav"))).toEqual([
      "nav",
      "ol",
      "li",
      "a",
      "label",
      "ol",
      "li",
      "a",
      "main"
    ]);
  });
});
