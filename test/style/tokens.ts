import {readFileSync} from "node:fs";

export type Theme = "light" | "dark" | "projector" | "projectorDark" | "print";

const themes: Record<Theme, readonly string[]> = {
  light: [":root"],
  dark: [":root", '[data-theme="dark"]'],
  projector: [":root", '[data-view="projector"]'],
  projectorDark: [
    ":root",
    '[data-theme="dark"]',
    '[data-view="projector"]',
    '[data-view="projector"][data-theme="dark"]'
  ],
  print: [":root", "@media print"]
};

const css = (name: string): string =>
  readFileSync(new URL(`../../src/style/${name}.css`, import.meta.url), "utf8");

/** The colours of each theme by name, as the style sheets give them, later rules over earlier ones. */
export function coloursOf(theme: Theme): Record<string, string> {
  const colours: Record<string, string> = {};
  for (const selector of themes[theme]) {
    const block =
      selector === "@media print"
        ? /@media print\s*\{\s*:root[^{]*\{([^}]*)\}/.exec(css("print"))?.[1]
        : blocks(css("tokens")).get(selector);
    if (block === undefined) throw new Error(`style: no block for ${selector}`);
    for (const [, name, value] of block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)) {
      colours[name!] = value!;
    }
  }
  return colours;
}

/** The rules of the token sheet for every reader, by selector without its `:root:where( )`. */
function blocks(text: string): Map<string, string> {
  const everyone = text.split("@media (")[0]!;
  return new Map(
    [...everyone.matchAll(/(?:^|\n) *(:root[^{]*?)\s*\{([^}]*)\}/g)].map(([, selector, body]) => [
      /:where\((.*)\)/.exec(selector!)?.[1] ?? selector!.split(",")[0]!,
      body!
    ])
  );
}
