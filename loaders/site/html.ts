import {Parser} from "htmlparser2";

/** An element of a page, as written: its name and its attributes. */
export interface PageElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
}

/** All elements of a page, in order. */
export function pageElements(html: string): PageElement[] {
  const elements: PageElement[] = [];
  parse(html, {onopentag: (name, attributes) => elements.push({name, attributes})});
  return elements;
}

/** The text of each script that a page carries in itself, exactly as a browser hashes it. */
export function inlineScripts(html: string): string[] {
  const scripts: string[] = [];
  let isInside = false;
  parse(html, {
    onopentag: (name, {src}) => {
      isInside = name === "script" && src === undefined;
      if (isInside) scripts.push("");
    },
    ontext: (text) => {
      if (isInside) scripts[scripts.length - 1] += text;
    },
    onclosetag: () => {
      isInside = false;
    }
  });
  return scripts;
}

function parse(html: string, handler: ConstructorParameters<typeof Parser>[0]): void {
  const parser = new Parser(handler, {decodeEntities: true});
  parser.write(html);
  parser.end();
}
