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

/** The rules that a change of theme can break; they take most of the time. */
export const contrastRules: RunOptions = {runOnly: {type: "rule", values: ["color-contrast"]}};

/** All the others, for a window whose colours are those of another. */
export const otherRules: RunOptions = {
  ...everyRule,
  rules: {...everyRule.rules, "color-contrast": {enabled: false}}
};

/** What axe finds wrong on the page as it stands: rule, element and reason, one line each. */
export async function violations(page: Page, options: RunOptions = everyRule): Promise<string[]> {
  // Evaluated by the debugger, to which the page's content security policy does not apply.
  await page.evaluate(source);
  const results = await page.evaluate(
    (given) =>
      (window as unknown as {axe: {run: (o: RunOptions) => Promise<AxeResults>}}).axe.run(given),
    options
  );
  return results.violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id}: ${target.join(" ")}: ${failureSummary ?? ""}`)
  );
}
