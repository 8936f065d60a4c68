import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {AxeResults, RunOptions} from "axe-core";
import type {Page} from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Every rule of WCAG 2.2 A and AA and of best practice. */
export const everyRule: RunOptions = {
  runOnly: {type: "tag", values: tags},
  rules: {
    // Framework's checkbox that shows the menu stands outside all landmarks, where its style needs it.
    region: {enabled: false},
    "target-size": {enabled: true}
  }
};

/** All the others, for a window whose colours are those of another. */
export const otherRules: RunOptions = {
  ...everyRule,
  rules: {...everyRule.rules, "color-contrast": {enabled: false}}
};

/** What axe finds wrong on the page as it stands: rule, element and reason, one line each. */
export async function violations(page: Page, options: RunOptions = everyRule): Promise<string[]> {
  return run(page, [], options);
}

/**
 * Contrasts that are too low once the theme has changed: of elements with text that are alike, all the
 * way up, two are looked at. What lies where, which can give alike elements another ground, is no
 * other in the other theme.
 */
export async function contrastViolations(page: Page): Promise<string[]> {
  const contrast: RunOptions = {runOnly: {type: "rule", values: ["color-contrast"]}};
  const mark = "data-contrast";
  await page.evaluate(markOfEachKind, mark);
  return run(page, [`[${mark}]`], contrast);
}

// Runs in the page.
function markOfEachKind(mark: string): void {
  const kinds = new Map<Element, string>();
  const counts = new Map<string, number>();
  for (const element of document.body.querySelectorAll("*")) {
    const attributes = [...element.attributes].flatMap(({name, value}) =>
      /^(class|style|role|type|open|hidden|disabled|aria-(?!label).*)$/.test(name)
        ? [name, value]
        : []
    );
    const above = kinds.get(element.parentElement!) ?? "";
    const kind = [above, element.tagName, ...attributes].join(" ");
    kinds.set(element, kind);
    const hasText = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== ""
    );
    if (!hasText) continue;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (count <= 2) element.setAttribute(mark, "");
  }
}

async function run(page: Page, include: string[], options: RunOptions): Promise<string[]> {
  // Evaluated by the debugger, to which the page's content security policy does not apply.
  await page.evaluate(source);
  const results = await page.evaluate(
    ([given, within]) =>
      (
        window as unknown as {axe: {run: (c: object, o: RunOptions) => Promise<AxeResults>}}
      ).axe.run(within.length > 0 ? {include: within} : document, given),
    // What is in order would be described as fully, which takes as long again.
    [{...options, resultTypes: ["violations"]} satisfies RunOptions, include] as const
  );
  return results.violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id}: ${target.join(" ")}: ${failureSummary ?? ""}`)
  );
}
