import {init, parse} from "es-module-lexer";
import type {PageElement} from "./html.js";
import {inlineScripts, pageElements} from "./html.js";

/** Something a built file points at. */
export interface Reference {
  target: string; // as written
  use: "fetched" | "deferred" | "link"; // at once; when some code decides so; when a reader does
}

// Attributes whose target a browser fetches by itself.
const fetched = new Set(["src", "poster", "data", "background", "xlink:href"]);

/** What a page points at: resources, links, and what its inline modules import or register. */
export async function pageReferences(html: string): Promise<Reference[]> {
  const references = pageElements(html).flatMap(elementReferences);
  for (const script of inlineScripts(html)) references.push(...(await moduleReferences(script)));
  return references;
}

/** What a JavaScript module imports, and the files that Framework registers in it. */
export async function moduleReferences(source: string): Promise<Reference[]> {
  await init;
  const [imports] = parse(source);
  const references: Reference[] = imports.flatMap(({specifier, type}) =>
    typeof specifier === "string"
      ? [{target: specifier, use: type.startsWith("dynamic") ? "deferred" : "fetched"}]
      : []
  );
  for (const pattern of [
    /import\.meta\.resolve\((["'`])(?<target>[^"'`]+)\1\)/g,
    /"path":"(?<target>[^"]*\/_file\/[^"]+)"/g,
    /\b(?:fetch|importScripts|Worker|EventSource|WebSocket)\((["'`])(?<target>(?:\w+:)?\/\/[^"'`]+)\1/g
  ]) {
    for (const {groups} of source.matchAll(pattern)) {
      references.push({target: groups!.target!, use: "deferred"});
    }
  }
  return references;
}

/** What a style sheet imports or draws with; data URLs are left out. */
export function styleReferences(source: string): Reference[] {
  const pattern = /url\(\s*(["']?)(?<url>[^"')]+)\1\s*\)|@import\s*(["'])(?<sheet>[^"']+)\3/g;
  return [...source.matchAll(pattern)]
    .map(({groups}) => groups!.url ?? groups!.sheet!)
    .filter((target) => !target.startsWith("data:") && !target.startsWith("#"))
    .map((target) => ({target, use: "fetched"}));
}

function elementReferences({name, attributes}: PageElement): Reference[] {
  const references: Reference[] = [];
  for (const [attribute, value] of Object.entries(attributes)) {
    if (fetched.has(attribute)) references.push({target: value, use: "fetched"});
    if (attribute === "href")
      references.push({target: value, use: name === "a" ? "link" : "fetched"});
    if (attribute === "srcset") {
      for (const candidate of value.split(",")) {
        references.push({target: candidate.trim().split(/\s+/)[0]!, use: "fetched"});
      }
    }
    if (attribute === "style") references.push(...styleReferences(value));
  }
  return references.filter(({target}) => !target.startsWith("data:"));
}
